"""Writes one unit — a listed item with all that lies inside it — inside the ledger's transaction."""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pii_scan.model.address import Address
from pii_scan.model.limits import Limits
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.state import State
from pii_scan.store.batch_sides import BatchSides
from pii_scan.store.entries import CommitSummary, MaskedAddress
from pii_scan.store.part_writer import PartWriter
from pii_scan.store.sealing import MatchColumns, Sealer

_MATCH_INSERT = f"INSERT INTO matches VALUES (NULL, {', '.join('?' * 19)})"
_RESULT_COLUMNS = "media_type, document_type, document_confidence, document_reasons, facts"

MEMBERS_UNREAD = "members not read in full"
"""The detail of a container's problem where it is its members' and not its own."""


@dataclass(slots=True)
class UnitWriter:
    """One batch of units. The caller holds the transaction and flushes the sealer before it commits."""

    connection: sqlite3.Connection
    sealer: Sealer
    batch_id: int
    limits: Limits
    records: PartWriter
    sides: BatchSides
    mask: Callable[[Address], MaskedAddress]
    mask_name: Callable[[str], str]
    summary: CommitSummary = field(default_factory=CommitSummary)
    record_files: list[str] = field(default_factory=list)
    _names: dict[str, int] = field(default_factory=dict)
    """Of members with namesakes in the unit, by printed address: the last number that one of them got."""
    _parent: tuple[Address, int] | None = None
    """The one asked for last: a container's members come one after another."""

    def write(self, unit: UnitResult) -> None:
        """Adds the unit unless its item has its final state already."""
        row = self.connection.execute(
            "SELECT item_id, state FROM items WHERE address_key = ?", (self.sealer.address_key(unit.root),)
        ).fetchone()
        if row is not None and row[1] != State.PENDING:
            self.summary.ignored += 1
            return
        root_id = row[0] if row is not None else self._insert_item(unit.root, None, self.mask(unit.root))
        self._names.clear()
        self._parent = None
        # Numbers only: a unit may have a million nodes.
        known_items, known_nodes = array("q"), array("q")
        for index, node in enumerate(unit.nodes):
            item_id = root_id if index == 0 else self._add_member(node.address, self._parent_id(node.address, root_id))
            self._finish(item_id, node)
            self.sealer.flush_many()
            if node.known and node.sha256 is not None:
                known_items.append(item_id)
                known_nodes.append(index)
        # Only now are all members of this unit there, which a known one may have as its model.
        budget = self.limits.members_of(unit.nodes[0].size_bytes or 0) - len(unit.nodes) + 1
        for item_id, index in zip(known_items, known_nodes, strict=True):
            budget = self._copy_known(item_id, unit.nodes[index], budget)
        self._report_unread_members(root_id)
        self.summary.units += 1
        state, size = self.connection.execute(
            "SELECT state, size_bytes FROM items WHERE item_id = ?", (root_id,)
        ).fetchone()
        self.summary.states[state] = self.summary.states.get(state, 0) + 1
        self.summary.size_bytes += size or 0

    def _parent_id(self, address: Address, root_id: int) -> int:
        """Of namesakes the first, of a place that no node tells of the listed item."""
        parent = Address(address.steps[:-1])
        if self._parent is None or self._parent[0] != parent:
            self._parent = parent, self._item_id(parent) or root_id
        return self._parent[1]

    def _add_member(self, address: Address, parent_id: int) -> int:
        """A member's row; a second member of the same name gets a suffix, for both are evidence."""
        printed = str(address)
        # Without a memory of it, each namesake would ask for all numbers before its own.
        number = self._names.get(printed, 0) + 1
        while self._item_id(candidate := _numbered(address, number)) is not None:
            number += 1
        if number > 1:
            self._names[printed] = number
        masked = self.mask(candidate)
        item_id = self._insert_item(candidate, parent_id, masked)
        rows = self.sealer.seal_matches(masked.matches, {}, self.mask_name)
        self.insert_matches(rows, None, item_id)
        return item_id

    def _item_id(self, address: Address) -> int | None:
        query = "SELECT item_id FROM items WHERE address_key = ?"
        row = self.connection.execute(query, (self.sealer.address_key(address),)).fetchone()
        return None if row is None else int(row[0])

    def _insert_item(self, address: Address, parent_id: int | None, masked: MaskedAddress) -> int:
        sealed = self.sealer.seal_address(address) if masked.masked else None
        cursor = self.connection.execute(
            "INSERT INTO items (parent_id, address_key, address, sealed_address, depth, state, batch_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                parent_id,
                self.sealer.address_key(address),
                masked.text,
                sealed,
                address.depth,
                State.PENDING,
                self.batch_id,
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _finish(self, item_id: int, node: NodeResult) -> None:
        """What was learned about one node, besides its place."""
        self.summary.nodes += 1
        content_id, shares, first = None, True, True
        fresh = not node.known
        if node.sha256 is not None:
            content_id, first, whole = self._content(node, item_id)
            # Where the first reading of these bytes broke off and this one did not, both are kept.
            shares = first or node.known or whole or node.state != State.COMPLETE
            fresh = fresh and (first or not shares)
        self.connection.execute(
            "UPDATE items SET state = ?, size_bytes = coalesce(?, size_bytes), media_type = ?, content_id = ?,"
            " shares_matches = ?, document_type = ?, document_confidence = ?, document_reasons = ?, facts = ?,"
            " cpu_s = ?, batch_id = ? WHERE item_id = ?",
            (
                node.state,
                node.size_bytes,
                node.media_type,
                content_id,
                int(shares),
                node.document_type,
                node.document_confidence,
                json.dumps(node.document_reasons),
                json.dumps(node.facts, sort_keys=True),
                node.cpu_s,
                self.batch_id,
                item_id,
            ),
        )
        self.insert_problems(item_id, node.problems)
        if content_id is not None and shares and not first and not node.known:
            # Read twice because both were under way at once: the first reading counts for both.
            self._copy_columns(self._model(content_id), item_id, _RESULT_COLUMNS)
        if fresh:
            self._insert_findings(item_id, content_id if shares else None, node)
        if content_id is not None and shares:
            self._count_content(content_id)

    def _content(self, node: NodeResult, item_id: int) -> tuple[int, bool, bool]:
        """(content id, whether it is new, whether its first reading was complete)."""
        # What its members lack is told by the members, each with a content of its own.
        row = self.connection.execute(
            "SELECT content_id, state = 'complete' OR NOT EXISTS (SELECT 1 FROM problems p"
            " WHERE p.item_id = read_item_id AND effect <> 'note' AND detail <> ?)"
            " FROM contents JOIN items USING (content_id)"
            " WHERE sha256 = ? AND contents.media_type = ? AND item_id = read_item_id",
            (MEMBERS_UNREAD, node.sha256, node.media_type),
        ).fetchone()
        if row is not None:
            return row[0], False, bool(row[1])
        if node.known:
            raise ValueError("a result says that its content is known, and the ledger does not know it")
        cursor = self.connection.execute(
            "INSERT INTO contents (sha256, media_type, read_item_id, batch_id) VALUES (?, ?, ?, ?)",
            (node.sha256, node.media_type, item_id, self.batch_id),
        )
        assert cursor.lastrowid is not None
        self.summary.contents += 1
        return cursor.lastrowid, True, True

    def _insert_findings(self, item_id: int, content_id: int | None, node: NodeResult) -> None:
        record_ids = {record.index: record.record_id for record in node.records}
        rows = self.sealer.seal_matches(node.matches, record_ids, self.mask_name)
        self.insert_matches(rows, content_id, None if content_id is not None else item_id)
        self.records.add(node.records, node.record_parts)
        self.sides.add(node.side_parts)
        self.record_files.extend(node.record_files)

    def insert_matches(self, rows: Iterable[MatchColumns], content_id: int | None, item_id: int | None) -> None:
        listed = list(rows)
        self.connection.executemany(_MATCH_INSERT, ((content_id, item_id, *row, self.batch_id) for row in listed))
        if item_id is not None:
            for row in listed:
                self._count(row[3], row[8], row[15])

    def _count_content(self, content_id: int) -> None:
        query = "SELECT legal_class, band, sum(count) FROM matches WHERE content_id = ? GROUP BY 1, 2"
        for legal_class, band, count in self.connection.execute(query, (content_id,)):
            self._count(legal_class, band, count)

    def _count(self, legal_class: str, band: str, count: int) -> None:
        if band != "dummy":
            self.summary.by_class[legal_class] = self.summary.by_class.get(legal_class, 0) + count

    def insert_problems(self, item_id: int, problems: Iterable[Problem]) -> None:
        self.connection.executemany(
            "INSERT INTO problems (item_id, code, stage, effect, detail, batch_id) VALUES (?, ?, ?, ?, ?, ?)",
            ((item_id, p.code, p.stage, p.effect, p.detail, self.batch_id) for p in problems),
        )

    def _copy_known(self, item_id: int, node: NodeResult, budget: int) -> int:
        """Gives a sighting what the reading of the same bytes had learned, and its members; the budget left."""
        (content_id,) = self.connection.execute("SELECT content_id FROM items WHERE item_id = ?", (item_id,)).fetchone()
        model_id = self._model(content_id)
        self._copy_result(model_id, item_id)
        return self._copy_members(model_id, item_id, node.address, self._ancestry(item_id), budget)

    def _model(self, content_id: int) -> int:
        query = "SELECT read_item_id FROM contents WHERE content_id = ?"
        return int(self.connection.execute(query, (content_id,)).fetchone()[0])

    def _copy_columns(self, model_id: int, item_id: int, columns: str) -> None:
        self.connection.execute(
            f"UPDATE items SET ({columns}) = (SELECT {columns} FROM items WHERE item_id = ?) WHERE item_id = ?",
            (model_id, item_id),
        )

    def _copy_result(self, model_id: int, item_id: int) -> None:
        self._copy_columns(model_id, item_id, f"state, size_bytes, content_id, shares_matches, {_RESULT_COLUMNS}")
        self.connection.execute(
            "INSERT INTO problems (item_id, code, stage, effect, detail, batch_id)"
            " SELECT ?, code, stage, effect, detail, ? FROM problems WHERE item_id = ? ORDER BY id",
            (item_id, self.batch_id, model_id),
        )

    def _copy_members(self, model_id: int, item_id: int, address: Address, above: frozenset[int], budget: int) -> int:
        """The sightings inside a known container, all levels down, within the limits of a reading."""
        query = "SELECT item_id, address, sealed_address, content_id FROM items WHERE parent_id = ? ORDER BY item_id"
        members = self.connection.execute(query, (model_id,)).fetchall()
        if members and address.depth >= self.limits.depth:
            self._cut_short(item_id, ProblemCode.TOO_DEEP)
            return budget
        for member_id, text, sealed, content_id in members:
            if budget <= 0:
                self._cut_short(item_id, ProblemCode.BOMB_SUSPECTED)
                return 0
            budget -= 1
            step = self.sealer.open_address(text, sealed).steps[-1]
            place = address.child(step.scheme, step.key)
            copy_id = self._add_member(place, item_id)
            self.summary.nodes += 1
            self.connection.execute("UPDATE items SET batch_id = ? WHERE item_id = ?", (self.batch_id, copy_id))
            self._copy_result(member_id, copy_id)
            self._copy_own_matches(member_id, copy_id)
            if content_id is not None:
                self._count_content(content_id)
            if content_id in above:
                self._cut_short(copy_id, ProblemCode.TOO_DEEP)
                continue
            inside = above if content_id is None else above | {content_id}
            budget = self._copy_members(member_id, copy_id, place, inside, budget)
        return budget

    def _copy_own_matches(self, model_id: int, item_id: int) -> None:
        """Matches that a member has for itself because its bytes were read to the end only there."""
        columns = (
            "place_key, record_id, kind, legal_class, masked, value_key, sealed_key, confidence, band, spot, how,"
            " detector, reasons, qualifier, attributes, count"
        )
        self.connection.execute(
            f"INSERT INTO matches (item_id, {columns}, batch_id) SELECT ?, {columns}, ? FROM matches"
            " WHERE item_id = ? AND how <> 'name' AND (SELECT shares_matches FROM items WHERE item_id = ?) = 0"
            " ORDER BY id",
            (item_id, self.batch_id, model_id, model_id),
        )

    def _cut_short(self, item_id: int, code: ProblemCode) -> None:
        self.insert_problems(item_id, [Problem(code, "store", "copy of a known container", Effect.PARTIAL)])
        self.connection.execute(
            "UPDATE items SET state = 'partial' WHERE item_id = ? AND state = 'complete'", (item_id,)
        )

    def _report_unread_members(self, root_id: int) -> None:
        """A container is not read in full while a member of it is not, however far down."""
        query = (
            "WITH RECURSIVE down (item_id, parent_id, state) AS ("
            " SELECT item_id, parent_id, state FROM items WHERE item_id = ?"
            " UNION ALL SELECT i.item_id, i.parent_id, i.state FROM items i JOIN down d ON i.parent_id = d.item_id),"
            " above (item_id, parent_id) AS ("
            " SELECT p.item_id, p.parent_id FROM down m JOIN items p ON p.item_id = m.parent_id"
            " WHERE m.state <> 'complete'"
            " UNION SELECT p.item_id, p.parent_id FROM above a JOIN items p ON p.item_id = a.parent_id)"
            " SELECT item_id FROM above JOIN items USING (item_id) WHERE state = 'complete' ORDER BY item_id"
        )
        unread = Problem(ProblemCode.PARTLY_READ, "store", MEMBERS_UNREAD, Effect.PARTIAL)
        for (item_id,) in self.connection.execute(query, (root_id,)).fetchall():
            self.insert_problems(item_id, [unread])
            self.connection.execute("UPDATE items SET state = 'partial' WHERE item_id = ?", (item_id,))

    def _ancestry(self, item_id: int) -> frozenset[int]:
        """Contents of an item and of all that it lies in: a container that holds itself ends there."""
        query = (
            "WITH RECURSIVE up (item_id, parent_id, content_id) AS ("
            " SELECT item_id, parent_id, content_id FROM items WHERE item_id = ?"
            " UNION ALL SELECT i.item_id, i.parent_id, i.content_id FROM items i JOIN up ON i.item_id = up.parent_id)"
            " SELECT content_id FROM up WHERE content_id IS NOT NULL"
        )
        return frozenset(row[0] for row in self.connection.execute(query, (item_id,)))


def _numbered(address: Address, number: int) -> Address:
    """The address of the first, second, third member of one name."""
    if number == 1:
        return address
    last = address.steps[-1]
    return Address(address.steps[:-1]).child(last.scheme, f"{last.key}#{number}")
