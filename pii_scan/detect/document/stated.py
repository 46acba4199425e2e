"""What one side of an identity document states, field by field, in a form that sides can be compared by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pii_scan.detect.calendar_dates import MONTHS
from pii_scan.detect.document.signs import squeeze
from pii_scan.detect.ids.aamva_fields import Aamva, parse_aamva
from pii_scan.detect.ids.mrz_fields import Mrz, decode_mrz
from pii_scan.detect.ids.mrz_lines import find_mrz_lines
from pii_scan.model.evidence import How, Text

FIELDS = ("number", "name", "birth date", "address", "expiry", "issuer")
_MONTH_NAMES = {number: word[:3].upper() for word, number in reversed(MONTHS.items()) if len(word) == 3}
_NOT_TOKEN = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Stated:
    """Empty where the side does not say it."""

    source: str
    """barcode, mrz or ocr."""
    number: str = ""
    last: str = ""
    first: str = ""
    birth: date | None = None
    expiry: date | None = None
    issuer: str = ""
    """`US-OH`, `CA-ON`, `DEU`."""
    house: str = ""
    street: str = ""
    """Its first word of three letters or more."""
    postcode: str = ""
    cut: frozenset[str] = frozenset()
    """Names that the side says or is known to cut short."""
    page: int | None = None

    def has(self, field: str) -> bool:
        return bool({
            "number": self.number, "name": self.last, "birth date": self.birth, "address": self.street,
            "expiry": self.expiry, "issuer": self.issuer,
        }[field])  # fmt: skip


def stated(text: Text, reference: date) -> Iterator[Stated]:
    """The cards of a barcode's or a zone's text; nothing for any other text."""
    if text.how is How.BARCODE:
        card = parse_aamva(text.text)
        if card is not None:
            yield _of_barcode(card, text.page)
    elif text.how is How.MRZ:
        for lines, _ in find_mrz_lines(text.text):
            zone = decode_mrz(lines)
            if zone is not None and zone.held:
                yield _of_zone(zone, reference, text.page)


def _of_barcode(card: Aamva, page: int | None) -> Stated:
    words = card.street.split()
    return Stated(
        "barcode", plain(card.number), card.last, card.first, card.dob, card.expiry, card.jurisdiction,
        next((word for word in words if word[0].isdigit()), ""),
        next((word for word in words if len(word) > 2 and word.isalpha()), ""), card.postal[:5].replace(" ", ""),
        card.truncated, page,
    )  # fmt: skip


def _of_zone(zone: Mrz, reference: date, page: int | None) -> Stated:
    trusted = zone.checks
    return Stated(
        "mrz",
        plain(zone.number) if trusted.get("number") else "",
        zone.surname,
        zone.given_names.split(" ")[0],
        zone.birth_date(reference) if trusted.get("birth") else None,
        zone.expiry_date(reference) if trusted.get("expiry") else None,
        zone.issuer,
        # A zone's line of names holds what fits in.
        cut=frozenset(("last", "first")),
        page=page,
    )


_PRINTED_LAST = re.compile(
    r"(?m)^[ \t]*(?:1[.,)]?|LN|LAST NAME|SURNAME|FAMILY NAME|APELLIDOS?)[ :.]{1,3}([A-Z][A-Z' -]{1,30})[ \t]*$"
)


def printed_last(text: str) -> str:
    """The surname that a licence's or passport's front prints behind its label; empty where none is seen."""
    match = _PRINTED_LAST.search(text)
    return match[1].strip() if match else ""


def plain(value: str) -> str:
    """Letters and digits only, upper case."""
    return _NOT_TOKEN.sub("", value.upper()).replace("_", "")


def tokens(value: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in _NOT_TOKEN.split(value) if word)


def in_words(side: Stated, field: str, text: str) -> bool:
    """Whether what `side` states stands in a text that a camera saw, misread letters allowed."""
    match field:
        case "number":
            return len(side.number) >= 5 and squeeze(side.number) in squeeze(text)
        case "name":
            words = tokens(text)
            return _named(side.last, "last", side, words) and (
                not side.first or _named(side.first, "first", side, words)
            )
        case "birth date":
            return side.birth is not None and dated(side.birth, text)
        case "expiry":
            return side.expiry is not None and dated(side.expiry, text)
        case "address":
            words = tokens(text)
            house, street = squeeze(side.house), squeeze(side.street)
            return bool(street) and street in words and (not house or house in words)
    return False


def _named(name: str, part: str, side: Stated, words: frozenset[str]) -> bool:
    wanted = tokens(name)
    if wanted <= words:
        return True
    return part in side.cut and all(any(_begins(word, token) for word in words) for token in wanted)


def _begins(word: str, token: str) -> bool:
    """A name cut short, or one whose filler was read as a letter (`HANNAHK` of `HANNAH<J`)."""
    return word.startswith(token) or (len(word) >= 3 and token[:-1] == word and token[-1:] in "KCSEIX")


def dated(day: date, text: str) -> bool:
    """Whether a date stands in the text in any of the orders that cards print it in."""
    digits = re.sub(r"[\s./\-–]", "", text)
    month = _MONTH_NAMES[day.month]
    forms = (f"{day:%m%d%Y}", f"{day:%d%m%Y}", f"{day:%Y%m%d}", f"{day:%d}{month}{day:%Y}", f"{month}{day:%d}{day:%Y}",
             f"{day:%Y}{month}{day:%d}", f"{day:%d}{month}{day:%y}")  # fmt: skip
    if any(form in digits.upper() for form in forms):
        return True
    short = rf"(?<!\d){day.month}[-/. ]{day.day}[-/. ]{day.year}(?!\d)"
    return re.search(short, text) is not None
