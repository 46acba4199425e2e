"""Indian voter ID (EPIC)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("in_voter_id", LegalClass.OTHER_GOV_ID, "Indian voter ID (EPIC)", "IN_VOTER", identifies=True),
    standard="Election Commission of India, Electors Photo Identity Card: https://eci.gov.in",
    patterns=("[A-Za-z]{3}/?[0-9]{7}",),
    holds=stdnum_holds("in_.epic"),
    pass_rate=0.1,
    labels=(
        "epic no", "epic number", "voter id", "voter id no", "voter card", "voters id", "voter id card",
        "election card", "elector photo identity card", "election commission of india", "voter id card no",
        "voter's id", "elector's photo identity card", "voter card no", "voter identity card", ),
    shy=("epic",),
    examples=(
        Example("Voter ID: ZKR2723294", "ZKR2723294"),
        Example("EPIC No. VBX7962608", "VBX7962608"),
        Example("Elector Photo Identity Card\nLJS9338195", "LJS9338195"),
    ),
    counter_examples=(
        Example("Voter ID: ZKR2723295"),
        Example("Order number ZKR2723294"),
    ),
    validator="Luhn over the digits",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
