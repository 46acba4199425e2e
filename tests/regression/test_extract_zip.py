"""Zip files whose directory tells less than they hold: every byte is listed or read."""

import io
import struct
import zipfile

from pii_scan.model.limits import Limits

SECRET = b"Name: Ada Example\nSSN: 219-09-9999\n" * 3


def zipped(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.comment = comment
            archive.writestr(info, data)
    return out.getvalue()


def without_entry(data: bytes, name: bytes) -> bytes:
    """The same file with one entry of the directory taken out, its local header and bytes left in place."""
    start = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entries = [b"PK\x01\x02" + e for e in data[start:end].split(b"PK\x01\x02")[1:]]
    kept = [e for e in entries if e[46 : 46 + len(name)] != name]
    directory = b"".join(kept)
    record = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(kept), len(kept), len(directory), start, 0)
    return data[:start] + directory + record


def content(got):
    return {k: c.payload.read() for k, c in got.children.items() if c.payload is not None}


def test_a_member_without_directory_entry_is_read(gather):
    got = gather(without_entry(zipped({"a.txt": b"one", "b.txt": SECRET, "c.txt": b"three"}), b"b.txt"))
    assert content(got) == {"a.txt": b"one", "c.txt": b"three", "unlisted 1/b.txt": SECRET}
    assert [(p.code, p.effect) for p in got.problems] == [("partly_read", "note")]


def test_a_folder_that_holds_bytes_is_a_member(gather):
    data = zipped({"a.txt": b"one", "folder.x": SECRET}).replace(b"folder.x", b"folder./")
    assert content(gather(data)) == {"a.txt": b"one", "folder.": SECRET}


def test_members_comments_are_read(gather):
    got = gather(zipped({"a.txt": b"one"}, comment=b"SSN: 219-09-9999"))
    assert got.text == "SSN: 219-09-9999"


def test_bytes_before_between_and_behind_are_items(gather):
    one, two = zipped({"a.txt": b"one"}), zipped({"a.txt": b"one", "b.txt": b"two"})
    assert content(gather(one + SECRET)) == {"a.txt": b"one", "after the end": SECRET}
    cut = two.index(b"PK\x03\x04", 4)
    start = two.index(b"PK\x01\x02")
    moved = bytearray(two[:cut] + SECRET + two[cut:])
    # The second entry's offset and the directory's own move by the bytes put in.
    second = moved.rindex(b"PK\x01\x02")
    struct.pack_into("<I", moved, second + 42, cut + len(SECRET))
    struct.pack_into("<I", moved, moved.rindex(b"PK\x05\x06") + 16, start + len(SECRET))
    key = f"between members at byte {cut}"
    assert content(gather(bytes(moved))) == {"a.txt": b"one", "b.txt": b"two", key: SECRET}


def test_an_ordinary_archive_has_nothing_outside(gather):
    out = io.BytesIO()

    class Pipe(io.RawIOBase):
        """Not seekable: members get data descriptors."""

        def writable(self):
            return True

        def write(self, block):
            return out.write(block)

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", SECRET)
        archive.comment = b"whole"
    got = gather(out.getvalue(), limits=Limits())
    assert list(content(got)) == [f"{number}.txt" for number in range(5)]
    assert got.problems == []
