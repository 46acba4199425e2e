"""What the reports look at: totals made in one pass over the store, and the store itself for the rest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from pii_scan.model.match import Band
from pii_scan.report.item_totals import ItemTotals, count_items
from pii_scan.report.match_totals import MatchTotals, count_matches
from pii_scan.report.missed_by_triage import missed_by_triage
from pii_scan.store.privileged_calls import PrivilegedCall
from pii_scan.store.rows import ItemRow, MatchRow
from pii_scan.store.value_rows import place_of

if TYPE_CHECKING:
    import pyarrow as pa


class Reader(Protocol):
    """The part of the store's reader that reports use; every iterator can be asked for again."""

    @property
    def meta(self) -> Mapping[str, Any]: ...
    @property
    def kinds(self) -> Mapping[str, Mapping[str, Any]]:
        """Kind → title and more, as the detectors of that run named them."""
        ...

    @property
    def journal_tip(self) -> str: ...
    def items(self) -> Iterator[ItemRow]: ...
    def matches(self) -> Iterator[MatchRow]: ...
    def item_risk(self) -> Mapping[int, tuple[str, tuple[str, ...]]]: ...
    def derived(self, name: str) -> Any: ...
    def people_batches(self) -> "Iterator[pa.RecordBatch]":
        """person_id, record_ids, classes, state, state_basis, minor."""
        ...

    def privileged_calls(self) -> Iterator[PrivilegedCall]: ...


class Revealer(Protocol):
    """Opens the vault; at hand only in an export that was asked to reveal."""

    def reveal_many(self, sealed_keys: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Sealed key → (as it stands in the file, canonical form); what the vault lacks is left out."""
        ...

    def reveal_address(self, item_id: int) -> object:
        """Prints as the original address."""
        ...

    def open_token(self, left: int, right: int) -> str:
        """The number or identifier behind a token of the call records."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """Made by `build_view`; holds totals, never a raw value."""

    reader: Reader
    meta: Mapping[str, Any]
    items: ItemTotals
    matches: MatchTotals
    risk: Mapping[int, tuple[str, tuple[str, ...]]]
    """Item id → level and reasons; empty where nothing was assessed yet."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Kind → its name in plain words."""
    people: Mapping[str, Any] | None = None
    residents: Mapping[str, Any] | None = None
    severity: Mapping[str, Any] | None = None
    law: Mapping[str, Any] | None = None
    """As `apply_law` decided it."""
    call_records: Mapping[str, Any] | None = None
    identity: Mapping[str, Any] | None = None
    """As `identity_documents` counted them."""
    joins: Mapping[str, Any] | None = None
    """As `find_joins` found them."""
    distinct: Mapping[tuple[str, int, int, str, str], int] = field(default_factory=dict)
    """Different values in columns of large tables: content, table and column (from 0), kind, band → how many."""
    homes: tuple[Mapping[str, Any], ...] = ()
    estimates: tuple[Mapping[str, Any], ...] = ()
    suppressions: tuple[Mapping[str, Any], ...] = ()
    """As `apply_suppressions` stored them, with what each leaves out."""
    revealer: Revealer | None = field(default=None, repr=False)

    def item_risk(self, row: ItemRow) -> tuple[str, tuple[str, ...]]:
        """Level and reasons; `unknown` for what nobody has assessed."""
        return self.risk.get(row.item_id, ("unknown", ()))

    def distinct_in(self, content: str, table: Mapping[str, Any], column: Mapping[str, Any]) -> int | None:
        """Different values of a column of a large table, both as the item's fact `tables` tells of them; None where an
        earlier version read it or where it is suppressed."""
        name = (content, table.get("number", -1), column.get("number", -1), column["kind"])
        return next((self.distinct[(*name, band)] for band in Band if (*name, band) in self.distinct), None)

    def distinct_of(self, row: MatchRow) -> int | None:
        """Different values that a line stands for; None where it is one value's, and as above."""
        place = place_of(row.attributes.get("values", ""))
        return None if place is None else self.distinct.get((row.content_sha256 or "", *place, row.kind, row.band))

    def kind_title(self, kind: str) -> str:
        return str(self.titles.get(kind) or kind.replace("_", " "))

    def address(self, item_id: int, masked: str) -> str:
        """The original only in a revealing export."""
        return masked if self.revealer is None else str(self.revealer.reveal_address(item_id))


def build_view(reader: Reader) -> View:
    """Two passes over the store: matches, then items. Memory grows with distinct values and items
    (about 0.3 kB each), not with matches."""
    distinct = _mapping(reader.derived("distinct")) or {}
    matches = count_matches(reader.matches(), distinct.get("by_kind"))
    risk = reader.item_risk()
    items = count_items(reader.items(), matches, risk)
    return View(
        reader=reader,
        meta={**reader.meta, "journal_tip": reader.journal_tip},
        items=items,
        matches=matches,
        risk=risk,
        titles={kind: str(entry.get("title") or "") for kind, entry in reader.kinds.items()},
        people=_mapping(reader.derived("people")),
        residents=_mapping(reader.derived("residents")),
        severity=_mapping(reader.derived("severity")),
        law=_mapping(reader.derived("law")),
        call_records=_call_records(reader),
        identity=_mapping(reader.derived("identity")),
        joins=_mapping(reader.derived("joins")),
        distinct={
            (one["content"], one["table"], one["column"], one["kind"], one["band"]): one["distinct"]
            for one in distinct.get("columns", ())
        },
        homes=_mappings(reader.derived("homes")),
        estimates=(*_mappings(reader.derived("estimates")), *missed_by_triage(items.triage)),
        suppressions=_mappings(reader.derived("suppressions")),
    )


def _mapping(value: object) -> Mapping[str, Any] | None:
    return value if isinstance(value, Mapping) else None


def _mappings(value: object) -> tuple[Mapping[str, Any], ...]:
    return tuple(entry for entry in value if isinstance(entry, Mapping)) if isinstance(value, list | tuple) else ()


def _call_records(reader: Reader) -> Mapping[str, Any] | None:
    direct = _mapping(reader.derived("call_records"))
    if direct is not None:
        return direct
    tables = _mapping(reader.derived("tables"))
    return tables if tables is not None and "calls" in tables else None
