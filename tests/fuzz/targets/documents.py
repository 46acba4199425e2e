"""Readers of documents and films whose formats are read by code of our own."""

import struct

from pii_scan.extract.archive import disk_image
from pii_scan.extract.office import hwp, iwa, iwork, onenote, xps
from pii_scan.extract.pdf import parts
from pii_scan.extract.text import html, postscript, rtf
from pii_scan.extract.text.mojibake import mended_lines
from pii_scan.extract.video import matroska, riff
from tests.extract.office.ole_file import ole_file
from tests.extract.office.test_iwork import package, part, piece
from tests.extract.office.test_other_documents import hwp as hwp_file
from tests.extract.office.test_other_documents import section
from tests.extract.text.test_more_documents import ole1
from tests.extract.text.test_more_documents import package as packed
from tests.extract.text.test_more_documents import rtf as rtf_file
from tests.extract.video.test_films import chunk, element, tag
from tests.fuzz.target import CANARY, Target, extractor_target

_WORDS = CANARY.encode()


def iwas() -> list[bytes]:
    return [part((2001, piece(3, _WORDS)), (6005, piece(3, piece(3, _WORDS))))]


def iworks() -> list[bytes]:
    return [package(Index__Document_iwa=iwas()[0], preview_jpg=b"\xff\xd8\xff" + _WORDS)]


def hwps() -> list[bytes]:
    words = CANARY.encode("utf-16-le") + struct.pack("<8H", 11, 1, 2, 3, 4, 5, 6, 11)
    return [hwp_file(1, BodyText__Section0=section(words), BinData__B=section(_WORDS)), ole_file({"FileHeader": b"x"})]


def notes() -> list[bytes]:
    store = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(40) + CANARY.encode("utf-16-le") + bytes(9)
    return [store + bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac") + struct.pack("<QIQ", 14, 0, 0) + _WORDS]


def films() -> list[bytes]:
    attached = element(0x1941A469, element(0x61A7, element(0x466E, _WORDS) + element(0x465C, _WORDS)))
    text = element(0x1654AE6B, element(0xAE, element(0xD7, b"\x02") + element(0x86, b"S_TEXT/UTF8")))
    block = element(0x1F43B675, element(0xA3, b"\x82\x00\x00\x80" + _WORDS))
    body = element(0x1254C367, tag(b"ARTIST", _WORDS)) + attached + text + block
    return [element(0x1A45DFA3, element(0x4282, b"matroska")) + element(0x18538067, body)]


def avis() -> list[bytes]:
    info = b"INFO" + chunk(b"IART", _WORDS) + chunk(b"ICMT", b"+37.7749-122.4194/")
    stream = b"hdrl" + chunk(b"LIST", b"strl" + chunk(b"strd", _WORDS))
    return [chunk(b"RIFF", b"AVI " + chunk(b"LIST", stream) + chunk(b"LIST", info))]


TARGETS: tuple[Target, ...] = (
    extractor_target(iwa.EXTRACTOR, iwa.IWA, iwas),
    extractor_target(iwork.EXTRACTOR, "application/vnd.apple.iwork", iworks),
    extractor_target(hwp.EXTRACTOR, hwp.HWP, hwps),
    extractor_target(onenote.EXTRACTOR, onenote.ONE, notes),
    extractor_target(matroska.EXTRACTOR, "video/x-matroska", films),
    extractor_target(riff.EXTRACTOR, "video/x-msvideo", avis),
    extractor_target(
        xps.EXTRACTOR,
        "application/vnd.ms-package.xps-fixedpage+xml",
        lambda: [b"<FixedPage><Glyphs OriginX='1' OriginY='2' UnicodeString='" + _WORDS + b"'/></FixedPage>"],
    ),
    extractor_target(
        postscript.EXTRACTOR, "application/postscript", lambda: [b"%!PS\n%%For: A\n(a\\101(b)) show\n" + _WORDS]
    ),
    extractor_target(rtf.EXTRACTOR, "application/rtf", lambda: [rtf_file(ole1(b"Package", packed(b"a.txt", _WORDS)))]),
    extractor_target(
        html.EXTRACTOR, "text/html", lambda: [b"<html><p title='a' srcdoc='&lt;p&gt;'>x<!-- y --><a href=x>" + _WORDS]
    ),
    extractor_target(parts.EXTRACTOR, parts.PAGES, lambda: [b'%pages of a document, 1\n[1, "body", "native", "x"]']),
    extractor_target(disk_image.EXTRACTOR, "application/x-vhdx", lambda: [b"vhdxfile" + bytes(99) + _WORDS]),
    Target(
        "mojibake",
        lambda: ["Jos\u00c3\u00a9 \u00c3\u0192\u00c2\u00a9".encode()],
        lambda data: None if isinstance(mended_lines(data.decode("utf-8", "replace")), str) else 1 / 0,
    ),
)
