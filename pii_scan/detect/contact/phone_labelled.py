"""Telephone numbers that only a label tells from other numbers: bare digits, local ones, other countries' writing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pii_scan.detect.contact import nanp
from pii_scan.detect.contact.phone import HEADERS, PHONE, american
from pii_scan.detect.contact.phone_no_plan import announced, of_no_plan
from pii_scan.detect.contact.phone_numbers import National, assigned, in_region
from pii_scan.detect.contact.phone_words import (
    ANTI,
    LABELS,
    WEAK,
    before_extension,
    notes,
    regions_by_label,
    regions_by_place,
)
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Verdict
from pii_scan.detect.ids.ocr_digits import NATIVE, misread, seen_by_camera, to_digits
from pii_scan.detect.label_gap import gap_to_label, label_is_taken

_TEN, _SEVEN, _GROUPS, _RUN, _MISREAD, _EXTENDED = range(6)
_NO_PHONE = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*|\d{1,3}(?:\.\d{1,3}){2,3}"
    r"|(?:19|20)\d\d[-/ ](?:19|20)\d\d"
)
"""Dates, addresses of the internet, spans of years."""
_LIST = re.compile(r"(?:[\s:,;/|()+.\d-]|\b(?:and|or|y|o|und|et)\b)*")
"""Between a label and the second of its numbers."""
_AMERICAN = re.compile(r"\(?[2-9]\d{2}\)?[-. /]? ?\d{3}[-. ] ?\d{4}")
_SPEAKERS = frozenset(("caller", "callee"))
_ASKED_FOR_ELSE = re.compile(
    r"\b(?:your|su|the) (?![^?\n]*(?:phone|tel|mobile|cell|contact|to call))[^?\n]{2,40}\?\s*call(?:er|ee):\D*$"
)
"""`AGENT: And your reference?`, then `CALLER: …`: the word says who speaks, not what follows."""
_AREA_APART = re.compile(r"\(?[2-9]\d\d\)?[-. /][2-9]\d{6}")
"""`425 8829090`: the area code parted, the rest in one."""
_USUAL = ("GB", "FR", "DE", "AU", "IT", "NL", "BE", "CH", "AT", "IE", "NZ", "ZA", "JP", "IN", "MX", "BR", "ES", "SE")
"""Tried in this order where nothing says which country: only a number in the country's own grouping counts then."""
_ANYWHERE = (
    "NG",
    "PK",
    "KE",
    "PH",
    "MY",
    "GH",
    "TR",
    "IL",
    "KR",
    "TH",
    "VN",
    "EG",
    "SA",
    "AE",
    "FI",
    "CN",
    "TW",
    "BD",
    "LK",
)
"""Tried last, where a word for telephones stands right before a number with its trunk's zero."""
_AT_HOME = frozenset({"CA", "MX", "DO"})
"""Countries whose labels are in use where American numbers are."""
_EVIDENT, _BY_FORM, _PLAIN = 3.0, 1.2, -1.5
_FEWEST = 5
_NATIONAL = 8
"""Digits of a number in groups, at least."""


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.pattern == _EXTENDED:
        candidate = replace(before_extension(candidate), pattern=_GROUPS)
    if candidate.pattern == _GROUPS and sum(map(str.isdigit, candidate.text)) < _NATIONAL:
        # Most groups of digits near such a word as `call` or `from` are no numbers; what follows costs 30 µs.
        return None
    if label_is_taken(candidate) and not _LIST.fullmatch(gap_to_label(candidate) or ""):
        return None
    text = candidate.text
    known = candidate.label or candidate.column
    if not known and not (candidate.pattern == _MISREAD and text.startswith("(") and "-" in text):
        # Read by a camera, brackets, hyphen and misread digits together are a telephone's without any label.
        return None
    if candidate.pattern == _MISREAD:
        if not misread(candidate) or sum(map(str.isdigit, text)) < 6:
            return None
        digits = "".join(filter(str.isdigit, to_digits(text)))
        shape = 3.0 if not candidate.label else 2.0 if seen_by_camera(candidate) else 2.0 - 2 * NATIVE
        return american(candidate, digits, shape, candidate.end) if len(digits) == 10 else None
    if candidate.pattern == _SEVEN:
        return _local(candidate)
    if _NO_PHONE.fullmatch(text):
        return None
    digits = "".join(filter(str.isdigit, text))
    if candidate.pattern == _GROUPS and digits.startswith(("00", "011")):
        return _dialled(candidate)
    elsewhere = _elsewhere(candidate)
    if elsewhere is not None:
        return elsewhere
    if candidate.label in _SPEAKERS and _ASKED_FOR_ELSE.search(candidate.before):
        return None
    if candidate.pattern == _TEN or _AREA_APART.fullmatch(text):
        return american(candidate, digits[-10:], 0.5, candidate.end)
    return of_no_plan(candidate, digits)


def _local(candidate: Candidate) -> Verdict | None:
    """Seven digits: the area is not told, so the number is nobody's for sure."""
    digits = candidate.text[:3] + candidate.text[-4:]
    if candidate.label in WEAK - {"call", "home", "work"} or digits[0] in "01" or digits[1:3] == "11":
        return None
    if candidate.context.how != "native" and candidate.column:
        return None
    reasons, attributes = notes(candidate)
    return Verdict(digits, -1.2, ("seven_digits", *reasons), attributes=attributes)


def _dialled(candidate: Candidate) -> Verdict | None:
    """`00 44 20 …`, `011 44 20 …`: the prefix for other countries in place of the plus."""
    digits = "".join(filter(str.isdigit, candidate.text))
    for prefix in ("011", "00"):
        e164 = "+" + digits.removeprefix(prefix)
        if digits.startswith(prefix) and assigned(e164):
            reasons, attributes = notes(candidate)
            return Verdict(e164, 3.0, ("e164", "phonenumbers", *reasons), attributes=attributes)
    return None


def _elsewhere(candidate: Candidate) -> Verdict | None:
    """A number of another country, written as people there write it."""
    text, label = candidate.text, candidate.label
    if not 8 <= sum(map(str.isdigit, text)) <= 13:
        return None
    places = regions_by_place(f"{candidate.before[-96:]} {candidate.after}")
    spoken = regions_by_label(label.split(" ")[0] if candidate.column else label)
    evident = tuple(r for r in places if r in spoken) or places or spoken
    if label in WEAK and not evident:
        return None
    american_form = _AMERICAN.fullmatch(text) is not None or (candidate.pattern == _TEN and text[0] != "0")
    if american_form and not places and (not spoken or _AT_HOME.intersection(spoken)):
        # Ten digits in American groups: a country or its language must speak for them not to be American.
        return None
    for shorter in _shortened(text):
        for region in evident:
            if number := in_region(shorter, region):
                return _of(candidate, shorter, number, _EVIDENT if number.as_usual or places else _BY_FORM)
        if evident or american_form:
            continue
        tried = [number for region in _USUAL if (number := in_region(shorter, region))]
        usual = next((number for number in tried if number.as_usual), None)
        trunk = shorter.lstrip("(")[0] == "0"
        if usual and candidate.pattern == _GROUPS and trunk:
            return _of(candidate, shorter, usual, _BY_FORM)
        direct = label not in WEAK and announced(candidate)
        if direct and usual:
            return _of(candidate, shorter, usual, _BY_FORM)
        if direct and trunk and not tried:
            tried = [number for region in _ANYWHERE if (number := in_region(shorter, region))]
        if tried and trunk and len(shorter) > 8:
            number = usual or (tried[0] if len(tried) == 1 else _of_somewhere(shorter))
            return _of(candidate, shorter, number, _BY_FORM if direct else _PLAIN)
    return None


def _of_somewhere(text: str) -> National:
    """Several countries' plans know the number: kept as it is dialled at home."""
    return National("".join(filter(str.isdigit, text)), "unknown", False)


def _shortened(text: str) -> list[str]:
    """The text, and without its last group: what follows a number on a line may be one more number."""
    cut = max(text.rfind(mark) for mark in " -./")
    return [text, text[:cut]] if cut > 7 else [text]


def _of(candidate: Candidate, text: str, number: National, odds: float) -> Verdict:
    reasons, attributes = notes(candidate)
    return Verdict(
        number.e164,
        odds,
        ("phonenumbers", f"country:{number.region}", *reasons),
        attributes=attributes,
        start=candidate.start,
        end=candidate.start + len(text),
    )


def column_odds(cells: Sequence[str], header: str, _context: Context) -> float | None:
    """Ten digits in all cells, nearly all of them numbers in use: one random number in three is."""
    if len(cells) < _FEWEST or any(label in header for label in ANTI):
        return None
    numbers = [cell[1:] if len(cell) == 11 and cell[0] == "1" else cell for cell in cells]
    if not all(len(number) == 10 and number.isascii() and number.isdigit() for number in numbers):
        return None
    used = sum(nanp.in_form(number) and (nanp.in_use(number) or nanp.placeholder(number)) for number in numbers)
    if used < 0.9 * len(numbers):
        return None
    return 0.3 if header else 2.0


DETECTOR = Detector(
    kind=PHONE,
    standard="ITU-T E.164, national numbering plans: https://www.itu.int/oth/T0202.aspx?parent=T0202",
    patterns=(
        "1?[0-9]{10}",
        "[0-9]{3}[-. ][0-9]{4}",
        r"\(?[0-9]{1,5}\)?(?:[-. /]{1,2}[0-9]{1,8}){1,6}|\([0-9]{1,5}\) ?[0-9]{3,9}",
        "[0-9]{8,13}",
        r"\(?[0-9OIlSBZ]{3}\)?[-. ]{1,2}[0-9OIlSBZ]{3}[-. ][0-9OIlSBZ]{4}",
        r"\(?[0-9]{1,5}\)?(?:[-. /]{1,2}[0-9]{1,8}){1,6}[xX][0-9]{1,6}",
    ),
    digits=(6, 15),
    check=_check,
    labels=LABELS,
    anti_labels=ANTI,
    label_required=True,
    label_optional=("ocr", "handwriting"),
    label_weight=3.5,
    prior=-2.0,
    column_odds=column_odds,
    headers=HEADERS,
    examples=(
        Example("Celular: 5135550164", "+15135550164"),
        Example("Téléphone : 06 12 34 56 78", "+33612345678"),
        Example("London office, tel: 020 7946 0018", "+442079460018"),
        Example("Telefon: 030/123456", "+4930123456"),
        Example("Teléfono: 55 1234 5678, Ciudad de México", "+525512345678"),
        Example("phone 011 44 20 7946 0018", "+442079460018"),
        Example("my phone number is 425 8829090", "+14258829090"),
        Example("Mobile: 9941489734", "+919941489734"),
        Example("Phone: (6l4) 555-O143", "+16145550143", how="ocr"),
    ),
    counter_examples=(
        Example("Tracking no 6145550143"),
        Example("phone 555-0143"),
        Example("Phone bill 12/05/2024, contact 10.20.30.40"),
        Example("call logs from 2019-2024 kept"),
    ),
    validator="libphonenumber's plan of the country that label, place or grouping name",
    not_covered="Numbers of other countries without plus, prefix or label.",
)
