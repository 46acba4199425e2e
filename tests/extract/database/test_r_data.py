"""R data: a data frame that pyreadr (librdata) wrote of invented people, other values by hand after R Internals, 1.8."""

import base64
import struct
import zlib

import pytest

FRAME = zlib.decompress(base64.b85decode(
    b"c-oCpO-lnY5S`tAU{@5e;JJSwWwX1q-"
    b"IIzJ1w{lwuW6gog*1UARz3Nbd+bR~c9YiTWMFnCZ|1$3S@N0yKn!sUYJ*nae7eTY>;>A;Grs>oWTgZfJiS$16J9Y!T<ZLJNyS`9I=G%v$%$Tmy"
    b"3EB(#g>$<DozGBL}_YBT&O_$xF|*_%TQJp`5qdh9HT5P(;bvzS5*W82`)z%r3J#-"
    b"9vK%XEm5BCk;w!Z2|PB$lbUU}28bHpZsMl8%jlXiKWOaG`0n0EkGBD%Gh;+~!cJyEW?D!SeH%NqO)oc4pDS?w2>faC+r#|V)~65J_2xtqMy8Yn"
    b"EyKbNCoAgb>N>D(K^M1_;y#><si!GTv@eN#LG%%*Cu<^y^%!9b__wbW<DX!U#4b2oNIPh-x)krjzgzid5MdwqXAtG~*Z%?zVNiP"
))  # fmt: skip


def number(*values: int) -> bytes:
    return struct.pack(f">{len(values)}i", *values)


def chars(text: str) -> bytes:
    return number(0x00040009, len(text.encode())) + text.encode()


def strings(*texts: str) -> bytes:
    return number(16, len(texts)) + b"".join(map(chars, texts))


def symbol(name: str) -> bytes:
    return number(1) + chars(name)


def file(value: bytes, version: int = 2) -> bytes:
    extra = number(5) + b"UTF-8" if version == 3 else b""
    return b"X\n" + number(version, 0x00040100, 0x00020300) + extra + value


NAMED_LIST = number(0x213, 2) + strings("Marisol Quintanilla") + number(14, 1) + struct.pack(">d", 217.0)
NAMED_LIST += number(0x402) + symbol("names") + strings("patient", "room") + number(0xFE)


def test_a_data_frame(gather):
    got = gather(FRAME, "item")
    assert (got.media_type, got.reader, got.problems) == ("application/x-r-data", "r_data", [])
    assert got.rows[0] == {
        "name": "Marisol Quintanilla", "ssn": "446-22-2943", "dob": "1961-04-12", "state": "OH", "n": "1", "x": "1.5",
    }  # fmt: skip
    assert got.rows[2]["x"] is None


@pytest.mark.parametrize("version", [2, 3])
def test_a_list_with_names(gather, version):
    got = gather(file(NAMED_LIST, version), "item")
    assert got.reader == "r_data" and got.text == "patient: Marisol Quintanilla\nroom: 217"


def test_a_workspace(gather):
    pairs = number(0x402) + symbol("people") + strings("Theodore Abernathy", "Bo Reed") + number(0xFE)
    got = gather(b"RDX3\n" + file(pairs, 3), "item")
    assert got.text == "people: Theodore Abernathy\npeople: Bo Reed"


def test_compact_sequences_and_references(gather):
    name = symbol("compact_intseq")
    info = number(2) + name + number(2) + symbol("base") + number(2) + number(13, 1, 13) + number(0xFE)
    state = number(14, 3) + struct.pack(">3d", 3, 5, 1)
    pairs = number(0x402) + symbol("ages") + number(238) + info + state + number(0xFE)
    # The third symbol again: by its number.
    pairs += number(0x402) + number(0x1FF) + strings("again") + number(0xFE)
    got = gather(b"RDX3\n" + file(pairs, 3), "item")
    assert got.text == "ages: 5, 6, 7\nages: again" and got.problems == []


@pytest.mark.parametrize("end", [20, 100, -4])
def test_a_cut_file_is_truncated(gather, end):
    assert gather(FRAME[:end], "item").codes == ["truncated"]


def test_nesting_and_sizes_are_bounded(gather):
    deep = b"".join(number(19, 1) for _ in range(5000)) + strings("x")
    assert gather(file(deep), "item").codes == ["unsupported"]
    assert gather(file(number(16, (1 << 31) - 1)), "item").codes == ["unsupported"]
