"""Phrases are found as one slow regular expression would find them."""

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan import plugins
from pii_scan.detect.normalise import plane
from pii_scan.detect.phrases import PhraseTable
from pii_scan.detect.words import words_of

PHRASES = (
    "ssn", "ss #", "social security", "social security number", "date of birth", "d.o.b", "no", "number", "driver's license",
    "license", "4d", "p/n", "nacimiento", "identification number", "security",
)  # fmt: skip


def found(table: PhraseTable, text: str) -> list[tuple[str, str]]:
    data = plane(text).labels
    hits = table.find(words_of(data))
    rows = zip(hits.starts.tolist(), hits.ends.tolist(), hits.numbers.tolist(), strict=True)
    return [(data[start:end].decode("latin-1"), PHRASES[number]) for start, end, number in rows]


def oracle(text: str) -> list[str]:
    """One alternation, longest first; gaps of up to three signs; whole words; a hump parts words."""
    pieces = [re.findall(r"[a-z]+|[0-9]+|[^a-z0-9 .]", phrase) for phrase in PHRASES]
    body = "|".join(
        r"[ \t_.\-]{0,3}".join(f"(?i:{re.escape(p)})" for p in one)
        for one in sorted(pieces, key=lambda o: -len("".join(o)))
    )
    out = []
    for hit in re.finditer(body, text):
        before, after = text[: hit.start()][-1:], text[hit.end() :][:1]
        first, last = hit.group()[0], hit.group()[-1]
        if glued(before, first) or glued(last, after):
            continue
        out.append(hit.group())
    return out


def glued(left: str, right: str) -> bool:
    if not left or not right or not (left.isalnum() and right.isalnum()):
        return False
    if left.isdigit() or right.isdigit():
        return left.isdigit() and right.isdigit()
    return not (left.islower() and right.isupper())


TABLE = PhraseTable([(phrase,) for phrase in PHRASES])


def test_writings_of_one_phrase() -> None:
    for text in ("date of birth", "Date_Of_Birth", "dateOfBirth", "DATE-OF-BIRTH", "dateofbirth", "date . of . birth"):
        assert [phrase for _, phrase in found(TABLE, f"x {text}: 1")] == ["date of birth"], text
    assert [phrase for _, phrase in found(TABLE, "ss#1 SSN2 4D 3 P/N 4")] == ["ss #", "ssn", "4d", "p/n"]


def test_a_hump_parts_words_but_not_always() -> None:
    table = PhraseTable([("philhealth number",), ("health",), ("ssn",)])
    data = plane("PhilHealthNumber PhilHealth Number MyHealth ssnOf").words
    hits = table.find(words_of(data))
    found = [data[a:b].decode() for a, b in zip(hits.starts, hits.ends, strict=True)]
    assert found == ["PhilHealthNumber", "PhilHealth Number", "Health", "ssn"]


def test_a_label_inside_of_a_code_is_none() -> None:
    assert found(TABLE, "0b4d3f a4d9 x=4d7e") == []
    assert [phrase for _, phrase in found(TABLE, "SSN219514938, 4d LIC")] == ["ssn", "4d"]


def test_longest_phrase_wins_and_words_stay_whole() -> None:
    assert found(TABLE, "Social Security Number") == [("Social Security Number", "social security number")]
    assert found(TABLE, "classno renumbering nonsense assn") == []
    assert found(TABLE, "social, security") == [("security", "security")]
    assert found(TABLE, "social\nsecurity") == [("security", "security")]


def test_a_word_of_more_than_eight_letters_is_compared_whole() -> None:
    assert found(TABLE, "identification number") == [("identification number", "identification number")]
    assert [phrase for _, phrase in found(TABLE, "identificatiom number")] == ["number"]
    assert found(TABLE, "nacimientos") == []


WORDS = (
    "social",
    "security",
    "Number",
    "SSN",
    "ss",
    "#",
    "date",
    "Of",
    "birth",
    "no",
    "4d",
    "p/n",
    "x",
    "7",
    "d.o.b",
    "license",
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", ", ", "\n", "_", "  ", "-", ":"))), max_size=14)
)
def test_agrees_with_a_regular_expression(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    assert [raw for raw, _ in found(TABLE, text)] == oracle(text)


def test_labels_in_other_scripts() -> None:
    phrases = ("паспорт", "номер паспорта", "身份证", "주민등록번호", "αφμ", "ת.ז", "เลขบัตร")
    table = PhraseTable([(phrase,) for phrase in phrases])
    text = "Номер паспорта: 1; ПАСПОРТ 2; 公民身份证号码 3; 주민등록번호는 4; ΑΦΜ 5; ת.ז. 6; เลขบัตรประชาชน 7"
    hits = table.find(words_of(plane(text).labels))
    assert [phrases[n] for n in hits.numbers] == ["номер паспорта", "паспорт", *phrases[2:]]


def test_phrases_of_all_detectors_are_found_in_any_order() -> None:
    detectors = plugins.load("pii_scan.detect", "DETECTOR")
    phrases = sorted({label.rstrip(".:") for d in detectors for label in (*d.labels, *d.anti_labels)})
    table = PhraseTable([(phrase,) for phrase in phrases])
    random.Random(7).shuffle(phrases)
    for phrase in phrases:
        data = plane(f"| {phrase} | {phrase.title()}").labels
        hits = table.find(words_of(data))
        longest = max((b - a for a, b in zip(hits.starts.tolist(), hits.ends.tolist(), strict=True)), default=0)
        assert hits.starts.size >= 2, phrase
        # A sign at its end that no label holds is not part of it.
        assert longest >= len(phrase) - 2, phrase
