"""Texts past the limit say so, whichever reader has them."""

import pytest

from pii_scan.extract.text import html
from pii_scan.model.limits import Limits


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("word " * 1000, "a.txt"),
        ("<a><b>" + "word " * 1000, "a.xml"),
        ("{" + '"a": 1, ' * 1000, "a.json"),
        ("<html><p>" + "word " * 1000, "a.html"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "word " * 1000, "a.vtt"),
        ("[01/02/2024, 10:00:00] Ann Lee: hello\n" * 200, "chat.txt"),
    ],
)
def test_a_cut_is_named(gather, monkeypatch, page: str, name: str) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(html, "_WHOLE_BYTES", 1000)
    assert "too_large" in gather(page.encode(), name, limits=Limits(text_chars=2000)).codes
    assert "too_large" not in gather(page.encode(), name, limits=Limits(text_chars=20_000)).codes


def test_a_table_of_one_endless_field_is_read_as_text(gather) -> None:  # type: ignore[no-untyped-def]
    got = gather(b"x" * (17 << 20) + b" 219-09-9999 end", "a.csv")
    assert "219-09-9999" in got.text
    assert "unsupported" not in got.codes
