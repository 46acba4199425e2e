"""What a worker hands to the ledger for one node: a listed item or something inside one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pii_scan.model.address import Address
from pii_scan.model.match import Match
from pii_scan.model.problem import Problem
from pii_scan.model.record import Record
from pii_scan.model.state import State


@dataclass(frozen=True, slots=True)
class SidePart:
    """Rows that belong beside the records, without any value in clear: `data` as an Arrow IPC stream, or the `path` of
    a Parquet file that the worker has written into the case."""

    sort: str
    """calls, attorneys, keys or values."""
    data: bytes = b""
    path: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class NodeResult:
    """Everything learned about one node. Matches hold raw values: the store seals them on commit."""

    address: Address
    state: State
    sha256: str | None = None
    size_bytes: int | None = None
    media_type: str = ""
    document_type: str = ""
    document_confidence: float = 0.0
    document_reasons: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    records: tuple[Record, ...] = ()
    record_parts: tuple[bytes, ...] = ()
    """Arrow IPC streams with the schema of records/*.parquet, for tables past `Limits.cell_rows`."""
    record_files: tuple[str, ...] = ()
    """Finished files of the same schema inside the case, for tables whose records are too many to hand over; the commit
    takes them into records/ and removes their folder."""
    problems: tuple[Problem, ...] = ()
    known: bool = False
    """The same bytes with the same media type are already in the ledger: no evidence was gathered again,
    the store adds the sighting and copies the sightings of what lies inside."""
    cpu_s: float = 0.0
    facts: dict[str, str | int | float] = field(default_factory=dict)
    """Figures about the node that name nobody: `pages`, `rows`, `face_count`, `ocr_engine`, `width`…"""
    side_parts: tuple[SidePart, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitResult:
    """A listed item with all that lies inside it: what one ledger transaction takes whole.
    `nodes[0]` is the listed item; a child stands after its parent."""

    root: Address
    nodes: Sequence[NodeResult]
    """A tuple, or something that fetches each node when it is asked for."""
    attempts: int = 1
