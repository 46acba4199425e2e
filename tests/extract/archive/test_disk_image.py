"""Images of disks are named, with what to do about them, and their readable strings are searched."""

import pytest

_WORDS = b"\x00\x01 SSN 219-09-9999 \x00"


def at(place: int, mark: bytes, size: int = 40_000) -> bytes:
    return bytes(place) + mark + bytes(size - place - len(mark)) + _WORDS


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (at(0, b"ADSEGMENTEDFILE\x00"), "a", "AD1"),
        (at(0, b"MSWIM\x00\x00\x00"), "a", "WIM"),
        (at(32769, b"BEA01"), "a", "UDF"),
    ],
)
def test_named_with_the_remedy(gather, data: bytes, name: str, kind: str) -> None:
    got = gather(data, name)
    assert got.reader == "disk-image"
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("unsupported", "partial")]
    assert kind in got.problems[0].detail
    assert "read-only" in got.problems[0].detail
    assert "219-09-9999" in got.text


def test_other_bytes_are_no_image(gather) -> None:
    assert gather(bytes(510) + b"\x55\xaa" + bytes(600)).reader == "carved"
    assert gather(b"# Disk DescriptorFile is what the first line of such a file says.\n").media_type != "text/plain"
