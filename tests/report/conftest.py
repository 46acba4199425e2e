"""A view over the fake case, made once: nothing changes it."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fake_case import FakeCase

from pii_scan.report.view import View, build_view
from pii_scan.report.writer import write_reports


@pytest.fixture(scope="session")
def case() -> FakeCase:
    return FakeCase()


@pytest.fixture(scope="session")
def view(case: FakeCase) -> View:
    return build_view(case)


@pytest.fixture(scope="session")
def folder(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All reports, masked."""
    made = tmp_path_factory.mktemp("report")
    write_reports(view, made)
    return made
