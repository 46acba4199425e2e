"""A huge table of a listed item in parts that several workers read; one of them then puts together what they found.

The ledger knows nothing of it: there is one item, and its result is the one that a single worker would have had.
"""

from dataclasses import dataclass

from pii_scan.model.evidence import Span
from pii_scan.model.problem import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Division:
    """Of the bytes with this hash, read under this media type."""

    sha256: str
    media_type: str
    spans: tuple[Span, ...]

    def rows_before(self, part: int) -> int:
        return sum(span.rows for span in self.spans[:part])

    def size_bytes(self, part: int, whole: int) -> int:
        """About how many of the `whole` bytes are the part's."""
        return whole * self.spans[part].rows // max(1, self.rows_before(len(self.spans)))


class Divided(Exception):
    """Raised where a table begins that is to be read in parts, in place of reading it."""

    def __init__(self, division: Division) -> None:
        super().__init__(f"{len(division.spans)} parts")
        self.division = division


@dataclass(frozen=True, slots=True)
class PartEnd:
    """How the reading of a part ended; what it found lies in the case's folder for unfinished tables."""

    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """All parts have ended: their figures are to be put together."""

    division: Division
    failed: tuple[tuple[int, ProblemCode], ...] = ()
    """Parts that were not read to their end, and why."""
    cpu_s: float = 0.0
    """Spent on the parts."""
