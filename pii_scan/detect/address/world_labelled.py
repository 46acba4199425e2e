"""Addresses whose order nothing tells but their label: whatever a form has written behind `Address:`, in any script.

A form's word is better evidence than any order of street and code: `Διεύθυνση: Οίτης 78-17`, `Endereço: Conjunto
Camargo, 646`, `"streetAddress": "465 معبر المرفأ"`. Used where no order was recognised.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.address.anchor import Taken
from pii_scan.detect.sieve import Sieve

_LABELS = (
    "address", "street address", "home address", "mailing address", "postal address", "current address",
    "residential address", "permanent address", "previous address", "present address", "streetaddress", "homeaddress",
    "adresse", "anschrift", "wohnanschrift", "adres", "adres zamieszkania", "adress", "bostadsadress", "dirección",
    "direccion", "domicilio", "indirizzo", "residenza", "endereço", "endereco", "morada", "osoite", "adresa",
    "adresa bydliště", "lakcím", "cím", "naslov", "aadress", "adrese", "adresas", "heimilisfang", "ikametgah", "adresi",
    "alamat", "địa chỉ", "διεύθυνση", "адрес", "адреса", "адрес проживания", "адрес регистрации", "כתובת", "العنوان",
    "عنوان", "نشانی", "آدرس", "पता", "ठिकाना", "ঠিকানা", "ที่อยู่", "住所", "地址", "주소", "tirahan", "anuani",
)  # fmt: skip
HEADER = "^(?:" + "|".join(re.escape(label) for label in _LABELS if not label.isascii()) + ")$"
_LABEL = "|".join(re.escape(label).replace(r"\ ", "[ _]?") for label in sorted(_LABELS, key=len, reverse=True))
_AT = re.compile(
    rf"(?im)(?:^[ \t>*•-]{{0,4}}|[{{,;|][ \t]*\"?|\"|[ \t]{{2}})(?:{_LABEL})(?:[ ]?\([^()\n]{{1,20}}\))?"
    r"\"?[ \t]{0,2}[:=：][ \t]{0,3}"
    r"(?P<value>\"[^\"\n]{4,160}\"|[^\s\"][^\n\r\"|;]{3,160})"
)
_SIEVE = Sieve(
    r"(?i:address|adres|anschrift|direcci.?on|domicilio|indirizzo|residenza|endere.?c|morada|osoite|lakc.?im|cim|naslov|"
    r"heimilis|ikamet|alamat|tirahan|anuani)[^\n]{0,24}[:=]",
    panel="places",
)
_NATIVE = re.compile("|".join(re.escape(label) for label in _LABELS if not label.isascii()), re.IGNORECASE)
_OTHER_FIELD = re.compile(r"[ \t]{2,}(?=\S)|[ \t]+(?=[^\W\d][\w .]{1,24}[:：])|[ \t]+\|")
"""Where the next field of the same line begins."""
_FIELD_BELOW = re.compile(r"[^\n:：]{1,40}[:：=]|[ \t]*[-=_*#]{3}|[^\n]*[@{}<>]|[ \t]*(?i:phone|tel|e-?mail|dob|ssn)\b")
_WORD = re.compile(r"[^\W\d_]{3}|[\u0e00-\u9fff\uac00-\ud7a3]{2}")
_NOT_POSTAL = re.compile(
    r"(?i)[@\\]|://|www\.|\b0x[0-9a-f]|(?:\d{1,3}\.){3}\d|(?:[0-9a-f]{2}[:-]){4}|[{}<>$=]|\(\)|"
    r"^\W*(?:none|null|unknown|same|see|string|the|a|an|is|of|to|in|not|your|this)\b|^\W*n/?a\b(?! [^\W\d_])"
)
_FEWEST_LETTERS = 4
_MOST_BELOW = 3
"""Lines of an address below the one that its label stands on."""
_NUMBERED, _ANNOUNCED = 0.8, 0.72


def addresses_at_labels(text: str, taken: Taken) -> Iterator[tuple[int, int, float]]:
    """(start, end, confidence) of what stands behind a label of addresses and holds words and a number."""
    if next(_SIEVE.spans(text), None) is None and (text.isascii() or _NATIVE.search(text) is None):
        return
    for match in _AT.finditer(text):
        start, end = match.span("value")
        quoted = text[start] == '"'
        if quoted:
            start, end = start + 1, end - 1
        else:
            field = _OTHER_FIELD.search(text, start, end)
            end = field.start() if field else _with_lines_below(text, end)
        value = text[start:end].rstrip(" \t,;.'")
        end = start + len(value)
        if taken.overlaps(start, end) or _NOT_POSTAL.search(value) or not _WORD.search(value):
            continue
        if not any(map(str.isdigit, value)) or (value.isascii() and sum(map(str.isalpha, value)) < _FEWEST_LETTERS):
            continue
        taken.add(start, end)
        yield start, end, _NUMBERED if quoted or "\n" not in value else _ANNOUNCED


def _with_lines_below(text: str, end: int) -> int:
    """The end of the address when its town and code stand on lines of their own below the street."""
    reach = best = end
    for _ in range(_MOST_BELOW):
        if not text.startswith(("\n", "\r\n"), reach):
            break
        start = text.index("\n", reach) + 1
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop - (text[stop - 1] == "\r")
        line = text[start:stop]
        if not line.strip() or len(line) > 80 or _FIELD_BELOW.match(line):
            break
        reach = stop
        if re.search(r"\d{3}", line):
            best = stop
    return best
