"""People of an address book, put together out of the rows of several tables."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.credentials.field_names import IDENTITY
from pii_scan.model.evidence import Evidence

JOINED_BYTES = 64 << 20
"""What is joined takes about seven times as much memory; ten thousand people without pictures take 2 MiB."""
ADDRESS = ("street", "address line 2", "city", "state", "zip", "country")
NAME = ("first name", "middle name", "last name", "name suffix")
_FROM_2001 = datetime(2001, 1, 1, tzinfo=UTC)


class Cards:
    """Each by its number, in the order in which they first come up; what belongs to a person that is gone makes a card
    of its own."""

    def __init__(self) -> None:
        self._cards: dict[object, Entry] = {}

    def of(self, key: object) -> Entry:
        return self._cards.setdefault(key, Entry(IDENTITY))

    def evidence(self) -> Iterator[Evidence]:
        rows = EntryRows()
        for entry in self._cards.values():
            if not entry.empty:
                yield from rows.add(entry)
        yield from rows.rest()


def cocoa_day(value: object) -> str:
    """A day that Apple's frameworks count in seconds from 2001 (UTC); anything else as it is written."""
    said = value.decode("utf-8", "replace") if isinstance(value, bytes) else "" if value is None else str(value)
    try:
        day = _FROM_2001 + timedelta(seconds=float(said))
    except (ValueError, OverflowError):
        return said
    # 1604 is the year of birthdays without one.
    return day.strftime("%Y-%m-%d") if day.year > 1800 else day.strftime("--%m-%d")
