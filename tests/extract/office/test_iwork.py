"""Pages, Numbers and Keynote: parts written by hand after what is known of them."""

import io
import zipfile

import pytest

from pii_scan.extract.office.protobuf import fields, strings
from pii_scan.extract.office.snappy import SnappyDamage, unpack_block


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def piece(number: int, value: bytes | int) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def part(*messages: tuple[int, bytes]) -> bytes:
    """As Apple's programs write it, with literals alone."""
    stream = b""
    for kind, message in messages:
        info = piece(1, 7) + piece(2, piece(1, kind) + piece(3, len(message)))
        stream += varint(len(info)) + info + message
    block = varint(len(stream))
    for at in range(0, len(stream), 60):
        literal = stream[at : at + 60]
        block += bytes([len(literal) - 1 << 2]) + literal
    return b"\x00" + len(block).to_bytes(3, "little") + block


def package(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_iwa", ".iwa").replace("_jpg", ".jpg"), data)
    return out.getvalue()


def test_what_was_written_comes_before_names(gather):
    body = piece(1, 3) + piece(3, "Ann Lee, SSN 219-09-9999\u2029José".encode())
    cell = piece(3, piece(1, 1) + piece(3, b"Bo Reed"))
    data = package(
        Index__Document_iwa=part((2001, body), (1, piece(2, b"Author of it") + piece(4, b"bodyParagraphStyleID"))),
        Index__Tables__DataList_iwa=part((6005, cell)),
        Index__DocumentStylesheet_iwa=part((400, piece(2, b"Helvetica Neue"))),
        preview_jpg=b"\xff\xd8\xff\xe0 preview",
    )
    got = gather(data, "a.pages")
    assert got.media_type == "application/vnd.apple.iwork"
    assert [(t.text, t.layer) for t in got.texts] == [
        ("Ann Lee, SSN 219-09-9999\nJosé\nBo Reed", "body"),
        ("Author of it", "properties"),
    ]
    assert {name: (child.told, child.problem) for name, child in got.children.items()} == {
        "Index/Document.iwa": (True, None), "Index/Tables/DataList.iwa": (True, None),
        "Index/DocumentStylesheet.iwa": (True, None), "preview.jpg": (False, None),
    }  # fmt: skip
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "partial")]


def test_a_password_is_named(gather):
    data = package(
        Index__Document_iwa=b"\x91\x00random",
        **{".iwpv2": b"\x01", ".iwph": b"the name of my dog"},
        preview_jpg=b"\xff\xd8\xff",
    )
    got = gather(data, "a.pages")
    assert "encrypted" in got.codes
    assert {name: child.problem for name, child in got.children.items()} == {
        "Index/Document.iwa": "encrypted", ".iwpv2": None, ".iwph": None, "preview.jpg": None,
    }  # fmt: skip
    assert got.text == "password hint: the name of my dog"


def test_a_damaged_part_is_a_problem(gather):
    whole = part((2001, piece(3, b"Ann Lee") + piece(3, b"x" * 400)))
    got = gather(package(Index__Document_iwa=whole[:-100], Index__A_iwa=part((2001, piece(3, b"Bo Reed")))), "a.key")
    assert "Bo Reed" in got.text
    assert "truncated" in got.codes
    assert [child.problem for child in got.children.values()] == ["truncated", None]


def test_a_part_by_itself(gather):
    assert gather(part((2001, piece(3, b"Ann Lee"))), "Slide.iwa").text == "Ann Lee"


@pytest.mark.parametrize(
    ("block", "meant"),
    [
        # Written by hand after the format's description.
        (b"\x05\x10hello", b"hello"),
        (b"\x0a\x00a\x15\x01\x04bc", None),
        (b"\x06\x04ab\x01\x02", b"ababab"),
        (b"\x08\x04ab" + bytes([(6 - 1) << 2 | 2, 2, 0]), b"abababab"),
        (b"\x46\xf0\x45" + b"q" * 70, b"q" * 70),
        (b"\x05\x10hell", None),
        (b"\x04\x00a\x01\x09", None),
        (b"\xff\xff\xff\xff\x0f\x00a", None),
        (b"", None),
    ],
)
def test_snappy(block: bytes, meant: bytes | None):
    if meant is None:
        with pytest.raises(SnappyDamage):
            unpack_block(block, 1 << 20)
    else:
        assert unpack_block(block, 1 << 20) == meant


def test_a_bomb_of_copies_is_refused():
    size = 1 << 28
    with pytest.raises(SnappyDamage):
        unpack_block(varint(size) + b"\x00a" + b"\xfe\x01\x00" * 1000, 1 << 20)


def test_messages_within_messages_are_no_recursion():
    message = b"Ann Lee"
    for _ in range(5_000):
        message = piece(2, message)
    assert list(strings(message)) in ([], ["Ann Lee"])
    assert list(fields(b"\xff" * 100)) == []
    assert list(strings(piece(1, piece(3, b"deep text")))) == ["deep text"]
