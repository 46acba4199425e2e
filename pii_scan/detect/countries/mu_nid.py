"""Mauritian national identity number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("mu_nid", LegalClass.OTHER_GOV_ID, "Mauritian national identity number", identifies=True),
    standard="National Identity Card Act 1985: https://mnis.govmu.org",
    patterns=("[A-Za-z][0-9]{12}[0-9A-Za-z]",),
    holds=stdnum_holds("mu.nid"),
    pass_rate=0.002,
    alone={0: 4.4},
    labels=(
        "national identity number", "nic no", "nic number", "mauritian id", "mauritian nic",
        "national identity card no",
    ),
    examples=(
        Example("NIC No. M230984627885C", "M230984627885C"),
        Example("Mauritian ID Z060896658977F", "Z060896658977F"),
        Example("National identity number\nV270356795324C", "V270356795324C"),
    ),
    counter_examples=(
        Example("NIC No. M230984627885D"),
        Example("Order number M230984627885C"),
    ),
    validator="birth date, modulus 17",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
