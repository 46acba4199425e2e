"""Single packed files: gzip (RFC 1952), bzip2, xz, zlib (RFC 1950). What lies inside is one child."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from pii_scan.extract.archive.spool import Readable, member, unpack
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

_GZIP, _BZIP2, _XZ, _ZLIB = "application/gzip", "application/x-bzip2", "application/x-xz", "application/zlib"
_DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
_ENDINGS = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".svgz": ".svg", ".emz": ".emf"}


class _Zlib:
    """A zlib stream as a readable."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inflater = zlib.decompressobj()

    def read(self, size: int, /) -> bytes:
        while not self._inflater.eof:
            block = self._inflater.unconsumed_tail or self._stream.read(1 << 16)
            if not block:
                raise EOFError
            out = self._inflater.decompress(block, size)
            if out:
                return out
        return b""


def extract(given: Input) -> Iterator[Evidence]:
    """One child, named like the file without its last ending."""
    with given.payload.open() as raw:
        stream = _opened(given.media_type, raw)
        got = unpack(stream, given.limits, lambda: raw.tell(), given.limits.child_bytes, _DAMAGE)
    if got.payload is None and got.size == 0:
        if given.media_type == _ZLIB:
            # Two bytes are all the mark that zlib has.
            raise NotThisFormat
        yield Problem(got.problem or ProblemCode.UNREADABLE, "extract", "nothing could be unpacked", Effect.SKIPPED)
        return
    if got.problem is not None:
        yield Problem(got.problem, "extract", "the packed stream ends early" if got.payload else "not unpacked")
    yield member("packed", inner_name(given.name), got)


def _opened(media_type: str, raw: BinaryIO) -> Readable:
    if media_type == _GZIP:
        return cast(Readable, gzip.GzipFile(fileobj=raw, mode="rb"))
    if media_type == _BZIP2:
        return bz2.BZ2File(raw)
    if media_type == _XZ:
        return lzma.LZMAFile(raw)
    return _Zlib(raw)


def inner_name(name: str) -> str:
    """`a.tgz` holds `a.tar`, `b.csv.gz` holds `b.csv`; a name without a known ending gets `content`."""
    lower = name.lower()
    for ending, inner in _ENDINGS.items():
        if lower.endswith(ending):
            return name[: -len(ending)] + inner
    for ending in (".gz", ".bz2", ".xz", ".z", ".zlib", ".lzma"):
        if lower.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return "content"


EXTRACTOR = Extractor(
    id="packed",
    title="Packed file (gzip, bzip2, xz, zlib)",
    media_types=(_GZIP, _BZIP2, _XZ, _ZLIB),
    extract=extract,
    signatures=(
        Signature(_GZIP, b"\x1f\x8b\x08"),
        Signature(_BZIP2, b"BZh", 0, ((4, b"1AY&SY"),)),
        Signature(_XZ, b"\xfd7zXZ\x00"),
    ),
    extensions=(".gz", ".bz2", ".xz", ".tgz"),
    library="gzip, bz2, lzma (standard library)",
    reads="the unpacked file as one item",
    not_read="zstd, lz4, brotli, compress (.Z)",
)
