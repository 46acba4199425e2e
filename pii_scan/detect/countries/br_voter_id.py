"""Brazilian voter number (título de eleitor)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Eight digits of serial, two of the state, two that check them; 0 may stand for 1 in the first two states."""
    state = number[8:10]
    if not 1 <= int(state) <= 28:
        return False
    first = weighted(number, range(2, 10)) % 11
    allowed = {first % 10, 1} if first == 0 and state in ("01", "02") else {first % 10}
    return int(number[10]) in allowed and weighted(number[8:], (7, 8, 9)) % 11 % 10 == int(number[11])


DETECTOR = national_id(
    Kind("br_voter_id", LegalClass.OTHER_GOV_ID, "Brazilian voter number (título de eleitor)", identifies=True),
    standard="Resolução TSE 23.659/2021, two digits modulus 11: https://www.tse.jus.br",
    patterns=("[0-9]{4} ?[0-9]{4} ?[0-9]{4}",),
    holds=_holds,
    pass_rate=0.003,
    labels=(
        "título de eleitor", "titulo de eleitor", "título eleitoral", "titulo eleitoral", "inscrição eleitoral",
        "tít. eleitor", "brazilian voter id",
    ),
    examples=(
        Example("Título de eleitor: 9492 0145 1368", "949201451368"),
        Example("Título eleitoral nº 690224092054", "690224092054"),
        Example("Título de Eleitor\n6431 3793 1694", "643137931694"),
    ),
    counter_examples=(
        Example("Título de eleitor: 9492 0145 1369"),
        Example("Order number 9492 0145 1368"),
    ),
    validator="state, two digits modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
