"""Opening picture files safely: reduced, upright, grey, page by page; what cannot be read is a Problem."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.extract.image.grey import grey_of
from pii_scan.extract.image.view import View
from pii_scan.model.evidence import Fact
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from PIL.Image import Image

COARSE = 800
"""A JPEG is first decoded to the smallest size of at least this long side."""
FINE = 2600
"""Long side beyond which no reader here gains."""

# EPS and WMF start other programs or need them; FITS, HDF5, GRIB and BUFR are no pictures of people.
FORMATS = (
    "JPEG", "PNG", "TIFF", "WEBP", "BMP", "DIB", "GIF", "PPM", "PCX", "DCX", "ICO", "ICNS", "TGA",
    "PSD", "JPEG2000", "SGI", "AVIF", "QOI", "DDS", "SUN", "XBM", "MSP", "IM", "HEIF",
)  # fmt: skip
_PAGED = ("TIFF", "DCX")


@dataclass(frozen=True, slots=True)
class Frame:
    """One page, upright."""

    view: View
    """Possibly reduced."""
    finer: Callable[[], View]
    """The same page with a long side of up to `FINE` pixels (decoded anew if need be)."""
    size: tuple[int, int]
    """Width and height of the upright original."""
    page: int | None
    photo: bool
    """False for bilevel scans."""


@contextmanager
def pillow(truncated: bool = False) -> Iterator[None]:
    """Pillow's process-wide switches set for one call; its warnings about damaged files kept off stderr."""
    from PIL import Image, ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    # The pixel limit of this run is looked at in `too_big`, before a pixel is decoded.
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = truncated, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


@cache
def _register() -> None:
    """Make Pillow know all its own formats and HEIF."""
    import pi_heif
    from PIL import Image

    Image.init()
    pi_heif.register_heif_opener()


@contextmanager
def opened(request: Input) -> Iterator["Image"]:
    """The file's header, no pixels; its stream is closed at the end.

    Raises:
        NotThisFormat: Pillow does not know these bytes.
    """
    from PIL import Image

    _register()
    with request.payload.open() as stream:
        with pillow():
            try:
                image = Image.open(stream, formats=FORMATS)
            except Exception as error:  # third-party parser over hostile bytes
                raise NotThisFormat from error
        yield image


def frames(request: Input, image: "Image") -> Iterator[Frame | Fact | Problem]:
    """Every page of a paged format, the first frame of an animation."""
    for number in range(request.limits.pages):
        if number and not _seek(image, number):
            break
        if number and image.format == "TIFF" and int(_tag(image, 254) or 0) & 1:
            continue  # a thumbnail of another page
        if problem := too_big(request, image):
            yield problem
            continue
        paged = image.format in _PAGED
        yield from _frame(request, image, number, number + 1 if paged else None)
        if not paged:
            if image.format in ("GIF", "PNG", "WEBP", "AVIF") and _seek(image, 1):
                yield Problem(ProblemCode.PARTLY_READ, "extract", "animation: first frame read", Effect.NOTE)
            break
    else:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"more than {request.limits.pages} pages")


def _frame(request: Input, image: "Image", number: int, page: int | None) -> Iterator[Frame | Problem]:
    size = image.size
    bilevel = image.mode == "1"
    turned = _orientation(image) >= 5
    upright = (size[1], size[0]) if turned else size
    try:
        decoded = _decode(image, COARSE, truncated=False)
        cut = False
    except Exception:  # noqa: BLE001 - third-party decoder over hostile bytes; the second try says what is left
        try:
            decoded = _decoded_anew(request, number, COARSE)
            cut = True
        except Exception as error:  # noqa: BLE001 - the same
            yield Problem(ProblemCode.UNREADABLE, "extract", f"picture data: {type(error).__name__}")
            return
    if cut:
        yield Problem(ProblemCode.TRUNCATED, "extract", "picture data ends early or is damaged; read as far as it goes")

    def finer() -> View:
        if max(decoded.size) >= min(max(size), FINE) or cut:
            return view
        return View.whole(grey_of(_decoded_anew(request, number, FINE), FINE), *upright)

    view = View.whole(grey_of(decoded, FINE), *upright)
    yield Frame(view, finer, upright, page, not bilevel)


def _decode(image: "Image", long_side: int, *, truncated: bool) -> "Image":
    from PIL import ImageOps

    if image.format in ("JPEG", "MPO") and image.mode in ("RGB", "L", "YCbCr"):
        width, height = image.size
        share = long_side / max(width, height)
        if share < 1:
            image.draft("L", (max(1, int(width * share)), max(1, int(height * share))))
        else:
            image.draft("L", image.size)
    with pillow(truncated):
        image.load()
        return ImageOps.exif_transpose(image) if _orientation(image) > 1 else image.copy()


def _decoded_anew(request: Input, number: int, long_side: int) -> "Image":
    with opened(request) as image:
        if number:
            _seek(image, number)
        return _decode(image, long_side, truncated=True)


def _seek(image: "Image", number: int) -> bool:
    with pillow():
        try:
            image.seek(number)
        except Exception:  # noqa: BLE001 - EOFError at the end; anything else is a damaged directory of pages
            return False
    return True


def _orientation(image: "Image") -> int:
    with pillow():
        try:
            value: Any = image.getexif().get(0x0112, 1)
        except Exception:  # noqa: BLE001 - a damaged EXIF block must not cost the picture
            return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _tag(image: "Image", number: int) -> Any:
    tags = getattr(image, "tag_v2", None)
    return tags.get(number) if tags is not None else None


def too_big(request: Input, image: "Image") -> Problem | None:
    """Whether the current page is past the pixel limit; asked before anything that could decode it."""
    width, height = image.size
    if width * height <= request.limits.pixels:
        return None
    packed = max(1, request.payload.size_bytes)
    code = ProblemCode.BOMB_SUSPECTED if width * height / packed > request.limits.ratio else ProblemCode.TOO_LARGE
    return Problem(code, "extract", f"{width} × {height} pixels")
