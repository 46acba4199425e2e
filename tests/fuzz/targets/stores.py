"""Databases of applications."""

import sqlite3

from pii_scan.extract.messages import sqlite_chat
from pii_scan.extract.stores import application
from tests.extract.messages.test_databases import MMS, SMS, drawn
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


def chats() -> list[bytes]:
    return [
        drawn(
            SMS,
            *MMS,
            f"INSERT INTO sms (thread_id, address, date, type, body) VALUES (5, '3125550142', 1700000000000, 1, '{CANARY}')",
            "INSERT INTO pdu VALUES (9, 5, 1700000020, 0, 1, 'Photo')",
            f"INSERT INTO part (mid, ct, text) VALUES (9, 'text/plain', '{CANARY}')",
        )
    ]


TARGETS: list[Target] = [
    extractor_target(sqlite_chat.EXTRACTOR, sqlite_chat.EXTRACTOR.media_types[0], chats),
    extractor_target(application.EXTRACTOR, application.EXTRACTOR.media_types[0], databases),
]
