"""Rows of a message table → conversations, those who take part, and what else the rows say."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pii_scan.extract.messages.gather import Gatherer, People
from pii_scan.extract.messages.roles import FROM_OWNER, Roles, words_of
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.model.evidence import Evidence, Table

Row = Sequence[str | None]
_OUT = re.compile(
    r"(?i)out|outgoing|outbound|sent|send|outbox|2|4|5|6|from inmate|salida|saliente|enviad[oa]s?|gesendet|to contact|"
    r"envoy[ée]|true"
)
_NAME = re.compile(r"(?:.* )?(?:name|nombre|first|last|middle|username|nick|nickname|handle|screen name|display)")
_YES = frozenset({"y", "yes", "true", "1", "t", "x", "si", "sí", "attorney", "legal", "privileged", "ja", "oui"})
_LEGAL = re.compile(
    r"(?i)\b(?:attorneys?|lawyers?|esq|esquire|public defenders?|law (?:offices?|firm|group)|"
    r"legal (?:mail|call|visit|aid)|(?:defen[cs]e|legal) counsel|abogad[oa]s?|privileged)\b|"
    r"@[\w.\-]*(?:law|legal|attorney|defender|lawyer)"
)
_JID = re.compile(r"\b(\d{6,15})@s\.whatsapp\.net\b")
"""WhatsApp's name for a telephone number."""
_SHORT = 120
_PAIRS_MAX = 50_000
ME = "Me"
"""Who an export's owner is, where it does not say."""


class _Between(NamedTuple):
    """What the cells of the parties say."""

    sender: str
    recipient: str
    parties: dict[str, dict[str, str | None]]
    groups: list[dict[str, str | None]]
    legal: dict[str, str]


@dataclass
class TableReader:
    """One table of messages, read once or twice."""

    roles: Roles
    first_row: int
    gatherer: Gatherer = field(default_factory=Gatherer)
    people: People = field(default_factory=People)
    _between: dict[tuple[str | None, ...], "_Between"] = field(default_factory=dict)
    """The same two write to each other many times."""

    def conversations(self, rows: Iterable[Row]) -> Iterator[Evidence]:
        """Texts as they fill up, the participants at the end."""
        for number, row in enumerate(rows, self.first_row):
            yield from self._row(row, number)
        yield from self.gatherer.flush()
        yield from self.people.tables()

    def further(self, rows: Iterable[Row], on_wide: Callable[[int], None] | None = None) -> Table | None:
        """The columns that are neither words nor parties, row by row; None where there are only times and threads."""
        roles = self.roles
        plain = {roles.time, roles.direction, *roles.thread}
        if not set(roles.others) - plain:
            return None
        names = [roles.columns[i] for i in roles.others]
        kept = ([row[i] if i < len(row) else None for i in roles.others] for row in rows)
        return to_table("", Layout([], unique_names(names, len(names)), True, self.first_row, kept), on_wide)

    def _row(self, row: Row, number: int) -> Iterator[Evidence]:
        roles = self.roles
        key = tuple([row[i] if i < len(row) else None for i in self._key_places])
        between = self._between.get(key)
        if between is None:
            if len(self._between) >= _PAIRS_MAX:
                self._between.clear()
            between = self._between[key] = self._who_takes_part(row)
            for said in between.groups:
                yield from self.people.add(said)
        message = self._message(row, number, between.sender, between.recipient)
        if message is None:
            return
        title = " ".join(filter(None, [_cell(row, i) for i in roles.thread]))
        thread = title or ("" if roles.one_talk else "\x00".join(sorted({message.sender, message.recipient})))
        about = dict(between.legal)
        for i in self._telling:
            # What says that a lawyer takes part is said of the whole thread.
            cell = _cell(row, i)
            if cell and len(cell) <= _SHORT and (_LEGAL.search(cell) or (i in roles.flags and cell.lower() in _YES)):
                about[roles.columns[i]] = cell
        yield from self.gatherer.add(thread, message, title if not title.isdigit() else "", about, between.parties)

    @cached_property
    def _key_places(self) -> tuple[int, ...]:
        direction = self.roles.direction
        return self.roles.parties if direction is None else (*self.roles.parties, direction)

    @cached_property
    def _telling(self) -> tuple[int, ...]:
        """Columns beside the parties' that may say what sort of talk it is."""
        quiet = {self.roles.time, self.roles.direction, *self.roles.thread}
        return tuple(i for i in self.roles.others if i not in quiet or i in self.roles.flags)

    def _who_takes_part(self, row: Row) -> "_Between":
        roles = self.roles
        named: dict[str, dict[str, str | None]] = {}
        groups: list[dict[str, str | None]] = []
        for group in (roles.inmate, roles.contact or roles.partner, roles.sender, roles.recipient):
            said: dict[str, str | None] = {roles.columns[i]: _cell(row, i) for i in group}
            named.setdefault(self._shown(group, lambda i: _cell(row, i)), {}).update(said)
            groups += _each(said)
        sender, recipient = self._who(lambda i: _cell(row, i))
        parties = {name: named[name] for name in (sender, recipient) if name in named}
        cells = ((i, _cell(row, i)) for i in roles.parties)
        legal = {roles.columns[i]: cell for i, cell in cells if len(cell) <= _SHORT and _LEGAL.search(cell)}
        return _Between(sender, recipient, parties, groups, legal)

    def message(self, row: Row, number: int) -> Message | None:
        """What a row says; None where it says nothing."""
        return self._message(row, number, *self._who(lambda i: _cell(row, i)))

    def _message(self, row: Row, number: int, sender: str, recipient: str) -> Message | None:
        roles = self.roles
        body = _cell(row, roles.body)
        more = [("Subject", _cell(row, roles.subject))] if roles.subject is not None else []
        # What ragged rows hold behind the last column belongs to the message.
        more += [("More", str(c)) for c in row[len(roles.columns) :] if c]
        if not body and not any(value for _, value in more):
            return None
        return Message(sender, body, from_epoch(_cell(row, roles.time)), recipient, number, tuple(more))

    def _who(self, cell: Callable[[int | None], str]) -> tuple[str, str]:
        """Sender and recipient as they are shown."""
        roles = self.roles
        inmate = self._shown(roles.inmate, cell)
        contact = self._shown(roles.contact, cell) or self._shown(roles.partner, cell)
        sender, recipient = self._shown(roles.sender, cell), self._shown(roles.recipient, cell)
        if inmate and contact and not sender:
            sender, recipient = (inmate, contact) if self._outgoing(cell) else (contact, inmate)
        elif not sender and not inmate and roles.direction is not None:
            other = contact or recipient
            sender, recipient = (ME, other) if self._outgoing(cell) else (other, ME)
        elif sender and not recipient and (contact or inmate):
            other = contact or inmate
            recipient = other if other != sender else ""
        # `from: inmate` names a part that another column holds.
        said = words_of(sender)
        if inmate and said in ("inmate", "offender", "resident"):
            sender, recipient = inmate, recipient or contact
        elif contact and said in ("contact", "friend", "family", "customer", "external"):
            sender, recipient = contact, recipient or inmate
        return sender or (ME if roles.owner_only else "?"), recipient

    def _outgoing(self, cell: Callable[[int | None], str]) -> bool:
        direction = self.roles.direction
        said = cell(direction)
        if direction is not None and said in ("0", "1") and FROM_OWNER.fullmatch(self.roles.words[direction]):
            return said == "1"
        return _OUT.fullmatch(said) is not None

    def _shown(self, places: tuple[int, ...], cell: Callable[[int | None], str]) -> str:
        """The name; where there is none the first identifier."""
        words = self.roles.words
        names = [cell(i) for i in places if _NAME.fullmatch(words[i])]
        named = " ".join(dict.fromkeys(filter(None, names)))
        return named or next(filter(None, (cell(i) for i in places)), "")


def _each(said: dict[str, str | None]) -> list[dict[str, str | None]]:
    """Several members in one cell, a line each, are several people."""
    filled = {column: cell for column, cell in said.items() if cell}
    if len(filled) != 1:
        return [said]
    ((column, cell),) = filled.items()
    return [{column: line.strip()} for line in (cell or "").splitlines() if line.strip()]


def _cell(row: Row, place: int | None) -> str:
    cell = (row[place] or "").strip() if place is not None and place < len(row) else ""
    return _JID.sub(r"+\1", cell) if "@s.whats" in cell else cell
