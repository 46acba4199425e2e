"""Codes of doors, answers to questions, secrets of one-time codes; and that hostile texts cost linear time."""

import pytest

from pii_scan import plugins
from pii_scan.detect.credentials.password_layouts import places
from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band


def found(text: str) -> list[tuple[str, str]]:
    hits = shared_engine().scan(Text(text), Context())
    return [(m.kind, m.normal.reveal()) for m in hits if m.band is Band.HIGH]


@pytest.mark.parametrize(("text", "code"), [
    ("Alarm code: 4482", "4482"), ("the gate code is 77301", "77301"), ("Garage code (side door): 9034", "9034"),
    ("código de alarma 5518", "5518"),
])  # fmt: skip
def test_access_codes(text: str, code: str) -> None:
    assert ("access_code", code) in found(text)


@pytest.mark.parametrize("text", ["error code: 4482", "area code 6145", "access code 2021 edition", "zip code: 43215"])
def test_no_access_codes(text: str) -> None:
    assert "access_code" not in dict(found(text))


@pytest.mark.parametrize(("text", "answer"), [
    ("Security question: first pet?\nAnswer: Biscuit", "biscuit"), ("secret_answer = 'Biscuit'", "biscuit"),
    ("Security Question 1: What street did you grow up on?\nA: Elm Street", "elm street"),
    ("Respuesta de seguridad: Galleta", "galleta"),
])  # fmt: skip
def test_security_answers(text: str, answer: str) -> None:
    assert ("security_answer", answer) in found(text)


@pytest.mark.parametrize(
    "text", ["Security answer: required", "question: first pet? answer: Biscuit", "secret answer: ****"]
)
def test_no_security_answers(text: str) -> None:
    assert "security_answer" not in dict(found(text))


@pytest.mark.parametrize(("text", "secret"), [
    ("otpauth://totp/Heron:rowan?secret=KD3JF6HS4PG5NY2T&issuer=Heron", "KD3JF6HS4PG5NY2T"),
    ("Authenticator key: KD3J F6HS 4PG5 NY2T", "KD3JF6HS4PG5NY2T"),
    ("Recovery codes:\n4482 9034\n7730 5518\n6629 1480\n", "4482 9034 7730 5518 6629 1480"),
])  # fmt: skip
def test_secrets_of_one_time_codes(text: str, secret: str) -> None:
    assert ("otp_secret", secret) in found(text)


_FINDERS = [
    d
    for d in plugins.load("pii_scan.detect", "DETECTOR")
    if isinstance(d, Detector) and d.find is not None and d.find.__module__.split(".")[2] in ("credentials", "finance")
]
_SEEDS = (
    "password ", "password=", "user password\n", "passwords\na:b", "login\na\n", "4539 ", "IBAN DE44 ", "a@b.cc:",
    "://a:b@", "curl -u ", "eyJ", "$6$a$", "ghost ", "1. ghost ", "api_key: ", "**** 1", "ending in ",
    "4539148803436467|04|29|", "security question a:", "backup codes 1234 5678 ",
    "PuTTY-User-Key-File-3: x\nPrivate-Lines: 1\n", "identified by ",
)  # fmt: skip


@pytest.mark.parametrize("seed", _SEEDS)
def test_hostile_texts_end(seed: str) -> None:
    """Each ends within the test's time limit; quadratic ones would not."""
    text = Text(seed * (60_000 // len(seed)))
    for detector in _FINDERS:
        assert detector.find is not None
        assert all(hit.start is None or hit.start >= 0 for hit in detector.find(text, Context(how="ocr")))


def test_places_lie_where_their_value_stands() -> None:
    body = "user: a1\npassword: Tulip4471, pwd='x y z' <password>Heron22</password>\nlogin: rowan / Tulip#4471\n"
    for place in places(body):
        assert body[place.start : place.end] == place.value
