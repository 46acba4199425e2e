"""Telephone numbers as switches, exports and people write them, in one form that can be compared.

A number is an int: the digits of its international form (ITU-T E.164, at most 15), or `NATIONAL` plus its
digits where no country can be told. Two spellings are equal only if all digits are.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pii_scan.detect.contact import nanp
from pii_scan.detect.contact.phone_numbers import assigned
from pii_scan.detect.normalise import plain

NATIONAL = 10**18
"""Added to numbers in the writing of a country that is not named."""
_ANGLE = re.compile(r"<([^<>]*)>")
_URI = re.compile(r"^(?:sips?|tel|callto|phone|h323):", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[\s,;/]*(?:\b(?:extension|extn?|ext|ex|int(?:erno)?|anexo|poste|ramal)\b|(?<=\d)\s?x|(?<=\d)\s?#|\(\s?x)[\s.:#]*\d{1,6}\)?\s*$",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"^(?:\*\d{2}|#31#)")
"""Star codes before the number: *67 withholds the caller's."""
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_ZEROS = re.compile(r"(\+?\d{7,15})[.,]0+")
_TRUNK = re.compile(r"\(0\)")
_WRITTEN = re.compile(r"[+(]?[\d][\d\s().\-–/]*")
_WORDS = re.compile(r"[^\W\d_]")
_LINE = re.compile(r"^[89][-. ,](?=\D{0,2}1?\D{0,2}\d{3}\D{0,2}\d{3}\D{0,2}\d{4}$)")
"""`9-1-614-555-0143`."""
_LABEL = re.compile(r"[^\W\d_]+[.:]")
_LONGEST = 200
"""Characters of a cell that can hold one number."""
_LEAST_LOCAL, _LEAST, _MOST = 8, 7, 15
_SEQUENCES = frozenset({"1234567890", "2345678901", "9876543210", "0123456789"})


@lru_cache(maxsize=65536)
def number_of(text: str, outside: bool = False) -> int | None:
    """The one number that a cell holds; None for local numbers of seven digits, extensions, service codes, withheld
    numbers and placeholders. North American where no country is given and the ten digits have its form.

    Args:
        outside: a 9 before eleven digits asks an exchange for a line; otherwise 91 may be India.
    """
    if len(text) > _LONGEST:
        return None
    body = plain(text).strip()
    if (angle := _ANGLE.search(body)) is not None:
        body = angle[1]
    if (uri := _URI.match(body)) is not None:
        body = re.split(r"[@;?]", body[uri.end() :])[0]
    elif "@" in body:
        body = body.split("@")[0]
    body = _EXTENSION.sub("", _SERVICE.sub("", body.strip())).strip()
    if (zeros := _ZEROS.fullmatch(body)) is not None:
        body = zeros[1]
    elif _SCIENTIFIC.fullmatch(body):
        body = _exact(body)
    if _WORDS.search(body):
        found = set(numbers_in(_LABEL.sub(" ", body)))
        return found.pop() if len(found) == 1 else None
    if not (written := _WRITTEN.fullmatch(body)):
        return None
    return _interpreted(_LINE.sub("", written[0]), outside)


def numbers_in(text: str) -> Iterator[int]:
    """All numbers in a cell or line that holds words as well (`Office (614) 555-0143, fax …`)."""
    for match in _IN_TEXT.finditer(plain(text)):
        number = _interpreted(match[0])
        if number is not None and number < NATIONAL:
            yield number


_IN_TEXT = re.compile(
    r"(?<![\w+.])(?:(?:\+?1[-. ]{0,2})?(?:\(\d{3}\)|\d{3})[-. /–]{0,3}\d{3}[-. –]{0,3}\d{4}|"
    r"(?:\+|00|011)[ ]?\d{1,3}(?:[-. (/)]{0,2}\d{1,12}){1,6})(?!\d|[-.]\d)(?=[^\w]|(?i:x|ext)|$)"
)


def _exact(text: str) -> str:
    """`6.145550143E+09` as a spreadsheet saved it; nothing where digits were lost."""
    number = text.replace(",", ".")
    value = Decimal(number)
    given = len(number.split("E")[0].split("e")[0].replace(".", ""))
    return str(int(value)) if value == value.to_integral_value() and given >= len(str(int(value))) - 1 else ""


def _interpreted(body: str, outside: bool = False) -> int | None:
    digits = "".join(filter(str.isdigit, _TRUNK.sub("", body)))
    if body.lstrip("( ").startswith("+"):
        return _international(digits)
    for prefix in ("011", "00"):
        if digits.startswith(prefix) and len(digits) >= len(prefix) + _LEAST + 2:
            return _international(digits[len(prefix) :])
    if (american := _american(digits)) is not None:
        return american
    if len(set(digits)) == 1 or digits in _SEQUENCES or not _LEAST_LOCAL <= len(digits) <= _MOST:
        return None
    if len(digits) in (11, 12) and digits[0] in "89" and (outside or not assigned("+" + digits)):
        # A line out of an exchange is asked for by 9 or 8.
        american = _american(digits[1:])
        if american is not None:
            return american
    if len(digits) > 10 and digits[0] != "0" and assigned("+" + digits):
        return int(digits)
    return NATIONAL + int(digits.lstrip("0") or 0)


def _american(digits: str) -> int | None:
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    if len(digits) != 10 or not nanp.in_form(digits) or len(set(digits)) == 1 or digits in _SEQUENCES:
        return None
    return 10_000_000_000 + int(digits)


def _international(digits: str) -> int | None:
    digits = digits.lstrip("0")
    if digits.startswith("1"):
        return _american(digits) if len(digits) == 11 else None
    if not _LEAST <= len(digits) <= _MOST or len(set(digits)) == 1:
        return None
    return int(digits)


def e164(number: int) -> str:
    """`+16145550143`; without a plus where no country is known."""
    return f"+{number}" if number < NATIONAL else str(number - NATIONAL)
