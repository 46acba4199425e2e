"""Small pictures that Windows keeps of files, also of those that are gone: Thumbs.db, thumbcache_*.db, iconcache."""

from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.text.carved import carve
from pii_scan.extract.windows.thumb_cache import MARK, CacheError, entries
from pii_scan.extract.windows.thumbs_catalog import file_names, stated
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

THUMBS_DB, CACHE = "application/x-thumbs-db", "application/x-thumbcache"
_PICTURES = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"BM": "bmp", b"GIF8": "gif"}
_HEADER_MAX = 64
"""Streams begin with 12, 16 or 24 bytes of their own."""
_STREAM_MAX = 64 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """Each picture as an item of its own, under the name of its file where that is kept.

    Raises:
        NotThisFormat: neither a compound file nor a cache of a known version.
    """
    yield from _thumbs_db(given) if given.media_type == THUMBS_DB else _cache(given)


def _thumbs_db(given: Input) -> Iterator[Evidence]:
    keys, unread = Keys(), 0
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
        except OleError:
            raise NotThisFormat from None
        streams = ole.streams()
        catalog = next((ole.read(path, _STREAM_MAX) for path in streams if path.lower() == "catalog"), b"")
        names = file_names(catalog)
        for path in streams:
            if path.lower() == "catalog":
                continue
            data = ole.read(path, _STREAM_MAX)
            found = _picture(data)
            if found is None:
                unread += 1
                if words := carve(data):
                    yield Text(words, How.CARVED)
                continue
            start, ending = found
            yield Child("thumbs", keys.key(_key(names.pop(path, path), ending)), Payload(data=data[start:]))
        cut = ole.cut
    lost = len(names)
    # Names whose picture is gone.
    if words := "\n".join(names.values()):
        yield Text(words, How.METADATA, layer="hidden")
    if unread:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{unread} streams hold no picture of a known kind")
    if cut or len(file_names(catalog)) < stated(catalog):
        yield Problem(ProblemCode.TRUNCATED, "extract", "the file breaks off or its catalogue is damaged")
    elif lost:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{lost} files are named without a picture")


def _cache(given: Input) -> Iterator[Evidence]:
    keys, damaged, unread = Keys(), 0, 0
    with given.payload.open() as stream:
        try:
            for entry in entries(stream, given.payload.size_bytes):
                if entry.data is None:
                    damaged += 1
                    continue
                if not entry.data:
                    continue
                found = _picture(entry.data)
                if found is None:
                    unread += 1
                    continue
                start, ending = found
                data = entry.data[start:]
                yield Child("thumbs", keys.key(_key(entry.name or "picture", ending)), Payload(data=data))
        except CacheError:
            raise NotThisFormat from None
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} entries are cut or damaged")
    if unread:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{unread} entries hold no picture of a known kind")


def _picture(data: bytes) -> tuple[int, str] | None:
    """Where a picture starts, and the ending for its kind."""
    found = [(at, end) for mark, end in _PICTURES.items() if (at := data.find(mark, 0, _HEADER_MAX)) >= 0]
    return min(found, default=None)


def _key(name: str, ending: str) -> str:
    plain = "".join(ch for ch in name.replace("\\", "/") if ch.isprintable())
    return plain if plain.lower().endswith((f".{ending}", ".jpeg")) else f"{plain}.{ending}"


EXTRACTOR = Extractor(
    id="thumbs",
    title="Windows' small pictures of files (Thumbs.db, thumbcache, iconcache)",
    media_types=(THUMBS_DB, CACHE),
    extract=extract,
    signatures=(Signature(CACHE, MARK),),
    library="own",
    reads="each picture as an item of its own, also of files that are deleted; the files' names where they are kept "
    "(Thumbs.db up to Windows XP), else their hash",
    not_read="thumbcache_idx.db (hashes alone; its readable strings), pictures in freed sectors of a Thumbs.db",
)
