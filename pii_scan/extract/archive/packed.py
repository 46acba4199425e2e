"""Single packed files: gzip (RFC 1952), bzip2, xz, zlib (RFC 1950). What lies inside is one child."""

import lzma
import zlib
from collections.abc import Iterator

from pii_scan.extract.archive.spool import member, unpack
from pii_scan.extract.archive.streams import Streams
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_GZIP, _BZIP2, _XZ, _ZLIB = "application/gzip", "application/x-bzip2", "application/x-xz", "application/zlib"
_KINDS = {_GZIP: "gzip", _BZIP2: "bzip2", _XZ: "xz", _ZLIB: "zlib"}
_DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
_ENDINGS = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".svgz": ".svg", ".emz": ".emf"}


def extract(given: Input) -> Iterator[Evidence]:
    """One child, named like the file without its last ending; what lies behind the stream is another."""
    with given.payload.open() as raw:
        stream = Streams(raw, _KINDS[given.media_type])
        got = unpack(stream, given.limits, lambda: raw.tell(), given.limits.child_bytes, _DAMAGE)
    if got.payload is None and got.size == 0:
        if given.media_type == _ZLIB:
            # Two bytes are all the mark that zlib has.
            raise NotThisFormat
        yield Problem(got.problem or ProblemCode.UNREADABLE, "extract", "nothing could be unpacked", Effect.SKIPPED)
        return
    if words := [word for word in dict.fromkeys(stream.words) if word]:
        yield Text("\n".join(words), How.METADATA, layer="properties")
    if got.problem is not None:
        yield Problem(got.problem, "extract", "the packed stream ends early" if got.payload else "not unpacked")
    yield member("packed", inner_name(given.name), got)
    if got.problem is None and stream.end is not None:
        yield from leftover(given.payload, stream.end, given.limits)


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
    library="zlib, bz2, lzma (standard library)",
    reads="the unpacked file as one item; names and comments of gzip headers; bytes behind the stream",
    not_read="zstd, lz4, brotli, compress (.Z)",
)
