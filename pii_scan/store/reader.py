"""Reading a case: without its key, while a run writes, and without holding it in memory."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from pii_scan.model.errors import CaseError
from pii_scan.model.record import Person, Tie
from pii_scan.model.suppression import Suppression, SuppressionStatus
from pii_scan.store.call_rows import ATTORNEYS, CALLS
from pii_scan.store.database import FORMAT, has_table, is_damage, open_reader
from pii_scan.store.journal import journal_end
from pii_scan.store.key_rows import KEYS
from pii_scan.store.keys import CaseKey, load_key
from pii_scan.store.linked import people_batches, read_people, read_ties
from pii_scan.store.paths import CasePaths
from pii_scan.store.privileged_calls import PrivilegedCall, read_privileged
from pii_scan.store.records import EMPTY_PART
from pii_scan.store.rows import ItemRow, MatchRow, ProblemRow
from pii_scan.store.sealing import address_of_payload
from pii_scan.store.side_parts import side_files
from pii_scan.store.suppressions import Marker, by_value
from pii_scan.store.suppressions import read as read_suppressions
from pii_scan.store.tokens import Tokens
from pii_scan.store.value_rows import VALUES
from pii_scan.store.vault import Vault

if TYPE_CHECKING:
    import pyarrow as pa

_ITEMS = (
    "SELECT i.item_id, i.parent_id, i.address, i.sealed_address, i.depth, i.size_bytes, l.modified, i.media_type,"
    " c.sha256, i.document_type, i.document_confidence, i.state, i.facts, i.cpu_s, i.document_reasons, i.address_key"
    " FROM items i LEFT JOIN listing l USING (item_id) LEFT JOIN contents c USING (content_id)"
    " ORDER BY i.address, i.address_key"
)
_PROBLEMS_OF = "SELECT code, stage, effect, detail FROM problems WHERE item_id = ? ORDER BY code, stage, effect, detail"
_MATCH_COLUMNS = (
    "place_key, record_id, kind, legal_class, masked, value_key, sealed_key, confidence, band, spot, how, detector,"
    " reasons, qualifier, attributes, count"
)
_PER_RUN = frozenset({"last_commit", "linked", "assessed", "resumed"})


class CaseReader:
    """A read-only view of what is committed so far."""

    def __init__(self, root: Path, key_file: Path | None = None, key: CaseKey | None = None) -> None:
        """
        Args:
            key_file: needed by the `reveal` methods alone; None for the default place.
            key: the key itself, where it was loaded already.

        Raises:
            CaseError: `root` is no case, or of another format.
        """
        self.paths = CasePaths(root)
        self._key_file = key_file
        self._key = key
        try:
            self._connection = open_reader(self.paths.ledger)
            found = self.meta.get("format", FORMAT)
        except sqlite3.Error as error:
            if is_damage(error):
                raise CaseError("The ledger of the case is damaged", "Run `pii-scan verify` on the case") from error
            if self.paths.ledger.exists():
                raise CaseError("The ledger of the case cannot be read", "Check that the case is yours") from error
            raise CaseError("This folder is not a case", "Give the folder that `pii-scan scan --case` made") from error
        if found != FORMAT:
            raise CaseError("The case has another format", "Use the version that made it")

    @property
    def meta(self) -> dict[str, Any]:
        """case_id, format, target, tool_version, settings, listing_finished, listing_count, key_fingerprint,
        created, started, finished (UTC), journal_tip."""
        tip = journal_end(self.paths.journal)[1]
        return {key: value for key, value in self._stored().items() if key not in _PER_RUN} | {"journal_tip": tip}

    @property
    def run(self) -> dict[str, Any]:
        """What further differs between two runs over the same data: last_commit, linked, assessed (UTC),
        resumed (times), journal_lines."""
        lines = journal_end(self.paths.journal)[0]
        return {key: value for key, value in self._stored().items() if key in _PER_RUN} | {"journal_lines": lines}

    def _stored(self) -> dict[str, Any]:
        rows = self._connection.execute("SELECT key, value FROM meta ORDER BY key")
        return {key: json.loads(value) for key, value in rows}

    @property
    def kinds(self) -> dict[str, dict[str, Any]]:
        """Kind id → legal_class, title, presidio, identifies."""
        rows = self._connection.execute("SELECT * FROM kinds ORDER BY kind")
        names = ("legal_class", "title", "presidio", "identifies")
        return {row[0]: dict(zip(names, (*row[1:4], bool(row[4])), strict=True)) for row in rows}

    @property
    def batches(self) -> list[tuple[int, str]]:
        """(number, running digest) of every commit."""
        return self._connection.execute("SELECT batch_id, digest FROM batches ORDER BY batch_id").fetchall()

    @property
    def journal_tip(self) -> str:
        """Hash of the last line; what a signature or a time stamp would be put on."""
        return journal_end(self.paths.journal)[1]

    @property
    def records_glob(self) -> str:
        """Matches at least one part; while a run writes, also a part whose commit is under way."""
        return self.paths.records_glob

    @property
    def record_files(self) -> list[str]:
        """The parts that committed batches name, and the empty one."""
        rows = self._connection.execute("SELECT part FROM batches WHERE part IS NOT NULL ORDER BY batch_id")
        return [str(self.paths.records / name) for name in (EMPTY_PART, *(row[0] for row in rows))]

    @property
    def call_files(self) -> list[str]:
        """The parts of calls/ that committed batches name; may be none."""
        return side_files(self._connection, self.paths.root, CALLS)

    @property
    def key_files(self) -> list[str]:
        """The parts of keys/ that committed batches name; may be none."""
        return side_files(self._connection, self.paths.root, KEYS)

    @property
    def value_files(self) -> list[str]:
        """The parts of values/ that committed batches name; may be none."""
        return side_files(self._connection, self.paths.root, VALUES)

    @property
    def attorney_files(self) -> list[str]:
        """Attorneys' numbers found in the leak, and those of the lists that were added and not withdrawn."""
        if not has_table(self._connection, "attorney_lists"):
            return []
        given = self._connection.execute("SELECT part FROM attorney_lists WHERE withdrawn = '' ORDER BY part")
        folder = self.paths.root / ATTORNEYS
        return [*side_files(self._connection, self.paths.root, ATTORNEYS), *(str(folder / row[0]) for row in given)]

    def privileged_calls(self) -> Iterator[PrivilegedCall]:
        """As the last assessment found them, ordered by address, table and row."""
        path = self.paths.privileged
        addresses = dict(self._connection.execute("SELECT item_id, address FROM items")) if path.is_file() else {}
        return read_privileged(path, addresses)

    def open_token(self, left: int, right: int) -> str:
        """The number (international form) or identifier behind a token of the call records.

        Raises:
            CaseError: the key is not at hand.
        """
        return self._tokens.opened(left, right)

    @cached_property
    def _tokens(self) -> Tokens:
        key = self._key or load_key(self.paths.root, self._key_file, create=False)
        return Tokens(key.hash_key)

    def items(self) -> Iterator[ItemRow]:
        """Every item and member, ordered by (masked) address."""
        for row in self._connection.execute(_ITEMS):
            yield ItemRow(
                item_id=row[0],
                parent_id=row[1],
                address=row[2],
                address_masked=row[3] is not None,
                depth=row[4],
                listed=row[1] is None,
                size_bytes=row[5],
                modified=row[6],
                media_type=row[7],
                content_sha256=row[8],
                document_type=row[9],
                document_confidence=row[10],
                state=row[11],
                problems=tuple(self._connection.execute(_PROBLEMS_OF, (row[0],)).fetchall()),
                facts=json.loads(row[12]),
                cpu_s=row[13],
                document_reasons=tuple(json.loads(row[14])),
                address_key=row[15],
            )

    def matches(self) -> Iterator[MatchRow]:
        """One row per place and sighting, ordered by address, then as found; the same in every run."""
        items = self._connection.execute(
            "SELECT i.item_id, i.address, i.address_key, c.sha256, i.content_id, i.shares_matches"
            " FROM items i LEFT JOIN contents c USING (content_id) ORDER BY i.address, i.address_key"
        )
        own = f"SELECT {_MATCH_COLUMNS} FROM matches WHERE item_id = ? ORDER BY id"
        shared = f"SELECT {_MATCH_COLUMNS} FROM matches WHERE content_id = ? ORDER BY id"
        marker = Marker.of(self._connection)
        for item_id, address, key, sha256, content_id, shares in items:
            for row in self._connection.execute(own, (item_id,)):
                yield _match_row(row, item_id, address, key, sha256, marker)
            if content_id is not None and shares:
                for row in self._connection.execute(shared, (content_id,)):
                    yield _match_row(row, item_id, address, key, sha256, marker)

    def suppressions(self) -> dict[str, tuple[Suppression, SuppressionStatus]]:
        """By id, with the status that the last report goes by."""
        return read_suppressions(self._connection)

    def value_suppressions(self) -> list[tuple[Suppression, frozenset[int] | None]]:
        """Active ones that leave out single values, and the items where they do; None for everywhere."""
        return by_value(self._connection)

    def covered_items(self) -> frozenset[int]:
        """Items that an active suppression leaves out whole."""
        return frozenset(Marker.of(self._connection).covered)

    def problems(self) -> Iterator[ProblemRow]:
        """Ordered by address."""
        query = (
            "SELECT item_id, address, code, stage, effect, detail FROM problems JOIN items USING (item_id)"
            " ORDER BY address, address_key, code, stage, effect, detail"
        )
        for row in self._connection.execute(query):
            yield ProblemRow(*row)

    def derived(self, name: str) -> Any:
        """What a later stage stored under this name; None where it has not run."""
        row = self._connection.execute("SELECT json FROM derived WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def item_risk(self) -> dict[int, tuple[str, tuple[str, ...]]]:
        rows = self._connection.execute("SELECT item_id, risk, reasons FROM item_risk")
        return {item_id: (risk, tuple(json.loads(reasons))) for item_id, risk, reasons in rows}

    def people(self) -> Iterator[Person]:
        """Everybody who was told apart, in order of id; `minor` is None where no birth date is known."""
        return read_people(self._connection, self.paths.linked)

    def people_batches(self) -> "Iterator[pa.RecordBatch]":
        """The same as columns (`linked.people_schema`), for cases with millions of people."""
        return people_batches(self._connection, self.paths.linked)

    def ties(self) -> Iterator[Tie]:
        return read_ties(self._connection, self.paths.linked)

    def reveal(self, sealed_key: str) -> tuple[str, str]:
        """(raw, canonical) of a match's value.

        Raises:
            CaseError: the key is not at hand or not the right one, or the vault lacks the value.
        """
        found = self.reveal_many([sealed_key])
        if sealed_key not in found:
            raise CaseError("The vault lacks a value", "Run `pii-scan verify` on the case")
        return found[sealed_key]

    def reveal_many(self, sealed_keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """As `reveal`, for many at once; those that the vault lacks are left out."""
        payloads = self._vault.get_many(set(sealed_keys))
        return {key: (plain["raw"], plain["normal"]) for key, data in payloads.items() if (plain := json.loads(data))}

    def reveal_address(self, item_id: int) -> str:
        """The original address of an item, printed.

        Raises:
            CaseError: as `reveal`; not for an address that is shown unmasked.
        """
        query = "SELECT address, sealed_address FROM items WHERE item_id = ?"
        text, sealed = self._connection.execute(query, (item_id,)).fetchone()
        if sealed is None:
            return str(text)
        data = self._vault.get(sealed)
        if data is None:
            raise CaseError("The vault lacks an address", "Run `pii-scan verify` on the case")
        return str(address_of_payload(data))

    @cached_property
    def _vault(self) -> Vault:
        key = self._key or load_key(self.paths.root, self._key_file, create=False)
        return Vault(self.paths.vault, key.vault_key, read_only=True)

    def close(self) -> None:
        self._connection.close()
        if "_vault" in self.__dict__:
            self._vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _match_row(
    row: tuple[Any, ...], item_id: int, address: str, address_key: str, sha256: str | None, marker: Marker
) -> MatchRow:
    place_key, record_id, kind, legal_class, masked, value_key, sealed_key = row[:7]
    confidence, band, spot, how, detector, reasons, qualifier, attributes, count = row[7:]
    match_id = _public_id("match", address_key, sha256 or "", place_key)
    finding_id = _public_id("finding", kind, value_key)
    # The value of a line that stands for many is an example: listing it must not take the others along.
    ids = () if count > 1 or "distinct" in attributes else (finding_id, value_key)
    return MatchRow(
        match_id=match_id,
        finding_id=finding_id,
        record_id=record_id,
        item_id=item_id,
        address=address,
        content_sha256=sha256,
        kind=kind,
        legal_class=legal_class,
        masked=masked,
        value_key=value_key,
        confidence=confidence,
        band=band,
        spot=json.loads(spot),
        source_layer=how,
        detector=detector,
        reasons=tuple(json.loads(reasons)),
        count=count,
        qualifier=qualifier,
        attributes=json.loads(attributes),
        sealed_key=sealed_key,
        suppressed=marker.mark(item_id, kind, match_id, *ids) if marker else "",
    )


def _public_id(*parts: str) -> str:
    """A plain hash is enough: its parts are keyed hashes, or tell nothing of a person."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
