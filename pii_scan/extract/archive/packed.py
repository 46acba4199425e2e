"""Single packed files: gzip (RFC 1952), bzip2, xz, lzma, zlib (RFC 1950), Zstandard (RFC 8878), LZ4 frames, Brotli
(RFC 7932). What lies inside is one child."""

from collections.abc import Iterator

from pii_scan.extract.archive.spool import member, unpack
from pii_scan.extract.archive.streams import DAMAGE, Streams
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_GZIP, _BZIP2, _XZ, _ZLIB = "application/gzip", "application/x-bzip2", "application/x-xz", "application/zlib"
_ZSTD, _LZ4, _BROTLI, _LZMA = "application/zstd", "application/x-lz4", "application/x-brotli", "application/x-lzma"
_KINDS = {
    _GZIP: "gzip",
    _BZIP2: "bzip2",
    _XZ: "xz",
    _ZLIB: "zlib",
    _ZSTD: "zstd",
    _LZ4: "lz4",
    _BROTLI: "brotli",
    _LZMA: "lzma",
}
_UNMARKED = frozenset({_ZLIB, _BROTLI, _LZMA})
"""Two bytes, a name and three bytes are all that speaks for them."""
_ENDINGS = {
    ".tgz": ".tar",
    ".tbz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
    ".tlz": ".tar",
    ".tzst": ".tar",
    ".taz": ".tar",
    ".svgz": ".svg",
    ".emz": ".emf",
}
_PACKED = (".gz", ".bz2", ".xz", ".z", ".zlib", ".lzma", ".zst", ".zstd", ".lz4", ".br", ".lz", ".lzo")


def probe(head: bytes, _: str) -> str | None:
    """lzma files have no mark: the usual properties, a dictionary of a power of two, a size that is unknown or small
    (lzma-file-format.txt of XZ Utils)."""
    if head[:1] != b"\x5d" or len(head) < 14 or head[13]:
        return None
    dictionary, size = int.from_bytes(head[1:5], "little"), int.from_bytes(head[5:13], "little")
    plain = dictionary >= 4096 and dictionary & (dictionary - 1) == 0
    known = size == 0xFFFFFFFFFFFFFFFF or size < 1 << 40
    return _LZMA if plain and known else None


def extract(given: Input) -> Iterator[Evidence]:
    """One child, named like the file without its last ending; what lies behind the stream is another."""
    with given.payload.open() as raw:
        stream = Streams(raw, _KINDS[given.media_type])
        got = unpack(stream, given.limits, lambda: raw.tell(), given.limits.child_bytes, DAMAGE)
    if got.payload is None and got.size == 0:
        if given.media_type in _UNMARKED:
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
    for ending in _PACKED:
        if lower.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return "content"


EXTRACTOR = Extractor(
    id="packed",
    title="Packed file (gzip, bzip2, xz, lzma, zlib, Zstandard, LZ4, Brotli)",
    media_types=tuple(_KINDS),
    extract=extract,
    signatures=(
        Signature(_GZIP, b"\x1f\x8b\x08"),
        Signature(_BZIP2, b"BZh", 0, ((4, b"1AY&SY"),)),
        Signature(_XZ, b"\xfd7zXZ\x00"),
        Signature(_ZSTD, b"\x28\xb5\x2f\xfd"),
        *(Signature(_ZSTD, bytes([low]) + b"\x2a\x4d\x18", 0) for low in range(0x50, 0x60)),
        Signature(_LZ4, b"\x04\x22\x4d\x18"),
    ),
    probe=probe,
    extensions=(".gz", ".bz2", ".xz", ".tgz", ".zst", ".lz4", ".br", ".lzma"),
    library="zlib, bz2, lzma (standard library), backports.zstd, lz4, brotli",
    reads="the unpacked file as one item; names and comments of gzip headers; bytes behind the stream",
    not_read="Brotli under another name than .br, windows above 1 GiB, dictionaries kept elsewhere",
)
