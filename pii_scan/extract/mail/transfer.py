"""Transfer encodings (RFC 2045, uuencode, yEnc 1.3) back to bytes, damaged ones as far as they go."""

import binascii
import re
from collections.abc import Iterator

_NOT_BASE64 = bytes(b for b in range(256) if chr(b) not in
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_")  # fmt: skip
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_EDGE = re.compile(
    rb"^(?:(?P<uu>begin(?:-base64)? [0-7]{3,4} (?P<name>[^\r\n]{1,255}))|(?P<end>end|====)"
    rb"|(?P<yenc>=ybegin [^\r\n]{0,200}?name=(?P<yname>[^\r\n]{1,255}))|(?P<yend>=yend [^\r\n]{0,200}))[ \t]*\r?$",
    re.MULTILINE,
)
_YPART = re.compile(rb"=ypart [^\r\n]*\r?\n")
_YENC = bytes((b - 42) & 255 for b in range(256))
_UU_ENCODINGS = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})


def transferred(data: bytes, encoding: str) -> bytes | None:
    """Bytes behind `Content-Transfer-Encoding`; None where nothing of them decodes. Unknown encodings are taken as
    none at all, as mail programs do."""
    encoding = encoding.strip().strip(";\"'").lower()
    if encoding in ("quoted-printable", "quotedprintable", "quoted_printable"):
        return binascii.a2b_qp(data)
    if encoding in ("base64", "b64", "base-64"):
        decoded = from_base64(data)
        return decoded if decoded or not data.strip() else None
    if encoding in _UU_ENCODINGS:
        decoded = next((held for _, _, _, held in files_inside(data)), None) or from_uu(data)
        return decoded if decoded or not data.strip() else None
    if encoding in ("x-yencode", "yenc", "x-yenc"):
        return next((held for _, _, _, held in files_inside(data)), None) or from_yenc(data)
    return data


def from_base64(data: bytes) -> bytes:
    """Lenient: foreign signs are left out, a padding in the middle begins anew, a last single sign is dropped."""
    clean = (
        data.translate(_URL_SAFE, _NOT_BASE64) if b"-" in data or b"_" in data else data.translate(None, _NOT_BASE64)
    )
    out: list[bytes] = []
    for run in re.split(rb"=+", clean) if b"=" in clean[:-3] else [clean.rstrip(b"=")]:
        run = run[:-1] if len(run) % 4 == 1 else run
        out.append(binascii.a2b_base64(run + b"=" * (-len(run) % 4)))
    return b"".join(out)


class Base64Stretch:
    """A readable over base64 in `data[start:end]` that decodes as it is read, for attachments of hundreds of MiB."""

    _BLOCK = 4 << 20

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data, self._at, self._end = data, start, end
        self._signs = self._held = b""

    def read(self, size: int, /) -> bytes:
        while not self._held and (self._at < self._end or self._signs):
            block = self._data[self._at : min(self._at + self._BLOCK, self._end)]
            self._at += len(block)
            clean = self._signs + block.translate(None, _NOT_BASE64)
            # Four signs make three bytes; what is left waits for the next block.
            whole = len(clean) if self._at >= self._end else len(clean) // 4 * 4
            self._signs = clean[whole:]
            self._held = from_base64(clean[:whole])
            if self._at >= self._end:
                self._signs = b""
        out, self._held = self._held[:size], self._held[size:]
        return out


def from_uu(body: bytes) -> bytes:
    """Each line says its length in its first sign; wrong padding is common and harmless."""
    out: list[bytes] = []
    for line in body.splitlines():
        line = line.rstrip(b"\r\n")
        if not line.strip() or line.startswith((b"begin ", b"end")):
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            # As the standard library mends it: as many signs as the stated length needs.
            need = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out.append(binascii.a2b_uu(line[:need]))
            except binascii.Error:
                continue
    return b"".join(out)


def from_yenc(body: bytes) -> bytes:
    """Every byte is moved by 42; after `=` by 64 more. Lines' ends carry nothing."""
    pieces = body.translate(None, b"\r\n").split(b"=")
    out = [pieces[0].translate(_YENC)]
    out += [bytes([(piece[0] - 64 - 42) & 255]) + piece[1:].translate(_YENC) for piece in pieces[1:] if piece]
    return b"".join(out)


def files_inside(text: bytes) -> Iterator[tuple[int, int, str, bytes]]:
    """(start, end, name, bytes) of files that stand in a plain body, as before MIME. One pass over first and last
    lines: a beginning without its end costs nothing."""
    if b"begin" not in text:
        return
    opened: re.Match[bytes] | None = None
    for edge in _EDGE.finditer(text):
        if edge["uu"] or edge["yenc"]:
            opened = edge
        elif opened is not None and bool(edge["end"]) == bool(opened["uu"]):
            body = text[opened.end() : edge.start()]
            if opened["yenc"]:
                part = _YPART.match(body.lstrip(b"\r\n"))
                data = from_yenc(body.lstrip(b"\r\n")[part.end() if part else 0 :])
            else:
                data = from_base64(body) if opened["uu"].startswith(b"begin-base64") else from_uu(body)
            if data:
                name = (opened["name"] or opened["yname"]).decode("utf-8", "replace").strip()
                yield opened.start(), edge.end(), name, data
            opened = None
