"""Pictures with little or no text."""

from pii_scan.detect.document.rule import Rule, named
from pii_scan.detect.document.signs import Signs


def _little_text(signs: Signs) -> bool:
    return signs.words <= 8 and not signs.barcode and not signs.mrz


def _one_face(signs: Signs) -> bool:
    return 1 <= signs.number("face_count") <= 2


RULES = (
    Rule(
        "profile_photo",
        (
            (3.0, "fact:portrait", _one_face),
            (2.4, "name", named("profile", "selfie", "avatar", "portrait", "headshot", "perfil")),
        ),
        only=lambda s: s.is_image and _little_text(s) and s.number("handwriting_score") < 0.5,
    ),
    Rule(
        "photo",
        (
            (2.0, "no_text", _little_text),
            (0.7, "fact:camera", lambda s: "gps" in s.facts or "device" in s.facts),
        ),
        only=lambda s: s.is_image and _little_text(s),
    ),
)
