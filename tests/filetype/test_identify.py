"""Types by bytes: signatures written out by hand from the formats' specifications."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor
from pii_scan.filetype.identify import TypeTable
from pii_scan.filetype.location_formats import LOCATION_FORMATS
from pii_scan.model.payload import Payload

TABLE: TypeTable[Extractor] = TypeTable(plugins.load("pii_scan.extract", "EXTRACTOR"))


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def identify(data: bytes, name: str = "item") -> str:
    return TABLE.identify(Payload(data=data), name)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "application/x-empty"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\n\njunk before\n%PDF-1.4\n%\xe2\xe3", "application/pdf"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "application/x-7z-compressed"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "application/gzip"),
        (b"BZh91AY&SY\x00", "application/x-bzip2"),
        (b"\xfd7zXZ\x00\x00\x04", "application/x-xz"),
        (b"\x28\xb5\x2f\xfd\x24\x00", "application/zstd"),
        (b"SQLite format 3\x00\x10\x00", "application/vnd.sqlite3"),
        (b"\x00\x01\x00\x00Standard ACE DB\x00", "application/vnd.ms-access"),
        (b"!BDN\x00\x00\x00\x00", "application/vnd.ms-outlook-pst"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00\x00", "audio/mpeg"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00", "video/quicktime"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "video/x-msvideo"),
        (b"\x1a\x45\xdf\xa3\x01\x00", "video/x-matroska"),
        (b"BPG\xfb\x00\x00\x00", "image/bpg"),
        (b"8BPS\x00\x01\x00\x00", "image/vnd.adobe.photoshop"),
        (b"AC1027\x00\x00\x00\x00\x00\x01\x02", "image/vnd.dwg"),
        (b"CWS\x09\x00\x01\x02\x03\x04\x05", "application/vnd.adobe.flash.movie"),
        (b"PAR1\x15\x04\x15\x00\x00", "application/x-parquet"),
        (b"{\\rtf1\\ansi x}", "application/rtf"),
        (b"From ann@example.com Mon Jan  1 00:00:00 2024\nSubject: x\n\nhi", "application/mbox"),
        (b"From: a@example.com\nTo: b@example.com\nSubject: hi\n\nbody", "message/rfc822"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "text/html"),
        (b"<?xml version='1.0'?><a><b>1</b></a>", "application/xml"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "image/svg+xml"),
        (b'{"a": 1}', "application/json"),
        (b'{"a": 1}\n{"a": 2}\n', "application/x-ndjson"),
        (b"name,city,zip\nAnn,Reno,89501\nBob,Elko,89801\n", "text/csv"),
        (b"name\tcity\tzip\nAnn\tReno\t89501\nBob\tElko\t89801\n", "text/tab-separated-values"),
        (b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n", "text/vcard"),
        (b"-- MySQL dump 10.13\nCREATE TABLE `t` (a int);\n", "application/sql"),
        (b"Just a few words, nothing else.\nAnd a line, or two.\n", "text/plain"),
        (bytes(range(256)) * 8, "application/octet-stream"),
    ],
)
def test_type_follows_the_bytes(data: bytes, expected: str) -> None:
    assert identify(data) == expected


def test_zip_kinds_lie_in_member_names() -> None:
    assert identify(zipped(a=b"1")) == "application/zip"
    docx = zipped(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"<x/>"})
    assert identify(docx, "wrong.jpg").endswith("wordprocessingml.document")
    assert identify(zipped(**{"xl__workbook.bin": b""})).endswith("binary.macroenabled.12")
    odt = zipped(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"})
    assert identify(odt) == "application/vnd.oasis.opendocument.text"


def test_a_broken_directory_leaves_the_local_headers() -> None:
    docx = zipped(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"<x/>" * 50})
    assert identify(docx[: docx.index(b"PK\x01\x02") + 10]).endswith("wordprocessingml.document")


def test_a_name_never_overrules_bytes() -> None:
    assert identify(b"%PDF-1.7\n", "photo.jpg") == "application/pdf"
    assert identify(b"plain words only", "a.pdf") == "text/plain"


def test_raw_photos_are_told_from_tiff_by_name() -> None:
    tiff = b"II*\x00" + struct.pack("<I", 8) + bytes(64)
    assert identify(tiff, "a.dng") == "image/x-adobe-dng"
    assert "image/x-adobe-dng" not in LOCATION_FORMATS


def test_fallback_reads_what_has_no_reader() -> None:
    assert [r.id for r in TABLE.readers("application/x-arj")] == ["carved"]
    assert not TABLE.supported("application/x-arj")
    assert TABLE.readers("application/pdf")[0].id == "pdf"
    assert TABLE.readers("text/x-python")[0].id == "plain"


@given(st.binary(max_size=400), st.sampled_from(["", "a.csv", "b.json", "c.eml", "d.zip", "e"]))
def test_identify_takes_any_bytes(data: bytes, name: str) -> None:
    assert "/" in identify(data, name)


@given(st.binary(max_size=600))
def test_damaged_containers_do_not_raise(tail: bytes) -> None:
    for start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06"):
        assert "/" in identify(start + tail)
