"""Suppressions in the ledger, and how a reader knows a suppressed match.

They lie outside the batches: matches stay as they were found. Each has its line in the journal with a digest of what
it says, so that one slipped into the ledger is seen by `pii-scan verify`.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.model.suppression import Suppression, SuppressionStatus

if TYPE_CHECKING:
    from pii_scan.store.case import Case


def put(case: "Case", suppression: Suppression) -> None:
    """Adds it, or puts it in the place of the one with its id. The journal comes first: a line without its row hides
    nothing."""
    body = _body(suppression)
    case.journal.append(
        "suppression_withdrawn" if suppression.withdrawn else "suppressed",
        id=suppression.id,
        sha256=_digest(body),
        reason=suppression.reason,
        author=suppression.author,
        created=suppression.created,
        expires=suppression.expires,
        kinds=list(suppression.kinds),
        findings=list(suppression.findings),
        values=suppression.values,
        address=suppression.address,
    )
    with case.ledger.transaction() as connection:
        connection.execute(
            "INSERT INTO suppressions VALUES (?, ?, ?) ON CONFLICT (suppression_id) DO UPDATE SET body = excluded.body",
            (suppression.id, body, SuppressionStatus.ACTIVE),
        )


def set_effect(case: "Case", statuses: Mapping[str, SuppressionStatus], places: Iterable[tuple[str, int]]) -> None:
    """How they stand from now on, and the items that their addresses mean, as (id, item_id)."""
    with case.ledger.transaction() as connection:
        connection.executemany(
            "UPDATE suppressions SET status = ? WHERE suppression_id = ?",
            ((status, name) for name, status in statuses.items()),
        )
        connection.execute("DELETE FROM suppression_items")
        connection.executemany("INSERT INTO suppression_items VALUES (?, ?)", places)


def read(connection: sqlite3.Connection) -> dict[str, tuple[Suppression, SuppressionStatus]]:
    """By id, in order, with the status that the last report goes by; empty for a case older than suppressions."""
    if not _known(connection):
        return {}
    rows = connection.execute("SELECT suppression_id, body, status FROM suppressions ORDER BY suppression_id")
    return {name: (_from_body(body), SuppressionStatus(status)) for name, body, status in rows}


def by_value(connection: sqlite3.Connection) -> list[tuple[Suppression, frozenset[int] | None]]:
    """Active ones that leave out single values, and the items where they do; None for everywhere."""
    active = [s for s, status in read(connection).values() if status is SuppressionStatus.ACTIVE and s.by_value]
    return [(s, _items_of(connection, s.id) if s.address else None) for s in active]


def _items_of(connection: sqlite3.Connection, name: str) -> frozenset[int]:
    rows = connection.execute("SELECT item_id FROM suppression_items WHERE suppression_id = ?", (name,))
    return frozenset(row[0] for row in rows)


def unaccounted(connection: sqlite3.Connection, events: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """(id, what is wrong) of those that the journal does not bear out."""
    if not _known(connection):
        return
    told: dict[str, str] = {}
    for event in events:
        if event.get("event") in ("suppressed", "suppression_withdrawn"):
            told[str(event["data"].get("id"))] = str(event["data"].get("sha256"))
    for name, body in connection.execute("SELECT suppression_id, body FROM suppressions ORDER BY suppression_id"):
        if name not in told:
            yield name, "no line of the journal accounts for it"
        elif told[name] != _digest(body):
            yield name, "says something else than its line in the journal"


@dataclass(slots=True)
class Marker:
    """Tells of a match by which active suppression it is left out; built once for a pass over all matches."""

    _keys: dict[str, list[Suppression]] = field(default_factory=lambda: defaultdict(list))
    _places: dict[int, list[Suppression]] = field(default_factory=lambda: defaultdict(list))
    _kinds: dict[str, list[Suppression]] = field(default_factory=lambda: defaultdict(list))
    _items: dict[str, frozenset[int]] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    """Items all of which is left out."""

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "Marker":
        marker = cls()
        active = [s for s, status in read(connection).values() if status is SuppressionStatus.ACTIVE]
        for suppression in active:
            name = suppression.id
            if suppression.address:
                marker._items[name] = _items_of(connection, name)
            if suppression.by_value:
                for key in (*suppression.findings, *suppression.value_keys):
                    marker._keys[key].append(suppression)
            elif suppression.address:
                for item_id in marker._items[name]:
                    marker._places[item_id].append(suppression)
                if suppression.whole_items:
                    marker.covered |= marker._items[name]
            else:
                for kind in suppression.kinds:
                    marker._kinds[kind].append(suppression)
        return marker

    def __bool__(self) -> bool:
        return bool(self._keys or self._places or self._kinds)

    def mark(self, item_id: int, kind: str, *ids: str) -> str:
        """The id of the suppression; empty for none.

        Args:
            ids: match_id, finding_id and value_key.
        """
        found = [s for key in ids for s in self._keys.get(key, ())]
        found += [*self._places.get(item_id, ()), *self._kinds.get(kind, ())]
        return min((s.id for s in found if self._holds(s, item_id, kind)), default="")

    def _holds(self, suppression: Suppression, item_id: int, kind: str) -> bool:
        if suppression.kinds and kind not in suppression.kinds:
            return False
        return not suppression.address or item_id in self._items[suppression.id]


def _known(connection: sqlite3.Connection) -> bool:
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'suppressions'"
    return bool(connection.execute(query).fetchone()[0])


def _body(suppression: Suppression) -> str:
    return json.dumps(asdict(suppression), sort_keys=True, separators=(",", ":"))


def _from_body(body: str) -> Suppression:
    plain: dict[str, Any] = json.loads(body)
    known: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in plain.items()}
    return Suppression(**{name: v for name, v in known.items() if name in Suppression.__slots__})


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
