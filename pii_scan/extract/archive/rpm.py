"""RPM packages (LSB format): the packed cpio archive behind the headers, read at once."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_RPM = "application/x-rpm"

EXTRACTOR = Extractor(
    id="rpm",
    title="RPM package",
    media_types=(_RPM,),
    extract=reads("rpm", ("cpio",), ("rpm", "gzip", "bzip2", "xz", "lzma", "zstd")),
    signatures=(Signature(_RPM, b"\xed\xab\xee\xdb"),),
    extensions=(".rpm",),
    library=LIBRARY,
    reads="the packaged files",
    not_read="the package's own headers (name, packager, scripts)",
)
