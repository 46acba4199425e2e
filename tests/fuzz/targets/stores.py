"""Databases of applications."""

import sqlite3

from pii_scan.extract.stores import application
from tests.extract.stores.layouts import LAYOUTS
from tests.fuzz.target import CANARY, Target, extractor_target


def databases() -> list[bytes]:
    out = []
    for statements in LAYOUTS.values():
        connection = sqlite3.connect(":memory:")
        connection.execute("PRAGMA page_size = 512")
        for statement in statements:
            connection.execute(statement.replace("Marisol", CANARY))
        connection.commit()
        out.append(connection.serialize())
        connection.close()
    return out


TARGETS: list[Target] = [
    extractor_target(application.EXTRACTOR, application.EXTRACTOR.media_types[0], databases),
]
