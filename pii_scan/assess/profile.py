"""What an item holds, gathered from its matches in one pass."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pii_scan.model.match import Band
from pii_scan.store.rows import MatchRow


@dataclass(slots=True)
class ItemProfile:
    """Legal classes of one item, as a whole and per record."""

    high: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    by_record: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: set[str] = field(default_factory=set)
    unlisted_names: int = 0
    """Different names past those listed one by one."""
    dummies: int = 0
    most_named: int = 0
    """Rows of the largest table that has a column of names and is too long for a match per row."""

    @property
    def people(self) -> int:
        """How many names there are: different ones, or rows where only their number is known."""
        return max(len(self.names) + self.unlisted_names, self.most_named)

    def together(self, *classes: str) -> bool:
        """Whether one record holds all of them; matches without a record count as one record."""
        return any(found.issuperset(classes) for found in self.by_record.values())

    def with_any(self, one: str, others: Iterable[str]) -> str:
        """The first of `others` that stands in one record with `one`; empty if none does."""
        return next((other for other in others if self.together(one, other)), "")


def profiles(matches: Iterable[MatchRow]) -> dict[int, ItemProfile]:
    """Item id → profile, for items with at least one match."""
    found: dict[int, ItemProfile] = defaultdict(ItemProfile)
    for match in matches:
        profile = found[match.item_id]
        if match.band == Band.DUMMY:
            profile.dummies += 1
        elif match.band == Band.HIGH:
            profile.high.add(match.legal_class)
            profile.kinds.add(match.kind)
            profile.by_record[match.record_id or ""].add(match.legal_class)
            if match.legal_class == "name" and "distinct" in match.attributes:
                profile.unlisted_names += int(match.attributes["distinct"])
            elif match.legal_class == "name":
                profile.names.add(match.value_key)
                profile.most_named = max(profile.most_named, match.count)
        else:
            profile.possible.add(match.legal_class)
    return found
