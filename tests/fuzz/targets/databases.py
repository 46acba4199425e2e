"""Readers of database files that take pages apart themselves."""

import pickle
import sqlite3
import struct
import tempfile
from pathlib import Path

from pii_scan.extract.database import access, bson, leveldb, pg_archive, pickled, r_data, redis, sqlite_wal
from pii_scan.extract.table import numpy_array
from tests.extract.database import test_leveldb as levels
from tests.extract.database import test_r_data as r_files
from tests.extract.database import test_redis as redis_files
from tests.extract.database.make_access import LONG, OLE, TEXT, Made
from tests.extract.database.make_access import access as made
from tests.extract.database.test_bson import doc, int32, text
from tests.extract.database.test_pg_archive import archive
from tests.fuzz.target import CANARY, Target, extractor_target
from tests.hostile.samples.databases import numpy_array as numpy_sample


def access_files() -> list[bytes]:
    columns = [("ID", LONG), ("Name", TEXT), ("Pic", OLE)]
    inline = struct.pack("<IIi", 5 | 0x80 << 24, 0, 0) + b"BMxyz"
    found = []
    for jet3 in (True, False):
        words = CANARY.encode("cp1252" if jet3 else "utf-16-le")
        found.append(
            made([Made("T", columns, [[struct.pack("<i", n), words, inline] for n in range(5)], {2})], jet3=jet3)
        )
    return found


def logs() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA page_size = 512")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.execute("INSERT INTO t VALUES (?)", [CANARY])
        connection.commit()
        data = Path(f"{path}-wal").read_bytes()
        connection.close()
    return [data]


def dumps() -> list[bytes]:
    one = doc(text("name", CANARY), int32("n", 5), b"\x03d\0" + doc(text("a", "b"), b"\x04l\0" + doc(int32("0", 1))))
    return [one * 5, one + doc()]


def archives() -> list[bytes]:
    end = b"\xff\xff\xff\xff"
    head = doc(text("db", "d"), text("collection", "c"))
    return [b"\x6d\xe2\x99\x81" + doc(text("version", "1")) + end + head + dumps()[0] + end]


TARGETS: list[Target] = [
    extractor_target(access.EXTRACTOR, access.ACCESS, access_files),
    extractor_target(sqlite_wal.EXTRACTOR, sqlite_wal.WAL, logs),
    extractor_target(bson.EXTRACTOR, bson.BSON, dumps),
    extractor_target(bson.EXTRACTOR, bson.ARCHIVE, archives, "mongodump-archive"),
    extractor_target(
        pg_archive.EXTRACTOR, pg_archive.PGDUMP, lambda: [archive(), archive(16, "zstd"), archive(12, "none")]
    ),
    extractor_target(
        leveldb.EXTRACTOR, leveldb.TABLE, lambda: [levels.table([(b"user", CANARY.encode() * 3), (b"b", b"x")], 1)]
    ),
    extractor_target(leveldb.EXTRACTOR, leveldb.LOG, lambda: [levels.log((b"user", CANARY.encode()))], "leveldb_log"),
    extractor_target(r_data.EXTRACTOR, r_data.R_DATA, lambda: [r_files.FRAME, r_files.file(r_files.NAMED_LIST)]),
    extractor_target(numpy_array.EXTRACTOR, numpy_array.NPY, lambda: [numpy_sample()]),
    extractor_target(pickled.EXTRACTOR, pickled.PICKLE, lambda: [pickle.dumps([{"a": CANARY}], n) for n in range(5)]),
    extractor_target(redis.EXTRACTOR, redis.DUMP, lambda: [redis_files.DUMP]),
    extractor_target(redis.EXTRACTOR, redis.COMMANDS, lambda: [redis_files.AOF], "redis_commands"),
]
