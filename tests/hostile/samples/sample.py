"""What a sample is: one small valid file of a format, made by somebody else's library or by hand after its standard."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "real"
NAME = "Marisol Quintanilla"
SSN = "446-22-2943"
NOTE = f"Name: {NAME}\nSSN: {SSN}\n"
"""Stands in every sample that can hold a text: a match of kind `us_ssn` then shows that it was read."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One file."""

    name: str
    reader: str
    """Id of the extractor that reads it."""
    make: Callable[[], bytes]
    found: bool = True
    """Whether the note must be found in it or in a member."""
    state: str = "complete"
    cut: str = ""
    """Why a copy that ends early may rightly be complete; empty where it may not."""
    flipped: str = ""
    """Likewise for a copy with changed bits."""
    nameless: str = ""
    """Why it is not known by its bytes alone."""
    programs: tuple[str, ...] = ()
    """Needed to make it."""

    @property
    def possible(self) -> bool:
        return all(shutil.which(program) for program in self.programs)


def real(path: str) -> Callable[[], bytes]:
    """A file of the shared test data, where no free program writes the format."""

    def read() -> bytes:
        if not (REAL / path).is_file():
            pytest.skip("the real files are not on this machine")
        return (REAL / path).read_bytes()

    return read
