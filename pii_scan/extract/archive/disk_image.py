"""Images of disks and virtual machines: named as what they are; file systems inside are not opened."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

_KINDS = {
    "application/x-ad1": "FTK logical image (AD1)",
    "application/x-aff4": "AFF4 image",
    "application/x-parallels-disk": "Parallels disk",
    "application/x-udf-image": "UDF disc",
    "application/x-wim": "Windows image (WIM)",
}
_SIGNATURES = (
    Signature("application/x-ad1", b"ADSEGMENTEDFILE"),
    Signature("application/x-parallels-disk", b"WithoutFreeSpace"),
    Signature("application/x-parallels-disk", b"WithouFreSpacExt"),
    Signature("application/x-udf-image", b"BEA01", 32769),
    Signature("application/x-wim", b"MSWIM\x00\x00\x00"),
)


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
    title="Disk images that are named only (AD1, AFF4, Parallels, WIM, UDF)",
    media_types=tuple(_KINDS),
    extract=extract,
    signatures=_SIGNATURES,
    extensions=(".ad1", ".aff4", ".hdd", ".wim"),
    priority=-20,
    library="own",
    reads="readable strings, marked as carved; the item stays partial",
    not_read="the file systems inside",
)
