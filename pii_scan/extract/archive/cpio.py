"""cpio archives (cpio(5)): newc, crc, odc and old binary."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_CPIO = "application/x-cpio"

EXTRACTOR = Extractor(
    id="cpio",
    title="cpio archive",
    media_types=(_CPIO,),
    extract=reads("cpio", ("cpio",), skips=True),
    signatures=(
        Signature(_CPIO, b"070701"),
        Signature(_CPIO, b"070702"),
        Signature(_CPIO, b"070707"),
        Signature(_CPIO, b"\xc7\x71"),
        Signature(_CPIO, b"\x71\xc7"),
    ),
    extensions=(".cpio",),
    library=LIBRARY,
    reads="regular members; names of links",
    not_read="devices, what links point to",
)
