"""Members of one archive as children: keys, room, ratio and count, and the sum of what was not read."""

from collections import Counter
from collections.abc import Callable, Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.archive.spool import Readable, Unpacked, member, unpack
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Child
from pii_scan.model.problem import Effect, Problem, ProblemCode

_STOPPING = frozenset({ProblemCode.BOMB_SUSPECTED, ProblemCode.TOO_LARGE})


class Members:
    """Every member that the archive lists becomes one child, read or with the reason why not.

    `stop` is set once a member was too much: in a packed stream that members share, what comes behind it costs the
    same again, so that the caller lists the rest with this reason and reads none of it.
    """

    def __init__(self, scheme: str, given: Input) -> None:
        self._scheme = scheme
        self._limits = given.limits
        self._packed = given.payload.size_bytes
        self._keys = Keys()
        self._trouble: Counter[ProblemCode] = Counter()
        self._unpacked = 0
        self.count = 0
        self.stop: ProblemCode | None = None

    @property
    def full(self) -> bool:
        return self.count >= self._limits.children

    @property
    def room(self) -> int:
        """Bytes that may still be unpacked."""
        return self._limits.child_bytes - self._unpacked

    def read(
        self,
        name: str,
        stream: Readable,
        size: int | None,
        errors: tuple[type[BaseException], ...],
        packed_size: Callable[[], int] | None = None,
    ) -> Child:
        """
        Args:
            size: as the archive states it; fewer bytes are `truncated`.
            errors: what the reader of this format raises on damage.
            packed_size: the member's own; the archive's as a whole where members share a stream.
        """
        got = unpack(stream, self._limits, packed_size or self.shared, self.room, errors)
        if got.problem is None and size is not None and got.size < size:
            got.problem = ProblemCode.TRUNCATED
        return self.add(name, got, size)

    def add(self, name: str, got: Unpacked, size: int | None = None) -> Child:
        """A member that was unpacked elsewhere."""
        self.count += 1
        self._unpacked += got.size
        if got.problem is not None:
            self._trouble[got.problem] += 1
        if got.problem in _STOPPING:
            self.stop = got.problem
        return member(self._scheme, self._keys.key(name), got, size)

    def skip(self, name: str, code: ProblemCode, size: int | None = None) -> Child:
        """A member by its name alone."""
        self.count += 1
        self._trouble[code] += 1
        return Child(self._scheme, self._keys.key(name), None, size, code)

    def shared(self) -> int:
        """What a member may be held against where members share a stream: all so far count against the archive."""
        # unpacked + size > ratio × packed, solved for one member.
        return int(self._packed - self._unpacked / self._limits.ratio)

    def problems(self, details: dict[ProblemCode, str] | None = None) -> Iterator[Problem]:
        """One problem for each reason, with the number of members; links are a note.

        Args:
            details: more words for a reason.
        """
        for code, number in self._trouble.items():
            effect = Effect.NOTE if code is ProblemCode.LINK_NOT_FOLLOWED else Effect.PARTIAL
            more = (details or {}).get(code)
            yield Problem(code, "extract", f"{number} of {self.count} members" + (f": {more}" if more else ""), effect)
        if not self.count:
            yield Problem(ProblemCode.PARTLY_READ, "extract", "archive without members", Effect.NOTE)
