"""Unix archives (ar(5)) and Debian packages, which are ones (deb(5)); their tarballs are opened as members."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_AR, _DEB = "application/x-archive", "application/vnd.debian.binary-package"

EXTRACTOR = Extractor(
    id="ar",
    title="Unix archive (ar), Debian package",
    media_types=(_AR, _DEB),
    extract=reads("ar", ("ar",), skips=True),
    signatures=(Signature(_AR, b"!<arch>\n"), Signature(_DEB, b"!<arch>\ndebian-binary")),
    extensions=(".a", ".ar", ".deb", ".udeb"),
    library=LIBRARY,
    reads="members, also with BSD and GNU long names; a package's control and data",
    not_read="thin archives, which hold names alone",
)
