"""Files made to exhaust, escape, mislead or hide: each with what the ledger must say of it.

`SSN` stands in what can be read beside the trap, to show that it was.
"""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import py7zr
import pyzipper

from tests.hostile.samples import archives, media, office
from tests.hostile.samples.sample import NOTE

MB = 1 << 20
DEEP = 100_000
PASSWD = "root:x:0:0"
"""Begins /etc/passwd, which the traps point at."""


@dataclass(frozen=True, slots=True)
class Trap:
    """One file."""

    name: str
    make: Callable[[], bytes]
    states: tuple[str, ...] = ("complete", "partial", "skipped")
    reasons: frozenset[str] = frozenset()
    """One of them must be given, if any is named here: by the file or by a member."""
    members: frozenset[str] = frozenset()
    """Each has a line of its own."""
    found: bool = False
    """Whether the note must be found."""


def trap(name: str, make: Callable[[], bytes], *reasons: str, **more: object) -> Trap:
    states = ("partial", "skipped") if reasons else ("complete", "partial", "skipped")
    return Trap(name, make, reasons=frozenset(reasons), **{"states": states} | more)  # type: ignore[arg-type]


def _zip(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    import warnings

    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def _tar(files: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _nested(pack: Callable[[bytes], bytes], depth: int) -> bytes:
    data = NOTE.encode()
    for _ in range(depth):
        data = pack(data)
    return data


def _mails(depth: int) -> bytes:
    out = b"Subject: in\n\n" + NOTE.encode()
    for _ in range(depth):
        out = b"From: a@example.org\nSubject: out\nContent-Type: message/rfc822\n\n" + out
    return out


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha ha ha ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    + f"]><a><note>{NOTE}</note><x>&k;</x></a>"
)
OUTSIDE = (
    f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><x>&e;</x><note>{NOTE}</note></a>'
)


def _docx_part(part: bytes) -> bytes:
    plain = office.docx()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in given.namelist():
            archive.writestr(name, part if name == "word/document.xml" else given.read(name))
    return out.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx_bomb() -> bytes:
    return _docx_part(f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>'.encode() + b"a" * (150 * MB))


def _docx_laughs() -> bytes:
    return _docx_part(LAUGHS.replace("<a>", f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>')
                      .replace("</a>", "</w:t></w:r></w:p></w:body></w:document>").replace("DOCTYPE a", "DOCTYPE w:document")
                      .replace("<note>", "").replace("</note>", "").replace("<x>", "").replace("</x>", "").encode())  # fmt: skip


def _sparse_xlsx() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office.xlsx())) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in given.namelist():
            data = given.read(name)
            if name.startswith("xl/worksheets/sheet"):
                far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
                data = data.replace(b"</sheetData>", far)
            archive.writestr(name, data)
    return out.getvalue()


def _pdf_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj " * (15 * MB) + b"ET", 9), 9)
    body = b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length %d"
    body += b"/Filter[/FlateDecode/FlateDecode]>>stream\n"
    return body % len(packed) + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(width: int, height: int, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(more)
        + _chunk(b"IDAT", zlib.compress(bytes(4000)))
        + _chunk(b"IEND", b"")
    )


def _png_text_bomb() -> bytes:
    return _png(4, 4, _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * (64 * MB), 9)))


def _gif() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0)
        + b","
        + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0)
        + b"\x02\x02\x4c\x01\x00;"
    )


def _tiff() -> bytes:
    tags = [(256, 4, 1, 4_000_000_000), (257, 4, 1, 4_000_000_000), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
            (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, 4_000_000_000), (279, 4, 1, 4_000_000_000)]  # fmt: skip
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + bytes(4)


def billion_rows(times: int = 1000, rows: int = 1_000_000) -> bytes:
    """A Parquet file whose footer counts the same small group of empty rows over and over."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"ssn": pa.nulls(rows, pa.string())}), out, compression="zstd", row_group_size=rows)
    data = out.getvalue()
    whole = pq.read_metadata(io.BytesIO(data))
    one = pq.read_metadata(io.BytesIO(data))
    for _ in range(times - 1):
        whole.append_row_groups(one)
    footer = io.BytesIO()
    whole.write_metadata_file(footer)
    (length,) = struct.unpack("<I", data[-8:-4])
    return data[: -8 - length] + footer.getvalue()[4:]


def _dbf_claims() -> bytes:
    field = struct.pack("<11sc4xBB14x", b"SSN", b"C", 11, 0)
    head = struct.pack("<BBBBIHH20x", 3, 124, 2, 14, 4_000_000_000, 32 + 32 + 1, 12) + field + b"\r"
    return head + b" 446-22-2943" * 20


def _sqlite_claims() -> bytes:
    from tests.hostile.samples.texts import database

    data = bytearray(database("create table people (ssn text)", "insert into people values ('446-22-2943')"))
    data[28:32] = struct.pack(">I", 4_000_000_000)
    return bytes(data)


def _locked_zip() -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"sesame")
        archive.writestr("secret/list.txt", NOTE)
    return out.getvalue()


def _locked_backup() -> bytes:
    keys = b"ANDROID BACKUP\n5\n1\nAES-256\n" + b"\n".join((b"AB" * 64, b"CD" * 64, b"10", b"EF" * 16, b"01" * 96))
    return keys + b"\n" + bytes(range(256)) * 4


def _seven(files: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(data, name)
    return out.getvalue()


_ESCAPES = [
    ("../../outside.txt", NOTE.encode()),
    ("/etc/outside.txt", NOTE.encode()),
    ("C:\\outside.txt", NOTE.encode()),
]
_ODD = [
    ("a\nb.txt", NOTE.encode()),
    ("\x1b[31mred.txt", b"x"),
    ("\u202egpj.exe", b"x"),
    ("con.txt", b"x"),
    ("nul", b"x"),
]
_TWICE = [("same.txt", b"first " + NOTE.encode()), ("same.txt", b"second"), ("SAME.TXT", b"third")]
LONG = b"a" * (32 * MB)

TRAPS: tuple[Trap, ...] = (
    trap("bomb.gz", lambda: gzip.compress(bytes(24 * MB)), "bomb_suspected"),
    trap("bomb.bz2", lambda: bz2.compress(bytes(24 * MB)), "bomb_suspected"),
    trap("bomb.xz", lambda: lzma.compress(bytes(24 * MB), preset=0), "bomb_suspected"),
    trap("bomb.docx", _docx_bomb, "bomb_suspected", "too_large", "partly_read", "truncated", "out_of_memory"),
    trap("text_bomb.png", _png_text_bomb),
    trap("sparse.xlsx", _sparse_xlsx, found=True),
    trap("deep.zip", lambda: _nested(lambda data: _zip([("in.zip", data)]), 40), "too_deep"),
    trap("deep.tar", lambda: _nested(lambda data: _tar([("in.tar", data)]), 40), "too_deep"),
    trap("deep.gz", lambda: _nested(gzip.compress, 40), "too_deep"),
    trap("deep.eml", lambda: _mails(500), "too_deep"),
    trap("deep.json", lambda: b"[" * DEEP + json.dumps(NOTE).encode() + b"]" * DEEP, found=True),
    trap("deep.xml", lambda: b"<a>" * DEEP + NOTE.encode() + b"</a>" * DEEP, found=True),
    trap("deep.html", lambda: b"<html><body>" + b"<div>" * DEEP + NOTE.encode() + b"</div>" * DEEP, found=True),
    trap("deep.rtf", lambda: b"{\\rtf1 " + b"{" * DEEP + NOTE.encode() + b"}" * DEEP + b"}", found=True),
    trap("laughs.xml", lambda: LAUGHS.encode(), found=True),
    trap("outside.xml", lambda: OUTSIDE.encode(), found=True),
    trap("laughs.docx", _docx_laughs),
    trap("line.txt", lambda: LONG + b"\n" + NOTE.encode(), found=True),
    trap("line.csv", lambda: b'name,note\n"x","' + LONG + b'"\n', "too_large", "partly_read", "truncated", "unreadable", states=("complete", "partial")),
    trap("rows.parquet", lambda: billion_rows(5)),
    trap("rows.dbf", _dbf_claims, "truncated", "partly_read"),
    trap("pages.db", _sqlite_claims, "truncated", "unreadable", "partly_read"),
    trap("giant.png", lambda: _png(100_000, 100_000), "too_large", "unreadable", "bomb_suspected"),
    trap("giant.gif", _gif, "too_large", "unreadable", "bomb_suspected"),
    trap("giant.tif", _tiff, "too_large", "unreadable", "bomb_suspected"),
    trap("escape.zip", lambda: _zip(_ESCAPES), found=True, members=frozenset({"outside.txt"})),
    trap("escape.tar", lambda: _tar(_ESCAPES), found=True, members=frozenset({"outside.txt"})),
    trap("odd.zip", lambda: _zip(_ODD), found=True),
    trap("odd.tar", lambda: _tar(_ODD), found=True),
    trap("twice.zip", lambda: _zip(_TWICE), found=True),
    trap("twice.tar", lambda: _tar(_TWICE), found=True),
    trap("locked.zip", _locked_zip, "encrypted", members=frozenset({"list.txt"})),
    trap("locked.7z", lambda: archives.seven("sesame"), "encrypted", members=frozenset({"note.txt", "other.txt"})),
    trap("locked_names.7z", lambda: archives.seven("sesame", True), "encrypted"),
    trap("locked.rar", lambda: archives.rar(password="sesame"), "encrypted", members=frozenset({"note.txt"})),
    trap("locked.pdf", lambda: office.pdf("sesame"), "encrypted"),
    trap("locked.docx", lambda: office.encrypted(office.docx()), "encrypted"),
    trap("locked.xlsx", lambda: office.encrypted(office.xlsx()), "encrypted"),
    trap("locked.p7m", media.enveloped, "encrypted"),
    trap("locked.ab", _locked_backup, "encrypted"),
)  # fmt: skip


def long_line(size: int) -> Iterator[bytes]:
    """One line of so many bytes, a note behind it; in blocks."""
    for _ in range(size // MB):
        yield b"a" * MB
    yield b"\n" + NOTE.encode()


def forty_two(levels: int = 5, wide: int = 16) -> bytes:
    """Zips of zips, as many in each as in the well-known 42.zip, with less at the bottom."""
    data = bytes(4 * MB)
    for level in range(levels):
        data = _zip([(f"{level}-{number}.zip", data) for number in range(wide)])
    return data


SLOW: tuple[Trap, ...] = (
    # pdfium allocates for each word and aborts where it may not: the worker is lost, and the reason is known.
    trap("bomb.pdf", _pdf_bomb, "out_of_memory", "timed_out"),
    trap("rows.parquet", billion_rows, "timed_out", states=("complete", "partial")),
    trap("42.zip", forty_two, "bomb_suspected", "timed_out", "too_deep"),
)
"""Minutes each: for `make soak`."""
