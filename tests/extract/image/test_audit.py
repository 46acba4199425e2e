"""A sample of the pictures that triage leaves out, the same in every order."""

from PIL import Image

from pii_scan.extract.extractor import Input
from pii_scan.extract.image import audit, picture
from pii_scan.extract.image.read_image import read_image
from pii_scan.extract.image.triage import TextLayout
from pii_scan.model.evidence import Fact, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings, audited
from tests.extract.image.conftest import encoded


def given(data: bytes, share: float, seed: int = 7) -> Input:
    return Input(Payload(data=data), "image/png", "x", Limits(), Settings(seed=seed, audit_share=share))


def test_the_sample_is_the_share_and_depends_on_seed_and_bytes_alone():
    contents = [str(n).encode() for n in range(4000)]
    first = [audit.drawn(given(data, 0.05), None) for data in contents]
    assert 150 < sum(first) < 250
    assert first == [audit.drawn(given(data, 0.05), None) for data in contents]
    assert first != [audit.drawn(given(data, 0.05, seed=8), None) for data in contents]
    # A larger share holds the smaller one.
    assert all(audit.drawn(given(data, 0.2), None) for data, drawn in zip(contents, first, strict=True) if drawn)


def test_the_share_grows_where_few_are_listed():
    assert audited(Settings(), 100).audit_share == 1
    assert audited(Settings(), 10_000).audit_share == 0.02
    assert audited(Settings(), 1_000_000).audit_share == 0.01
    assert audited(Settings(audit_share=0.0), 10).audit_share == 0


def test_a_photograph_in_the_sample_is_told_to_hold_none(photo: Image.Image):
    evidence = list(read_image(given(encoded(photo), 1.0)))
    assert [e.value for e in evidence if isinstance(e, Fact) and e.name == "triage_audit"] == [0]
    assert not [e for e in evidence if isinstance(e, Text)]


def test_text_that_triage_misses_is_read_and_counted(card, monkeypatch):
    monkeypatch.setattr(picture, "text_layout", lambda view: TextLayout(0, 0, 0))
    monkeypatch.setattr(picture, "is_flat", lambda view: False)
    evidence = list(read_image(given(encoded(card()), 1.0)))
    (words,) = [e.value for e in evidence if isinstance(e, Fact) and e.name == "triage_audit"]
    assert words >= 4
    assert any("B4417023" in e.text for e in evidence if isinstance(e, Text))
    assert not [e for e in read_image(given(encoded(card()), 0.0)) if isinstance(e, Text)]
