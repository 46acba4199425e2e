"""Draws the images in `samples/`: by hand, as root, on a machine with the programs of `NEEDS`; tests only read them.

    python tests/extract/disk/make_samples.py

One disk with a GPT and three partitions, and a smaller one in every container that QEMU and libewf write. All people
in them are invented; `samples.py` says what is inside.
"""

import lzma
import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

from tests.extract.disk.samples import CLIENTS, DELETED, FILES, GONE, NOTE, PACKED, PHOTO, REST, SAMPLES, STREAM, WAY

NEEDS = ("mkntfs", "ntfs-3g", "mke2fs", "mkfs.exfat", "mount.exfat-fuse", "debugfs", "mkfs.vfat", "mcopy", "mdel", "sgdisk", "sfdisk", "qemu-img",
         "ewfacquire", "vgcfgrestore", "losetup", "mount")  # fmt: skip
_UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}
_NTFS_COMPRESSED = "0x00000820"


def run(*arguments: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(a) for a in arguments], cwd=cwd, check=True, capture_output=True, env=_UTF8)


def blank(path: Path, size: int) -> Path:
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size)
    return path


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def reparse(path: Path, tag: int, data: bytes) -> None:
    os.setxattr(path, "system.ntfs_reparse_data", struct.pack("<IHH", tag, len(data), 0) + data)


def ntfs(work: Path) -> Path:
    image, place = blank(work / "ntfs", 3 << 20), work / "mounted"
    run("mkntfs", "-q", "-F", "-c", "1024", "-L", "Records", image)
    place.mkdir(exist_ok=True)
    run("ntfs-3g", "-o", "streams_interface=windows,compression", image, place)
    try:
        lay(place, FILES)
        (place / "Users/note.txt:hidden.csv").write_bytes(STREAM)
        (place / "Users/again.csv").hardlink_to(place / "Users/clients.csv")
        (place / "packed").mkdir()
        run("setfattr", "-h", "-v", _NTFS_COMPRESSED, "-n", "system.ntfs_attrib_be", place / "packed")
        (place / "packed/list.txt").write_bytes(PACKED)
        run("truncate", "-s", "1G", place / "holes.bin")
        run("truncate", "-s", "50000", place / "cloud.txt")
        (place / "way.txt").touch()
        reparse(place / "cloud.txt", 0x9000601A, bytes(24))
        name = WAY.encode("utf-16-le")
        reparse(place / "way.txt", 0xA000000C, struct.pack("<HHHHI", 0, len(name), len(name), len(name), 0) + name * 2)
        (place / "gone.txt").write_bytes(DELETED)
        run("sync")
    finally:
        run("umount", place)
    run("ntfs-3g", image, place)
    try:
        (place / "gone.txt").unlink()
    finally:
        run("umount", place)
    # The table of capital letters is half of what the image packs to, and nobody here reads it.
    data = image.read_bytes()
    table = data.index(struct.pack("<8H", *range(8)))
    image.write_bytes(data[:table] + bytes(1 << 17) + data[table + (1 << 17) :])
    return image


def ext4(work: Path) -> Path:
    image, tree = blank(work / "ext4", 2 << 20), work / "tree"
    lay(tree, {**FILES, "gone.txt": DELETED})
    (tree / "Users/again.csv").hardlink_to(tree / "Users/clients.csv")
    (tree / "Users/way.csv").symlink_to("../../../etc/passwd")
    run("mke2fs", "-q", "-t", "ext4", "-O", "^has_journal,inline_data", "-d", tree, image)
    run("debugfs", "-w", "-R", "rm gone.txt", image)
    return image


def exfat(work: Path) -> bytes:
    image, place = blank(work / "exfat", 4 << 20), work / "card"
    run("mkfs.exfat", "-L", "CARD", image)
    place.mkdir(exist_ok=True)
    made = subprocess.run(["losetup", "-f", "--show", image], check=True, capture_output=True, text=True)
    device = made.stdout.strip()
    try:
        for step in (lambda: lay(place, {**FILES, "gone.txt": DELETED}), (place / "gone.txt").unlink):
            run("mount.exfat-fuse", device, place)
            step()
            run("umount", place)
    finally:
        run("losetup", "-d", device)
    return image.read_bytes()


def fat(work: Path) -> Path:
    image, tree = blank(work / "fat", 1440 << 10), work / "flat"
    lay(tree, {**FILES, "gone.txt": DELETED, "lost.txt": GONE, "new.txt": REST})
    run("mkfs.vfat", "-n", "STICK", image)
    run("mcopy", "-i", image, "-s", tree / "Users", tree / "gone.txt", tree / "lost.txt", "::")
    run("mdel", "-i", image, "::/lost.txt")
    run("mcopy", "-i", image, tree / "new.txt", "::")
    run("mdel", "-i", image, "::/gone.txt")
    return image


def disk(work: Path) -> Path:
    image = blank(work / "disk.img", 8 << 20)
    run(
        "sgdisk",
        "-a",
        "8",
        "-n",
        "1:64:+3M",
        "-t",
        "1:0700",
        "-n",
        "2:0:+2M",
        "-n",
        "3:0:+1440K",
        "-n",
        "4:0:+64K",
        image,
    )
    data = bytearray(image.read_bytes())
    at = 64 * 512
    for part in (ntfs(work), ext4(work), fat(work)):
        held = part.read_bytes()
        data[at : at + len(held)] = held
        at += -(-len(held) // 4096) * 4096
    at += 4096
    data[at : at + 27] = b"unknown SSN 219-55-3317 \x00\x01\x02"
    data[-(1 << 18) : -(1 << 18) + 25] = b"\x00unused SSN 219-55-4428\x00\x00"
    image.write_bytes(data)
    return image


def small(work: Path) -> Path:
    """A disk with an MBR and one FAT12, for the containers."""
    image, volume, tree = blank(work / "small.img", 2 << 20), blank(work / "fat12", 1 << 20), work / "few"
    lay(tree, {"clients.csv": CLIENTS, "far/note.txt": NOTE, "far/photo.jpg": PHOTO})
    run("mkfs.vfat", volume)
    run("mcopy", "-i", volume, "-s", tree / "clients.csv", tree / "far", "::")
    subprocess.run(["sfdisk", "-q", image], input=b"start=64, size=2048, type=1\n", check=True, capture_output=True)
    data = bytearray(image.read_bytes())
    data[64 * 512 : 64 * 512 + (1 << 20)] = volume.read_bytes()
    image.write_bytes(data)
    return image


_LOGICAL = """
    logical_volumes {
        stick { id = "bbbbbb-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa"
            status = ["READ", "WRITE", "VISIBLE"]
            flags = []
            segment_count = 1
            segment1 { start_extent = 0
                extent_count = 16
                type = "striped"
                stripe_count = 1
                stripes = [ "pv0", 2 ]
            }
        }
    }
"""


def group(work: Path, volume: bytes) -> bytes:
    """An LVM group with one volume; written by its own description, since lvcreate needs the kernel's device mapper."""
    image, text = blank(work / "group", 16 << 20), work / "group.txt"
    made = subprocess.run(["losetup", "-f", "--show", image], check=True, capture_output=True, text=True)
    device = made.stdout.strip()
    try:
        run("pvcreate", "-ff", "-y", "--dataalignment", "64k", "--metadatasize", "60k", device)
        run("vgcreate", "-s", "64k", "samples", device)
        run("vgcfgbackup", "-f", text, "samples")
        words = text.read_text()
        end = words.rindex("}")
        text.write_text(words[:end] + _LOGICAL + words[end:])
        run("vgcfgrestore", "-f", text, "samples")
    finally:
        run("losetup", "-d", device)
    begin = next(int(line.split("=")[1].split()[0]) for line in text.read_text().splitlines() if "pe_start" in line)
    data, at = bytearray(image.read_bytes()), begin * 512 + 2 * 65536
    data[at : at + len(volume)] = volume
    return bytes(data)


def containers(work: Path, image: Path) -> dict[str, bytes]:
    wanted = (("dynamic.vhd", "vpc", "subformat=dynamic,force_size=on"), ("fixed.vhd", "vpc", "subformat=fixed,force_size=on"),
              ("disk.vhdx", "vhdx", "block_size=1M"), ("disk.vdi", "vdi", ""), ("plain.qcow2", "qcow2", ""),
              ("packed.qcow2", "qcow2", ""), ("zstd.qcow2", "qcow2", "compression_type=zstd"),
              ("sparse.vmdk", "vmdk", "subformat=monolithicSparse"), ("flat.vmdk", "vmdk", "subformat=monolithicFlat"),
              ("parts.vmdk", "vmdk", "subformat=twoGbMaxExtentSparse"),
              ("stream.vmdk", "vmdk", "subformat=streamOptimized"))  # fmt: skip
    for name, kind, options in wanted:
        packed = ["-c"] if name.startswith(("packed", "zstd")) else []
        run(
            "qemu-img",
            "convert",
            *packed,
            "-f",
            "raw",
            "-O",
            kind,
            *(["-o", options] if options else []),
            image,
            work / name,
        )
    run("qemu-img", "create", "-q", "-f", "qcow2", "-b", "plain.qcow2", "-F", "qcow2", "layer.qcow2", cwd=work)
    run("ewfacquire", "-u", "-q", "-c", "none", "-f", "encase6", "-S", "1MiB", "-t", work / "image", image)
    patterns = ("*.vhd", "*.vhdx", "*.vdi", "*.qcow2", "*.vmdk", "*.E??")
    return {path.name: path.read_bytes() for pattern in patterns for path in sorted(work.glob(pattern))}


def main() -> None:
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing:
        raise SystemExit(f"not installed: {missing}")
    SAMPLES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        given = {"disk.img": disk(work).read_bytes(), **containers(work, small(work))}
        given["card.exfat"] = exfat(work)
        given["group.lvm"] = group(work, (work / "fat12").read_bytes())
        for name, data in given.items():
            (SAMPLES / f"{name}.xz").write_bytes(lzma.compress(data, preset=9))


if __name__ == "__main__":
    main()
