"""What every recording has in common: nobody here listens to it or watches it, and the report says so."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Input
from pii_scan.model.problem import Problem, ProblemCode


def not_transcribed(request: Input, *, video: bool = False, sound: bool = False) -> Iterator[Problem]:
    """One problem, so that the item stays partial: its metadata was read and what people say in it was not."""
    if not request.payload.size_bytes:
        return
    if video or (not sound and request.media_type.startswith("video/")):
        yield Problem(ProblemCode.NOT_TRANSCRIBED, "extract", "recording not watched and not transcribed")
    else:
        yield Problem(ProblemCode.NOT_TRANSCRIBED, "extract", "recording not transcribed")
