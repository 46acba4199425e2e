"""Property lists: written by plistlib or by hand after CFBinaryPList; keyed archives after Foundation's layout."""

import plistlib
import struct
from datetime import datetime
from plistlib import UID

import pytest

LIST = {"title": "Clinic", "patients": [{"name": "Marisol Quintanilla", "ssn": "446-22-2943", "seen": datetime(2024, 3, 1)},
                                        {"name": "Theodore Abernathy", "ssn": "447-31-2090", "seen": datetime(2024, 3, 2)}]}  # fmt: skip
ARCHIVE = {
    "$version": 100000, "$archiver": "NSKeyedArchiver", "$top": {"root": UID(1)},
    "$objects": ["$null", {"NS.objects": [UID(2)], "$class": UID(8)},
                 {"NS.keys": [UID(3), UID(4)], "NS.objects": [UID(5), UID(6)], "$class": UID(9)}, "name", "born",
                 {"NS.string": "Marisol Quintanilla", "$class": UID(9)}, {"NS.time": 0.0, "$class": UID(9)},
                 {"$classname": "NSDate"}, {"$classname": "NSArray"}, {"$classname": "NSDictionary"}],
}  # fmt: skip


def binary(value):
    return plistlib.dumps(value, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_like_dictionaries_are_a_table(gather, form):
    got = gather(plistlib.dumps(LIST, fmt=form), "item")
    assert got.reader == "plist" and got.text == "title: Clinic"
    assert got.rows[1] == {"name": "Theodore Abernathy", "ssn": "447-31-2090", "seen": "2024-03-02T00:00:00"}


def test_a_keyed_archive_is_what_it_stands_for(gather):
    got = gather(binary(ARCHIVE), "item")
    # Foundation counts from 1 January 2001.
    assert got.rows == [{"name": "Marisol Quintanilla", "born": "2001-01-01T00:00:00"}]


def test_data_are_items_and_lists_inside_data_are_opened(gather):
    picture = b"\xff\xd8\xff\xe0" + bytes(100)
    got = gather(
        binary({"photo": picture, "nested": binary({"phone": "217-555-0143"}), "short": b"words", "id": b"\x80"}), "x"
    )
    assert got.text.splitlines() == ["nested.phone: 217-555-0143", "short: words"]
    assert got.children["photo"].payload.read() == picture


@pytest.mark.parametrize("end", [20, 130, -1])
def test_a_cut_list_is_truncated_and_its_strings_are_carved(gather, end):
    got = gather(binary(LIST)[:end], "x")
    assert got.codes == ["truncated"]
    assert "Quintanilla" in got.text or end == 20


def test_a_cut_xml_list_is_read_as_xml(gather):
    got = gather(plistlib.dumps(LIST)[:400], "x.plist")
    assert got.reader == "xml" and "Marisol Quintanilla" in got.text


def _hand_made(objects: list[bytes]) -> bytes:
    """CFBinaryPList: objects, offsets of two bytes, trailer."""
    out, offsets = b"bplist00", b""
    for one in objects:
        offsets += struct.pack(">H", len(out))
        out += one
    return out + offsets + struct.pack(">6xBBQQQ", 2, 1, len(objects), 0, len(out))


def test_a_list_that_holds_itself_ends(gather):
    got = gather(_hand_made([b"\xa1\x00"]), "x")
    assert set(got.codes) & {"too_deep", "truncated"}


def test_a_billion_values_out_of_few_bytes_are_cut(gather, monkeypatch):
    monkeypatch.setattr("pii_scan.extract.text.plist._VALUES_MAX", 20_000)
    objects = [b"\xaa" + bytes([n + 1] * 10) for n in range(9)] + [b"\x55hello"]
    got = gather(_hand_made(objects), "x")
    assert "too_large" in got.codes and len(got.text) < 1_000_000


def test_entities_are_not_expanded(gather):
    bomb = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist><string>&b;</string></plist>'
    got = gather(bomb, "x.plist")
    assert got.reader == "xml" and "partly_read" in got.codes
