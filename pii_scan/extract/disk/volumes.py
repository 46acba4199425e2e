"""What a volume is by its first bytes, where it is no file system that can be opened at once."""

from pii_scan.extract.disk.disk import Disk

BITLOCKER, LUKS, LVM, SWAP, CORE_STORAGE = "BitLocker", "LUKS", "LVM", "Linux swap", "Core Storage (FileVault)"
ENCRYPTED = frozenset({BITLOCKER, LUKS, CORE_STORAGE})
_TO_GO = bytes.fromhex("3bd66749292ed84a8399f6a339e3d001")
"""BitLocker To Go looks like FAT but for this."""
_KNOWN = (
    (3, b"-FVE-FS-", BITLOCKER),
    (0, b"LUKS\xba\xbe", LUKS),
    (0, b"SKUL\xba\xbe", LUKS),
    (4086, b"SWAPSPACE2", SWAP),
    (4086, b"SWAP-SPACE", SWAP),
    (0, b"XFSB", "XFS"),
    (65600, b"_BHRfS_M", "Btrfs"),
    (32, b"NXSB", "APFS"),
    (3, b"ReFS\x00\x00\x00\x00", "ReFS"),
    (1024, b"\x10\x20\xf5\xf2", "F2FS"),
    (0, b"hsqs", "SquashFS"),
    (4096, b"\xfc\x4e\x2b\xa9", "Linux RAID"),
    (65588, b"ReIsEr", "ReiserFS"),
    (32768, b"JFS1", "JFS"),
)


def named(disk: Disk) -> str:
    """`BitLocker`, `XFS`…; empty where nothing is known."""
    try:
        head = disk.read_at(0, 65_680)
    except OSError:
        return ""
    for at, mark, name in _KNOWN:
        if head[at : at + len(mark)] == mark:
            return name
    if head[424:440] == _TO_GO:
        return BITLOCKER
    if head[88:90] == b"CS" and head[8:12] == b"\x01\x00\x10\x00":
        return CORE_STORAGE
    # LVM2's label stands in one of the first four sectors.
    if any(head[at : at + 8] == b"LABELONE" and head[at + 24 : at + 28] == b"LVM2" for at in range(0, 2048, 512)):
        return LVM
    return ""
