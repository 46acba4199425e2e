"""Images of disks and virtual machines: named as what they are; file systems inside are not opened."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

_KINDS = {
    "application/x-virtualbox-vmdk": "VMware disk",
    "application/x-vhd": "VHD disk",
    "application/x-vhdx": "VHDX disk",
    "application/x-qemu-disk": "QEMU disk",
    "application/x-ewf": "EnCase (E01) image",
    "application/x-ad1": "FTK logical image (AD1)",
    "application/x-aff4": "AFF4 image",
    "application/x-virtualbox-vdi": "VirtualBox disk",
    "application/x-parallels-disk": "Parallels disk",
    "application/x-udf-image": "UDF disc",
    "application/x-apple-diskimage": "Apple disk image",
    "application/x-raw-disk-image": "disk or file system",
    "application/x-luks": "LUKS volume, encrypted",
    "application/x-wim": "Windows image (WIM)",
}
_RAW = "application/x-raw-disk-image"
_SIGNATURES = (
    Signature("application/x-ewf", b"EVF2\x0d\x0a\x81\x00"),
    Signature("application/x-ewf", b"LVF\x09\x0d\x0a\xff\x00"),
    Signature("application/x-ad1", b"ADSEGMENTEDFILE"),
    Signature("application/x-virtualbox-vdi", b"\x7f\x10\xda\xbe", 64),
    Signature("application/x-parallels-disk", b"WithoutFreeSpace"),
    Signature("application/x-parallels-disk", b"WithouFreSpacExt"),
    Signature("application/x-virtualbox-vmdk", b"# Disk DescriptorFile"),
    Signature("application/x-virtualbox-vmdk", b"COWD"),
    Signature("application/x-udf-image", b"BEA01", 32769),
    Signature("application/x-wim", b"MSWIM\x00\x00\x00"),
    Signature(_RAW, b"\xebR\x90NTFS    "),
    Signature(_RAW, b"\xebv\x90EXFAT   "),
    Signature(_RAW, b"MSDOS5.0", 3),
    Signature(_RAW, b"mkfs.fat", 3),
    Signature(_RAW, b"NXSB", 32),
    Signature(_RAW, b"EFI PART", 512),
    Signature(_RAW, b"XFSB\x00\x00"),
    Signature(_RAW, b"H+\x00\x04", 1024),
    Signature(_RAW, b"HX\x00\x05", 1024),
)
_MBR_MARK = b"\x55\xaa"
_EXT_MARK = b"\x53\xef"


def probe(head: bytes, name: str) -> str | None:
    """A master boot record, or an ext file system; Apple's images have their mark at their end and are known by their
    name alone."""
    if name.lower().endswith(".dmg"):
        return "application/x-apple-diskimage"
    if head[1080:1082] == _EXT_MARK and not any(head[1012:1024]):
        return _RAW
    table = head[446:510]
    states = table[::16]
    if head[510:512] == _MBR_MARK and len(table) == 64 and any(table) and set(states) <= {0, 0x80}:
        return _RAW if any(table[4::16]) else None
    return None


def extract(given: Input) -> Iterator[Evidence]:
    """Readable strings, and the problem that says how to have the files read."""
    found = False
    for piece in carved(given):
        found = True
        yield piece
    kind = _KINDS.get(given.media_type, "disk image")
    detail = f"{kind}, not opened; attach it read-only (or extract its files) and scan those"
    yield Problem(ProblemCode.UNSUPPORTED, "extract", detail, Effect.PARTIAL if found else Effect.SKIPPED)


EXTRACTOR = Extractor(
    id="disk-image",
    title="Disk images (VMDK, VHD, VHDX, VDI, QCOW2, E01, AD1, DMG, WIM, raw, UDF)",
    media_types=tuple(_KINDS),
    extract=extract,
    signatures=_SIGNATURES,
    probe=probe,
    extensions=(".vmdk", ".vhd", ".vhdx", ".vdi", ".qcow2", ".e01", ".ad1", ".dmg", ".dd", ".img", ".wim"),
    priority=-20,
    library="own",
    reads="readable strings, marked as carved; the item stays partial",
    not_read="the file systems inside",
)
