"""Messages in the order of a file → conversations, in bounded memory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pii_scan.extract.messages.thread import Message, Thread, TurnWriter
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.model.evidence import Evidence, Table, Text

HELD_CHARS = 2 << 20
_THREADS_MAX = 20_000
_PARTIES_MAX = 50_000


@dataclass(slots=True)
class Gatherer:
    """Threads lie interleaved in most exports: messages are held until two million characters are there, then all
    threads are given out. A thread that goes on later is given out in pieces."""

    writer: TurnWriter = field(default_factory=TurnWriter)
    _threads: dict[str, Thread] = field(default_factory=dict)
    _held: int = 0
    messages: int = 0

    def add(
        self,
        key: str,
        message: Message,
        title: str = "",
        about: Mapping[str, str] | None = None,
        parties: Mapping[str, Mapping[str, str | None]] | None = None,
    ) -> Iterator[Text]:
        """Takes a message of the thread `key`; now and then gives texts.

        Args:
            about: what holds for the whole thread.
            parties: those of the message, as it names them, each with identifiers.
        """
        thread = self._threads.get(key)
        if thread is None:
            if len(self._threads) >= _THREADS_MAX:
                yield from self.flush()
                self._threads.clear()
            thread = self._threads[key] = Thread(title)
        if about and not thread.begun:
            thread.about.update(about)
        for name, properties in (parties or {}).items():
            thread.introduce(name, properties)
        self._held += thread.add(message)
        self.messages += 1
        if self._held >= HELD_CHARS:
            yield from self.flush()

    def flush(self) -> Iterator[Text]:
        """What is held."""
        for thread in self._threads.values():
            yield from self.writer.write(thread)
        self._held = 0


@dataclass(slots=True)
class People:
    """Those who take part, each once: a row of identifiers under the names that the export gives its columns.

    Rows of one shape (the same columns) make one table, so that a family's phone and an inmate's number stand in
    different ones.
    """

    _rows: dict[tuple[str, ...], dict[tuple[str | None, ...], None]] = field(default_factory=dict)
    _count: int = 0

    def add(self, properties: Mapping[str, str | None]) -> Iterator[Table]:
        """Remembers a party; gives tables where too many are held."""
        known = {label: value for label, value in properties.items() if value and value.strip()}
        if not known:
            return
        rows = self._rows.setdefault(tuple(known), {})
        row = tuple(known.values())
        if row not in rows:
            rows[row] = None
            self._count += 1
        if self._count >= _PARTIES_MAX:
            yield from self.tables()

    def tables(self) -> Iterator[Table]:
        """One table for each set of columns; nothing is held afterwards."""
        for columns, rows in self._rows.items():
            cells = (list(row) for row in rows)
            yield to_table("participants", Layout([], unique_names(columns, len(columns)), True, 1, cells))
        self._rows = {}
        self._count = 0


def rest(gatherer: Gatherer, people: People) -> Iterator[Evidence]:
    """What both still hold at the end of a file."""
    yield from gatherer.flush()
    yield from people.tables()
