"""Archives with damaged headers, joined archives and odd headers: no member may vanish."""

import io
import tarfile


def tarred(members: dict[str, bytes], fmt: int = tarfile.USTAR_FORMAT, **pax: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=fmt) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.pax_headers = pax
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def content(got):
    return {k: c.payload.read() for k, c in got.children.items() if c.payload is not None}


def test_a_damaged_header_costs_its_member_only(gather):
    data = bytearray(tarred({"a.txt": b"one", "b.txt": b"SSN: 219-09-9999", "c.txt": b"three"}))
    data[1024 + 148] ^= 1
    got = gather(bytes(data), "x.tar")
    found = content(got)
    assert found["a.txt"] == b"one"
    assert found["c.txt"] == b"three"
    assert got.codes == ["truncated"]
    # The bytes between the two whole headers: the damaged one and what it described.
    assert b"SSN: 219-09-9999" in found["damaged at byte 1024"]


def test_a_damaged_first_header_does_not_hide_the_others(gather):
    data = bytearray(tarred({"a.txt": b"SSN: 219-09-9999", "b.txt": b"two"}))
    data[148] ^= 1
    got = gather(bytes(data), "x.tar")
    assert content(got)["b.txt"] == b"two"
    assert b"SSN: 219-09-9999" in content(got)["damaged at byte 0"]
    assert got.codes == ["truncated"]


def test_a_tar_cut_inside_a_header_says_so(gather):
    got = gather(tarred({"a.txt": b"one", "b.txt": b"two"})[: 1024 + 300], "x.tar")
    assert content(got)["a.txt"] == b"one"
    assert [(p.code, p.effect) for p in got.problems] == [("truncated", "partial")]


def test_a_tar_cut_between_members_is_noted(gather):
    got = gather(tarred({"a.txt": b"one", "b.txt": b"two"})[:1024], "x.tar")
    assert content(got) == {"a.txt": b"one"}
    assert [(p.code, p.effect) for p in got.problems] == [("truncated", "note")]


def test_joined_archives_are_read_to_the_end(gather):
    got = gather(tarred({"a.txt": b"one"}) + tarred({"a.txt": b"two", "b.txt": b"three"}), "x.tar")
    assert content(got) == {"a.txt": b"one", "a.txt (2)": b"two", "b.txt": b"three"}
    assert got.codes == []


def test_bytes_behind_the_end_mark_are_an_item(gather):
    got = gather(tarred({"a.txt": b"one"}) + b"Name: Ada Example, SSN: 219-09-9999\n" * 3, "x.tar")
    assert list(content(got).values()) == [b"one", b"Name: Ada Example, SSN: 219-09-9999\n" * 3]
    assert got.codes == []


def test_links_and_extended_headers_are_named(gather):
    out = io.BytesIO(tarred({"a.txt": b"one"}, tarfile.PAX_FORMAT, comment="SSN: 219-09-9999"))
    with tarfile.open(fileobj=out, mode="a", format=tarfile.PAX_FORMAT) as archive:
        link = tarfile.TarInfo("ada-example.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "people/ada.txt"
        archive.addfile(link)
    got = gather(out.getvalue(), "x.tar")
    assert "comment: SSN: 219-09-9999" in got.text
    assert "people/ada.txt" in got.text
    assert got.children["ada-example.txt"].payload is None
    assert got.children["ada-example.txt"].problem == "link_not_followed"
