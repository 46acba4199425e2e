"""Ghana Card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[3:6] != "000"


DETECTOR = national_id(
    Kind("gh_card", LegalClass.OTHER_GOV_ID, "Ghana Card number", identifies=True),
    standard="National Identification Authority, GHA, nine digits, check: https://nia.gov.gh",
    patterns=("GHA-?[0-9]{9}-?[0-9]",),
    holds=_holds,
    pass_rate=0.5,
    alone={0: 5.0},
    check="shape",
    labels=(
        "ghana card", "ghana card no", "ghana card number", "ghana card pin", "national identification authority",
        "nia card", "nia card no", "ghanacard pin", "national identification authority card",
    ),
    examples=(
        Example("Ghana Card: GHA-790828013-9", "GHA7908280139"),
        Example("Ghana Card No. GHA-746730688-0", "GHA7467306880"),
        Example("holder of GHA-779102580-4", "GHA7791025804"),
    ),
    counter_examples=(
        Example("Order number GHA-790828013-9"),
        Example("Ghana Card: GHA-000000001-1"),
    ),
    validator="country prefix",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
