"""Raw images (dd), whole or split (.001), fixed VHD (Azure's page blobs), and single volumes."""

from pii_scan.extract.disk.disk import Chain, Disk, StreamDisk, Window
from pii_scan.extract.disk.image import LIBRARY, Elsewhere, Opening, reads
from pii_scan.extract.disk.segments import raw_segments
from pii_scan.extract.extractor import Extractor, Input, Signature

RAW = "application/x-raw-disk-image"
_SECTOR = 512
_MBR_MARK = b"\x55\xaa"
_EXT_MARK = b"\x53\xef"


def probe(head: bytes, _: str) -> str | None:
    """A master boot record, or an ext file system."""
    if head[1080:1082] == _EXT_MARK and not any(head[1012:1024]):
        return RAW
    table = head[446:510]
    states = table[::16]
    if head[510:512] == _MBR_MARK and len(table) == 64 and any(table) and set(states) <= {0, 0x80}:
        return RAW if any(table[4::16]) else None
    return None


def opened(given: Input, stack: Opening) -> Disk:
    """All parts that lie beside one another; of a fixed VHD the disk without its footer."""
    parts = raw_segments(given)
    if len(parts) > 1:
        if parts[0].name != given.name:
            raise Elsewhere("a further part; read with the first")
        chain = Chain(parts)
        stack.callback(chain.close)
        return _unfooted(chain)
    stream = stack.enter_context(given.payload.open())
    return _unfooted(StreamDisk(stream, given.payload.size_bytes))


def _unfooted(disk: Disk) -> Disk:
    """Virtual Hard Disk Image Format Specification 1.0: a fixed disk is raw but for its last sector."""
    if disk.size > _SECTOR and disk.read_at(disk.size - _SECTOR, 8) == b"conectix":
        return Window(disk, 0, disk.size - _SECTOR)
    return disk


EXTRACTOR = Extractor(
    id="raw-disk",
    title="Raw disk images (dd, split .001, fixed VHD, single volumes)",
    media_types=(RAW,),
    extract=reads("raw image", opened),
    signatures=(
        Signature(RAW, b"\xebR\x90NTFS    "),
        Signature(RAW, b"\xebv\x90EXFAT   "),
        Signature(RAW, b"MSDOS5.0", 3),
        Signature(RAW, b"mkfs.fat", 3),
        Signature(RAW, b"NXSB", 32),
        Signature(RAW, b"EFI PART", 512),
        Signature(RAW, b"XFSB\x00\x00"),
        Signature(RAW, b"H+\x00\x04", 1024),
        Signature(RAW, b"HX\x00\x05", 1024),
        Signature(RAW, b"LUKS\xba\xbe"),
        Signature(RAW, b"SKUL\xba\xbe"),
        Signature(RAW, b"-FVE-FS-", 3),
        Signature(RAW, b"LABELONE", 512, ((536, b"LVM2 001"),)),
    ),
    probe=probe,
    extensions=(".dd", ".img", ".raw"),
    priority=-8,
    library=f"{LIBRARY}, libfsapfs-python, libfsxfs-python, libvslvm-python, libbde-python, libluksde-python",
    reads="files of NTFS, FAT, exFAT, ext2 to ext4, XFS, HFS+, APFS and UFS, in partitions (MBR, GPT, Apple, BSD), LVM "
    "or alone, with alternate data streams; deleted ones as far as they are still there; pictures, PDF, zip and SQLite "
    "found whole in unused space, strings of the rest of it, of slack and of unknown partitions, within a budget; "
    "BitLocker, LUKS and APFS volumes with a password of the list",
    not_read="volumes that no password opens, files that Windows packed by itself (WOF), shadow copies, snapshots, "
    "Btrfs, ReFS, ZFS, RAID, files in pieces in unused space",
)
