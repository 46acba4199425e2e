"""Readers of archives; seeds are written by the formats' own libraries."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

import brotli
import lz4.frame
import py7zr
import pyzipper
import rars
from backports import zstd

from pii_scan.extract.archive import (
    android_backup,
    ar,
    cpio,
    filtered,
    packed,
    rar,
    self_extracting,
    seven_zip,
    tar,
    volumes,
    warc,
)
from pii_scan.extract.archive import zip as zip_reader
from tests.fuzz.target import CANARY, Target, extractor_target

FILES = {f"{CANARY}.txt": f"Name: {CANARY}\n".encode() * 9, "sub/b.bin": bytes(range(256)), "empty": b""}


def zips() -> list[bytes]:
    found = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.comment = CANARY.encode()
            for name, data in FILES.items():
                archive.writestr(name, data)
        found.append(out.getvalue())
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"sesame")
        for name, data in FILES.items():
            archive.writestr(name, data)
    found.append(out.getvalue())
    # Methods that zipfile does not write: the same member under other numbers.
    for method, data in ((93, zstd.compress(FILES["sub/b.bin"])), (9, FILES["sub/b.bin"]), (98, b"\x12\x00abcdefgh")):
        head = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 33, zlib.crc32(FILES["sub/b.bin"]), len(data), 256, 1, 0)
        entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"b"
        end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), 31 + len(data), 0)
        found.append(b"PK\x03\x04" + head + b"b" + data + entry + b"PK\x05\x06" + end)
    return found


def sevens() -> list[bytes]:
    found = []
    for password, header in ((None, False), ("sesame", False), ("sesame", True)):
        out = io.BytesIO()
        with py7zr.SevenZipFile(out, "w", password=password, header_encryption=header) as archive:
            for name, data in FILES.items():
                archive.writestr(data, name)
        found.append(out.getvalue())
    return found


def rar_files() -> list[bytes]:
    found = []
    for version in ("rar14", "rar20", "rar29", "rar50"):
        for options in ({}, {"solid": True}, {"password": "sesame"}):
            builder = rars.RarBuilder(format=version, **options)
            for name, data in FILES.items():
                builder.add_bytes(data, name)
            found.append(builder.to_bytes())
    return found


def tars() -> list[bytes]:
    found = []
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=form) as archive:
            for name, data in FILES.items():
                info = tarfile.TarInfo(name if form == tarfile.USTAR_FORMAT else f"{'long/' * 40}\u00fc{name}")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        found.append(out.getvalue()[:6000])
    return found


def records() -> list[bytes]:
    body = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    page = gzip.compress(CANARY.encode() * 20)
    block = body + b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/\r\nContent-Type: application/http\r\n"
    one = head + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"
    return [one * 3, one + b"WARC/1.1\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"]


def backups() -> list[bytes]:
    plain = b"ANDROID BACKUP\n5\n1\nnone\n" + zlib.compress(tars()[0])
    keys = b"ANDROID BACKUP\n5\n1\nAES-256\n" + b"\n".join((b"AB" * 64, b"CD" * 64, b"10", b"EF" * 16, b"01" * 96))
    return [plain, plain.replace(b"\n1\nnone", b"\n0\nnone"), keys + b"\n" + bytes(64)]


def cpios() -> list[bytes]:
    name = CANARY.encode() + b"\0"
    fields = (1, 0o100644, 0, 0, 1, 0, 4, 0, 0, 0, 0, len(name), 0)
    one = b"070701" + b"".join(b"%08X" % field for field in fields) + name
    one += bytes(-len(one) % 4) + b"data"
    end = b"070701" + b"".join(b"%08X" % field for field in (0,) * 11 + (11, 0)) + b"TRAILER!!!\0"
    return [one + end + bytes(-len(one + end) % 512)]


def ars() -> list[bytes]:
    line = b"%-16s%-12d%-6d%-6d%-8s%-10d`\n"
    return [
        b"!<arch>\n" + line % (b"a.txt/", 0, 0, 0, b"100644", 4) + b"data" + line % (b"b/", 0, 0, 0, b"644", 2) + b"xx"
    ]


def stubs() -> list[bytes]:
    return [b"MZ" + bytes(90) + data for data in (zips()[1], sevens()[0], rar_files()[-1])]


_TEXT = CANARY.encode() * 30
TARGETS: list[Target] = [
    extractor_target(zip_reader.EXTRACTOR, "application/zip", zips),
    extractor_target(seven_zip.EXTRACTOR, "application/x-7z-compressed", sevens),
    extractor_target(rar.EXTRACTOR, "application/vnd.rar", rar_files),
    extractor_target(tar.EXTRACTOR, "application/x-tar", tars),
    extractor_target(warc.EXTRACTOR, "application/warc", records),
    extractor_target(android_backup.EXTRACTOR, "application/x-android-backup", backups),
    extractor_target(self_extracting.EXTRACTOR, "application/x-msdownload", stubs),
    extractor_target(volumes.EXTRACTOR, "application/x-archive-volume", stubs),
    extractor_target(cpio.EXTRACTOR, "application/x-cpio", cpios),
    extractor_target(ar.EXTRACTOR, "application/x-archive", ars),
    extractor_target(filtered.EXTRACTOR, "application/x-compress", lambda: [b"\x1f\x9d\x90" + bytes(range(200))]),
    *(
        extractor_target(packed.EXTRACTOR, media_type, lambda pack=pack: [pack(_TEXT), pack(_TEXT) * 2], name)
        for name, media_type, pack in (
            ("gzip", "application/gzip", gzip.compress),
            ("bzip2", "application/x-bzip2", bz2.compress),
            ("xz", "application/x-xz", lzma.compress),
            ("zlib", "application/zlib", zlib.compress),
            ("zstd", "application/zstd", zstd.compress),
            ("lz4", "application/x-lz4", lz4.frame.compress),
            ("brotli", "application/x-brotli", brotli.compress),
        )
    ),
]
