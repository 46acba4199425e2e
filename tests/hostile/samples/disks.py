"""Disk images in each sort of container, with a list of clients in their file system."""

import shutil
import struct
import subprocess
import tempfile
from functools import partial
from pathlib import Path

from tests.extract.disk.drawn import udif
from tests.extract.disk.samples import sample
from tests.hostile.samples.sample import NOTE, Sample

_NO_SUM = "the format has no checksum"


def _ext2() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder) / "in"
        inside.mkdir()
        (inside / "note.txt").write_text(NOTE * 20)
        image = Path(folder) / "a.img"
        program = shutil.which("mke2fs", path="/usr/sbin:/sbin:/usr/bin:/bin") or "mke2fs"
        subprocess.run(
            [program, "-q", "-t", "ext2", "-d", str(inside), str(image), "300k"],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        return image.read_bytes()


def _no_file_system() -> bytes:
    """A fixed virtual disk: a sector of words, empty ones, the footer of 512 bytes."""
    foot = b"conectix" + struct.pack(">IIQ", 2, 0x00010000, 0xFFFFFFFFFFFFFFFF)
    return (
        foot.ljust(512, b"\0") + bytes(4096) + NOTE.replace("\n", " ").encode() + bytes(4096) + foot.ljust(512, b"\0")
    )


def _wim() -> bytes:
    return b"MSWIM\0\0\0" + struct.pack("<II", 208, 0x10D00) + bytes(192) + NOTE.encode()


SAMPLES = (
    Sample("g.img", "raw-disk", _ext2, flipped=_NO_SUM, programs=("mke2fs",)),
    Sample("h.vhd", "vhd", _no_file_system, state="partial", flipped=_NO_SUM),
    Sample("i.vhd", "vhd", partial(sample, "dynamic.vhd"), flipped=_NO_SUM),
    Sample("i.vdi", "vdi", partial(sample, "disk.vdi"), flipped=_NO_SUM),
    Sample("i.vmdk", "vmdk", partial(sample, "sparse.vmdk"), flipped=_NO_SUM),
    Sample("i.qcow2", "qcow2", partial(sample, "plain.qcow2"), flipped=_NO_SUM),
    Sample("i.E01", "ewf", partial(sample, "image.E01"), state="partial"),
    Sample("i.dmg", "dmg", lambda: udif(sample("fixed.vhd")[:-512]), flipped=_NO_SUM),
    Sample("j.wim", "disk-image", _wim, state="partial", flipped=_NO_SUM),
)
