"""Hardware addresses whose hexadecimal digits are all letters; only a label tells them from words and times."""

from pii_scan.detect.contact.mac_address import ANTI_LABELS, KIND, LABELS, check
from pii_scan.detect.detector import Detector, Example

DETECTOR = Detector(
    kind=KIND,
    standard="IEEE 802-2014, EUI-48: https://standards.ieee.org/products-programs/regauth/",
    patterns=(
        "[A-Fa-f]{2}:[A-Fa-f]{2}:[A-Fa-f]{2}:[A-Fa-f]{2}:[A-Fa-f]{2}:[A-Fa-f]{2}",
        "[A-Fa-f]{2}-[A-Fa-f]{2}-[A-Fa-f]{2}-[A-Fa-f]{2}-[A-Fa-f]{2}-[A-Fa-f]{2}",
        r"[A-Fa-f]{4}\.[A-Fa-f]{4}\.[A-Fa-f]{4}",
    ),
    check=check,
    labels=LABELS,
    anti_labels=ANTI_LABELS,
    label_required=True,
    label_weight=3.0,
    prior=-2.5,
    examples=(
        Example("Device MAC: AA:BB:CC:DD:EE:FF", "aa:bb:cc:dd:ee:ff"),
        Example("MACs: 00:11:22:33:44:55 and AA-BB-CC-DD-EE-FF", "aa:bb:cc:dd:ee:ff"),
        Example("Dirección MAC: aabb.ccdd.eeff", "aa:bb:cc:dd:ee:ff"),
    ),
    counter_examples=(Example("aa:bb:cc:dd:ee:ff"), Example("MAC: ff:ff:ff:ff:ff:ff"), Example("dead.beef.cafe")),
    validator="six pairs of hexadecimal letters, not all alike, behind a label",
    not_covered="Such an address without a label.",
)
