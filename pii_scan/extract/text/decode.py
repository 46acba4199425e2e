"""From bytes to characters: which encoding a whole file is in, and its text in stretches."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pii_scan.filetype.encoding import bom_encoding, wide_encoding
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_BLOCK = 1 << 20
_GUESS_BYTES = 64 << 10
CHUNK_CHARS = 4 << 20
_OVERLAP = 256

# Damage is told from another encoding by how rarely it happens among real multi-byte characters.
_DAMAGE_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec and how many bytes of the file it could not decode (they become U+FFFD)."""

    name: str
    bad: int = 0
    sure: bool = True


def choose_encoding(payload: Payload) -> Encoding:
    """Byte order mark, UTF-16/32 by their zero bytes, UTF-8 if valid throughout (or nearly), else chardet.

    Reads the file once. A byte that no codec takes never stops the reading.
    """
    head = payload.head(_GUESS_BYTES)
    marked = bom_encoding(head) or wide_encoding(head[:8192])
    if marked is not None:
        return Encoding(marked)
    valid, bad = _utf8_census(payload)
    if bad == 0 or bad <= _DAMAGE_SHARE * valid:
        return Encoding("utf-8", bad)
    return _guess(payload, head)


def undecoded(encoding: Encoding, lost: int | None = None) -> Iterator[Problem]:
    """Notes of what is U+FFFD now, and of an encoding that nothing stated.

    Args:
        lost: places, where they were counted while reading; else as the encoding says.
    """
    if places := encoding.bad if lost is None else lost:
        detail = f"{places} places not decodable as {encoding.name}"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if not encoding.sure:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "encoding unknown, read as Windows-1252", Effect.NOTE)


def _utf8_census(payload: Payload) -> tuple[int, int]:
    """(multi-byte characters, undecodable places) of the file read as UTF-8; stops early when hopeless."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    valid = bad = 0
    with payload.open() as stream:
        while block := stream.read(_BLOCK):
            if block.isascii():
                text = decoder.decode(b"")
                if not decoder.getstate()[0]:
                    continue
            text = decoder.decode(block)
            broken = text.count("\ufffd")
            bad += broken
            valid += len(text) - len(text.encode("ascii", "ignore")) - broken
            if bad > 1000 and bad > _DAMAGE_SHARE * valid:
                break
    if decoder.getstate()[0]:
        bad += 1
    return valid, bad


def _guess(payload: Payload, head: bytes) -> Encoding:
    import chardet

    sample = head
    if head.isascii():
        sample = _first_non_ascii(payload)
    # chardet's own answer on odd input has been an exception before; Windows-1252 decodes anything useful.
    try:
        answer = chardet.detect(sample)
        name = answer.get("encoding")
    except Exception:  # noqa: BLE001
        name = None
    if not name:
        return Encoding("cp1252", sure=False)
    try:
        codecs.lookup(name)
    except LookupError:
        return Encoding("cp1252", sure=False)
    if name.lower().replace("_", "-") in {"ascii", "utf-8", "iso-8859-1", "latin-1"}:
        name = "cp1252"
    if _readable(sample) and b"A1 <".decode(name, "replace") != "A1 <":
        # EBCDIC, for a short text with one accent: what nearly all bytes say in ASCII is no chance.
        return Encoding("cp1252", sure=False)
    return Encoding(name)


def _readable(sample: bytes) -> bool:
    """Nine bytes in ten are printable ASCII."""
    return len(sample) - len(sample.translate(None, _PRINTABLE)) >= 0.9 * len(sample)


_PRINTABLE = bytes([*range(0x20, 0x7F), *b"\t\r\n"])


def _first_non_ascii(payload: Payload) -> bytes:
    with payload.open() as stream:
        while block := stream.read(_BLOCK):
            if not block.isascii():
                at = len(block) - len(block.lstrip(bytes(range(128))))
                return block[max(0, at - 1000) : at + _GUESS_BYTES]
    return b""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a long text that ends at a line's end wherever there is one."""

    text: str
    offset: int
    first_line: int


def stretches(payload: Payload, encoding: str, chars_max: int, chunk: int = CHUNK_CHARS) -> Iterator[Stretch]:
    """The text in pieces of about `chunk` characters, at most `chars_max` in all.

    A piece ends after a line (or, in one endless line, at a blank); only where there is neither do two
    pieces share their last and first 256 characters, so that no value is cut.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held, offset, line, total = "", 0, 1, 0
    with payload.open() as stream:
        while total < chars_max:
            block = stream.read(_BLOCK)
            text = decoder.decode(block, final=not block)
            if total == 0 and text.startswith("\ufeff"):
                text = text[1:]
            text = text[: chars_max - total]
            total += len(text)
            held += text
            while len(held) >= chunk:
                cut = _cut(held, chunk)
                piece = held[:cut]
                yield Stretch(piece, offset, line)
                keep = 0 if piece[-1].isspace() else min(_OVERLAP, cut - 1)
                offset += cut - keep
                line += piece.count("\n", 0, cut - keep)
                held = held[cut - keep :]
            if not block:
                break
    if held:
        yield Stretch(held, offset, line)


def text_evidence(
    payload: Payload, encoding: str, chars_max: int, read: Callable[[str], str] | None = None
) -> Iterator[Evidence]:
    """The stretches as Texts, and a Problem where the limit cuts them.

    Args:
        read: makes words of each stretch; its places count in the file nevertheless.
    """
    chars = 0
    for piece in stretches(payload, encoding, chars_max):
        chars = piece.offset + len(piece.text)
        text = piece.text if read is None else read(piece.text)
        yield Text(text, offset=piece.offset, first_line=piece.first_line)
    if chars >= chars_max:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {chars} characters")


def _cut(text: str, chunk: int) -> int:
    for mark in ("\n", "\r", " ", "\t"):
        at = text.rfind(mark, chunk // 2, chunk)
        if at >= 0:
            return at + 1
    return chunk
