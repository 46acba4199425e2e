"""Dutch citizen service number (BSN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("nl_bsn", LegalClass.OTHER_GOV_ID, "Dutch citizen service number (BSN)", identifies=True),
    standard="Wet algemene bepalingen burgerservicenummer, eleven test: https://www.rvig.nl",
    patterns=("[0-9]{8,9}", "[0-9]{4}[. ][0-9]{2}[. ][0-9]{3}", "[0-9]{3}[. -][0-9]{3}[. -][0-9]{3}"),
    holds=stdnum_holds("nl.bsn"),
    pass_rate=0.09,
    labels=(
        "bsn", "bsn-nummer", "bsnnummer", "burgerservicenummer", "burger service nummer", "sofinummer", "sofi-nummer",
        "sofi", "dutch citizen service number", "citizen service number",
    ),
    examples=(
        Example("BSN: 421727196", "421727196"),
        Example("Burgerservicenummer 556667128", "556667128"),
        Example("BSN-nummer\n588865758", "588865758"),
        Example("citizen service number is 141330053", "141330053"),
    ),
    counter_examples=(
        Example("BSN: 421727197"),
        Example("Order number 421727196"),
    ),
    validator="eleven test",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
