"""Archives made to exhaust, escape or mislead: every member ends in the ledger with a reason, totals reconcile."""

import io
import os
import random
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import py7zr
import pytest
import rars

from tests.e2e.command import Ended, command, key_file, table

DEPTH = 40
ZEROS = bytes(24 << 20)


def nested(depth: int) -> bytes:
    data = b"SSN: 446-22-2943\n"
    name = "deep.txt"
    for level in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        data, name = out.getvalue(), f"level{level}.zip"
    return data


def overlapping(count: int) -> bytes:
    """A non-recursive bomb: every entry of the directory points at the same packed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(ZEROS) + packer.flush()
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(ZEROS), len(packed), len(ZEROS), 1, 0)
    local = b"PK\x03\x04" + head + b"a" + packed
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0)
    directory = b"".join(entry + bytes([97 + n]) for n in range(count))
    return (
        local + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(local), 0)
    )


def seven(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return out.getvalue()


def rar(files: dict[str, bytes], **options: object) -> bytes:
    builder = rars.RarBuilder(format="rar50", **options)
    for name, data in files.items():
        builder.add_bytes(data, name)
    return builder.to_bytes()


def wrong_sizes() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"SSN: 446-22-2943\n" * 10)
        archive.writestr("b.txt", b"SSN: 446-22-2943\n" * 10)
    data = bytearray(out.getvalue())
    first = data.index(b"PK\x01\x02")
    data[first + 20 : first + 28] = struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)
    return bytes(data)


def links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in (
            ("escape", tarfile.SYMTYPE, "/etc/passwd"), ("hard", tarfile.LNKTYPE, "../../../etc/shadow"),
            ("loop", tarfile.SYMTYPE, "loop"), ("device", tarfile.CHRTYPE, ""), ("pipe", tarfile.FIFOTYPE, ""),
        ):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("escape/x.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"text"))
    return out.getvalue()


def noise_7z(cut: float) -> bytes:
    data = seven({f"{n}.bin": random.Random(n).randbytes(9000) for n in range(5)})
    return data[: int(len(data) * cut)]


def liar_7z() -> bytes:
    """A directory whose offset lies outside of the file."""
    data = bytearray(noise_7z(1.0))
    data[12:20] = struct.pack("<Q", 1 << 62)
    data[8:12] = struct.pack("<I", zlib.crc32(bytes(data[12:32])))
    return bytes(data)


CASES = {
    "bomb.zip": lambda: _zip({"a.bin": ZEROS, "b.txt": b"after"}),
    "bomb.7z": lambda: seven({"a.bin": ZEROS, "b.txt": b"after"}),
    "bomb.rar": lambda: rar({"a.bin": ZEROS, "b.txt": b"after"}),
    "solidbomb.rar": lambda: rar({"a.bin": ZEROS, "b.txt": b"after"}, solid=True),
    "overlap.zip": lambda: overlapping(20),
    "nested.zip": lambda: nested(DEPTH),
    "sizes.zip": wrong_sizes,
    "links.tar": links,
    "cut.7z": lambda: noise_7z(0.5),
    "liar.7z": liar_7z,
    "cut.rar": lambda: rar({f"{n}": random.Random(n).randbytes(9000) for n in range(5)}, store=True)[:20_000],
    "empty.7z": lambda: seven({}),
    "signature.7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40),
    "signature.rar": lambda: b"Rar!\x1a\x07\x01\x00" + b"\xff" * 40,
    "signature.cab": lambda: b"MSCF\0\0\0\0" + b"\xff" * 80,
    "signature.iso": lambda: bytes(32769) + b"CD001\1" + b"\xff" * 4000,
    "signature.xar": lambda: b"xar!\x00\x1c\x00\x01" + b"\xff" * 80,
    "signature.rpm": lambda: b"\xed\xab\xee\xdb" + b"\xff" * 200,
    "signature.zst": lambda: b"\x28\xb5\x2f\xfd" + b"\xff" * 200,
    "signature.Z": lambda: b"\x1f\x9d\x90" + b"\xff" * 200,
    "many.zip": lambda: _zip({f"{n % 300}/{n}.txt": b"%d" % n for n in range(500)}),
}


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


class Scanned:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        leak = folder / "leak"
        leak.mkdir()
        for name, make in CASES.items():
            (leak / name).write_bytes(make())
        self.before = set(os.listdir(folder))
        self.ended: Ended = command(
            "scan", leak, "--case", folder / "case", "--key-file", key_file(folder), "--ocr", "off", "--item-cpu", "30"
        )
        self.rows = {row["address"].rsplit("/leak/", 1)[1]: row for row in table(folder / "case/report/coverage.csv")}

    def inside(self, name: str) -> dict[str, dict[str, str]]:
        return {key: row for key, row in self.rows.items() if key.startswith(f"{name}!/")}


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    return Scanned(tmp_path_factory.mktemp("hostile"))


def test_the_run_ends_and_every_archive_has_a_state(scanned: Scanned) -> None:
    assert scanned.ended.code == 3, scanned.ended.err
    assert set(CASES) <= set(scanned.rows)
    assert all(row["state"] in ("complete", "partial", "skipped") for row in scanned.rows.values())
    assert all(row["reason"] for row in scanned.rows.values() if row["state"] != "complete")
    assert not [key for key, row in scanned.rows.items() if "internal" in row["reason"] or "killed" in row["reason"]]


def test_totals_reconcile(scanned: Scanned) -> None:
    import json

    summary = json.loads((scanned.folder / "case" / "report" / "summary.json").read_text())
    items = summary["items"]
    listed = sum(1 for key in scanned.rows if "!/" not in key)
    assert listed == len(CASES)
    assert items["complete"] + items["partial"] + items["skipped"] in (listed, len(scanned.rows))


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.7z", "bomb.rar", "solidbomb.rar"])
def test_bombs_are_named_and_what_lies_beside_is_listed(scanned: Scanned, name: str) -> None:
    inside = scanned.inside(name)
    assert {key.rsplit("!/", 1)[1] for key in inside} == {"a.bin", "b.txt"}
    assert inside[f"{name}!/a.bin"]["reason"].startswith("bomb_suspected")
    assert scanned.rows[name]["state"] == "partial"


def test_overlapping_entries_are_not_unpacked(scanned: Scanned) -> None:
    inside = scanned.inside("overlap.zip")
    assert len(inside) == 20
    assert all("bomb_suspected" in row["reason"] for row in inside.values())


def test_depth_ends_at_the_limit_and_says_so(scanned: Scanned) -> None:
    inside = scanned.inside("nested.zip")
    assert max(key.count("!/") for key in inside) == 9
    deepest = max(inside, key=lambda key: key.count("!/"))
    assert "too_deep" in inside[deepest]["reason"]


def test_links_are_listed_and_nothing_is_followed(scanned: Scanned) -> None:
    inside = {key.split("!/")[1]: row for key, row in scanned.inside("links.tar").items()}
    assert {key for key, row in inside.items() if "link_not_followed" in row["reason"]} == {
        "escape", "hard", "loop", "device", "pipe",
    }  # fmt: skip
    assert inside["escape/x.txt"]["state"] == "complete"


def test_many_members_are_all_there(scanned: Scanned) -> None:
    assert len(scanned.inside("many.zip")) == 500


def test_nothing_was_written_beside_the_case(scanned: Scanned) -> None:
    assert set(os.listdir(scanned.folder)) - scanned.before <= {"case", "case.key"}
    assert sorted(os.listdir(scanned.folder / "leak")) == sorted(CASES)
