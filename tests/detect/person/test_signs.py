"""The places that are looked up must be all at which a rule would find something."""

import re
import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import documents
from pii_scan.detect.detector import Context
from pii_scan.detect.person import initials, labels, letters, pairs, parts, titles, turned
from pii_scan.detect.person.name import names_in
from pii_scan.detect.person.sign_words import LABEL_WORDS
from pii_scan.detect.person.signs import Signs, signs

_WORD = re.compile(r"[^\W\d_]+")
PIECES = (
    "Maria",
    "GARCIA",
    "José",
    "O'Connor",
    "Anne-Marie",
    "de la",
    "van der",
    "J.",
    "Castillo",
    "Will",
    "may",
    "the",
    "Mr.",
    "Officer",
    "Inmate",
    "Dear",
    "Hola",
    "Thanks",
    "Sincerely,\n",
    "Name:",
    "name",
    "Nombre:",
    "patient",
    "Last Name:",
    "LN",
    "FN",
    "1.",
    "2",
    "To:",
    "Street",
    "Inc",
    ",",
    "\n",
    "  ",
    '"',
    "(",
    "ñ",
    "12",
    "Kowalski",
    "okafor",
)


def everywhere(text: str) -> Signs:
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    starts = [start for start, _ in words]
    opens = [s for s in starts if text[s].isupper() and not re.match(r"[\w]", text[s - 1 : s])]
    return Signs(
        firsts=opens,
        after_comma=[s for s in starts if text[:s].endswith((",", ", "))],
        titles=[s for s in starts if not re.match(r"[\w]", text[s - 1 : s])],
        greetings=opens,
        closings=starts,
        labels=words,
        plain_labels=[end for _, end in words],
        parts=starts,
        initials=opens,
        open_pairs=[],
    )


def both_ways(text: str, patch: pytest.MonkeyPatch) -> tuple[list[object], list[object]]:
    looked_up: list[object] = list(names_in(text, Context(), model=False))
    with patch.context() as everything:
        for module in (initials, labels, letters, pairs, parts, titles, turned):
            everything.setattr(module, "signs", everywhere)
        return looked_up, list(names_in(text, Context(), model=False))


@pytest.mark.parametrize("kind", ["prose", "csv", "log"])
def test_nothing_is_lost_in_ordinary_text(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = 0
    for text in documents(kind, 60_000):
        looked_up, tried = both_ways(text, monkeypatch)
        assert looked_up == tried
        found += len(tried)
    assert found or kind != "prose"


def test_nothing_is_lost_where_everything_is_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    rng, found = Random(20261126), 0
    for _ in range(300):
        text = "".join(rng.choice(PIECES) + rng.choice(("", " ", " ", " ", "\n")) for _ in range(60))
        looked_up, tried = both_ways(text, monkeypatch)
        assert looked_up == tried
        found += len(tried)
    assert found > 300


@given(st.lists(st.sampled_from([*PIECES, " ", " ", "\n"]), max_size=25).map(" ".join))
def test_nothing_is_lost(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        looked_up, tried = both_ways(text, patch)
    assert looked_up == tried


@given(st.text(max_size=60))
def test_places_lie_in_the_text_and_in_order(text: str) -> None:
    found = signs(text)
    for places in (found.firsts, found.titles, found.greetings, found.closings, found.parts):
        assert places == sorted(places)
        assert all(0 <= at < len(text) and not text[at].isspace() for at in places)


@pytest.mark.parametrize("word", sorted(LABEL_WORDS))
@pytest.mark.parametrize("written", [str.lower, str.upper, str.title])
def test_every_label_word_is_seen_in_any_case(word: str, written: object) -> None:
    text = f"x {written(word)}: Ruth"  # type: ignore[operator]
    assert (2, 2 + len(word)) in signs(text).labels


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("we saw Zorvan Kowalski there", [(7, True)]),
        ("we saw Zorvan Quillfether there", [(7, False)]),
        ("we saw ZORVAN KOWALSKI there", []),
        ("we saw Zorvan, Kowalski there", []),
        ("the Annual Report and the Quarterly Budget", []),
    ],
)
def test_pairs_that_the_model_may_look_at(text: str, pairs: list[tuple[int, bool]]) -> None:
    assert signs(text).open_pairs == pairs


def test_a_word_longer_than_the_hash_is_itself() -> None:
    assert signs("Maria Lopez").firsts == [0]
    assert signs("Mariaaaaaaaaaaaaaaaaaaaaa Lopez").firsts == []


@pytest.mark.parametrize(
    "unit",
    ["A A A ", "Aa Aa, ", "Maria, ", "Maria Maria-", "y Maria y ", "Name: ", "name:\n\n", "Dear ", "Thanks\n", "Mr. ",
     "LN\n", "<a", "<a@b>", "1/1/24, 1:11 - A: ", "O'", "to: \"", "' ,", "Name (", "Juan de la ", "\t", " \n"],
)  # fmt: skip
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        text = unit * count
        before = time.process_time()
        names_in(text, Context())
        return time.process_time() - before

    cost(100)
    assert cost(16000) < 12 * cost(4000) + 0.2
