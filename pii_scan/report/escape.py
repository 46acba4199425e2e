"""Makes hostile text harmless where it is shown: file names are written by whoever filled the store."""

import html as _html
import re
from urllib.parse import quote

# C0, DEL, C1, line and paragraph separators, direction marks and lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_XML_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def csv_cell(text: str) -> str:
    """One CSV or XLSX cell: control and direction characters gone, and a leading `'` where a spreadsheet
    would otherwise read a formula (`=`, `+`, `-`, `@`, tab, CR, also full-width).

    The check runs on the text as it came and again on what is left, so that no removed character can
    hide a formula behind it.
    """
    clean = _UNSAFE.sub("", text)
    if text.startswith(_FORMULA) or clean.lstrip().startswith(_FORMULA):
        return "'" + clean
    return clean


def html(text: object) -> str:
    """Element or attribute content; control and direction characters are shown as `\\x1b`, `\\u202e`."""
    return _html.escape(visible(str(text)), quote=True)


def terminal(text: str) -> str:
    """One line for a terminal: no character of it can move the cursor, colour or reorder anything."""
    return visible(text)


def visible(text: str) -> str:
    return _UNSAFE.sub(_show, text)


def uri(address: str) -> str:
    """An address as an RFC 3986 URI reference: what is already percent-encoded stays."""
    return quote(visible(address), safe="%:/!$&'()*+,;=@-._~")


def _show(match: re.Match[str]) -> str:
    point = ord(match.group())
    return f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}"


def xml_text(text: str) -> str:
    """Text without the characters XML 1.0 forbids."""
    return _XML_UNSAFE.sub("", text)
