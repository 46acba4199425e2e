"""Archives and packed files: by the programs of each format where there is one."""

import bz2
import gzip
import io
import lzma
import random
import struct
import subprocess
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import lz4.frame
import py7zr
import rars
from backports import zstd

from tests.hostile.samples.sample import NOTE, Sample

FILES = {"note.txt": NOTE.encode() * 20, "sub/other.txt": NOTE.encode(), "sub/third.txt": b"word " * 2000}


def zipped(files: dict[str, bytes] = FILES, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes] = FILES) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        end = archive.offset + 2 * tarfile.BLOCKSIZE
    # Without the padding to a whole record, of which a cut takes nothing that matters.
    return out.getvalue()[:end]


def seven(password: str | None = None, hidden: bool = False) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password, header_encryption=hidden) as archive:
        for name, data in FILES.items():
            archive.writestr(data, name)
    return out.getvalue()


def rar(**options: object) -> bytes:
    builder = rars.RarBuilder(format="rar50", **options)
    for name, data in FILES.items():
        builder.add_bytes(data, name)
    return builder.to_bytes()


def made_by(*command: str) -> Callable[[], bytes]:
    """A program run in a folder with the files; it writes `../out`."""

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            inside = Path(folder) / "in"
            for name, data in FILES.items():
                (inside / name).parent.mkdir(parents=True, exist_ok=True)
                (inside / name).write_bytes(data)
            subprocess.run(command, cwd=inside, check=True, capture_output=True, timeout=60)
            return (Path(folder) / "out").read_bytes()

    return make


def _rpm() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder) / "x.spec"
        spec.write_text(
            "Name: x\nVersion: 1\nRelease: 1\nSummary: x\nLicense: x\nBuildArch: noarch\n%description\nx\n%install\n"
            f"mkdir -p %{{buildroot}}/opt\nprintf '{NOTE.encode('unicode_escape').decode()}' > %{{buildroot}}/opt/note.txt\n"
            "%files\n/opt/note.txt\n"
        )
        subprocess.run(
            ["rpmbuild", "-bb", "--define", f"_topdir {folder}", str(spec)], check=True, capture_output=True, timeout=60
        )
        return next(Path(folder).rglob("*.rpm")).read_bytes()


def _compressed() -> bytes:
    return subprocess.run(["compress", "-c"], input=NOTE.encode() * 40, capture_output=True, check=True).stdout


def _warc() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + NOTE.encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/note\r\nContent-Type: application/http\r\n"
    one = f"{head}Content-Length: {len(page)}\r\n\r\n".encode() + page + b"\r\n\r\n"
    return one * 3


def _lha() -> bytes:
    """Header of level 0, one stored member ("lh0"), CRC-16 of ARC."""
    data, name, crc = NOTE.encode() * 20, b"note.txt", 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    head = b"-lh0-" + struct.pack("<IIIBBB", len(data), len(data), 0x5A000000, 0x20, 0, len(name)) + name
    head += struct.pack("<H", crc)
    return bytes([len(head), sum(head) & 0xFF]) + head + data + b"\0"


SAMPLES = (
    Sample("a.zip", "zip", zipped),
    Sample("b.tar", "tar", tarred, flipped="a tar has no checksum over what its members hold"),
    Sample("c.7z", "7z", seven),
    Sample("d.rar", "rar", rar),
    Sample("e.gz", "packed", lambda: gzip.compress(NOTE.encode() * 20)),
    Sample("e.bz2", "packed", lambda: bz2.compress(NOTE.encode() * 20)),
    Sample("e.xz", "packed", lambda: lzma.compress(NOTE.encode() * 20)),
    Sample("e.zst", "packed", lambda: zstd.compress(NOTE.encode() * 20), flipped="written without the optional checksum"),
    Sample("e.lz4", "packed", lambda: lz4.frame.compress(NOTE.encode() * 20, content_checksum=True)),
    Sample("e.br", "packed", lambda: brotli.compress(NOTE.encode() * 20), flipped="Brotli has no checksum",
           nameless="Brotli has no first bytes of its own"),
    Sample("f.tar.gz", "packed", lambda: gzip.compress(tarred())),
    Sample("g.Z", "compress", _compressed, programs=("compress",), cut="a compress file has no end mark",
           flipped="compress has no checksum"),
    Sample("h.cpio", "cpio", made_by("sh", "-c", "find . -type f | bsdtar --format=newc -T - -cf ../out"), programs=("bsdtar",),
           flipped="cpio has no checksum"),
    Sample("i.a", "ar", made_by("bsdtar", "--format=ar", "-cf", "../out", "note.txt"), programs=("bsdtar",),
           flipped="ar has no checksum"),
    Sample("j.iso", "iso", made_by("genisoimage", "-quiet", "-no-pad", "-R", "-J", "-o", "../out", "."), programs=("genisoimage",),
           flipped="a disc image has no checksum"),
    Sample("k.cab", "cab", made_by("gcab", "-c", "-z", "../out", "note.txt", "sub/other.txt"), programs=("gcab",)),
    Sample("l.xar", "xar", made_by("bsdtar", "--format=xar", "-cf", "../out", "note.txt", "sub"), programs=("bsdtar",)),
    Sample("m.rpm", "rpm", _rpm, programs=("rpmbuild",)),
    Sample("n.lzh", "lha", _lha, cut="an end mark is optional"),
    Sample("o.warc", "warc", _warc, flipped="a WARC's digests are optional"),
    Sample("p.ab", "android-backup", lambda: b"ANDROID BACKUP\n5\n1\nnone\n" + zlib.compress(tarred())),
    Sample("q.exe", "self-extracting", lambda: b"MZ" + bytes(62) + b"program " * 40 + zipped(),
           flipped="a program has no checksum"),
    Sample("r.7z.002", "volume", lambda: bytes(b & 0x9F for b in random.Random(7).randbytes(2000)), found=False, state="skipped",
           nameless="the middle of an archive has no first bytes"),
)  # fmt: skip
