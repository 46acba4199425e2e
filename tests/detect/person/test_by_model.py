"""The sequence model behind its gate."""

import re

import pytest

from bench.corpus import documents
from pii_scan.detect.detector import Context
from pii_scan.detect.person import by_model as module
from pii_scan.detect.person import tagger
from pii_scan.detect.person.by_model import by_model
from pii_scan.detect.person.crf_features import features, lists_of
from pii_scan.detect.person.name import names_in
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.tagger import Tagged, tag


def saying(probability: float) -> object:
    """A model that gives every word the same probability."""

    def answer(text: str, start: int, end: int) -> Tagged:
        places = tuple(m.span() for m in re.finditer(r"\w+", text))
        return Tagged(places, (probability,) * len(places))

    return answer


def span(text: str, name: str, confidence: float) -> NameSpan:
    start = text.index(name)
    return NameSpan(start, start + len(name), confidence, "first_name_list")


@pytest.mark.parametrize(
    ("before", "probability", "after"),
    [(0.5, 0.99, 0.74), (0.5, 0.5, 0.5), (0.5, 0.01, 0.3), (0.8, 0.01, 0.8), (0.2, 0.99, 0.2)],
)
def test_only_an_unsure_name_is_settled(
    before: float, probability: float, after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "we met Zorvan Kowalski there"
    monkeypatch.setattr(module, "tag", saying(probability))
    assert [s.confidence for s in by_model(text, [span(text, "Zorvan Kowalski", before)])] == [after]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we met Zorvan Kowalski there", ["Zorvan Kowalski"]),
        ("we met Zorvan Quillfether there", []),
        ("we met Zorvan Quillfether there, call 614 555 0142", ["Zorvan Quillfether"]),
        ("we met Zorvan Quillfether at zq@example.org", ["Zorvan Quillfether"]),
        ("on Zorvan Kowalski Street", []),
        ("the Zorvan Kowalski Foundation", []),
        ("in ZORVAN KOWALSKI there", []),
    ],
)
def test_the_gate_opens_for_surnames_and_beside_identifiers(
    text: str, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "tag", saying(0.99))
    assert [text[s.start : s.end] for s in by_model(text, [])] == found


def test_a_doubtful_pair_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "tag", saying(0.9))
    assert by_model("we met Zorvan Kowalski there", []) == []


def test_the_committed_model_knows_people_from_things() -> None:
    person = tag("Thanks to Joko Widodovich for the call.", 10, 25)
    thing = tag("the Eringen Medal is given each year", 4, 17)
    assert person is not None and thing is not None
    assert person.mean(10, 25) > 0.9 > 0.5 > thing.mean(4, 17)


def test_without_a_model_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "we met Zorvan Kowalski and Maria Gonzalez there"
    monkeypatch.setattr(tagger, "_tagger", lambda: None)
    assert names_in(text, Context()) == names_in(text, Context(), model=False)


@pytest.mark.parametrize("kind", ["log", "prose", "plain"])
def test_the_gate_passes_little_of_ordinary_text(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counting(text: str, start: int, end: int) -> Tagged | None:
        nonlocal read
        found = tag(text, start, end)
        read += found.places[-1][1] - found.places[0][0] if found else 0
        return found

    monkeypatch.setattr(module, "tag", counting)
    texts = documents(kind, 100_000)
    for text in texts:
        names_in(text, Context())
    assert read < 0.05 * sum(map(len, texts))
    assert read or kind != "prose"


def test_features_look_two_words_to_either_side() -> None:
    words = ["Dear", "Ruth", "Castellano", ",", "how"]
    seen = features(words)[1]
    assert "w=ruth" in seen and "w-=dear" in seen and "w+=castellano" in seen
    assert f"l={lists_of('Ruth')}/Xx" in seen
    assert len({len(row) for row in features(words)}) == 1


@pytest.mark.parametrize(
    ("word", "letters"), [("Ruth", "FS"), ("Castellano", "S"), ("the", "c"), ("Xqzzv", "-"), ("12", "."), ("Dr", "cto")]
)
def test_lists_are_letters(word: str, letters: str) -> None:
    assert set(lists_of(word)) >= set(letters) - {"o"}
