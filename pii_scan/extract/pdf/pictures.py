"""Which pages and embedded pictures of a PDF go to OCR."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pii_scan.model.evidence import Picture

_DPI = 220
_LONG_SIDE_MAX = 3200
_FEW_LETTERS = 25
SOME_LETTERS = 400
_BIG_SHARE = 0.3
_PIXELS_MIN = 6_000
_SIDE_MIN = 40
_TINY = 16
"""A side below which no word can be read."""
_PIXELS_MAX = 60_000_000
_PER_PAGE = 20
_OBJECTS_MAX = 100_000
_TEXT, _PATH, _IMAGE = 1, 2, 3
"""Object types of fpdf_edit.h."""
_FEW_PATHS = 8


@dataclass(slots=True)
class Pictures:
    """Remembers what a document has shown already, so that a logo on every page is read once."""

    per_document: int = 300
    """Embedded pictures that are looked at."""
    dropped: int = 0
    """Pictures that could not be decoded, or came past the document's limit."""
    small: int = 0
    """Distinct pictures too small for OCR, yet large enough for a word."""
    objects_past_limit: int = 0
    """Pages with more objects than were looked at."""
    _seen: set[bytes] = field(default_factory=set)
    _count: int = 0

    def of_page(self, page: Any, number: int, letters: int) -> Iterator[Picture]:
        """The whole page where it holds (almost) no text, or a big picture and little text; else its
        embedded pictures. Too large or too many of them, or ones that cannot be decoded: the whole page.

        Raises:
            PdfiumError: the page cannot be drawn.
        """
        objects = list(islice(page.get_objects(), _OBJECTS_MAX + 1))
        self.objects_past_limit += len(objects) > _OBJECTS_MAX
        width, height = page.get_size()
        images = [o for o in objects if o.type == _IMAGE]
        share = max((_share(o, width * height) for o in images), default=0.0)
        if self._unread(objects, letters) or (share >= _BIG_SHARE and letters < SOME_LETTERS):
            yield Picture(_drawn(page, width, height), number)
            return
        left = len(images) > _PER_PAGE
        for image in images[:_PER_PAGE]:
            picture = self._embedded(image)
            if picture is None:
                left = True
            elif not isinstance(picture, bool):
                yield Picture(picture, number)
        if left:
            if self._count >= self.per_document:
                self.dropped += max(1, len(images) - _PER_PAGE)
                return
            self._count += 1
            yield Picture(_drawn(page, width, height), number)

    @staticmethod
    def _unread(objects: list[Any], letters: int) -> bool:
        """Whether a page with next to no letters shows something that text extraction cannot see."""
        if letters >= _FEW_LETTERS:
            return False
        images = sum(o.type == _IMAGE for o in objects)
        paths = sum(o.type == _PATH for o in objects)
        # Glyphs without a character map give text objects and no letters; outlined letters give paths.
        mute = letters == 0 and any(o.type == _TEXT for o in objects)
        return bool(images) or mute or paths > _FEW_PATHS

    def _embedded(self, image: Any) -> Any:
        """The picture; False where it needs no look (tiny, small, seen before, past the limit); None where only
        drawing the page can show it."""
        from pypdfium2 import PdfiumError

        try:
            width, height = image.get_px_size()
            if min(width, height) < _TINY:
                return False
            if width * height > _PIXELS_MAX:
                return None
            digest = hashlib.sha256(image.get_data()).digest()
            if digest in self._seen:
                return False
            self._seen.add(digest)
            if min(width, height) < _SIDE_MIN or width * height < _PIXELS_MIN:
                self.small += 1
                return False
            if self._count >= self.per_document:
                self.dropped += 1
                return False
            picture = image.get_bitmap(render=False).to_pil()
        # A picture in a filter pdfium does not decode by itself may still show when the page is drawn, or not.
        except (PdfiumError, ValueError, NotImplementedError, RuntimeError):
            self.dropped += 1
            return None
        self._count += 1
        return picture.convert("RGB") if picture.mode not in ("L", "RGB") else picture


def _share(image: Any, area: float) -> float:
    left, bottom, right, top = image.get_bounds() if hasattr(image, "get_bounds") else image.get_pos()
    return float(max(0.0, right - left) * max(0.0, top - bottom) / max(1.0, area))


def _drawn(page: Any, width: float, height: float) -> Any:
    scale = min(_DPI / 72, _LONG_SIDE_MAX / max(width, height, 1.0))
    return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
