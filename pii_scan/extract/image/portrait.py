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
    """Frontal faces at least a thirteenth of the long side wide; 40 ms. Misses profiles, finds some false ones."""
    small = view.at_most(_LONG_SIDE).pixels
    return len(_cascade().detectMultiScale(small, 1.1, 4, minSize=(24, 24)))
