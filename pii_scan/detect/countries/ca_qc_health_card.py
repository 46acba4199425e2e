"""Quebec health insurance number (RAMQ)."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Two digits of the year, the month (+50 for women) and the day after the letters."""
    return is_day(int(number[6:8]) % 50, int(number[8:10]))


DETECTOR = national_id(
    Kind("ca_qc_health_card", LegalClass.HEALTH_INSURANCE, "Quebec health insurance number (RAMQ)", identifies=True),
    standard="RAMQ, health insurance card: three letters of the surname, one of the first name, birth date: "
    "https://www.ramq.gouv.qc.ca/en/citizens/health-insurance",
    patterns=("[A-Z]{4} [0-9]{4} [0-9]{4}", "[A-Za-z]{4} ?[0-9]{4} ?[0-9]{4}"),
    holds=_holds,
    pass_rate=0.07,
    alone={0: 2.4},
    check="birth_date",
    labels=(
        "ramq", "nam", "numéro d'assurance maladie", "assurance maladie", "carte d'assurance maladie", "carte soleil",
        "health insurance number", "medicare number quebec", "régie de l'assurance maladie",
    ),
    examples=(
        Example("RAMQ: PETU 9158 1250", "PETU91581250"),
        Example("Numéro d'assurance maladie : JFFO 9857 0222", "JFFO98570222"),
        Example("Health insurance number KWMB 9853 0217", "KWMB98530217"),
    ),
    counter_examples=(
        Example("Order number PETU 9158 1250"),
        Example("RAMQ: ABCD 4513 4012"),
        Example("part ABCD 1213 4512"),
    ),
    validator="birth date",
    not_covered="Without a label it is only possible.",
)  # fmt: skip
