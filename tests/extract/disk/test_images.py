"""Images become their files: read by name, deleted ones marked, and what was not read is said with its bytes."""

from pathlib import Path

import pytest

from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, ProblemCode
from tests.engine.containers import zipped
from tests.extract.archive.programs import contents
from tests.extract.disk.drawn import differencing, udif
from tests.extract.disk.samples import CLIENTS, DELETED, FILES, NOTE, PACKED, PHOTO, REST, STREAM, WAY, sample


@pytest.fixture(scope="module")
def disk(gather):
    return gather(sample("disk.img"), "disk.img")


def under(got, folder: str) -> dict[str, bytes]:
    return {key.removeprefix(folder): data for key, data in contents(got).items() if key.startswith(folder)}


def test_ntfs_with_streams_packed_and_deleted_files(disk) -> None:
    found = under(disk, "partition 1/")
    assert found.pop("Users/note.txt:hidden.csv") == STREAM
    assert found.pop("packed/list.txt") == PACKED
    assert found.pop("[deleted]/gone.txt") == DELETED
    # Two names of one file: it is read once.
    assert found.pop("Users/again.csv") == CLIENTS
    assert found == {name: data for name, data in FILES.items() if name != "Users/clients.csv"}
    assert disk.children["partition 1/Users/clients.csv"].problem is ProblemCode.LINK_NOT_FOLLOWED


def test_what_the_library_leaves_out_of_a_file_is_no_empty_file(disk) -> None:
    # A gigabyte of holes in a volume of three megabytes: The Sleuth Kit gives it without any content.
    assert disk.children["partition 1/holes.bin"].problem is ProblemCode.UNREADABLE
    assert (ProblemCode.UNREADABLE, Effect.PARTIAL) in {(p.code, p.effect) for p in disk.problems}


def test_ntfs_links_and_files_whose_bytes_lie_elsewhere(disk) -> None:
    assert disk.children["partition 1/cloud.txt"].problem is ProblemCode.UNSUPPORTED
    assert disk.children["partition 1/way.txt"].problem is ProblemCode.LINK_NOT_FOLLOWED
    assert WAY in [text.text for text in disk.texts]


def test_ext4_with_links_and_deleted_files(disk) -> None:
    found = under(disk, "partition 2/")
    assert found.pop("[deleted]/gone.txt") == DELETED
    assert found.pop("Users/again.csv") == CLIENTS
    assert found == {name: data for name, data in FILES.items() if name != "Users/clients.csv"}
    assert disk.children["partition 2/Users/way.csv"].problem is ProblemCode.LINK_NOT_FOLLOWED
    assert "../../../etc/passwd" in [text.text for text in disk.texts]


def test_fat_with_a_deleted_file_and_one_that_was_overwritten(disk) -> None:
    found = under(disk, "partition 3/")
    assert found.pop("[deleted]/_one.txt") == DELETED
    assert found.pop("new.txt") == REST
    assert not any("_ost" in name for name in found), "its place is another file's"
    assert sorted(found.values()) == sorted(FILES.values())
    assert "STICK" in [text.text for text in disk.texts]


def test_exfat_of_a_camera_card(gather) -> None:
    got = gather(sample("card.exfat"), "card.img")
    found = contents(got)
    assert found.pop("[deleted]/gone.txt") == DELETED
    assert found == FILES and "CARD" in [text.text for text in got.texts]


def test_what_lies_outside_of_files_is_searched_and_told(disk) -> None:
    assert "219-55-3317" in disk.text and "219-55-4428" in disk.text
    details = [(p.code.value, p.effect.value, p.detail) for p in disk.problems]
    assert (
        "unsupported",
        "partial",
        "partition 4, 65,536 bytes: no file system known, readable strings only",
    ) in details
    assert any("bytes of unused space that are not empty" in d and effect == "partial" for _, effect, d in details)
    assert any("3 deleted files" in d and effect == "note" for _, effect, d in details)


_WORDS = b"\x00\x01 SSN 219-09-9999 \x00"


def at(place: int, mark: bytes, size: int = 40_000) -> bytes:
    return bytes(place) + mark + bytes(size - place - len(mark)) + _WORDS


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (at(0, b"KDMV"), "a", "vmdk"),
        (at(0, b"# Disk DescriptorFile\n\x00"), "a", "vmdk"),
        (at(0, b"conectix"), "a", "vhd"),
        (at(0, b"vhdxfile"), "a", "vhd"),
        (at(0, b"QFI\xfb"), "a", "qcow2"),
        (at(64, b"\x7f\x10\xda\xbe"), "a", "vdi"),
        (at(0, b"EVF\x09\x0d\x0a\xff\x00"), "a.E01", "ewf"),
        (at(0, b"EVF2\x0d\x0a\x81\x00"), "a.Ex01", "ewf"),
        (at(0, b"\xebR\x90NTFS    "), "a", "raw-disk"),
        (at(450, b"\x83\x00\x00\x00\x00\x08\x00\x00" + bytes(52) + b"\x55\xaa"), "a", "raw-disk"),
        (at(1080, b"\x53\xef"), "a", "raw-disk"),
    ],
)
def test_one_that_cannot_be_opened_is_searched_and_stays_partial(gather, data: bytes, name: str, reader: str) -> None:
    got = gather(data, name)
    assert got.reader == reader
    assert Effect.PARTIAL in {p.effect for p in got.problems}
    assert any("readable strings only" in p.detail for p in got.problems)
    assert "219-09-9999" in got.text


CONTAINERS = ["dynamic.vhd", "fixed.vhd", "disk.vhdx", "disk.vdi", "plain.qcow2", "packed.qcow2", "zstd.qcow2",
              "sparse.vmdk", "stream.vmdk"]  # fmt: skip
SMALL = {"partition 1/clients.csv": CLIENTS, "partition 1/far/note.txt": NOTE, "partition 1/far/photo.jpg": PHOTO}


@pytest.mark.parametrize("name", CONTAINERS)
def test_containers_hold_the_same_disk(gather, name: str) -> None:
    got = gather(sample(name), name)
    assert contents(got) == SMALL
    assert not any(p.code in (ProblemCode.UNSUPPORTED, ProblemCode.UNREADABLE) for p in got.problems)


def placed(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_bytes(sample(name))
    return folder


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ("image.E01", ("image.E02", "image.E03")),
        ("parts.vmdk", ("parts-s001.vmdk",)),
        ("layer.qcow2", ("plain.qcow2",)),
    ],
)
def test_an_image_of_several_files(gather, tmp_path: Path, first: str, others: tuple[str, ...]) -> None:
    placed(tmp_path, first, *others)
    got = gather(Payload(path=str(tmp_path / first)), first)
    assert contents(got) == SMALL
    assert not any(p.code in (ProblemCode.UNSUPPORTED, ProblemCode.TRUNCATED) for p in got.problems)
    for other in others:
        part = gather(Payload(path=str(tmp_path / other)), other)
        if other != "plain.qcow2":
            assert not part.children and [p.effect for p in part.problems] == [Effect.NOTE]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("image.E01", ProblemCode.TRUNCATED),
        ("image.E02", ProblemCode.TRUNCATED),
        ("parts.vmdk", ProblemCode.TRUNCATED),
        ("layer.qcow2", ProblemCode.PARTLY_READ),
    ],
)
def test_without_the_others_it_is_incomplete(gather, tmp_path: Path, name: str, code: ProblemCode) -> None:
    placed(tmp_path, name)
    for given in (Payload(path=str(tmp_path / name)), sample(name)):
        got = gather(given, name)
        assert (code, Effect.PARTIAL) in {(p.code, p.effect) for p in got.problems}, got.problems


def test_a_flat_disk_is_read_where_its_sectors_are(gather, tmp_path: Path) -> None:
    placed(tmp_path, "flat.vmdk", "flat-flat.vmdk")
    assert contents(gather(Payload(path=str(tmp_path / "flat-flat.vmdk")), "flat-flat.vmdk")) == SMALL
    described = gather(Payload(path=str(tmp_path / "flat.vmdk")), "flat.vmdk")
    assert [p.effect for p in described.problems] == [Effect.NOTE] and not described.children


def test_whole_files_in_unused_space_are_recovered(gather) -> None:
    data = bytearray(sample("fixed.vhd"))
    held = {3 << 19: PHOTO, (3 << 19) + 4096: _pdf(), (3 << 19) + 12_288: zipped([("a.txt", b"SSN 219-55-4428")])}
    for place, file in held.items():
        data[place : place + len(file)] = file
    # Not at a sector's beginning, and without an end: neither is a file.
    data[(7 << 18) + 1 : (7 << 18) + 1 + len(PHOTO)] = PHOTO
    data[(7 << 18) + 4096 : (7 << 18) + 4196] = PHOTO[:100]
    got = gather(bytes(data), "disk.img")
    # The stretch behind the partition begins at byte 64 × 512 + 1 MiB; names count from the disk's beginning.
    found = {key: child.payload.read() for key, child in got.children.items() if key.startswith("[unused]/")}
    assert list(found.values()) == list(held.values())
    assert [key.rpartition(".")[2] for key in found] == ["jpg", "pdf", "zip"]
    assert f"[unused]/{3 << 19}.jpg" in found
    assert any("3 files found whole in unused space" in p.detail for p in got.problems)


def _pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\nupdated\n%%EOF"


@pytest.mark.parametrize("first", [0, 1])
def test_a_raw_image_in_parts(gather, tmp_path: Path, first: int) -> None:
    data, size = sample("fixed.vhd"), 700_001
    for number, at in enumerate(range(0, len(data), size)):
        (tmp_path / f"Image.{number + first:03}").write_bytes(data[at : at + size])
    name = f"Image.{first:03}"
    assert contents(gather(Payload(path=str(tmp_path / name)), name)) == SMALL
    later = f"Image.{first + 1:03}"
    part = gather(Payload(path=str(tmp_path / later)), later)
    assert not part.children and [p.effect for p in part.problems] == [Effect.NOTE]


def test_a_cut_image_says_how_much_is_missing(gather) -> None:
    got = gather(sample("fixed.vhd")[: 600 * 1024], "cut.img")
    assert any(
        p.code is ProblemCode.TRUNCATED and "466,944 of 1,048,576 bytes lie past the image's end" in p.detail
        for p in got.problems
    )


def test_limits_bite_and_are_told(gather) -> None:
    got = gather(sample("disk.img"), "disk.img", Limits(children=4, child_bytes=3_000))
    assert len(got.children) <= 4 and ProblemCode.TOO_LARGE in {p.code for p in got.problems}
    few = gather(sample("disk.img"), "disk.img", Limits(child_bytes=2_000))
    assert few.children["partition 1/packed/list.txt"].problem is ProblemCode.TOO_LARGE
    assert few.children["partition 1/Users/note.txt:hidden.csv"].payload is not None, (
        "smaller ones are read all the same"
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"LUKS\xba\xbe\x00\x02", "LUKS"),
        (b"\xebX\x90-FVE-FS-", "BitLocker"),
    ],
)
def test_encrypted_volumes_are_named(gather, data: bytes, kind: str) -> None:
    got = gather(data.ljust(1 << 20, b"\x07"))
    assert got.children[f"{kind} volume"].problem is ProblemCode.ENCRYPTED
    assert (ProblemCode.ENCRYPTED, Effect.PARTIAL) in {(p.code, p.effect) for p in got.problems}


def test_bytes_of_a_file_that_are_damaged_make_it_truncated(gather) -> None:
    # The chunk of an EnCase image that holds the list: its checksum no longer fits, and zlib refuses it.
    data = bytearray(sample("packed.qcow2"))
    got = gather(bytes(data[:-60_000]) if len(data) > 100_000 else bytes(data[: len(data) // 2]), "cut.qcow2")
    read = contents(got)
    assert read != SMALL and any(p.effect is Effect.PARTIAL for p in got.problems)


def test_a_disk_whose_files_are_all_there_and_whose_rest_is_empty_is_complete(gather) -> None:
    got = gather(sample("fixed.vhd"), "disk.img")
    assert [(p.code, p.effect) for p in got.problems] == [(ProblemCode.PARTLY_READ, Effect.NOTE)]
    assert "slack and of the file system's own structures" in got.problems[0].detail


def test_volumes_of_a_group(gather) -> None:
    got = gather(sample("group.lvm"), "group.img")
    assert contents(got) == {key.replace("partition 1", "stick"): data for key, data in SMALL.items()}
    assert not any("stick" in p.detail for p in got.problems), "names stay in addresses"
    assert any("bytes of the group in no logical volume, not looked at" in p.detail for p in got.problems)


def test_apple_disk_image(gather) -> None:
    got = gather(udif(sample("fixed.vhd")[:-512]), "Backup.dmg")
    assert got.reader == "dmg" and contents(got) == SMALL
    sealed = gather(b"encrcdsa" + bytes(5000), "Backup.dmg")
    assert [(p.code, p.effect) for p in sealed.problems] == [(ProblemCode.ENCRYPTED, Effect.PARTIAL)]


def test_a_differencing_disk_needs_its_parent(gather, tmp_path: Path) -> None:
    parent = sample("dynamic.vhd")
    (tmp_path / "base.vhd").write_bytes(parent)
    (tmp_path / "new.avhd").write_bytes(differencing(parent, "C:\\vm\\base.vhd"))
    assert contents(gather(Payload(path=str(tmp_path / "new.avhd")), "new.avhd")) == SMALL
    (tmp_path / "base.vhd").unlink()
    alone = gather(Payload(path=str(tmp_path / "new.avhd")), "new.avhd")
    assert any("its parent does not lie beside it" in p.detail and p.effect is not Effect.NOTE for p in alone.problems)
