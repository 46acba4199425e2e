"""Numbers of enrolled members of Native American tribes, and of certificates of degree of Indian blood (CDIB)."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, label_is_one_of, place_at_label, takes_a_word_in
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,4}[0-9]{3,12}[A-Z]?|[0-9]{3,4}[A-Z][0-9]{5,7}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SCHOOLS_TOO = frozenset((
    "enrollmentnumber", "enrollmentno", "enrollment", "rollnumber", "rollno", "roll", "censusnumber", "censusno",
))  # fmt: skip
_TRIBE = re.compile(
    r"trib(?:e|al)|\bnation\b|cherokee|navajo|choctaw|chickasaw|muscogee|creek|seminole|sioux|lakota|dakota|ojibwe|chippewa|apache|"
    r"pueblo|hopi|iroquois|mohawk|oneida|osage|comanche|cheyenne|blackfeet|crow\b|shoshone|paiute|\bbia\b|indian|native|"
    r"\bband of\b|rancheria"
)


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not _FORM.fullmatch(number) or _YEAR.fullmatch(number) or takes_a_word_in(candidate.text):
        return None
    if (place := place_at_label(candidate)) is None:
        return None
    if label_is_one_of(candidate, _SCHOOLS_TOO) and not _TRIBE.search(candidate.before + candidate.after):
        return None
    return Verdict(number, 1.0 + place, ("enrollment_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind("tribal_enrollment_number", LegalClass.TRIBAL_ID, "Tribal enrollment or CDIB number"),
    standard="No common format; Bureau of Indian Affairs, CDIB: https://www.bia.gov/bia/ois/dts/cdib",
    patterns=("[A-Za-z]{0,4}[0-9]{3,12}[A-Za-z]?", "[A-Za-z]{1,4}-[0-9]{3,12}", "[0-9]{3,4}-?[A-Za-z][0-9]{5,7}",
              "[0-9]{2,4}-[0-9]{3,8}"),
    check=_check,
    labels=(
        "enrollment no (tribe)", "tribe enrollment no", "tribal enrollment", "tribal enrollment number",
        "tribal enrollment no", "tribal enrollment #",
        "tribal enrollment id", "tribal id", "tribal id no", "tribal id number", "tribal id #",
        "tribal identification number", "tribal member id", "tribal member number", "tribal membership number",
        "tribal membership no", "tribal roll number", "tribal roll no", "tribal registration number",
        "tribal citizen number", "tribal citizenship number", "tribal card number", "tribe enrollment number", "cdib",
        "cdib no", "cdib number", "cdib #", "cdib card", "cdib card number", "certificate of degree of indian blood",
        "certificate of degree of indian or alaska native blood", "certificate of indian blood", "bia number", "bia no",
        "bia enrollment number", "bia id", "indian enrollment number", "indian status number", "enrollment number",
        "enrollment no", "enrollment #", "roll number", "roll no", "roll #", "census number", "census no",
        "identificación tribal", "número de inscripción tribal", "número de identificación tribal",
        "número de miembro tribal",
    ),
    anti_labels=("student id", "student no", "course", "medicare enrollment", "phone"),
    label_required=True,
    prior=-3.0,
    headers=(r"\btrib(e|al) ?(enrollment|id|member(ship)?|roll|card)?( ?(no|num|number|id))$|\bcdib\b|\btribal id\b",),
    examples=(
        Example("Tribal Enrollment Number: C0048213", "C0048213"),
        Example("CDIB No. 405-U004821", "405U004821"),
        Example("Tribal ID\n482137", "482137"),
        Example("Cherokee Nation, Roll Number 48213", "48213"),
        Example("Identificación tribal: N482137", "N482137"),
    ),
    counter_examples=(
        Example("Enrollment number 48213"),
        Example("tribal enrollment office opened in 1998"),
        Example("C0048213"),
        Example("Tribal council of 482 members"),
        Example("student roll number 48213"),
    ),
    validator="label, for plain ones a tribe's name near",
    not_covered="Numbers without a label.",
)  # fmt: skip
