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
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
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
_FRAMES_READ = 8
_FRAMES_LOOKED_AT = 64
_PIXELS_LOOKED_AT = 100_000_000
_APART = 48
"""Grey levels from which on two pixels count as different."""
_WORD_PIXELS, _WORD_SHARE = 12, 0.00002


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
    """Every page of a paged format; of an animation or a burst the first picture and those that look different."""
    paged = image.format in _PAGED
    for number in range(request.limits.pages):
        if number:
            found, damaged = _seek(image, number)
            if damaged:
                yield Problem(ProblemCode.TRUNCATED, "extract", f"the directory of page {number + 1} is damaged")
            if not found:
                break
        if number and image.format == "TIFF" and int(_tag(image, 254) or 0) & 1:
            continue  # a thumbnail of another page
        if problem := too_big(request, image):
            yield problem
            continue
        yield from _frame(request, image, number, number + 1 if paged else None)
        if not paged:
            # The pictures behind the first of an MPO file stand behind its end and are read there.
            if image.format != "MPO":
                yield from _later(request, image)
            break
    else:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"more than {request.limits.pages} pages")


def _later(request: Input, image: "Image") -> Iterator[Frame | Problem]:
    """The later pictures that look different from all before, at most eight; what was not looked at is told."""
    total = _count(image)
    if total == 1:
        return
    width, height = image.size
    looks = max(_FRAMES_READ, min(_FRAMES_LOOKED_AT, _PIXELS_LOOKED_AT // max(1, width * height)))
    step = max(1.0, (total - 1) / looks)
    numbers = [1 + int(index * step) for index in range(min(looks, total - 1))]
    seen: list[NDArray[np.uint8]] = []
    read = 0
    unread = total - 1 - len(numbers)
    for number in (0, *numbers):
        if not _seek(image, number)[0] or too_big(request, image):
            unread += 1
            continue
        try:
            sketch = _sketch(_decode(image, COARSE, truncated=True))
        except Exception:  # noqa: BLE001 - third-party decoder over hostile bytes; counted
            unread += 1
            continue
        if not number or any(_alike(sketch, known) for known in seen):
            seen += [] if number else [sketch]
            continue
        if read >= _FRAMES_READ:
            unread += 1
            continue
        seen.append(sketch)
        read += 1
        yield from _frame(request, image, number, number + 1)
    if unread:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{unread} of {total} pictures of an animation not read")


def _count(image: "Image") -> int:
    """Pictures in the file; 2 where a second one is there but their number cannot be told."""
    with pillow():
        try:
            return max(1, int(getattr(image, "n_frames", 1)))
        except Exception:  # noqa: BLE001 - counting walks the whole file, which may be damaged
            return 2


def _sketch(picture: "Image") -> "NDArray[np.uint8]":
    import numpy as np

    grey = picture.convert("L")
    grey.thumbnail((COARSE, COARSE))
    return np.asarray(grey, dtype=np.uint8)


def _alike(one: "NDArray[np.uint8]", other: "NDArray[np.uint8]") -> bool:
    """Whether too few pixels differ for a written word."""
    import numpy as np

    if one.shape != other.shape:
        return False
    apart = np.abs(one.astype(np.int16) - other.astype(np.int16)) > _APART
    return int(apart.sum()) <= max(_WORD_PIXELS, _WORD_SHARE * one.size)


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


def _seek(image: "Image", number: int) -> tuple[bool, bool]:
    """(whether the page is there, whether its directory is damaged: further pages may be lost with it)."""
    with pillow(), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            image.seek(number)
        except EOFError:
            return False, False
        except Exception:  # noqa: BLE001 - third-party parser over hostile bytes
            return False, True
    # Pillow turns a TIFF directory that breaks off into a warning and a page without measures.
    damaged = image.format == "TIFF" and any("Corrupt" in str(one.message) for one in told)
    return not damaged or _tag(image, 256) is not None, damaged


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
