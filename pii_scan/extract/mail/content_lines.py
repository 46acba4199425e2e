"""Content lines of vCard (RFC 6350, 2426, version 2.1) and iCalendar (RFC 5545): unfolded and decoded."""

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pii_scan.extract.mail.charset import body_text
from pii_scan.extract.mail.transfer import from_base64

_LINE = re.compile(
    rb"(?:(?P<group>[A-Za-z0-9\-]{1,40})\.)?(?P<name>[A-Za-z0-9\-]{1,60})(?P<params>(?:;[^\":;]*(?:\"[^\"]*\"[^\":;]*)*)*):"
)
_ESCAPE = re.compile(r"\\([\\,;:nNtT\"])")
_LINE_MAX = 64 << 20


@dataclass(frozen=True, slots=True)
class ContentLine:
    """`group.NAME;PARAM=value:value`."""

    name: str
    """Upper case."""
    params: dict[str, str]
    """Upper-case names; bare ones of version 2.1 (`HOME`) stand under TYPE."""
    raw: bytes
    """The value's bytes, its transfer encoding undone."""
    group: str = ""
    binary: bool = False

    @property
    def text(self) -> str:
        return unescaped(body_text(self.raw, self.params.get("CHARSET")))

    @property
    def components(self) -> list[str]:
        """Fields between unescaped semicolons."""
        text = body_text(self.raw, self.params.get("CHARSET"))
        return [unescaped(piece).strip() for piece in re.split(r"(?<!\\);", text)]


def unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: {"n": "\n", "t": "\t"}.get(m[1].lower(), m[1]), text)


def content_lines(lines: Iterable[bytes]) -> Iterator[ContentLine | None]:
    """None for a line that is none, so that the caller counts it."""
    for line in _unfolded(lines):
        if line.strip():
            yield _parsed(line)


def _unfolded(lines: Iterable[bytes]) -> Iterator[bytes]:
    """A line that begins with a blank goes on with the one before; so does one behind a quoted-printable `=`, and
    base64 of version 2.1 up to an empty line."""
    held: list[bytes] = []
    size = 0
    soft = False
    for raw in lines:
        line = raw.rstrip(b"\r\n")
        if held and size < _LINE_MAX and (soft or line[:1] in (b" ", b"\t")):
            held.append(line if soft else line[1:])
        else:
            if held:
                yield b"".join(held)
            held, size = [line], 0
        size += len(line)
        soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in held[0][:200].upper()
        if soft:
            held[-1] = held[-1][:-1]
    if held:
        yield b"".join(held)


def _parsed(line: bytes) -> ContentLine | None:
    found = _LINE.match(line)
    if found is None:
        return None
    params: dict[str, str] = {}
    for piece in re.findall(rb";((?:\"[^\"]*\"|[^\";])*)", found["params"]):
        key, equals, value = body_text(piece, None).partition("=")
        if not equals:
            key, value = _bare(key)
        key = key.strip().upper()
        value = value.replace('"', "").strip()
        params[key] = f"{params[key]},{value}" if key in params else value
    raw = line[found.end() :]
    encoding = params.get("ENCODING", "").upper()
    binary = encoding in ("B", "BASE64")
    if encoding == "QUOTED-PRINTABLE":
        raw = binascii.a2b_qp(raw)
    elif binary:
        raw = from_base64(raw)
    name = found["name"].decode("ascii").upper()
    return ContentLine(name, params, raw, (found["group"] or b"").decode("ascii"), binary)


def _bare(word: str) -> tuple[str, str]:
    """Version 2.1 writes `;QUOTED-PRINTABLE` and `;HOME` without names."""
    upper = word.strip().upper()
    return ("ENCODING", upper) if upper in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B") else ("TYPE", upper)
