"""What an extractor yields. Nothing here knows a format or a kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa
    from PIL.Image import Image


class How(StrEnum):
    """How a text came to be readable."""

    NATIVE = "native"
    OCR = "ocr"
    BARCODE = "barcode"
    MRZ = "mrz"
    HANDWRITING = "handwriting"
    METADATA = "metadata"
    NAME = "name"
    """A path, member or sheet name."""
    CARVED = "carved"
    """Strings out of an unknown binary."""


@dataclass(slots=True, unsafe_hash=True)
class Spot:
    """Where in its item a value stands; not changed once made, like its Match.

    Units: page, line and row count from 1; `start`/`end` are
    character offsets into the text of that page (or of the whole text); `box` is x, y, width, height in
    pixels of the upright image."""

    page: int | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    box: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word's place: characters `start`–`end` of the text, pixel box x, y, width, height."""

    start: int
    end: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody's words begin in the text of a conversation."""

    start: int
    """Character of the text."""
    party: int
    """Whose they are: numbers from 0, the same throughout the text; -1 for the machine's own lines."""
    row: int | None = None
    """Number of the message in its file, from 1; of a table its row as a spreadsheet shows it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text that belongs together: a page, a body, a message thread, a barcode's payload."""

    text: str
    how: How = How.NATIVE
    page: int | None = None
    layer: str = "body"
    """body, header, footer, comment, note, hidden, properties, form, message…"""
    quality: float = 1.0
    """0–1; mean word confidence for OCR."""
    boxes: tuple[WordBox, ...] = ()
    sheet: str | None = None
    offset: int = 0
    """Characters before this stretch, where a long text comes in several."""
    first_line: int = 1
    """Number of its first line in the whole text."""
    turns: tuple[Turn, ...] = ()
    """Of a conversation, in the order of the text: who speaks from where on."""


Place = dict[str, int]
"""How far a table was read, in the reader's own terms, with what was lost so far; whole numbers only, so that it can be
written down and continued from."""


class TableSource(Protocol):
    """A table that can be read from any place on, and looked at here and there first."""

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """About so many rows from all over the table, the same for the same seed."""

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on, in order, each with the place after it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a table's rows that can be read without the others."""

    begin: Place
    until: Place
    """Where it ends: the beginning of the next one, or the end of the table."""
    rows: int
    """As counted or stated beforehand."""


@runtime_checkable
class DivisibleSource(TableSource, Protocol):
    """A table of which several may read a part each."""

    place: Place
    """How far it was read last."""

    def divide(self, parts: int) -> list[Span]:
        """At most so many spans, which together are the whole table. A span begins only where it is certain that a row
        does."""

    def read(self, place: Place | None = None, until: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on, up to the end of a span."""

    def joined(self, places: list[Place]) -> Place:
        """Where the whole is read to when its spans are read to these places, with all that was lost on the way."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as column batches, never as row objects. Every column is a nullable string column.

    `batches` may be consumed once; `rows_refused` style losses are yielded as a Problem afterwards.
    """

    name: str
    """Sheet or table name; empty for a plain CSV."""
    columns: tuple[str, ...]
    """Header cells; `column_1`… where the table has none. Unique."""
    batches: "Iterator[pa.RecordBatch]"
    has_header: bool = True
    first_row: int = 2
    """Number of the first data row as a spreadsheet shows it."""
    source: TableSource | None = None
    """Where the format allows it; the same rows as `batches`."""


@dataclass(frozen=True, slots=True)
class Stay:
    """What a track says of one place."""

    points: int
    """Positions there."""
    days: int
    nights: int
    """With ten minutes and more between 20:00 and 7:00 by the sun, or with a journey's start or end."""
    stayed_s: int
    """For how long, all stays together."""
    starts: int
    ends: int
    """Journeys that began or ended there."""


@dataclass(frozen=True, slots=True)
class GpsPoint:
    """A position in decimal degrees, WGS 84; metres; UTC time where the file says it."""

    latitude: float
    longitude: float
    altitude_m: float | None = None
    precision_m: float | None = None
    taken: str | None = None
    """ISO 8601 as the file states it."""
    stay: Stay | None = None
    """Where the point stands for many."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A single property: `gps` (GpsPoint), `author`, `title`, `device`, `device_serial`, `face_count` (int),
    `image_size` ((w, h)), `ocr_engine`, `taken`, `barcode_format`, `picture_class`…"""

    name: str
    value: Any
    source: str
    """Which reader saw it: exif, pillow, xmp, docprops, pdf-info…"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture that is part of its item (a rendered page), to be read like an image file."""

    image: "Image"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """Something inside that becomes an item of its own, one step deeper.

    `payload` is None where the member is listed but its bytes cannot be had; `problem` then says why.
    """

    scheme: str
    key: str
    payload: Payload | None = None
    size_bytes: int | None = None
    problem: ProblemCode | None = None
    told: bool = False
    """Its words came with those of what it lies in: it has its line in the ledger and is not read again."""


Evidence = Text | Table | Fact | Picture | Child | Problem


@dataclass(slots=True)
class Wording:
    """What the classification of a document looks at: gathered by the engine while evidence comes in."""

    media_type: str
    texts: list[Text] = field(default_factory=list)
    headers: list[tuple[str, ...]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    name: str = ""
    children: int = 0
    calls: int = 0
    """Rows that were read as calls."""
    attorneys: int = 0
    """Rows of lists of attorneys."""
