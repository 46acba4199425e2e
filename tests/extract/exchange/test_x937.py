"""Image cash letters by the field positions of X9.100-187, counted from one."""

import struct

import pytest

from tests.extract.exchange.test_wage_reports import at

TIFF = b"II*\0\x08\0\0\0\0\0\0\0\0\0"


def record(raw: bytes) -> bytes:
    return struct.pack(">I", len(raw)) + raw


def picture(codec: str, key: str = "", image: bytes = TIFF) -> bytes:
    fixed = at(101, (1, "52"), (3, "061000146"), (12, "20240105"))
    return record(f"{fixed}{len(key):04}{key}00000{len(image):07}".encode(codec) + image)


def letter(codec: str = "cp037", *, key: str = "") -> bytes:
    lines = [
        at(80, (1, "0103T061000146026073150202401050911N")),
        at(80, (1, "1001061000146026073150202401052024010509"), (53, "NADIA FONSECA"), (67, "2175550100")),
        at(80, (1, "25"), (19, "071000013"), (28, "7712-0934-556/1001"), (48, "0000020000")),
        at(80, (1, "261"), (4, "061000146"), (13, "20240105"), (36, "5590218834"), (59, "WENDELL REED")),
    ]
    sides = [at(80, (1, "501"), (4, "061000146"), (13, "20240105"), (32, side)) for side in "01"]
    out = [record(line.encode(codec)) for line in lines]
    for side in sides:
        out += [record(side.encode(codec)), picture(codec, key)]
    return b"".join([*out, *(record(at(80, (1, sort)).encode(codec)) for sort in ("70", "90", "99"))])


@pytest.mark.parametrize("codec", ["cp037", "ascii"])
@pytest.mark.parametrize("key", ["", "KEY-0001"])
def test_checks(gather, codec, key):
    got = gather(letter(codec, key=key), "x")
    assert got.reader == "x937"
    assert [{k: v for k, v in row.items() if v} for row in got.rows] == [
        {"routing number": "071000013", "bank account number": "77120934556"},
        {"payee": "WENDELL REED", "bank account number": "5590218834", "routing number": "061000146"},
    ]
    assert {k: child.payload.read() for k, child in got.children.items()} == {
        "check-1/front": TIFF, "check-1/back": TIFF,
    }  # fmt: skip
    assert "NADIA FONSECA" in got.text
    assert got.problems == []


@pytest.mark.parametrize("end", [-90, 200, 420, 86])
def test_a_cut_letter_is_partial(gather, end):
    got = gather(letter()[:end], "x")
    assert "truncated" in got.codes


def test_a_record_that_states_too_much_ends_the_reading_and_the_rest_is_kept(gather):
    data = letter()[: 84 * 3] + b"\xff\xff\xff\xff" + b"\xc1" * 300
    got = gather(data, "x")
    assert "truncated" in got.codes
    assert any(child.payload is not None for child in got.children.values())


@pytest.mark.parametrize("length", ["0000999", "000001²", "-000014"])
def test_a_picture_whose_length_does_not_fit_is_told_of(gather, length):
    wrong = letter().replace("0000014".encode("cp037"), length.encode("cp037"))
    got = gather(wrong, "x")
    assert (got.children, got.codes) == ({}, ["partly_read"])
