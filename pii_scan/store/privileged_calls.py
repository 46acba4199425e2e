"""Reading the calls that the last assessment found to be privileged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

REASON_BITS: Mapping[str, int] = {
    "attorney_list": 1024,
    "flag_column": 1,
    "label": 2,
    "law_office_name": 4,
    "marked_contact": 2048,
    "same_number_as_marked_call": 4096,
    "law_like_name": 8,
    "clergy_or_health": 64,
    "not_recorded": 32,
    "length_and_hour": 8192,
}
"""Published words and their bits in the file. The last two are weak and never make a level alone."""
LEVELS = ("confirmed", "probable", "possible")
Token = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PrivilegedCall:
    """One call; numbers and identifiers as masks and tokens."""

    level: str
    reasons: tuple[str, ...]
    item_id: int
    address: str
    """Masked where it names somebody."""
    table_name: str
    row: int
    start: str | None
    """ISO 8601, as the file says it."""
    duration_s: int | None
    facility: str
    state: str
    recording: bool
    attorney: Token | None
    attorney_masked: str
    inmate: Token | None
    inmate_masked: str
    account: Token | None
    account_masked: str
    source: str
    """Of the attorney's number: `list:` and the first digits of a given file's SHA-256, or a content's SHA-256."""
    source_row: int | None


def read_privileged(path: Path, addresses: Mapping[int, str]) -> Iterator[PrivilegedCall]:
    """In the order of the file; nothing where none was written."""
    if not path.is_file():
        return
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(8192):
            for row in batch.to_pylist():
                start = row["start"]
                yield PrivilegedCall(
                    level=LEVELS[row["level"]],
                    reasons=tuple(word for word, bit in REASON_BITS.items() if row["reasons"] & bit),
                    item_id=row["item_id"],
                    address=addresses.get(row["item_id"], ""),
                    table_name=row["table_name"] or "",
                    row=row["row"],
                    start=None if start is None else start.isoformat(),
                    duration_s=None if row["duration_s"] is None or row["duration_s"] < 0 else row["duration_s"],
                    facility=row["facility"] or "",
                    state=row["state"] or "",
                    recording=bool(row["recording"]),
                    attorney=_token(row, "attorney"),
                    attorney_masked=row["attorney_masked"] or "",
                    inmate=_token(row, "inmate"),
                    inmate_masked=row["inmate_masked"] or "",
                    account=_token(row, "account"),
                    account_masked=row["account_masked"] or "",
                    source=row["source"] or "",
                    source_row=row["source_row"],
                )


def _token(row: Mapping[str, int | None], name: str) -> Token | None:
    left, right = row[name], row[f"{name}_rest"]
    return None if left is None or right is None else (left, right)
