"""National Provider Identifiers of physicians and clinics. Public numbers: they say whose patient somebody is."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance.luhn import luhn
from pii_scan.detect.ids.beside_label import compact
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ISSUER = "80840"
"""ISO 7812: health, United States; part of what the last digit checks, never printed."""
_PUBLISHED = frozenset({"1234567893", "1000000004", "2000000002"})


def valid_npi(digits: str) -> bool:
    """Ten digits, first 1 or 2, Luhn with the issuer in front: 2 in 100 random ones pass."""
    return len(digits) == 10 and digits[0] in "12" and luhn(_ISSUER + digits)


def _check(candidate: Candidate) -> Verdict | None:
    digits = compact(candidate.text)
    if not valid_npi(digits) or label_is_taken(candidate):
        return None
    return Verdict(digits, log(1 / 0.02) - 1.5, ("npi_luhn",), dummy=digits in _PUBLISHED)


DETECTOR = Detector(
    kind=Kind("us_npi", LegalClass.SUPPORTING, "US national provider identifier", "US_NPI"),
    standard="CMS, NPI check digit: https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf",
    patterns=("[0-9]{10}", "[0-9]{3}[- ][0-9]{3}[- ][0-9]{4}", "[0-9]{4}[- ][0-9]{3}[- ][0-9]{3}"),
    check=_check,
    labels=(
        "npi", "npi no", "npi number", "npi #", "npi id", "national provider identifier", "national provider id",
        "provider npi", "billing npi", "billing provider", "rendering npi", "rendering provider", "referring npi",
        "referring provider", "prescriber", "prescriber id", "provider id", "provider number", "provider identifier",
        "identificador nacional de proveedor", "número npi", "identificador de proveedor",
    ),
    anti_labels=("phone", "tel", "fax", "cell", "mobile", "call", "teléfono"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bnpi\b", r"\bnational provider\b", r"\b(provider|prescriber) ?(id|no|num|number)\b"),
    examples=(
        Example("NPI: 1982597910", "1982597910"),
        Example("Rendering Provider NPI 1748337882", "1748337882"),
        Example("National Provider Identifier\n2623286012", "2623286012"),
        Example("Número NPI: 1904047960", "1904047960"),
        Example('"npi": "2697251025"', "2697251025"),
        Example("NPI 1982-597-910", "1982597910"),
    ),
    counter_examples=(
        Example("NPI: 1234567890"),
        Example("NPI: 1234567893"),
        Example("NPI help desk phone 1982597910"),
        Example("1982597910"),
        Example("NPI 3982597910"),
    ),
    validator="Luhn with prefix 80840, first digit 1 or 2; label",
    not_covered="Numbers without a label or column.",
)  # fmt: skip
