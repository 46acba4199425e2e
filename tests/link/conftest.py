"""Links hand-made records in a folder of the test's own."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from pii_scan.model.record import Record
from tests.link.people import Linked


@pytest.fixture
def link(tmp_path: Path) -> Callable[..., Linked]:
    numbers = count()

    def linked(*records: Record) -> Linked:
        return Linked(records, tmp_path / str(next(numbers)))

    return linked
