"""Passport numbers of other countries beside a label that names the country, or in its language."""

import re

from pii_scan.detect.countries.check_digits import alnum
from pii_scan.detect.countries.national_id import placeholder, stands_at_label
from pii_scan.detect.countries.passport_formats import FORMATS
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.kinds_shared import PASSPORT

_OTHER_FIELD = re.compile(r"phone|\btel\b|expir|issued|\bdob\b|\bfee\b|ablauf|gültig|scadenza|validade|ważn")
_OWN_SHAPE = 2.4
"""Log-odds of a number in the shape of the country that the text names; it has to beat the plain passport kind."""
_SOME_SHAPE = 0.6


def _check(candidate: Candidate) -> Verdict | None:
    number = alnum(candidate.text)
    if not stands_at_label(candidate) or sum(map(str.isdigit, number)) < 3 or placeholder(number):
        return None
    line = candidate.before.rpartition("\n")[2]
    if not candidate.column and _OTHER_FIELD.search(line[-40:]):
        return None
    named = [f for f in FORMATS if f.words.search(candidate.label)] or [f for f in FORMATS if f.words.search(line)]
    fitting = [f.country for f in named if f.shape.fullmatch(number)]
    if fitting:
        return Verdict(
            number, _OWN_SHAPE, ("passport_shape_of_country",), qualifier=fitting[0] if len(fitting) == 1 else ""
        )
    if named and not any(f.shape.fullmatch(number) for f in FORMATS):
        return None
    return Verdict(number, _SOME_SHAPE, ("passport_shape",)) if named or candidate.column else None


_NATIONS = (
    "argentine", "australian", "austrian", "bangladeshi", "belgian", "brazilian", "british", "uk", "canadian",
    "chilean", "chinese", "colombian", "cuban", "czech", "danish", "dominican", "dutch", "egyptian", "filipino",
    "finnish", "french", "german", "ghanaian", "greek", "guatemalan", "haitian", "hong kong", "hungarian", "indian",
    "indonesian", "irish", "israeli", "italian", "jamaican", "japanese", "kenyan", "korean", "malaysian", "mexican",
    "nepalese", "new zealand", "nigerian", "norwegian", "pakistani", "peruvian", "philippine", "polish", "portuguese",
    "romanian", "russian", "salvadoran", "saudi", "singapore", "south african", "spanish", "sri lankan", "swedish",
    "swiss", "taiwanese", "thai", "turkish", "ukrainian", "venezuelan", "vietnamese",
)  # fmt: skip

DETECTOR = Detector(
    kind=PASSPORT,
    standard="PRADO, the public register of travel documents: https://www.consilium.europa.eu/prado/",
    patterns=(
        "[A-Za-z]{0,3}[0-9]{5,9}[A-Za-z]?", "[A-Za-z]{1,2} [0-9]{6,7}", "[0-9A-Za-z]{9}",
        "[0-9]{2} ?[A-Za-z]{2} ?[0-9]{5}", "[0-9]{2} [0-9]{7}", "[0-9A-Za-z]{10}",
    ),
    check=_check,
    labels=(
        *(f"{nation} passport" for nation in _NATIONS), "reisepass", "reisepassnummer", "reisepass-nr", "reisepassnr",
        "passnummer", "passeport", "numéro de passeport", "n° de passeport", "passaporto",
        "numero passaporto", "numero di passaporto", "passaporte", "número do passaporte",
        "passaporte nº", "paspoort", "paspoortnummer", "paspoortnr", "paszport", "paszportu", "nr paszportu",
        "numer paszportu", "seria i numer paszportu", "pasaport no", "pasaport numarası", "cestovní pas", "číslo pasu",
        "číslo cestovního pasu", "pașaport", "numar pasaport", "passinumero", "passin numero", "pasnummer", "pas nr",
        "vegabréf", "vegabréfsnúmer", "útlevél", "útlevélszám", "putovnica", "broj putovnice", "broj pasoša",
        "nomor paspor", "no paspor", "no. paspor", "no. pasport", "nombor pasport", "zagranpasport",
        "huzhao", "ho chieu", "pasaporte argentino", "pasaporte colombiano", "pasaporte peruano", "pasaporte chileno",
        "pasaporte cubano", "pasaporte venezolano", "pasaporte guatemalteco", "pasaporte español",
        "pasaporte dominicano", "pasaporte salvadoreño", "pasaporte hondureño", "pasaporte ecuatoriano",
    ),
    label_required=True,
    headers=(
        r"\b(?:reisepass|passeport|passaporto|passaporte|paspoort|paszport|pasaport|passnummer|utlevel|putovnica|paspor)",
        "护照|護照|パスポート|旅券|여권|загранпаспорт|διαβατήριο|דרכון|جواز|पासपोर्ट|หนังสือเดินทาง|hộ chiếu",
    ),
    examples=(
        Example("British passport 533381726", "533381726"),
        Example("Indian passport no: K4827193", "K4827193"),
        Example("Reisepass-Nr.: C4VR7H2K9", "C4VR7H2K9"),
        Example("Passeport n° 14AV48271", "14AV48271"),
        Example("Nr paszportu EH4827193", "EH4827193"),
        Example("Passaporto: YA4827193", "YA4827193"),
        Example("Número do passaporte\nFX482719", "FX482719"),
    ),
    counter_examples=(
        Example("Reisepass gültig bis 31032031"),
        Example("passeport, tél 0148271933"),
        Example("Reisepass: 123456789"),
    ),
    validator="label or country word, the country's shape",
    not_covered="Passports of countries that are not listed, beside a label that names no country.",
)  # fmt: skip
