"""Rich Text Format (Microsoft, version 1.9.1): words, table cells, header and footer, hidden text."""

import re
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.text.ole_object import embedded_object
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

RTF = "application/rtf"
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z\r\n])|\\[\r\n]|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping "
    b"latentstyles datastore xmlnstbl fontemb fontfile filetbl revtbl pgptbl mmathpr wgrffmtfilter objclass "
    b"objname".split()
)
_WORDS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"nestcell": "\t",
    b"tab": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"nestrow": "\n",
}  # fmt: skip
_WORDS |= dict.fromkeys(b"title subject author manager company operator keywords doccomm info footnote".split(), "\n")
_PICTURES = {b"jpegblip": "jpg", b"pngblip": "png"}
_OBJECT = "object"
_BYTES_MAX = 128 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """One Text; embedded JPEG and PNG pictures, files and documents as children."""
    data = given.payload.read(_BYTES_MAX)
    text, pictures, whole = rtf_text(data)
    damaged = 0
    if text.strip():
        yield Text(text)
    keys = Keys()
    for number, (ending, content) in enumerate(pictures, 1):
        if ending != _OBJECT:
            yield Child("rtf", keys.key(f"picture-{number}.{ending}"), Payload(data=content), len(content))
            continue
        found = embedded_object(content)
        if found is None:
            damaged += 1
        elif found.data:
            name = f"object-{number}/{found.name}" if found.name else f"object-{number}"
            yield Child("rtf", keys.key(name), Payload(data=found.data), len(found.data))
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} embedded objects damaged")
    if given.payload.size_bytes > _BYTES_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "document read up to 128 MiB")
    elif not whole:
        yield Problem(ProblemCode.TRUNCATED, "extract", "groups that do not end")
    elif not text.strip() and not pictures:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "no words found")


def rtf_text(data: bytes) -> tuple[str, list[tuple[str, bytes]], bool]:
    """(text, pictures and objects as (ending, bytes), whether each group ends). Group nesting is a list, not
    recursion."""
    out: list[str] = []
    pictures: list[tuple[str, bytes]] = []
    codec = "cp1252"
    raw = bytearray()
    # Per group: silent, unicode skip count, picture ending, gathered hex.
    groups: list[tuple[bool, int, str, list[bytes]]] = []
    silent, skip, ending, gathered = False, 1, "", list[bytes]()
    pending = 0

    def flush() -> None:
        if raw:
            try:
                out.append(raw.decode(codec, "replace"))
            except LookupError:
                out.append(raw.decode("cp1252", "replace"))
            raw.clear()

    for token in _TOKEN.finditer(data):
        word, number, code, symbol, brace, words = token.groups()
        if brace == b"{":
            groups.append((silent, skip, ending, gathered))
        elif brace == b"}":
            if ending and gathered:
                pictures += _picture(ending, gathered)
                gathered = []
            silent, skip, ending, gathered = groups.pop() if groups else (False, 1, "", [])
        elif word is not None:
            flush()
            name = word.lower()
            if name == b"ansicpg" and number:
                codec = f"cp{int(number)}"
            elif name == b"uc" and number:
                skip = max(0, min(int(number), 16))
            elif name == b"u" and number and not silent:
                value = int(number) & 0xFFFF
                out.append(chr(value))
                pending = skip
            elif name in _SILENT:
                silent = True
            elif name == b"pict":
                silent, gathered = True, []
            elif name == b"objdata":
                silent, gathered, ending = True, [], _OBJECT
            elif name in _PICTURES and silent:
                ending = _PICTURES[name]
            elif name == b"bin" and number:
                continue
            elif name in _WORDS and not silent:
                out.append(_WORDS[name])
        elif silent:
            if ending and words is not None:
                gathered.append(words)
        elif code is not None:
            if pending:
                pending -= 1
            else:
                raw.append(int(code, 16))
        elif symbol is not None:
            flush()
            out.append({b"~": "\u00a0", b"_": "-", b"-": ""}.get(symbol, symbol.decode("latin-1")))
            if symbol == b"*":
                out.pop()
        elif words is not None:
            if pending:
                cut = min(pending, len(words))
                words, pending = words[cut:], pending - cut
            raw += words
    flush()
    text = "".join(out)
    # Characters beyond the basic plane come as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), pictures, not groups


def _picture(ending: str, gathered: list[bytes]) -> list[tuple[str, bytes]]:
    digits = re.sub(rb"[^0-9a-fA-F]", b"", b"".join(gathered))
    data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    return [(ending, data)] if len(data) > 64 or ending == _OBJECT else []


EXTRACTOR = Extractor(
    id="rtf",
    title="Rich Text Format",
    media_types=(RTF, "text/rtf"),
    extract=extract,
    signatures=(Signature(RTF, b"{\\rtf"),),
    extensions=(".rtf",),
    library="own",
    reads="text, table cells, notes, hidden and deleted text, JPEG and PNG pictures, embedded files and documents",
    not_read="metafile pictures, fonts with code pages of their own",
)
