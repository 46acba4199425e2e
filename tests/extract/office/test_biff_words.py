"""Words of an old workbook outside of its cells, by records drawn after [MS-XLS]."""

import struct

import pytest

from pii_scan.extract.office.biff_words import words_beside_cells


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def string(text: str) -> bytes:
    wide = not text.isascii()
    return struct.pack("<HB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


def box(text: str, cut: int) -> bytes:
    head = struct.pack("<HH6sHHHI", 0x212, 0, b"", len(text), 16, 0, 0)[:18]
    parts = record(0x3C, b"\0" + text[:cut].encode("latin-1")) + record(0x3C, b"\1" + text[cut:].encode("utf-16-le"))
    return record(0x1B6, head) + parts + record(0x3C, bytes(16))


BOOK = (
    record(0x809, struct.pack("<HH12x", 0x600, 5))
    + record(0x5C, string("Monique Sepulveda").ljust(112, b" "))
    + record(0x809, struct.pack("<HH12x", 0x600, 16))
    + record(0x14, string("&LClients of Łódź"))
    + box("SSN 446-22-2943 of Ana", 9)
    + record(0x1C, struct.pack("<HHHH", 1, 2, 0, 1) + string("Dana Hale"))
    + record(0x1B8, bytes(20) + "mailto:dana@example.com".encode("utf-16-le") + b"\0\0")
    + record(0x0A)
)


def test_boxes_headers_authors_and_links() -> None:
    said, around = words_beside_cells(BOOK)
    assert said == "SSN 446-22-2943 of Ana"
    assert around.splitlines() == ["Monique Sepulveda", "&LClients of Łódź", "Dana Hale", "mailto:dana@example.com"]


def test_what_is_encrypted_or_older_gives_nothing() -> None:
    assert words_beside_cells(BOOK[:20] + record(0x2F, bytes(54)) + BOOK[20:]) == ("", "")
    assert words_beside_cells(record(0x809, struct.pack("<HH", 0x500, 5)) + BOOK) == ("", "")


@pytest.mark.parametrize("end", range(0, len(BOOK), 7))
def test_a_cut_book_breaks_nothing(end: int) -> None:
    said, around = words_beside_cells(BOOK[:end])
    assert "SSN 446-22-2943 of Ana".startswith(said)
    assert len(around) <= len(words_beside_cells(BOOK)[1])
