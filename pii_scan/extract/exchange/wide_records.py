"""Files of records of one width, a person in most of them: read with or without line ends."""

import re
from collections.abc import Callable, Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded, segments
from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

_PADDING = b" \r\n\0\x1a"
"""Stands behind the last record of files from old systems, whose end of text is 1A."""


def wide_records(given: Input, width: int) -> Iterator[str]:
    """Lines, or blocks of `width` bytes where a file has no line ends; padding is none.

    Raises:
        NotThisFormat: a file without line ends is shorter than one record.
    """
    head = given.payload.head(width + 2)
    if b"\n" in head or b"\r" in head:
        # Blanks at both ends belong to the fields' widths; a record begins with its type.
        yield from (decoded(line) for line in segments(given.payload, b"\n\r") if line.strip(_PADDING))
        return
    if given.payload.size_bytes < width:
        raise NotThisFormat
    with given.payload.open() as stream:
        while block := stream.read(width):
            if block.strip(_PADDING):
                yield decoded(block)


def people(given: Input, width: int, final: str, take: Callable[[str, PersonRows], str | None]) -> Iterator[Evidence]:
    """A row for each record of which `take` makes one, all others as text.

    Args:
        final: how the record begins that ends a whole file.
        take: gives what no column took of a person's record; None for records of other sorts.

    Raises:
        NotThisFormat: see `wide_records`.
    """
    rows, rest = PersonRows(), Rest()
    last = ""
    for last in wide_records(given, width):
        left = take(last, rows)
        rest.add(parted(last) if left is None else left)
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if not last.startswith(final):
        yield Problem(ProblemCode.TRUNCATED, "extract", f"no final record ({final}) at the end", Effect.PARTIAL)


def parted(fields: str) -> str:
    """Fields of a record, two blanks between them."""
    return re.sub(" {2,}", "  ", fields.strip())


def worded(fields: str) -> str:
    """As `parted`, of those fields that have a letter: amounts run into one another and would read as numbers."""
    return "  ".join(field for field in parted(fields).split("  ") if any(map(str.isalpha, field)))
