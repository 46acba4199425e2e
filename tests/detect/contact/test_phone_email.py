"""Phones and mailboxes through the engine."""

import random

import phonenumbers
import pytest

from pii_scan.detect.contact import email, nanp, phone, phone_labelled
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band

ENGINE = DetectEngine([email.DETECTOR, phone.DETECTOR, phone_labelled.DETECTOR])


def high(text: str) -> list[str]:
    return [m.normal.reveal() for m in ENGINE.scan(Text(text), Context()) if m.band is Band.HIGH]


@pytest.mark.parametrize("text", [
    "(614) 555-0143", "614-555-0143", "+1 614 555 0143", "1-614-555-0143", "Tel: 614.555.0143", "cell 6145550143",
    "+1 (614) 555-0143", "phone: 614/555-0143", "tel:+16145550143",
])  # fmt: skip
def test_one_number_many_shapes(text: str) -> None:
    assert high(text) == ["+16145550143"]


@pytest.mark.parametrize("text", [
    "6145550143", "v214.555.0142", "114-555-0143", "614-155-0143", "614-911-0143", "10.214.555.0142", "2024-555-0143 x",
    "created 1714950123", "SKU 614-555-01431",
])  # fmt: skip
def test_other_numbers(text: str) -> None:
    assert high(text) == []


@pytest.mark.parametrize(("text", "normal"), [
    ("a.b+c@mail.example.org", "a.b+c@mail.example.org"), ("<Rowan@Post.Example>", "rowan@post.example"),
    ("mailto:rowan_e@post.example?x=1", "rowan_e@post.example"), ("rowan@post.example.", "rowan@post.example"),
])  # fmt: skip
def test_mailboxes(text: str, normal: str) -> None:
    assert high(text) == [normal]


@pytest.mark.parametrize(
    "text", ["logo@2x.png", "noreply@post.example", "user@example.com", "a@b", "x..y@post.example"]
)
def test_no_mailboxes(text: str) -> None:
    assert high(text) == []


def test_north_american_plan_agrees_with_libphonenumber() -> None:
    chosen = random.Random(1)
    for _ in range(1500):
        digits = (
            f"{chosen.randint(2, 9)}{chosen.randint(0, 99):02d}{chosen.randint(200, 999)}{chosen.randint(0, 9999):04d}"
        )
        number = phonenumbers.parse("+1" + digits, None)
        assert nanp.in_use(digits) == phonenumbers.is_valid_number(number), digits
