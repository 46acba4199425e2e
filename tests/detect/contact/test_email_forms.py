"""Mailboxes written for people, not for programs."""

import pytest

from pii_scan.detect.contact import email
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band, Match

ENGINE = DetectEngine([email.DETECTOR])


def scan(text: str) -> list[Match]:
    return ENGINE.scan(Text(text), Context())


@pytest.mark.parametrize("text", [
    "jane.doe [at] mailhost [dot] org", "jane.doe (at) mailhost.org", "jane.doe{at}mailhost.org", "jane.doe@mailhost[dot]org",
    "e-mail jane dot doe at mailhost dot org", "correo: jane.doe arroba mailhost punto org", "JANE.DOE AT MAILHOST DOT ORG",
    "jane.doe<at>mailhost.org", "mailto:jane.doe@mailhost.org?subject=x", "jane.doe [@] mailhost (.) org",
    "jane.doe＠mailhost．org",
])  # fmt: skip
def test_one_mailbox_many_disguises(text: str) -> None:
    assert [m.normal.reveal() for m in scan(text) if m.band is Band.HIGH] == ["jane.doe@mailhost.org"]
    assert all(text[m.spot.start : m.spot.end] == m.raw.reveal() for m in scan(text))


@pytest.mark.parametrize(("text", "normal"), [
    ("josé.garcía@correo.example y otros", "josé.garcía@correo.example"), ("müller@bücher.example", "müller@bücher.example"),
    ('"rowan ellis"@mailhost.org', '"rowan ellis"@mailhost.org'), ("用户@例子.广告", "用户@例子.广告"),
    ("rowan{at}mailhost.co.uk", "rowan@mailhost.co.uk"),
])  # fmt: skip
def test_letters_of_the_world_and_quoted_parts(text: str, normal: str) -> None:
    assert [m.normal.reveal() for m in scan(text)] == [normal]


@pytest.mark.parametrize("text", [
    "The shop (at) the corner", "meet me at noon dot com is over", "look at main dot here", "f(at) = b.c", "a @ b",
    "@media (at) rule.css",
])  # fmt: skip
def test_signs_without_a_mailbox(text: str) -> None:
    assert [m for m in scan(text) if m.band is Band.HIGH] == []


def test_people_at_example_hosts_are_kept_and_roles_are_named() -> None:
    [person] = scan("jane.doe@example.com")
    assert person.band is Band.HIGH
    [role] = scan("noreply@example.com")
    assert role.band is Band.POSSIBLE
    assert "role_mailbox" in role.reasons


def test_hostile_signs_take_linear_time() -> None:
    for unit in ("(at) ", "a (at) ", "a at a dot ", '"@', "é@", "(b."):
        assert scan(unit * 20_000) is not None
