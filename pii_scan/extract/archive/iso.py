"""Disc images (ISO 9660 / ECMA-119 with Joliet or Rock Ridge names)."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_ISO = "application/x-iso9660-image"

_SECTOR = 2048
_VOLUME = 16 * _SECTOR


def _end(head: bytes) -> int:
    """Volume space size of the primary volume descriptor (ECMA-119, 8.4.8), in blocks of 2,048 bytes."""
    return (
        _SECTOR * int.from_bytes(head[_VOLUME + 80 : _VOLUME + 84], "little")
        if head[_VOLUME : _VOLUME + 1] == b"\x01"
        else 0
    )


EXTRACTOR = Extractor(
    id="iso",
    title="Disc image (ISO 9660)",
    media_types=(_ISO,),
    extract=reads("iso", ("iso9660",), skips=True, end=_end),
    signatures=(Signature(_ISO, b"CD001", 32769),),
    extensions=(".iso",),
    library=LIBRARY,
    reads="files of ISO 9660, Joliet, Rock Ridge and zisofs, also on discs that carry UDF beside it; bytes behind the "
    "volume",
    not_read="discs with UDF alone, boot images, what lies outside of files",
)
