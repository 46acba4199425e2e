import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.detect.detector import Context, Detector
from pii_scan.detect.sensitive import most_sensitive, privileged
from pii_scan.detect.sensitive.flag_words import FLAGS
from pii_scan.model.evidence import Text
from tests.detect.health.gating import SENTENCES


def found(detector: Detector, text: str, least: float = 0.7) -> list[str]:
    assert detector.find is not None
    return [f.normal for f in detector.find(Text(text), Context()) if f.confidence >= least]


def flags(text: str, least: float = 0.7) -> list[str]:
    return found(most_sensitive.DETECTOR, text, least)


def markings(text: str, least: float = 0.7) -> list[str]:
    return found(privileged.DETECTOR, text, least)


@pytest.mark.parametrize("detector", [privileged.DETECTOR, most_sensitive.DETECTOR], ids=lambda d: d.kind.id)
def test_examples_and_counter_examples(detector: Detector) -> None:
    for example in detector.examples:
        assert example.normal in found(detector, example.text)
    for example in detector.counter_examples:
        assert found(detector, example.text) == []


def test_a_flag_never_quotes() -> None:
    (hit,) = most_sensitive.find_flags(Text("I filed a PREA report about what he did"), Context())
    assert hit.raw == "sexual_abuse"


def test_a_mail_footer_is_only_possible() -> None:
    footer = "This e-mail may be attorney-client privileged. If you are not the intended recipient, delete it."
    assert markings(footer) == []
    assert markings(footer, 0.2) == ["attorney-client privileged"]


@pytest.mark.parametrize(
    "text",
    [
        "he touched me there when the lights went out",
        "My cellmate raped me last Tuesday and nobody came",
        "INCIDENT REPORT. Resident alleges she was sexually harassed by Officer Pike.",
        "Inmate Ellis reported sexual misconduct by staff on B pod",
        "a mi hermano lo violaron en la cárcel",
        "Denuncia PREA presentada el 3 de mayo",
        "the guard forced her to perform",
        "Officer Pike grabbed his genitals during the pat search",
        "arrested for possession of child pornography",
    ],
)
def test_abuse_told_in_many_ways(text: str) -> None:
    assert flags(text) == ["sexual_abuse"]


@pytest.mark.parametrize(
    "text",
    [
        "i cant do this no more mama i just want to die",
        "Inmate was found after she tried hanging herself with a sheet",
        "client denies suicidal ideation, contracts for safety",
        "He attempted suicide in 2019",
        "my son keeps talking about suicide and i am scared",
        "no quiero seguir viviendo sin ustedes",
        "mi primo se ahorcó en su celda",
        "she cut her wrists in the shower",
        "he took a bunch of pills to end his life",
        "Mental health: pt reports self-harm as a teenager",
    ],
)
def test_self_harm_told_in_many_ways(text: str) -> None:
    assert flags(text) == ["self_harm"]


@pytest.mark.parametrize(
    "text",
    [
        "custody of the minor children is contested",
        "The 15-year-old victim identified him",
        "my 6 year old son asks for you every night",
        "un menor de edad fue detenido",
        "Juvenile offender, sealed file",
        "Age of victim: 15",
        "my niece starts third grade on Monday",
    ],
)
def test_minors(text: str) -> None:
    assert flags(text) == ["minor"]


@pytest.mark.parametrize(
    "text",
    [
        "National Suicide Prevention Lifeline: 988. If you are thinking about suicide, call.",
        "TRAINING MODULE 3: How to report sexual abuse. Staff shall report every allegation.",
        "PREA policy: the facility has zero tolerance for sexual assault.",
        "Suicide awareness month: wear a ribbon",
        "suicide bombers struck the market",
        "kill -9 makes the daemon stop; workers then kill themselves",
        "my 10-year-old laptop and his 3-year-old company",
        "Scotland's 12 year old whisky",
        "free entry for kids under 7 years old",
        "a 5 year old bug in the parser",
        "Researchers surveyed 400 adults; 3 percent had attempted suicide.",
        "He was forced to resign",
        "Prohibida la venta a menores de edad",
        "En esta política se define el abuso sexual",
    ],
)
def test_texts_for_everybody_and_other_meanings_are_not_high(text: str) -> None:
    assert flags(text) == []


def test_one_flag_a_passage() -> None:
    passage = "i want to die. i really want to die. i think about suicide."
    assert flags(passage) == ["self_harm"]
    assert flags(f"{passage}{'x ' * 400}{passage}") == ["self_harm", "self_harm"]
    assert flags(f"{passage}\n\x1c\n{passage}") == ["self_harm", "self_harm"]


@pytest.mark.parametrize(
    "text",
    [
        "CONFIDENTIAL ATTORNEY – CLIENT COMMUNICATION",
        "Attorney/client privilege. Do not open.",
        "Memo prepared in anticipation of litigation",
        "Clergy-penitent communication with Fr. Hale",
        "psychotherapist/patient privileged notes",
        "LEGAL MAIL\nPrivileged correspondence",
        "Privilegio abogado-cliente",
        "From: Rowan Pike <rpike@pikelaw.com>\nYour hearing was moved to June.\nRowan Pike, Esq.\n",
        "Office of the Public Defender\nRe: your case\nWe received the plea offer.",
    ],
)
def test_privileged_writing(text: str) -> None:
    assert markings(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "The attorney general and the district attorney disagreed, lawyers for both sides said.",
        "Law Street Pizza, 18 Law Street. Order at lawstreetpizza.com",
        "We hire: paralegal for a law office, salary negotiable",
        "privileged user accounts need MFA",
        "The legal call option of a bond",
        "Esquire magazine, June issue",
        "The attorney for the defendant declined to comment, reporters wrote.",
    ],
)
def test_the_trade_of_law_is_not_privileged(text: str) -> None:
    assert markings(text) == []


@settings(deadline=None)  # the first call compiles
@given(parts=st.lists(st.sampled_from(SENTENCES), max_size=8), joint=st.sampled_from((" ", ", ", "\n", "é ")))
def test_rough_patterns_lose_nothing(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    for _, _, pattern, sieve in FLAGS:
        assert [m.span() for m in sieve.tries(text, pattern)] == [m.span() for m in pattern.finditer(text)]


def test_rules_of_a_facility_are_not_high() -> None:
    rules = "Attorney-client calls shall not be recorded. Legal mail shall be opened before the inmate."
    assert markings(rules) == []
