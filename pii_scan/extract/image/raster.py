"""JPEG, PNG, TIFF, WebP, BMP, GIF and the other picture formats that Pillow decodes."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.image.read_image import read_image
from pii_scan.model.evidence import Evidence


def _extract(request: Input) -> Iterator[Evidence]:
    yield from read_image(request)


EXTRACTOR = Extractor(
    id="raster",
    title="Pictures (JPEG, PNG, TIFF, WebP, BMP, GIF, PSD, JPEG 2000…)",
    media_types=(
        "image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp", "image/gif", "image/x-portable-anymap",
        "image/x-pcx", "image/x-icon", "image/x-icns", "image/vnd.adobe.photoshop", "image/jp2",
        "image/x-sgi", "image/qoi", "image/x-dcx", "image/x-sun-raster", "image/vnd.ms-dds",
    ),
    extract=_extract,
    signatures=(
        Signature("image/jpeg", b"\xff\xd8\xff"),
        Signature("image/png", b"\x89PNG\r\n\x1a\n"),
        Signature("image/tiff", b"II*\0"),
        Signature("image/tiff", b"MM\0*"),
        Signature("image/tiff", b"II+\0"),
        Signature("image/tiff", b"MM\0+"),
        Signature("image/webp", b"RIFF", also=((8, b"WEBP"),)),
        Signature("image/bmp", b"BM", also=((6, b"\0\0\0\0"),)),
        Signature("image/gif", b"GIF87a"),
        Signature("image/gif", b"GIF89a"),
        *(
            Signature("image/x-portable-anymap", b"P%d%s" % (number, end))
            for number in range(1, 7)
            for end in (b"\n", b" ", b"\r")
        ),
        *(Signature("image/x-pcx", b"\x0a" + bytes([version, 1])) for version in (0, 2, 3, 4, 5)),
        Signature("image/x-dcx", b"\xb1\x68\xde\x3a"),
        Signature("image/x-icon", b"\0\0\1\0", also=((5, b"\0"),)),
        Signature("image/x-icns", b"icns"),
        Signature("image/vnd.adobe.photoshop", b"8BPS"),
        Signature("image/jp2", b"\0\0\0\x0cjP  \r\n\x87\n"),
        Signature("image/jp2", b"\xff\x4f\xff\x51"),
        Signature("image/x-sgi", b"\x01\xda"),
        Signature("image/qoi", b"qoif"),
        Signature("image/x-sun-raster", b"\x59\xa6\x6a\x95"),
        Signature("image/vnd.ms-dds", b"DDS "),
    ),
    extensions=(".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".bmp", ".gif", ".ppm", ".pgm", ".pbm",
                ".pnm", ".pcx", ".ico", ".icns", ".psd", ".jp2", ".sgi", ".qoi", ".dcx", ".ras", ".dds"),
    library="pillow, exifread, zxing-cpp, tesserocr, rapidocr, opencv",
    reads="EXIF, XMP and PNG text; position; PDF417, QR, Aztec, Data Matrix; print, MRZ, some handwriting; portraits; "
    "up to eight later frames that look different; second pictures, videos and other bytes behind the end",
    not_read="animations with more than eight different frames (their rest); pictures in EXIF thumbnails; "
    "smaller sizes of an icon; camera raw data",
)  # fmt: skip
