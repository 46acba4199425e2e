"""Pictures with little or no text."""

from pii_scan.detect.document.rule import Rule, card_shaped, named
from pii_scan.detect.document.signs import Signs

_FEWEST, _FEWEST_ELSEWHERE = 8, 12
"""Stretches of text seen at thumbnail size; a licence's front shows 10–25, a shirt or a wall behind somebody 1–4."""


def _little_text(signs: Signs) -> bool:
    return signs.words <= 8 and not signs.barcode and not signs.mrz


def _one_face(signs: Signs) -> bool:
    return 1 <= signs.number("face_count") <= 2


def _looks_like_a_card(signs: Signs) -> bool:
    """A portrait beside many stretches of text, of which hardly a word could be read."""
    stretches = signs.number("text_boxes")
    return 1 <= signs.number("face_count") <= 3 and stretches >= (_FEWEST if card_shaped(signs) else _FEWEST_ELSEWHERE)


RULES = (
    Rule(
        "unread_id_card",
        ((4.0, "fact:portrait_beside_text", _looks_like_a_card), (0.4, "fact:card_shape", card_shaped)),
        only=lambda s: s.is_image and s.words <= 12 and not s.barcode and not s.mrz and _looks_like_a_card(s),
    ),
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
