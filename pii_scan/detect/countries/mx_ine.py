"""Mexican voter key (clave de elector)."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    born = is_day(int(number[8:10]), int(number[10:12]))
    return born and number[14] in "HM" and (1 <= int(number[12:14]) <= 32 or number[12:14] in ("87", "88"))


DETECTOR = national_id(
    Kind("mx_ine", LegalClass.OTHER_GOV_ID, "Mexican voter key (clave de elector)", identifies=True),
    standard="INE, clave de elector: six letters, birth date, state, sex, three digits: https://www.ine.mx",
    patterns=("[A-Za-z]{6}[0-9]{8}[A-Za-z][0-9]{3}",),
    holds=_holds,
    pass_rate=0.005,
    alone={0: 5.0},
    check="birth_date_and_state",
    labels=(
        "clave de elector", "clave elector", "cve elector", "cve. de elector", "ine", "ife", "credencial para votar",
        "credencial de elector", "mexican voter id",
    ),
    examples=(
        Example("Clave de elector: JDTSLN69090224M888", "JDTSLN69090224M888"),
        Example("INE SSHZJG89120704M713", "SSHZJG89120704M713"),
        Example("CLAVE DE ELECTOR\nCDZTLC92032820H303", "CDZTLC92032820H303"),
        Example("credencial TCJGSM61090116H851", "TCJGSM61090116H851"),
    ),
    counter_examples=(
        Example("Order number JDTSLN69090224M888"),
        Example("Clave de elector: ABCDEF99134509H100"),
    ),
    validator="birth date, state, sex",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
