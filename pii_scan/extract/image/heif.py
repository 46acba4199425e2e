"""HEIC, HEIF and AVIF through a decode-only build."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.image.read_image import read_image
from pii_scan.model.evidence import Evidence

_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


def _extract(request: Input) -> Iterator[Evidence]:
    yield from read_image(request)


EXTRACTOR = Extractor(
    id="heif",
    title="HEIC, HEIF and AVIF pictures",
    media_types=("image/heic", "image/avif"),
    extract=_extract,
    signatures=(
        *(Signature("image/heic", b"ftyp" + brand, 4) for brand in _BRANDS),
        Signature("image/avif", b"ftypavif", 4),
        Signature("image/avif", b"ftypavis", 4),
    ),
    extensions=(".heic", ".heif", ".hif", ".avif"),
    library="pi-heif, exifread",
    reads="as for other pictures; position from EXIF and XMP; up to eight pictures of a burst that look different",
    not_read="depth maps",
)
