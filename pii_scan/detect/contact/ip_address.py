"""IP addresses: of a connection, and so perhaps of a household."""

import re
from ipaddress import AddressValueError, IPv6Address

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_GOES_ON = re.compile(r"-|\.[0-9a-z]")
"""What makes it a version or a longer number; a full stop alone ends a sentence."""

_OF_A_LONGER_ONE = re.compile(r"[0-9a-f]{3,4}:[0-9a-f:]*::$")
"""The first groups of an address of eight that ends in four decimal numbers."""


def _check(candidate: Candidate) -> Verdict | None:
    return _four(candidate) if candidate.pattern == 0 else _six(candidate)


def _four(candidate: Candidate) -> Verdict | None:
    parts = candidate.text.split(".")
    numbers = [int(part) for part in parts]
    if max(numbers) > 255 or numbers[0] == 0 or numbers[0] >= 224 or any(len(p) > 1 and p[0] == "0" for p in parts):
        return None
    if candidate.before.endswith(("v", "-", "/", "_", ".")) or _GOES_ON.match(candidate.after):
        return None
    if _OF_A_LONGER_ONE.search(candidate.before):
        return None
    private = numbers[0] in (10, 127) or numbers[:2] in ([192, 168], [169, 254]) or (
        numbers[0] == 172 and 16 <= numbers[1] < 32
    )  # fmt: skip
    # 1.2.3.4 is a version or a paragraph as often as an address.
    small = max(numbers) < 32
    odds = -1.0 if private else -0.4 if small else 1.3
    return Verdict(candidate.text, odds, ("private_network",) if private else ("four_octets",))


def _six(candidate: Candidate) -> Verdict | None:
    if _GOES_ON.match(candidate.after):
        return None
    try:
        address = IPv6Address(candidate.text)
    except AddressValueError:
        return None
    if not any(ch.isdigit() for ch in candidate.text) or candidate.text.count(":") < 3:
        return None
    if all(len(group) == 2 for group in candidate.text.split(":")):
        # Eight pairs are a serial number or the beginning of a fingerprint.
        return None
    if address.is_loopback or address.is_multicast or address.is_unspecified:
        return None
    return Verdict(address.compressed, -0.5 if address.is_link_local else 4.0, ("eight_groups",))


DETECTOR = Detector(
    kind=Kind("ip_address", LegalClass.SUPPORTING, "IP address", "IP_ADDRESS"),
    standard="RFC 791 and RFC 4291: https://www.rfc-editor.org/rfc/rfc4291",
    patterns=(
        r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}",
        "(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}",
        "(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}",
    ),
    digits=(1, 64),
    check=_check,
    labels=(
        "ip", "ip address", "ip addr", "ipv4", "ipv6", "client ip", "source ip", "src ip", "remote addr", "remote ip",
        "remote_addr", "x-forwarded-for", "x-real-ip", "login from", "logged in from", "dirección ip", "direccion ip",
        "ip-adresse", "adresse ip", "last login ip", "user ip",
    ),
    anti_labels=("version", "ver", "release", "build", "firmware", "section", "oid", "chapter", "sku", "part", "rev"),
    label_weight=3.0,
    prior=-1.5,
    headers=(
        r"^(?:client |source |src |remote |user |last login |login |registration )?ip(?: ?v?[46])?(?: addr(?:ess)?)?$",
    ),
    examples=(
        Example("Client IP: 98.137.11.164", "98.137.11.164"),
        Example("My IP is 98.137.11.164.", "98.137.11.164"),
        Example("logged in from 98.137.11.164 at noon", "98.137.11.164"),
        Example("ip=2001:db8:85a3::8a2e:370:7334", "2001:db8:85a3::8a2e:370:7334"),
        Example("IPv6 2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:db8:85a3::8a2e:370:7334"),
    ),
    counter_examples=(
        Example("version 1.2.3.4"),
        Example("see section 4.1.2.10"),
        Example("peer 192.168.1.20"),
        Example("Serial Number: 04:00:00:00:00:01:15:4b:5a:c3:94"),
        Example("std::abs and ab::cd"),
    ),
    validator="octets up to 255 without leading zeros; no network of its own house",
    not_covered="Ranges of addresses; which household or person had the address.",
)  # fmt: skip
