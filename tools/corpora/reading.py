"""Documents through our engine."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tools.corpora.judging import Hit, Judged, Sought, judge
from tools.corpora.truth import Document

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine

Read = Callable[[Document], list[Hit]]


def ours(engine: "DetectEngine") -> Read:
    """A reader that gives every hit with its confidence, placeholders included."""
    from pii_scan.detect.detector import Context
    from pii_scan.model.evidence import How, Text

    context = Context()

    def read(document: Document) -> list[Hit]:
        return [
            Hit(
                hit.kind,
                hit.start,
                hit.end,
                hit.confidence,
                hit.band.value,
                any(reason.startswith("column:") for reason in hit.reasons),
            )
            for hit in engine.hits(Text(document.text, how=How(document.how)), context)
            if hit.placed
        ]

    return read


def judged(read: Read, documents: Iterable[Document]) -> Iterator[tuple[list[Judged], list[Sought]]]:
    for document in documents:
        yield judge(document, read(document))
