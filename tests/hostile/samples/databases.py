"""Database files: by the database itself or its driver where there is one, else by hand after the published structure."""

import pickle
import sqlite3
import struct
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from tests.extract.database import test_leveldb as leveldb
from tests.extract.database import test_r_data as r_data
from tests.extract.database import test_redis as redis
from tests.extract.database.make_access import LONG, TEXT, Made, access
from tests.extract.database.test_bson import doc, int32, text
from tests.extract.database.test_pg_archive import archive
from tests.extract.records.make_ebcdic import packed
from tests.hostile.samples.sample import NAME, Sample

NUMBERS = tuple(f"446-22-{2943 + n}" for n in range(21))
_NO_SUM = "neither rows nor pages have a checksum"


def _access() -> bytes:
    cells = [
        [struct.pack("<i", n), f"{NAME} {n}".encode("utf-16-le"), number.encode("utf-16-le")]
        for n, number in enumerate(NUMBERS)
    ]
    return access([Made("people", [("ID", LONG), ("name", TEXT), ("ssn", TEXT)], cells)])


def numpy_array() -> bytes:
    import numpy as np

    out = BytesIO()
    np.save(out, np.array([(NAME, number) for number in NUMBERS], [("name", "U30"), ("ssn", "U11")]))
    return out.getvalue()


def _bson() -> bytes:
    return b"".join(doc(int32("_id", n), text("name", NAME), text("ssn", number)) for n, number in enumerate(NUMBERS))


def _mongodump() -> bytes:
    """The form of `mongodump --archive`: its prelude, then a header before each run of documents."""
    end = b"\xff\xff\xff\xff"
    head = doc(text("db", "d"), text("collection", "people"))
    return b"\x6d\xe2\x99\x81" + doc(text("version", "1")) + end + head + _bson() + end + head[:-1] + b"\0" + end


def _dump() -> bytes:
    rows = "".join(f"{n}\t{NAME}\t{number}\n" for n, number in enumerate(NUMBERS))
    return archive(14, "gzip", rows=f"{rows}\\.\n".encode())


def _log() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with sqlite3.connect(path) as base:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA wal_autocheckpoint = 0")
            base.execute("CREATE TABLE people (name TEXT, ssn TEXT)")
            base.executemany("INSERT INTO people VALUES (?, ?)", [(NAME, f"SSN: {number}") for number in NUMBERS])
            base.commit()
            data = Path(f"{path}-wal").read_bytes()
        base.close()
    return data


def _statistics(writer: str, ending: str) -> Callable[[], bytes]:
    def make() -> bytes:
        import pandas as pd
        import pyreadstat

        frame = pd.DataFrame({"NAME": [NAME] * len(NUMBERS), "SSN": list(NUMBERS)})
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{ending}"
            getattr(pyreadstat, writer)(frame, str(path))
            return path.read_bytes()

    return make


def _mainframe() -> bytes:
    """Records of 60 bytes in code page 037: number, name, birth date, a packed sum."""
    rows = (
        f"{number:<12}{NAME:<30}196{n % 10}0214".ljust(55).encode("cp037") + packed(123_456_789 - n * 7_654_321, 9)
        for n, number in enumerate(NUMBERS * 3)
    )
    return b"".join(rows)


REDIS = redis.resp("SELECT", "0") + redis.resp("HSET", "user:1", "name", NAME, "ssn", NUMBERS[0]) * 3
LEVELDB_LOG = leveldb.log((b"user", leveldb.PERSON), (b"pad", b"words " * 40))
LEVELDB = leveldb.table([(b"user", leveldb.PERSON), (b"pad", b"words " * 40)], 1)
SAMPLES = (
    Sample(
        "a.pkl",
        "pickle",
        lambda: pickle.dumps([{"name": NAME, "ssn": number} for number in NUMBERS], 4),
        flipped=_NO_SUM,
    ),
    Sample("a.rds", "r_data", lambda: r_data.FRAME, flipped="R's values have no checksum"),
    Sample("a.npy", "numpy", numpy_array, flipped="an array has no checksum"),
    Sample("dump.rdb", "redis", lambda: redis.DUMP, flipped=_NO_SUM),
    Sample("appendonly.aof", "redis", lambda: REDIS, flipped=_NO_SUM),
    Sample("000003.log", "leveldb", lambda: LEVELDB_LOG, flipped="a log is read without its checksums"),
    Sample(
        "000005.ldb",
        "leveldb",
        lambda: LEVELDB,
        nameless="a table has its mark at its end",
        flipped="a table is read without its checksums",
    ),
    Sample("a.mdb", "access", _access, flipped=_NO_SUM),
    Sample("b.bson", "bson", _bson, flipped=_NO_SUM),
    Sample("b.archive", "bson", _mongodump, flipped=_NO_SUM),
    Sample("c.dump", "pg_archive", _dump),
    Sample("d.db-wal", "sqlite_wal", _log, state="partial"),
    Sample("e.sav", "statistics", _statistics("write_sav", "sav"), flipped=_NO_SUM),
    Sample("e.dta", "statistics", _statistics("write_dta", "dta"), flipped=_NO_SUM),
    Sample("e.xpt", "statistics", _statistics("write_xport", "xpt"), flipped=_NO_SUM),
    Sample("f.ebc", "ebcdic", _mainframe, flipped=_NO_SUM),
)
