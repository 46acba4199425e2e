"""What the parts of a divided table found becomes the state of a reading that has come to the table's end."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.detect.table import BatchWatch
from pii_scan.detect.table_merge import merged
from pii_scan.engine.division import Joining
from pii_scan.model.evidence import DivisibleSource, Place
from pii_scan.model.problem import Problem, ProblemCode
from pii_scan.store.table_stretches import Stretch, write_finished

if TYPE_CHECKING:
    from pii_scan.store.unfinished import UnfinishedTable


@dataclass(slots=True)
class JoinedParts:
    """`detect.table.ScanProgress` that begins at the end."""

    table: "UnfinishedTable"
    source: DivisibleSource
    joining: Joining
    sha256: str
    watch: BatchWatch
    problems: list[Problem] = field(default_factory=list)
    """Of parts that were not read to their end."""
    _stretches: list[Stretch] = field(default_factory=list)

    def begin(self, fingerprint: str) -> tuple[Place, dict[str, Any]] | None:
        division, failed = self.joining.division, dict(self.joining.failed)
        places: list[Place] = []
        states: list[dict[str, Any]] = []
        lost: dict[ProblemCode, tuple[int, int]] = {}
        before = 0
        for number, span in enumerate(division.spans):
            part = self.table.part(number)
            left = part.begin(fingerprint)
            place, state = left if left is not None else (span.begin, None)
            if state is not None:
                self._stretches.append(part.stretch(before))
                moved = before - division.rows_before(number)
                states.append({**state, "watch": self.watch.moved(state["watch"], moved)} if moved else state)
            if all(place[key] == value for key, value in span.until.items()):
                before += place["rows"]
            else:
                code = failed.get(number, ProblemCode.KILLED)
                parts, rows = lost.get(code, (0, 0))
                refused = place.get("refused", 0)
                lost[code] = parts + 1, rows + max(0, span.rows - place["rows"] - refused)
                before += span.rows
                # What comes after it is told as lost here, and not a second time as bytes that were not reached.
                place = {**place, **span.until}
            places.append(place)
        for code, (parts, rows) in lost.items():
            detail = f"{rows:,} rows not read: {parts} of the table's {len(division.spans)} parts ended early"
            self.problems.append(Problem(code, "extract", detail))
        return self.source.joined(places), merged(states, self.watch.joined) if states else {}

    def due(self) -> bool:
        return False

    def save(self, place: Place, state: dict[str, Any], stood_for: Any) -> None:
        """Nothing is read that could be lost."""

    def close_epoch(self, stood_for: Any) -> None:
        """No record is given."""

    def finish(self) -> tuple[Path, ...]:
        """The finished records of all parts."""
        from pii_scan.store.table_records import record_ids

        return write_finished(self.table.folder, self._stretches, lambda index: record_ids(self.sha256, index))
