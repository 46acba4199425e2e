"""Rows of large tables as records: values of whole columns become keyed hashes, each distinct one once."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pii_scan.model.kind import Kind
from pii_scan.store.keys import value_key
from pii_scan.store.record_schema import KEY_COLUMNS, record_schema

if TYPE_CHECKING:
    import pyarrow as pa

_NAME, _BIRTH, _ADDRESS = "person_name", "date_of_birth", "us_address"
_STATE_ZIP = re.compile(r"\b([A-Z]{2})[ ,]+(\d{5})(?:-?\d{4})?$")
_HOUSE = re.compile(r"\d\S*")
_SHARED_DOMAIN = {"us_state_id": "us_driver_license"}
"""One card is a licence to one reader and a state identity card to another."""
_ROWS = 16_384

Blocks = Callable[[str], Mapping[str, str]]


def hash_table_rows(
    rows_normal: "Sequence[pa.RecordBatch]",
    sha256: str,
    first_row: int,
    hash_key: bytes,
    kinds: Mapping[str, Kind],
    name_blocks: Blocks,
) -> list[bytes]:
    """Arrow IPC streams with the schema of the records, one row per table row that holds anything.

    Args:
        rows_normal: columns named by kind id (a second column of a kind is `phone#2`), canonical values;
            `@state` and `@license_state` hold two-letter codes of residence and of the licence's issuer.
        first_row: index of the first row inside its content.
        kinds: by id, for the legal classes.
        name_blocks: blocking texts of a canonical name, `block:first` and so on.
    """
    hasher = _Hasher(hash_key, name_blocks)
    streams: list[bytes] = []
    row = first_row
    for whole in rows_normal:
        for start in range(0, whole.num_rows, _ROWS):
            batch = whole.slice(start, _ROWS)
            streams.append(_stream(_records(batch, sha256, row, hasher, kinds)))
            row += batch.num_rows
    return streams


class _Hasher:
    """What one value of a kind contributes to a record, kept for values that come again."""

    def __init__(self, hash_key: bytes, name_blocks: Blocks) -> None:
        self._hash_key = hash_key
        self._name_blocks = name_blocks

    def contributions(self, kind: str, normal: str) -> list[tuple[str, str]]:
        """(column of the schema or `kind`, key) pairs; `state` holds a state in clear."""
        found = [(KEY_COLUMNS.get(kind, kind), self._key(_SHARED_DOMAIN.get(kind, kind), normal))]
        if kind == _NAME:
            blocks = self._name_blocks(normal)
            found += [(KEY_COLUMNS.get(block, block), self._key(block, text)) for block, text in blocks.items()]
        elif kind == _BIRTH:
            found.append(("birth_key", self._key("block:birth_date", normal)))
        elif kind == _ADDRESS and (place := _STATE_ZIP.search(normal)) is not None:
            found.append(("state", place[1]))
            if (house := _HOUSE.match(normal)) is not None:
                found.append(("house_zip_key", self._key("block:house_zip", f"{house[0]} {place[2]}")))
        return found

    def _key(self, kind: str, normal: str) -> str:
        return value_key(self._hash_key, kind, normal)


def _records(
    batch: "pa.RecordBatch", sha256: str, first_row: int, hasher: _Hasher, kinds: Mapping[str, Kind]
) -> "Iterator[dict[str, object]]":
    columns = []
    states = _codes(batch, "@state")
    issuers = _codes(batch, "@license_state")
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name.startswith("@"):
            continue
        kind = name if name in kinds else name.split("#", 1)[0]
        encoded = column.dictionary_encode()
        values = [hasher.contributions(kind, text) if text else [] for text in encoded.dictionary.to_pylist()]
        columns.append((kind, values, encoded.indices.to_pylist()))
    classes: dict[tuple[str, ...], list[str]] = {}
    for offset in range(batch.num_rows):
        row: dict[str, object] = {}
        more: list[str] = []
        present: list[str] = []
        for kind, values, indices in columns:
            index = indices[offset]
            if index is None or not (contributions := values[index]):
                continue
            present.append(kind)
            for column, key in contributions:
                if column in row or column not in _KEYED:
                    if column != "state":
                        more.append(f"{column}:{key}")
                else:
                    row[column] = key
        if not present:
            continue
        kinds_here = tuple(present)
        if kinds_here not in classes:
            classes[kinds_here] = sorted({kinds[kind].legal_class.value for kind in kinds_here if kind in kinds})
        number = first_row + offset
        row["record_id"] = hashlib.blake2b(f"{sha256}/row/{number}".encode(), digest_size=16).hexdigest()
        row["content_sha256"] = sha256
        row["document_type"] = ""
        row["row_index"] = number
        row["more_keys"] = more
        state, issuer = row.get("state") or states[offset], issuers[offset]
        row["state"] = state or issuer
        row["state_basis"] = "address" if state else "issuing_state" if issuer else None
        row["issuer"] = f"US-{issuer}" if issuer else None
        row["number_unread"] = False
        row["classes"] = classes[kinds_here]
        yield row


def _codes(batch: "pa.RecordBatch", name: str) -> list[str | None]:
    if name not in batch.schema.names:
        return [None] * batch.num_rows
    codes: list[str | None] = batch.column(name).to_pylist()
    return codes


_KEYED = frozenset(KEY_COLUMNS.values()) | {"state"}


def _stream(rows: "Iterator[dict[str, object]]") -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    # Hex keys shrink to little more than half, and these streams wait in memory for their commit.
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, record_schema(), options=options) as stream:
        listed = list(rows)
        if listed:
            stream.write_table(pa.Table.from_pylist(listed, schema=record_schema()))
    return bytes(sink.getvalue().to_pybytes())
