"""`Cookies.binarycookies` of Safari and of iOS applications.

The layout is not published by Apple; it is described in the same way by several forensic tools: `cook`, the number of
pages and their sizes (big-endian); a page has its mark, the number of its cookies and where they begin (little-endian);
a cookie has where its four strings begin, each up to a zero, and its times in seconds from 2001.
"""

import struct
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.stores.cookie_lines import CookieLines
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

COOKIES = "application/x-binarycookies"
_PAGE_MARK = b"\x00\x00\x01\x00"
_PAGES_MAX = 1 << 20
_FROM_2001_S = 978_307_200
_COOKIE = struct.Struct("<IIIIIIII8sdd")
"""Size, unknown, flags, unknown, places of domain, name, path and value, end mark, expiry, creation."""


def extract(given: Input) -> Iterator[Evidence]:
    """A line for each cookie, as in `cookies.txt`.

    Raises:
        NotThisFormat: its table of pages does not fit the file.
    """
    lines, damaged = CookieLines(), 0
    with given.payload.open() as stream:
        head = stream.read(8)
        count = int.from_bytes(head[4:8], "big")
        if head[:4] != b"cook" or count > min(_PAGES_MAX, given.payload.size_bytes // 4):
            raise NotThisFormat
        sizes = struct.unpack(f">{count}I", stream.read(4 * count).ljust(4 * count, b"\x00"))
        for size in sizes:
            page = stream.read(min(size, given.payload.size_bytes))
            damaged += len(page) < size
            for cookie in _cookies(page):
                if cookie is None:
                    damaged += 1
                else:
                    yield from lines.add(*cookie)
    yield from lines.rest()
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} pages or cookies are cut or damaged")


def _cookies(page: bytes) -> Iterator[tuple[str, str, str, str, float] | None]:
    if page[:4] != _PAGE_MARK or len(page) < 8:
        yield None
        return
    count = int.from_bytes(page[4:8], "little")
    places = page[8 : 8 + 4 * count]
    if len(places) < 4 * count:
        yield None
    taken = 0
    for at in range(0, len(places) - 3, 4):
        start = int.from_bytes(places[at : at + 4], "little")
        size = int.from_bytes(page[start : start + 4], "little")
        taken += size
        # Cookies that lie in one another would be many times the page.
        if taken > len(page) or size < _COOKIE.size or start + size > len(page):
            yield None
            return
        yield _cookie(page[start : start + size])


def _cookie(data: bytes) -> tuple[str, str, str, str, float]:
    _, _, _, _, domain, name, path, value, _, expires, _ = _COOKIE.unpack_from(data)
    host, called, place, said = (_string(data, start) for start in (domain, name, path, value))
    # NaN and endless times are no times.
    seconds = expires + _FROM_2001_S if abs(expires) < 1e11 else 0.0
    return host, place, called, said, seconds


def _string(data: bytes, start: int) -> str:
    end = data.find(b"\x00", start)
    return data[start : end if end >= 0 else len(data)].decode("utf-8", "replace")


EXTRACTOR = Extractor(
    id="cookies_binary",
    title="Cookies of Safari and of iOS applications (binarycookies)",
    media_types=(COOKIES,),
    extract=extract,
    signatures=(Signature(COOKIES, b"cook\x00"),),
    extensions=(".binarycookies",),
    library="own",
    reads="all cookies as lines of host, path, name and value, in which sessions are looked for",
    not_read="comments of cookies",
)
