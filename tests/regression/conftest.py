"""Regression tests read bytes the way the tests of the readers do."""

from tests.extract.conftest import gather, table

__all__ = ["gather", "table"]
