"""Cookies as the lines of Netscape's `cookies.txt`, so that a session is told there as in any such file."""

from collections.abc import Iterator

from pii_scan.extract.exchange.segments import Rest
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

_MICROSECONDS = 10_000_000_000_000
"""From here on a number counts no seconds: it would be in the year 300,000."""
_FROM_1601_S = 11_644_473_600


class CookieLines:
    """Gathers lines; an encrypted value is counted, and its cookie listed without it."""

    def __init__(self) -> None:
        self._lines = Rest()
        self._locked = 0

    def add(
        self, host: str, path: str, name: str, value: str | None, expires: object = None, *, secure: object = False
    ) -> Iterator[Evidence]:
        """`value` is None where it is encrypted; `expires` in seconds since 1970 or, as Chromium counts, in
        microseconds since 1601."""
        if value is None:
            self._locked += 1
        domain = "TRUE" if host.startswith(".") else "FALSE"
        fields = (host, domain, path or "/", "TRUE" if secure else "FALSE", str(_seconds(expires)), name, value or "")
        self._lines.add("\t".join(" ".join(field.split()) for field in fields))
        yield from self._lines.texts()

    def rest(self) -> Iterator[Evidence]:
        yield from self._lines.texts(last=True)
        if self._locked:
            yield Problem(ProblemCode.ENCRYPTED, "extract", f"{self._locked:,} values of cookies are encrypted")


def _seconds(expires: object) -> int:
    if not isinstance(expires, int | float):
        return 0
    count = int(expires)
    if count > _MICROSECONDS:
        count = count // 1_000_000 - _FROM_1601_S
    return max(0, count)
