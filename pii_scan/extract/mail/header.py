"""Header lines as text (RFC 2047, RFC 2231), repaired where programs write them wrongly."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from pii_scan.extract.mail.charset import body_text
from pii_scan.extract.mail.transfer import from_base64

_QUIET = ("received", "dkim-", "arc-", "authentication-", "mime-version", "content-", "x-ms-exchange", "list-")
_WORD = re.compile(r"=\?([\w.\-:]{1,40})(?:\*[\w\-]{0,16})?\?([BbQq])\?([^?]{0,4000})\?=")
_NAMED = re.compile(r"(?:file)?name\s*=\s*(?:\"([^\"]+)\"|([^;\s]+))", re.IGNORECASE)
_LINES_MAX = 5000


def header_lines(message: Message) -> list[str]:
    """`Name: value`, those that a reader looks at first."""
    lines: list[str] = []
    quiet: list[str] = []
    # Raw, because the standard object replaces eight-bit characters by marks.
    for name, value in list(message.raw_items())[:_LINES_MAX]:
        line = f"{name}: {decoded(value)}"
        (quiet if name.lower().startswith(_QUIET) else lines).append(line)
    return [*lines, *quiet]


def decoded(value: object) -> str:
    """A header's text; eight-bit bytes as UTF-8 or else Windows-1252."""
    raw = " ".join(str(value).split())
    if "=?" not in raw:
        return raw if raw.isascii() else body_text(raw.encode("utf-8", "surrogateescape"), None)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return _WORD.sub(_word, raw)
    said = "".join(body_text(p, c) if isinstance(p, bytes) else p for p, c in pieces)
    # Words without blanks between them, or inside of quotes, are left by the standard's reader.
    said = _WORD.sub(_word, said) if "=?" in said else said
    return said.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _word(found: re.Match[str]) -> str:
    body = found[3].encode("utf-8", "surrogateescape")
    if found[2] in "Bb":
        return body_text(from_base64(body), found[1])
    import binascii

    return body_text(binascii.a2b_qp(body, header=True), found[1])


def filename(message: Message) -> str:
    """The name that a part gives itself; empty without one."""
    try:
        name = message.get_param("filename", None, "content-disposition") or message.get_param("name", None)
    except (ValueError, IndexError, TypeError):
        return ""
    if not name:
        return ""
    try:
        said = decoded(collapse_rfc2231_value(name))
    except (LookupError, ValueError, UnicodeError):
        return "attachment"
    return _raw_name(message) or said if "\ufffd" in said else said


def _raw_name(message: Message) -> str:
    """A name in eight-bit letters, which the standard's reader replaces by marks."""
    for header, value in message.raw_items():
        if header.lower() in ("content-disposition", "content-type"):
            found = _NAMED.search(" ".join(str(value).split()))
            if found is not None:
                return decoded(found[1] or found[2])
    return ""
