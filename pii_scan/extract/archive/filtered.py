"""Packed files that only libarchive unpacks: compress (.Z), lzip, and LZ4 of before its frame format."""

from collections.abc import Iterator

from pii_scan.extract.archive import libarchive
from pii_scan.extract.archive.listed import LIBRARY, missing
from pii_scan.extract.archive.packed import inner_name
from pii_scan.extract.archive.spool import member, unpack
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

_COMPRESS, _LZIP, _LZ4 = "application/x-compress", "application/x-lzip", "application/x-lz4-legacy"
_FILTERS = {_COMPRESS: "compress", _LZIP: "lzip", _LZ4: "lz4"}


def extract(given: Input) -> Iterator[Evidence]:
    """One child, named like the file without its last ending."""
    try:
        with libarchive.Reader(given.payload, ("raw",), (_FILTERS[given.media_type],)) as reader:
            stream = next((stream for _, stream in reader.entries()), None)
            if stream is None:
                raise NotThisFormat
            room = given.limits.child_bytes
            got = unpack(stream, given.limits, lambda: max(1, reader.packed), room, (libarchive.ArchiveDamage,))
    except libarchive.NoLibarchive:
        yield missing()
        return
    except libarchive.ArchiveDamage:
        raise NotThisFormat from None
    if got.payload is None and not got.size:
        raise NotThisFormat
    if got.problem is not None:
        detail = "the packed stream ends early" if got.problem is ProblemCode.TRUNCATED else "not unpacked"
        yield Problem(got.problem, "extract", detail)
    yield member("packed", inner_name(given.name), got)


EXTRACTOR = Extractor(
    id="compress",
    title="Packed file (compress, lzip)",
    media_types=tuple(_FILTERS),
    extract=extract,
    signatures=(
        Signature(_COMPRESS, b"\x1f\x9d"),
        Signature(_LZIP, b"LZIP\x01"),
        Signature(_LZ4, b"\x02\x21\x4c\x18"),
    ),
    extensions=(".z", ".lz"),
    library=LIBRARY,
    reads="the unpacked file as one item",
    not_read="that a compress file is cut (it has no end mark); pack (.z of System V), lzop, lrzip",
)
