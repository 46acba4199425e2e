"""PostScript, EPS and Illustrator files (PostScript Language Reference, 3rd edition): comments and shown strings."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_PS = "application/postscript"
_BINARY = b"\xc5\xd0\xd3\xc6"
_COMMENT = re.compile(rb"(?m)^%%?(?:Title|For|Creator|Routing|Copyright|CreationDate)\b[ \t:]*([^\r\n]{1,1000})")
_STRING = re.compile(
    rb"\(((?:[^\\()]|\\.|\((?:[^\\()]|\\.){0,500}\)){0,4000})\)|([\r\n])",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\n", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_BYTES_MAX = 64 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """Title, author and the like, then strings line by line: those of one line of the program belong together, as
    programs that set type letter by letter write them."""
    data = given.payload.read(_BYTES_MAX)
    if data.startswith(_BINARY):
        # A preview for old programs follows the program (EPSF 3.0, 5.2).
        start, size = int.from_bytes(data[4:8], "little"), int.from_bytes(data[8:12], "little")
        data = data[start : start + size] or data
    comments = [m[1].decode("utf-8", "replace").strip("() \t") for m in _COMMENT.finditer(data)]
    if comments:
        yield Text("\n".join(dict.fromkeys(comments)), How.METADATA, layer="properties")
    lines: list[str] = []
    line = ""
    for found in _STRING.finditer(data):
        if found[2] is not None:
            if any(map(str.isalnum, line)):
                lines.append(line.strip())
            line = ""
        else:
            line += _string(found[1])
    if any(map(str.isalnum, line)):
        lines.append(line.strip())
    if lines:
        yield Text("\n".join(lines), How.CARVED)
    detail = "PostScript: strings of the program as they stand; fonts with codes of their own and pictures are not read"
    yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


def _string(raw: bytes) -> str:
    def plain(found: re.Match[bytes]) -> bytes:
        code = found[1]
        if code[:1].isdigit() and code[:1] < b"8":
            return bytes((int(code, 8) & 255,))
        return _PLAIN.get(code, code)

    text = _ESCAPE.sub(plain, raw).decode("cp1252", "replace")
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


EXTRACTOR = Extractor(
    id="postscript",
    title="PostScript, EPS",
    media_types=(_PS,),
    extract=extract,
    extensions=(".ps", ".eps", ".ai"),
    library="own",
    reads="title, author and other comments; strings of the program; the item stays partial",
    not_read="letters of fonts with codes of their own, words that the program composes, pictures",
)
