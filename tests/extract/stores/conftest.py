"""Databases drawn by statements."""

import sqlite3
from collections.abc import Callable

import pytest


@pytest.fixture
def database() -> Callable[..., bytes]:
    def draw(*statements: str | tuple[str, tuple[object, ...]]) -> bytes:
        connection = sqlite3.connect(":memory:")
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
        connection.commit()
        data = connection.serialize()
        connection.close()
        return data

    return draw
