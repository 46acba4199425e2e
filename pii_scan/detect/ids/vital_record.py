"""Numbers of birth, marriage and death certificates."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, label_is_one_of, place_at_label, takes_a_word_in
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,3}[0-9]{5,16}[A-Z]?")
_DATE = re.compile(r"(?:19|20)\d\d[-/.]?\d\d[-/.]?\d\d|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d")
_OF_OTHERS_TOO = frozenset((
    "statefilenumber", "statefileno", "localfilenumber", "localfileno", "actano", "actanum", "registrarsnumber",
    "registrarsno",
))  # fmt: skip
_EVENTS = (
    ("birth", re.compile(r"birth|born|nacimiento|\bcrip\b|nacid")),
    ("marriage", re.compile(r"marriage|married|matrimonio|wedding")),
    ("death", re.compile(r"death|deceased|decedent|defunci|fallec")),
)


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not _FORM.fullmatch(number) or _DATE.fullmatch(candidate.text) or takes_a_word_in(candidate.text):
        return None
    if (place := place_at_label(candidate)) is None:
        return None
    label = fold(candidate.label)
    event = _event(label) or _event(fold(candidate.before + candidate.after))
    if label_is_one_of(candidate, _OF_OTHERS_TOO) and not event and not candidate.column:
        return None
    attributes = {"record": event} if event else {}
    return Verdict(number, 1.0 + place, ("certificate_shape",), is_filler_number(number), attributes=attributes)


def _event(words: str) -> str:
    return next((event for event, pattern in _EVENTS if pattern.search(words)), "")


DETECTOR = Detector(
    kind=Kind(
        "vital_record_number", LegalClass.BIRTH_OR_MARRIAGE_CERT, "Birth, marriage or death certificate number"
    ),
    standard="No common format; CDC/NCHS, U.S. Standard Certificates: https://www.cdc.gov/nchs/nvss/revisions-of-the-us-standard-certificates-and-reports.htm",
    patterns=("[A-Za-z]{0,3}[0-9]{5,16}[A-Za-z]?", "[0-9]{1,4}[-/][0-9]{2,7}(?:[-/][0-9]{2,7}){0,2}",
    "[A-Za-z]{1,3}[- ][0-9]{4,12}",
              "[0-9]{3} [0-9]{2,4} [0-9]{5,7}"),
    check=_check,
    labels=(
        "birth certificate", "birth certificate no", "birth certificate number", "birth certificate #", "birth cert no",
        "birth cert number", "birth cert", "birth number", "birth no", "birth registration number",
        "birth record number", "birth record no", "certificate of live birth", "certificate of live birth no",
        "certificate of live birth number", "certificate of birth", "certificate of birth no", "state birth number",
        "birth file number", "state file number", "state file no", "local file number", "local file no",
        "registrar's number", "registrar's no", "marriage certificate", "marriage certificate no",
        "marriage certificate number", "marriage certificate #", "marriage license no", "marriage license number",
        "marriage license #", "marriage licence no", "marriage record no", "certificate of marriage",
        "certificate of marriage no", "marriage registration number", "death certificate", "death certificate no",
        "death certificate number", "death certificate #", "certificate of death", "certificate of death no",
        "death record number", "death file number", "acta de nacimiento", "acta de nacimiento no",
        "no. de acta de nacimiento", "certificado de nacimiento", "certificado de nacimiento no",
        "partida de nacimiento", "partida de nacimiento no", "número de acta de nacimiento", "acta de matrimonio",
        "acta de matrimonio no", "certificado de matrimonio", "partida de matrimonio", "acta de defunción",
        "acta de defunción no", "certificado de defunción", "acta no", "acta núm", "crip",
    ),
    anti_labels=("phone", "fee", "order number", "order no", "invoice", "gift certificate"),
    label_required=True,
    prior=-3.0,
    headers=(
        r"\b(birth|marriage|death) (cert(ificate)?|licen[cs]e|record|registration|file) ?(no|num|number|id)?$",
        r"\bstate file (no|num|number)\b|\bacta de (nacimiento|matrimonio|defuncion)\b",
    ),
    examples=(
        Example("Birth Certificate No. 106-85-048213", "10685048213"),
        Example("CERTIFICATE OF LIVE BIRTH\nState File Number: 1985-048213", "1985048213"),
        Example("Marriage License Number: 2019-ML-04821, Marriage Certificate # 201904821", "201904821"),
        Example("Acta de nacimiento No. 00482137", "00482137"),
        Example("Death certificate number\n104-2019-048213", "1042019048213"),
    ),
    counter_examples=(
        Example("Birth certificate issued 03-15-1988"),
        Example("State file number 1985-048213 of the bill"),
        Example("106-85-048213"),
        Example("birth certificate fee 00025"),
        Example("Gift certificate no. 10685048213"),
    ),
    validator="label, for plain ones a word of the event near",
    not_covered="Numbers without a label.",
)  # fmt: skip
