"""Cabinet files ([MS-CAB]): MSZIP, Quantum-free sets, LZX."""

from pii_scan.extract.archive.listed import LIBRARY, reads
from pii_scan.extract.extractor import Extractor, Signature

_CAB = "application/vnd.ms-cab-compressed"


def _end(head: bytes) -> int:
    """`cbCabinet`."""
    return int.from_bytes(head[8:12], "little")


EXTRACTOR = Extractor(
    id="cab",
    title="Cabinet archive",
    media_types=(_CAB,),
    extract=reads("cab", ("cab",), end=_end),
    signatures=(Signature(_CAB, b"MSCF\x00\x00\x00\x00"),),
    extensions=(".cab",),
    library=LIBRARY,
    reads="members (stored, MSZIP, LZX); bytes behind the cabinet",
    not_read="Quantum compression, sets over several cabinets",
)
