"""Running text, forms and messages: one pass in reading order decides whose each value is."""

from collections.abc import Sequence

from pii_scan.detect.grouping.key_kinds import key_kinds
from pii_scan.model.match import Band, Match


class Sweep:
    """Numbers records from `first` on."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._current: int | None = None
        self._keys: dict[int, dict[str, str]] = {}
        self._owners: dict[tuple[str, str], int] = {}
        self._whole: dict[str, int] = {}
        self._surname: dict[str, int] = {}
        self._named: set[int] = set()
        self._first_names: dict[int, str] = {}

    def record_of(self, match: Match, *, one_person: bool) -> int:
        """The record of the next match in reading order. `one_person`: a further name alone (an employer, an
        emergency contact) does not start another record, a further identifier does."""
        normal = match.normal.reveal()
        if one_person and match.kind == "person_name":
            return self._here()
        if match.kind == "person_name" and "part" not in match.attributes:
            return self._for_name(normal, sure=match.band is Band.HIGH)
        if match.kind in key_kinds() and match.band is Band.HIGH:
            return self._for_key(match.kind, normal)
        return self._here()

    def _for_name(self, normal: str, *, sure: bool) -> int:
        known = self._find(normal)
        if known is None and self._current is not None and self._current not in self._named:
            known = self._current
        if known is None and not sure:
            return self._here()
        record = self._open() if known is None else known
        self._current = record
        self._know(normal, record)
        return record

    def _know(self, normal: str, record: int) -> None:
        """From here on the name stands for this record."""
        self._named.add(record)
        if " " in normal:
            self._first_names.setdefault(record, normal.partition(" ")[0])
        self._whole.setdefault(normal, record)
        self._surname.setdefault(normal.rsplit(" ", 1)[-1], record)

    def _find(self, normal: str) -> int | None:
        """The same name, or a bare surname (`Ms. Ortega`) of someone named in full before."""
        if normal in self._whole:
            return self._whole[normal]
        first, _, last = normal.partition(" ")
        if not last:
            return self._surname.get(normal)
        other = self._surname.get(normal.rsplit(" ", 1)[-1])
        if other is None:
            return None
        # `MARIA GONZALEZ` and `MARIA L GONZALEZ`, but not `JOSE GONZALEZ`.
        return other if self._first_names.get(other, first) == first else None

    def _for_key(self, kind: str, normal: str) -> int:
        record = self._here()
        known = self._keys[record].get(kind)
        if known is not None and known != normal:
            owner = self._owners.get((kind, normal))
            record = self._current = self._open() if owner is None else owner
        self._keys[record].setdefault(kind, normal)
        self._owners.setdefault((kind, normal), record)
        return record

    def _here(self) -> int:
        if self._current is None:
            self._current = self._open()
        return self._current

    def _open(self) -> int:
        record = self._next
        self._next += 1
        self._keys[record] = {}
        return record


def reading_order(matches: Sequence[Match]) -> list[int]:
    """Indices by page, then place on it."""

    def place(index: int) -> tuple[int, int, int, int]:
        spot = matches[index].spot
        start = spot.start if spot.start is not None else 0
        return (spot.page or 0, spot.line or 0 if spot.start is None else 0, start, index)

    return sorted(range(len(matches)), key=place)
