"""Scanned pages of a long document as items of their own: reading one takes a second, and a document has the time of
one item."""

import io
from typing import Any

from pii_scan.model.evidence import Child, Picture
from pii_scan.model.payload import Payload

IN_PLACE = 60
"""So many pictures of a document are read as part of it."""
_IMAGE = 3
_WHOLE = 0.8
_JPEG = b"\xff\xd8\xff"


def page_scan(page: Any, number: int, wanted: bool) -> Child | None:
    """The one picture that fills an upright page, as the scanner's own JPEG; None where the page must be drawn.

    Args:
        wanted: there may be such a picture; pages with text enough need none.
    """
    from pypdfium2 import PdfiumError

    if not wanted or page.get_rotation():
        return None
    try:
        images = [o for o in page.get_objects(max_depth=2) if o.type == _IMAGE]
        if len(images) != 1 or images[0].get_filters(skip_simple=True) != ["DCTDecode"]:
            return None
        a, b, c, d, _, _ = images[0].get_matrix().get()
        width, height = page.get_size()
        if a <= 0 or d <= 0 or max(abs(b), abs(c)) > 0.01 * max(a, d) or a * d < _WHOLE * width * height:
            return None
        data = bytes(images[0].get_data(decode_simple=True))
    except (PdfiumError, ValueError):
        return None
    return Child("pdf", f"page-{number}.jpg", Payload(data=data), len(data)) if data.startswith(_JPEG) else None


def picture_item(picture: Picture, key: str) -> Child:
    """A drawn page or an embedded picture, without loss."""
    image = picture.image
    if image.mode == "RGB" and _colourless(image):
        image = image.convert("L")
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    data = out.getvalue()
    return Child("pdf", key, Payload(data=data), len(data))


def _colourless(image: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    return all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))
