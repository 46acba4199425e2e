"""Tries the passwords of the user's list. They are never shown, stored or put into a message; only which one fitted."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pii_scan.extract.extractor import Input
from pii_scan.model.problem import Effect, Problem, ProblemCode

_SHARE = 0.25
"""Of a node's processor seconds: a long list must not cost the item that no password opens."""
_last = 0
"""Place of the password that fitted last: whoever packs many archives rarely thinks of a new one for each."""


@dataclass(slots=True)
class Attempt:
    """Passwords tried on one item."""

    passwords: tuple[str, ...] = field(repr=False)
    seconds: float
    tried: int = 0
    place: int | None = None
    """Place in the list, from 1, of the one that opened it."""

    @classmethod
    def of(cls, given: Input) -> "Attempt":
        return cls(given.passwords, given.limits.cpu_s * _SHARE)

    def first(self, opens: Callable[[str], bool]) -> str | None:
        """The first password that `opens`, or None. Deriving a key takes 0.01 to 0.5 s by the format."""
        global _last
        began = time.process_time()
        for place in self._order():
            if self.tried and time.process_time() - began > self.seconds:
                return None
            self.tried += 1
            if opens(self.passwords[place]):
                _last = place
                self.place = place + 1
                return self.passwords[place]
        return None

    def _order(self) -> Iterator[int]:
        if _last < len(self.passwords):
            yield _last
        yield from (place for place in range(len(self.passwords)) if place != _last)

    def words(self) -> str:
        """For a problem's detail."""
        if not self.passwords:
            return "a password opens it (--passwords FILE)"
        if self.tried < len(self.passwords):
            return f"{self.tried} of {len(self.passwords)} passwords tried, out of time"
        return f"none of {len(self.passwords)} passwords opens it"

    def opened(self) -> Problem:
        """A note for an item that one of them opened."""
        detail = f"opened with password {self.place} of the list"
        return Problem(ProblemCode.ENCRYPTED, "extract", detail, Effect.NOTE)
