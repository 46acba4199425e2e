"""Philippine PhilHealth number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:2] != "00"


DETECTOR = national_id(
    Kind("ph_philhealth", LegalClass.HEALTH_INSURANCE, "Philippine PhilHealth number", identifies=True),
    standard="PhilHealth identification number: https://www.philhealth.gov.ph",
    patterns=("[0-9]{2}-[0-9]{9}-[0-9]", "[0-9]{12}"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "philhealth", "phil health", "phil health no", "philhealth no", "philhealth number", "philhealth id",
        "philhealth identification number", "phic", "phic no", "phic number", "philhealth id no", "philhealth pin",),
    examples=(
        Example("PhilHealth No. 13-936008845-7", "139360088457"),
        Example("PhilHealth: 108779400901", "108779400901"),
        Example("PhilHealth number\n16-142074318-2", "161420743182"),
    ),
    counter_examples=(
        Example("Order number 13-936008845-7"),
        Example("PhilHealth No. 00-123456789-1"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
