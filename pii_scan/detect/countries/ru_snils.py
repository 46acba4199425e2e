"""Russian pension insurance number (SNILS)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return weighted(number, range(9, 0, -1)) % 101 % 100 == int(number[9:])


DETECTOR = national_id(
    Kind("ru_snils", LegalClass.OTHER_GOV_ID, "Russian pension insurance number (SNILS)", identifies=True),
    standard="Постановление Правления ПФР 192п, control number modulus 101: https://sfr.gov.ru",
    patterns=("[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}", "[0-9]{11}", "[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{2}"),
    holds=_holds,
    pass_rate=0.01,
    alone={0: 4.6},
    labels=("snils", "snils no", "russian pension number"),
    examples=(
        Example("SNILS: 682-386-939 54", "68238693954"),
        Example("SNILS 71159310168", "71159310168"),
        Example("SNILS\n697-395-136 71", "69739513671"),
    ),
    counter_examples=(
        Example("SNILS: 682-386-939 55"),
        Example("Order number 682-386-939 54"),
    ),
    validator="modulus 101",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
