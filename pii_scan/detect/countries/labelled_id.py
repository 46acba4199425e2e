"""Identity numbers beside a label that says what they are but not whose: `National ID`, `carte d'identité`.

Where a country's own kind fits as well, that one has the better odds.
"""

import re

from pii_scan.detect.countries.check_digits import alnum
from pii_scan.detect.countries.national_id import placeholder, stands_at_label
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.kinds_shared import OTHER_GOV_ID

_SHORTEST, _LONGEST = 6, 18
_DATE = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
_SHAPE = 0.0
"""Log-odds of a number of no known country that stands right at its label: hardly above the limit of `high`."""


def _check(candidate: Candidate) -> Verdict | None:
    number = alnum(candidate.text)
    if not _SHORTEST <= len(number) <= _LONGEST or sum(map(str.isdigit, number)) < 5 or placeholder(number):
        return None
    if _DATE.fullmatch(candidate.text):
        return None
    return Verdict(number, _SHAPE, ("identity_number_shape",)) if stands_at_label(candidate) else None


DETECTOR = Detector(
    kind=OTHER_GOV_ID,
    standard="No common format; names of the documents by country: https://www.consilium.europa.eu/prado/",
    patterns=(
        "[A-Za-z]{0,4}[0-9]{5,18}[A-Za-z]{0,2}", "[0-9A-Za-z]{9,12}", "[0-9]{1,3}(?:[. ][0-9]{3}){2,4}",
        "[0-9]{2,8}(?:-[0-9]{1,8}){1,3}",
    ),
    check=_check,
    labels=(
        "national id", "national id no", "national id number", "national id card", "national identity number",
        "national identity no", "national identification number", "national identity card", "identity card no",
        "identity card number", "identity card", "id card no", "id card number", "identity document number",
        "identity document no", "government id", "government id no", "government id number", "govt id", "gov id",
        "citizen id", "citizenship number", "citizenship no", "civil id", "civil id no", "cpr no", "qid", "qatar id",
        "documento de identidad", "número de documento de identidad", "doc. de identidad", "doc identidad",
        "cédula de identidad", "cédula", "carnet de identidad", "número de identificación", "tarjeta de identidad",
        "carte d'identité", "numéro de carte d'identité", "carte nationale d'identité", "cni",
        "numéro cin", "documento d'identità", "documento de identidade", "bilhete de identidade", "identiteitskaart",
        "id-kaart", "identitätskarte", "identitätskarte nr", "občanský průkaz", "číslo op", "občiansky preukaz",
        "osobna iskaznica", "lična karta", "lichna karta", "carte de identitate", "seria ci",
        "személyi igazolvány", "asmens tapatybės kortelė", "nüfus cüzdanı",
    ),
    label_required=True,
    headers=(
        r"\b(?:national|citizen|government|govt|civil) id\b|\bidentity (?:card|document|no|number)\b",
        r"\b(?:documento de identidad|carte d identite|cedula|carnet de identidad)\b",
        "证件号|身分證|رقم الهوية|номер паспорта",
    ),
    examples=(
        Example("National ID: 48271930551", "48271930551"),
        Example("N° carte d'identité: 48271930", "48271930"),
        Example("Identity Card No: AX4827193", "AX4827193"),
        Example("Documento de identidad: 48-271-9305", "482719305"),
    ),
    counter_examples=(
        Example("National ID issued 12/03/2019"),
        Example("National ID: 123456789"),
        Example("national id programme reached 1200000 people"),
        Example("48271930551"),
    ),
    validator="label only",
    not_covered="Numbers of fewer than five digits.",
)  # fmt: skip
