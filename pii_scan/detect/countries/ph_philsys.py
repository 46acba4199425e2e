"""Philippine national ID number (PhilSys)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] != "0"


DETECTOR = national_id(
    Kind("ph_philsys", LegalClass.OTHER_GOV_ID, "Philippine national ID number (PhilSys)", identifies=True),
    standard="Republic Act 11055, PhilSys card number: https://philsys.gov.ph",
    patterns=("[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}", "[0-9]{16}", "[0-9]{4}-[0-9]{7}-[0-9]"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "philsys", "psn (philsys)", "philsys psn", "philsys number", "philsys number (psn)", "philsys card no",
        "philid no", "phil sys", "phil sys no", "philsys no", "philid", "philsys card number",
        "philippine national id",
        "philippine identification card", "phil id",
    ),
    examples=(
        Example("PhilSys: 9764-9296-1634-9514", "9764929616349514"),
        Example("PhilID 1102-3214-9895-9068", "1102321498959068"),
        Example("Philippine National ID\n7185-4772-4458-0891", "7185477244580891"),
    ),
    counter_examples=(
        Example("Order number 9764-9296-1634-9514"),
        Example("PhilSys: 0234-5678-9012-3456"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
