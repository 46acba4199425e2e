"""Packed streams, made by the formats' own programs and libraries."""

import io
import lzma
import random
import tarfile

import brotli
import lz4.frame
import pytest
from backports import zstd

from tests.extract.archive.programs import contents, need, run

TEXT = b"name,ssn\n" + b"".join(b"Ines Mulhall,219-51-%04d\n" % n for n in range(1000, 3000))
NOISE = random.Random(5).randbytes(400_000)


def lzma_alone(data: bytes) -> bytes:
    return lzma.compress(data, lzma.FORMAT_ALONE)


PACKERS = {
    ".zst": zstd.compress,
    ".lz4": lz4.frame.compress,
    ".br": lambda data: brotli.compress(data, quality=4),
    ".lzma": lzma_alone,
}


def compressed(data: bytes, ending: str) -> bytes:
    if ending == ".Z":
        need("compress")
        return run("compress", "-c", given=data)
    return PACKERS[ending](data)


@pytest.mark.parametrize("ending", [*PACKERS, ".Z"])
def test_the_file_comes_out(gather, ending):
    got = gather(compressed(TEXT, ending), "people.csv" + ending)
    assert contents(got) == {"people.csv": TEXT}
    assert got.problems == []


@pytest.mark.parametrize("ending", [*PACKERS, ".Z"])
def test_a_tar_inside(gather, ending):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a/people.csv")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    outer = gather(compressed(out.getvalue(), ending), "x.tar" + ending)
    assert contents(gather(outer.children["x.tar"].payload, "x.tar")) == {"a/people.csv": TEXT}


@pytest.mark.parametrize("ending", [*PACKERS, ".Z"])
def test_a_cut_file_keeps_its_beginning(gather, ending):
    whole = compressed(NOISE + TEXT * 20, ending)
    got = gather(whole[: len(whole) * 2 // 3], "x" + ending)
    # compress has neither an end mark nor a length.
    assert got.codes == ([] if ending == ".Z" else ["truncated"])
    (kept,) = contents(got).values()
    assert (NOISE + TEXT * 20).startswith(kept)
    assert len(kept) > 1000 or ending == ".lz4"


@pytest.mark.parametrize("ending", [".zst", ".lz4"])
def test_frames_one_after_another_and_skippable_ones_between(gather, ending):
    pack = PACKERS[ending]
    skip = b"\x53\x2a\x4d\x18" + (7).to_bytes(4, "little") + b"seekinf"
    got = gather(skip + pack(b"one ") + skip + pack(TEXT) + skip, "x" + ending)
    assert contents(got) == {"x": b"one " + TEXT}
    assert got.problems == []


@pytest.mark.parametrize("ending", [".zst", ".lz4"])
def test_bytes_behind_the_last_frame_are_an_item(gather, ending):
    got = gather(PACKERS[ending](TEXT) + b"Name: Ines Mulhall, SSN: 219-51-4938 " * 4, "x" + ending)
    assert got.children["after the end"].payload.head(4) == b"Name"


@pytest.mark.parametrize("ending", [*PACKERS, ".Z"])
def test_a_bomb_is_stopped(gather, ending):
    got = gather(compressed(bytes(48 << 20), ending), "x" + ending)
    if got.codes == []:
        # compress and lz4 cannot pack zeros a thousandfold.
        assert ending in (".Z", ".lz4")
        return
    assert got.codes == ["bomb_suspected"]
    assert [child.problem for child in got.children.values()] == ["bomb_suspected"]


def test_zstandard_with_a_wide_window(gather):
    options = {zstd.CompressionParameter.window_log: 28, zstd.CompressionParameter.enable_long_distance_matching: 1}
    got = gather(zstd.compress(TEXT * 50, options=options), "x.zst")
    assert contents(got) == {"x": TEXT * 50}


def test_a_quine_ends(gather, shared_data):
    """quine.gz unpacks to itself: one child with the same bytes; depth is limited by the engine."""
    from pii_scan.model.payload import Payload

    path = shared_data / "real" / "tika" / "quine.gz"
    got = gather(Payload(path=str(path)), "quine.gz")
    assert [data == path.read_bytes() for data in contents(got).values()] == [True]
