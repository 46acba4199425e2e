"""The way through an exchange file: what its reader has gathered is handed out while reading goes on."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Input
from pii_scan.extract.office.xml_events import PartBrokenError
from pii_scan.extract.text.xml import declares
from pii_scan.extract.text.xml import extract as any_xml
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

T = TypeVar("T")


class Gathering(Protocol):
    """A reader of pieces: people as rows, all else as text."""

    rows: PersonRows
    rest: Rest


def walk(reader: Gathering, pieces: Iterable[T], take: Callable[[T], None]) -> Iterator[Evidence]:
    """Tables and texts as soon as there is enough of them; `ending` gives the last."""
    for piece in pieces:
        take(piece)
        yield from reader.rows.tables()
        yield from reader.rest.texts()


def ending(reader: Gathering) -> Iterator[Evidence]:
    """What is left when no piece follows."""
    yield from reader.rows.tables(last=True)
    yield from reader.rest.texts(last=True)


def walk_xml(
    given: Input,
    reader: Gathering,
    pieces: Iterable[T],
    take: Callable[[T], None],
    close: Callable[[], None] = lambda: None,
) -> Iterator[Evidence]:
    """A whole XML file; one that declares entities of its own is read as any XML, for words may stand in them.

    Args:
        pieces: of the file, lazily; raises `PartBrokenError` where the XML breaks off.
        close: called when no piece follows.
    """
    if declares(given.payload):
        yield from any_xml(given)
        return
    broken = False
    try:
        yield from walk(reader, pieces, take)
    except PartBrokenError:
        broken = True
    close()
    yield from ending(reader)
    if broken:
        yield Problem(ProblemCode.TRUNCATED, "extract", "XML breaks off or is not well-formed", Effect.PARTIAL)
