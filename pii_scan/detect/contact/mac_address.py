"""Hardware addresses of network cards (MAC)."""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_INSIDE = (".", "[", "x")
"""Before a dotted address these make it a part of something else."""


def check(candidate: Candidate) -> Verdict | None:
    digits = "".join(ch for ch in candidate.text if ch not in ":-.").lower()
    if len(digits) != 12 or len(set(digits)) < 3:
        return None
    if "." in candidate.text and (candidate.before.endswith(_INSIDE) or candidate.after.startswith(("]", "."))):
        # `[.C2A4.0020.0004]`: weights of a collation, a longer dotted number.
        return None
    if digits.isdigit() and not candidate.label and not candidate.column:
        # Twelve digits in pairs may be a time or an account.
        return Verdict(":".join(digits[i : i + 2] for i in range(0, 12, 2)), 0.0, ("six_pairs",))
    return Verdict(":".join(digits[i : i + 2] for i in range(0, 12, 2)), 4.5, ("six_pairs",))


KIND = Kind("mac_address", LegalClass.SUPPORTING, "Hardware address of a device (MAC)", "MAC_ADDRESS")
LABELS = (
    "mac", "macs", "mac address", "mac addresses", "hwaddr", "ether", "physical address", "wifi mac", "bssid",
    "hardware address", "direccion mac", "dirección mac",
)  # fmt: skip
ANTI_LABELS = ("fingerprint", "sha1", "sha256", "md5", "guid")

DETECTOR = Detector(
    kind=KIND,
    standard="IEEE 802-2014, EUI-48: https://standards.ieee.org/products-programs/regauth/",
    patterns=(
        "[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}",
        "[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}",
        r"[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}",
    ),
    digits=(1, 64),
    check=check,
    labels=LABELS,
    anti_labels=ANTI_LABELS,
    label_weight=3.0,
    prior=-2.5,
    headers=(r"^(?:wi ?fi |device )?mac(?: addr(?:ess)?)?$|^bssid$|^hardware address$",),
    examples=(
        Example("MAC: 00:1A:2B:3C:4D:5E", "00:1a:2b:3c:4d:5e"),
        Example("device 00-1a-2b-3c-4d-5e joined", "00:1a:2b:3c:4d:5e"),
        Example("hwaddr 001a.2b3c.4d5e", "00:1a:2b:3c:4d:5e"),
    ),
    counter_examples=(
        Example("at 10:11:12:13:14:15"),
        Example("[.c2a4.0020.0004]"),
        Example("00:00:00:00:00:00"),
        Example("ff:ff:ff:ff:ff:ff"),
    ),
    validator="six pairs of hexadecimal digits, not all alike",
    not_covered="Twelve hexadecimal digits in one piece.",
)
