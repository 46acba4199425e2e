"""Disc images (ISO 9660 / ECMA-119 with Joliet or Rock Ridge names)."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_ISO = "application/x-iso9660-image"

EXTRACTOR = Extractor(
    id="iso",
    title="Disc image (ISO 9660)",
    media_types=(_ISO,),
    extract=reads("iso", ("iso9660",), skips=True),
    signatures=(Signature(_ISO, b"CD001", 32769),),
    extensions=(".iso",),
    library=LIBRARY,
    reads="files of ISO 9660, Joliet, Rock Ridge and zisofs, also on discs that carry UDF beside it",
    not_read="discs with UDF alone, boot images, what lies outside of files",
)
