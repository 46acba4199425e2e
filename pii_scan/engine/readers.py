"""What the readers of a media type make of given bytes."""

from collections.abc import Callable, Iterator

from pii_scan.engine import registry
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.filetype.location_formats import LOCATION_FORMATS
from pii_scan.model.evidence import Evidence, Picture
from pii_scan.model.problem import Effect, Problem, ProblemCode


def evidence_of(given: Input, picture: Callable[[], None] = lambda: None) -> Iterator[Evidence]:
    """The readers of the media type in turn; a reader that refuses costs nothing; pictures are read in place.

    Args:
        picture: told before one is read.
    """
    unread = LOCATION_FORMATS.get(given.media_type)
    if unread is not None:
        yield Problem(ProblemCode.LOCATION_NOT_READ, "extract", unread, Effect.NOTE)
    readers: tuple[Extractor, ...] = registry.type_table().readers(given.media_type)
    for extractor in readers:
        pieces = extractor.extract(given)
        try:
            first = next(pieces, None)
        except NotThisFormat:
            continue
        while first is not None:
            if isinstance(first, Picture):
                picture()
                yield from _picture(first, given)
            else:
                yield first
            first = next(pieces, None)
        return
    yield Problem(ProblemCode.UNSUPPORTED, "extract", effect=Effect.SKIPPED)


def _picture(picture: Picture, given: Input) -> Iterator[Evidence]:
    from pii_scan.extract.image.picture import read_picture

    yield from read_picture(picture, given)
