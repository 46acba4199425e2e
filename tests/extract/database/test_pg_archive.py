"""Archives laid by hand for every version; pg_dump's own, where a server is installed, are compared in the last test."""

import os
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import lz4.frame
import pytest
from backports import zstd

from pii_scan.extract.database.pg_archive import PGDUMP


def number(value: int) -> bytes:
    return bytes([value < 0]) + struct.pack("<I", abs(value))


def string(value: str | None) -> bytes:
    return number(-1) if value is None else number(len(value.encode())) + value.encode()


def entry(version: int, ident: int, tag: str, sort: str, definition: str, copied: str) -> bytes:
    out = number(ident) + number(1) + string("0") + string("0") + string(tag) + string(sort)
    out += (number(3) if version >= 11 else b"") + string(definition) + string("") + string(copied) + string("public")
    out += (string("") if version >= 10 else b"") + (string("heap") if version >= 14 else b"")
    out += (number(ord("r")) if version >= 16 else b"") + string("owner") + string("false") + string("7") + string(None)
    return out + b"\x01" + bytes(8)


def block(ident: int, *pieces: bytes) -> bytes:
    return b"\x01" + number(ident) + b"".join(number(len(p)) + p for p in pieces) + number(0)


PACKINGS = {"none": bytes, "gzip": zlib.compress, "lz4": lz4.frame.compress, "zstd": zstd.compress}
ROWS = "1\tJosé Núñez\t\\N\n2\tAnn\\tLee\t1999-12-31\n\\.\n".encode()


def archive(version: int = 14, packing: str = "gzip", form: int = 1, rows: bytes = ROWS) -> bytes:
    out = b"PGDMP\x01" + bytes([version, 0, 4, 8, form])
    out += bytes([list(PACKINGS).index(packing)]) if version >= 15 else number(-1 if packing == "gzip" else 0)
    out += (
        b"".join(number(0) for _ in range(7)) + string("db") + (string("15") + string("15") if version >= 10 else b"")
    )
    out += number(3) + entry(version, 5, "people", "TABLE", "CREATE TABLE people (id int);", "")
    out += entry(version, 6, "people", "TABLE DATA", "", 'COPY public.people (id, "full name", born) FROM stdin;\n')
    out += entry(version, 7, "empty", "TABLE DATA", "", "COPY public.empty (a) FROM stdin;\n")
    packed = PACKINGS[packing](rows)
    return out + block(6, packed[:9], packed[9:]) + block(7, PACKINGS[packing](b"\\.\n"))


EXPECTED = [
    {"id": "1", "full name": "José Núñez", "born": None}, {"id": "2", "full name": "Ann\tLee", "born": "1999-12-31"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("version", "packing"), [(9, "gzip"), (12, "none"), (14, "gzip"), (15, "lz4"), (16, "zstd"), (16, "none")]
)
def test_every_version_and_packing(version: int, packing: str, gather) -> None:
    found = gather(archive(version, packing), "x")
    assert (found.media_type, found.reader) == (PGDUMP, "pg_archive")
    assert [t.name for t, _ in found.tables] == ["people", "empty"] and found.rows == EXPECTED
    assert found.text == "CREATE TABLE people (id int);" and not found.problems


def test_damage_is_told(gather) -> None:
    data = archive()
    for end in (20, 90, len(data) - 60, len(data) - 5):
        assert gather(data[:end], "x").problems, end
    cut = gather(data[: len(data) - 60], "x")
    assert "tables without rows" in cut.problems[0].detail
    spoiled = bytearray(data)
    at = data.index(zlib.compress(ROWS)[:9])
    spoiled[at + 2 : at + 8] = b"\xff" * 6
    assert "does not unpack" in gather(bytes(spoiled), "x").problems[0].detail
    assert gather(b"PGDMP\x01\x63\x00\x04\x08\x01" + bytes(50), "x").codes == ["unreadable"]
    assert gather(b"PGDMP" + b"\xff" * 500, "x").problems


def test_a_bomb_without_lines_is_left(gather, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_scan.extract.database.pg_archive._LINE_MAX", 1 << 20)
    found = gather(archive(rows=b"x" * (40 << 20)), "x")
    assert not found.rows and "line of impossible length" in found.problems[0].detail


def test_the_contents_of_a_directory_are_named(gather) -> None:
    found = gather(archive(form=5)[:-200], "toc.dat")
    assert found.problems


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not programs or os.getuid() != 0 or shutil.which("su") is None:
        pytest.skip("no PostgreSQL server is installed")
    folder = Path("/tmp") / f"pii-pg-{os.getpid()}"  # a socket's path has to be short
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    home = programs[-1].parent

    def run(command: str) -> None:
        subprocess.run(
            ["su", "postgres", "-s", "/bin/sh", "-c", command], check=True, cwd="/tmp", stdout=subprocess.DEVNULL
        )

    try:
        run(f"{home}/initdb -D {folder}/d -A trust")
        run(f"{home}/pg_ctl -D {folder}/d -o '-k {folder} -c listen_addresses=' -l {folder}/log -w start")
        sql = (
            "create table people (id int, \"full name\" text); insert into people select g, 'P' || g || E'\\t\\\\é' "
            "from generate_series(1, 20000) g; create table none_here (a int);"
        )
        (folder / "a.sql").write_text(sql)
        run(f"{home}/psql -q -h {folder} -f {folder}/a.sql")
        run(f"{home}/pg_dump -h {folder} -Fc -f {folder}/a.dump")
        run(f"{home}/pg_dump -h {folder} -Fc -Z 0 > {folder}/b.dump")
        yield folder
    finally:
        subprocess.run(
            ["su", "postgres", "-s", "/bin/sh", "-c", f"{home}/pg_ctl -D {folder}/d -m immediate stop"], check=False
        )
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["a.dump", "b.dump"])
def test_what_pg_dump_writes(server: Path, name: str, gather) -> None:
    found = gather((server / name).read_bytes(), name)
    assert found.rows == [{"id": str(n), "full name": f"P{n}\t\\é"} for n in range(1, 20_001)] and not found.problems
    assert "CREATE TABLE public.people" in found.text
