"""What somebody decided not to count, by whom, why and until when; the match itself stays in the ledger."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_scan.model.sensitive import Sensitive


class SuppressionStatus(StrEnum):
    ACTIVE = "active"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SuppressionEntry:
    """As written in a file or on a command line. All that is given must hold for a match to be suppressed."""

    reason: str
    author: str
    created: date | None
    """None: the day it enters the case."""
    expires: date | None
    """The last day on which it counts; None for never."""
    id: str = ""
    """The author's name for it; an entry of the same id takes its place. Empty: made from what it says."""
    kinds: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    """finding_id, match_id or value_key, as the reports print them."""
    values: tuple[Sensitive, ...] = ()
    """In clear; only their keyed hashes enter the case."""
    address: str = ""
    """Printed address; `*` stands for anything, `?` for one character."""
    where: str = ""
    """File and line, for messages."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """As the case keeps it: no value, and an address only as masked as any other."""

    id: str
    reason: str
    author: str
    created: str
    """ISO date."""
    expires: str
    """ISO date, empty for never."""
    kinds: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    value_keys: tuple[str, ...] = ()
    """Of allow-listed values, as they may be written."""
    record_keys: tuple[str, ...] = ()
    """Under which records know those values."""
    values: int = 0
    """How many were given."""
    address: str = ""
    sealed_address: str = ""
    """Vault key of the address as given."""
    withdrawn: str = ""
    """ISO date; empty while it stands."""

    def status(self, today: date) -> SuppressionStatus:
        if self.withdrawn:
            return SuppressionStatus.WITHDRAWN
        over = bool(self.expires) and date.fromisoformat(self.expires) < today
        return SuppressionStatus.EXPIRED if over else SuppressionStatus.ACTIVE

    @property
    def by_value(self) -> bool:
        """It names values or findings, rather than all of a place or kind."""
        return bool(self.findings or self.value_keys)

    @property
    def whole_items(self) -> bool:
        """Whatever stands at its address."""
        return bool(self.address) and not self.kinds and not self.by_value
