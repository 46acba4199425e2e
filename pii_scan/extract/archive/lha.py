"""LHA archives (lzh): header levels 0 to 3."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_LHA = "application/x-lha"
_METHODS = (b"lh0", b"lh1", b"lh2", b"lh3", b"lh4", b"lh5", b"lh6", b"lh7", b"lhd", b"lzs", b"lz4", b"lz5")

EXTRACTOR = Extractor(
    id="lha",
    title="LHA archive",
    media_types=(_LHA,),
    # Most of them are Japanese; without a charset libarchive gives up at the first such name.
    extract=reads("lha", ("lha",), charset="CP932"),
    signatures=tuple(Signature(_LHA, b"-%s-" % method, 2) for method in _METHODS),
    extensions=(".lzh", ".lha"),
    library=LIBRARY,
    reads="members stored or packed as lh5, lh6, lh7",
    not_read="lh1 to lh4 and the Larc methods: named per member",
)
