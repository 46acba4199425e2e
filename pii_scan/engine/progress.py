"""What a run tells while it goes on; the CLI draws it, a library run keeps silent."""

from collections import Counter
from dataclasses import dataclass, field

from pii_scan.engine import registry
from pii_scan.model.match import Band
from pii_scan.model.result import UnitResult


@dataclass(slots=True)
class Progress:
    """Counts; subclasses draw."""

    items: int = 0
    bytes: int = 0
    done_items: int = 0
    done_bytes: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    rules: tuple[str, ...] = ()
    """The case's own kinds."""

    def listed(self, items: int, size_bytes: int) -> None:
        self.items += items
        self.bytes += size_bytes
        self.draw()

    def finished(self, unit: UnitResult) -> None:
        self.done_items += 1
        self.done_bytes += unit.nodes[0].size_bytes or 0
        for node in unit.nodes:
            for match in node.matches:
                if match.band is Band.HIGH and (kind := registry.kinds(self.rules).get(match.kind)):
                    self.classes[kind.legal_class.value] += match.count
        self.draw()

    def phase(self, words: str) -> None:
        """Says what the run turns to after reading: linking, assessing, writing."""

    def draw(self) -> None:
        """Shows the counts; nothing here."""


class Silent(Progress):
    """For library runs and pipes."""
