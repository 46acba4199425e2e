"""xar archives: installer packages (.pkg) and Safari extensions of Apple."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_XAR = "application/x-xar"

EXTRACTOR = Extractor(
    id="xar",
    title="xar archive, Apple package",
    media_types=(_XAR,),
    extract=reads("xar", ("xar",)),
    signatures=(Signature(_XAR, b"xar!\x00\x1c\x00"),),
    extensions=(".xar", ".pkg"),
    library=LIBRARY,
    reads="members; a package's payload (cpio inside gzip) as an archive of its own",
    not_read="signatures and attributes in the table of contents",
)
