"""What goes into the ledger and comes back as work."""

from dataclasses import dataclass, field

from pii_scan.model.address import Address
from pii_scan.model.item import Item
from pii_scan.model.match import Match


@dataclass(frozen=True, slots=True)
class MaskedAddress:
    """A printed address in which values of persons are masked, and those values as matches."""

    text: str
    masked: bool
    """False: `text` is the printed original."""
    matches: tuple[Match, ...] = ()
    """What was found in this item's own path; for a member only in its own step, since the container
    reports the rest."""


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """One line of a listing, ready for the ledger."""

    item: Item
    masked: MaskedAddress
    target_id: int = 0
    """Which of the targets listed it."""


@dataclass(frozen=True, slots=True)
class PendingItem:
    """A listed item that waits for work."""

    item_id: int
    item: Item
    attempts: int
    """Begun so far, this one not counted."""
    target_id: int

    @property
    def address(self) -> Address:
        """The original address."""
        return self.item.address


@dataclass(slots=True)
class CommitSummary:
    """What one commit added; for progress."""

    units: int = 0
    ignored: int = 0
    """Units that were in the ledger already."""
    nodes: int = 0
    contents: int = 0
    """Contents seen for the first time."""
    records: int = 0
    size_bytes: int = 0
    """Of the listed items."""
    states: dict[str, int] = field(default_factory=dict)
    """Listed items by state."""
    by_class: dict[str, int] = field(default_factory=dict)
    """Matches by legal class at the new sightings, placeholders left out."""
