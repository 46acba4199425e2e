"""What the readers of a media type make of given bytes."""

from collections.abc import Callable, Iterator

from pii_scan.engine import registry
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.carved import carved
from pii_scan.filetype.location_formats import LOCATION_FORMATS
from pii_scan.model.evidence import Evidence, Picture
from pii_scan.model.problem import Effect, Problem, ProblemCode

_DAMAGED = (ProblemCode.UNREADABLE, ProblemCode.TRUNCATED)


def evidence_of(given: Input, picture: Callable[[], None] = lambda: None) -> Iterator[Evidence]:
    """The readers of the media type in turn; a reader that refuses costs nothing; pictures are read in place.

    Of what its reader finds damaged and gets nothing out of, the readable strings come in the end: a program's source
    with `%PDF` in its first lines is no PDF, and a workbook without its directory holds its words all the same.

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
        # Compressed samples of pictures and sound are full of chance strings.
        nothing, damaged = not given.media_type.startswith(("image/", "audio/", "video/")), False
        for piece in _all(first, pieces, given, picture):
            if isinstance(piece, Problem):
                damaged = damaged or (piece.code in _DAMAGED and piece.effect is Effect.SKIPPED)
                nothing = nothing and piece.code in _DAMAGED
            else:
                nothing = False
            yield piece
        if nothing and damaged:
            yield from _strings(given)
        return
    yield Problem(ProblemCode.UNSUPPORTED, "extract", effect=Effect.SKIPPED)


def _strings(given: Input) -> Iterator[Evidence]:
    found = False
    for text in carved(given):
        found = True
        yield text
    if found:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "readable strings only")


def _all(
    first: Evidence | None, pieces: Iterator[Evidence], given: Input, picture: Callable[[], None]
) -> Iterator[Evidence]:
    while first is not None:
        if isinstance(first, Picture):
            picture()
            yield from _picture(first, given)
        else:
            yield first
        first = next(pieces, None)


def _picture(picture: Picture, given: Input) -> Iterator[Evidence]:
    from pii_scan.extract.image.picture import read_picture

    yield from read_picture(picture, given)
