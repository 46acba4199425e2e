"""Regression tests read bytes the way the tests of the readers do."""

from tests.extract.conftest import gather, table
from tests.regression.engine_job import leak

__all__ = ["gather", "leak", "table"]
