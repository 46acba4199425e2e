"""One scan of the sample leak that the tests of this folder share."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import LEAK, Ended, key_file, program, revealed
from tests.e2e.evidence import Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class SampleCase:
    """The case, its key, how the command ended, and the evidence before and after."""

    folder: Path
    key: Path
    ended: Ended
    before: Snapshot
    after: Snapshot
    export: Path
    """Reports in clear."""


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleCase]:
    folder = tmp_path_factory.mktemp("sample")
    key = key_file(folder)
    before = snapshot(LEAK)
    ended = program("scan", LEAK, "--case", folder / "case", "--key-file", key, "--workers", "2")
    after = snapshot(LEAK)
    export = revealed(folder / "case", key, folder / "clear")
    yield SampleCase(folder / "case", key, ended, before, after, export)
