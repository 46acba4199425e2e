"""An `extract` for one sort of image: its container is opened, and what lies inside becomes members."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from pii_scan.extract.disk.contents import Contents
from pii_scan.extract.disk.disk import Disk
from pii_scan.extract.disk.layers import Layers
from pii_scan.extract.extractor import Input
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

LIBRARY = "pytsk3"


class Unopened(Exception):
    """The container cannot be opened; its bytes are searched for strings."""

    def __init__(self, code: ProblemCode, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


class Elsewhere(Exception):
    """These bytes are read as a part of another item."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Opening(ExitStack):
    """What has to be closed, and what there is to say of a container that could be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []


Opener = Callable[[Input, Opening], Disk]


def reads(title: str, opener: Opener) -> Callable[[Input], Iterator[Evidence]]:
    """
    Args:
        title: of the container, for problems.
        opener: raises `Unopened`, `Elsewhere` or NotThisFormat.
    """

    def extract(given: Input) -> Iterator[Evidence]:
        with Opening() as stack:
            try:
                disk = opener(given, stack)
            except Unopened as why:
                yield from strings_only(given, why.code, f"{title}, {why.detail}")
                return
            except Elsewhere as why:
                yield Problem(ProblemCode.PARTLY_READ, "extract", f"{title}, {why.detail}", Effect.NOTE)
                yield Text(given.name, How.NAME, layer="properties")
                return
            yield from stack.problems
            yield from Contents(given, Layers(stack)).read(disk)

    return extract


def strings_only(given: Input, code: ProblemCode, detail: str) -> Iterator[Evidence]:
    """Readable strings of the container as it is, and why there is no more."""
    found = False
    for piece in carved(given):
        found = True
        yield piece
    detail += "; readable strings only: attach it read-only (or extract its files) and scan those"
    yield Problem(code, "extract", detail, Effect.PARTIAL if found else Effect.SKIPPED)
