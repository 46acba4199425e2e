from pathlib import Path

import pytest

from tools.names.corpora import Sentence, read, splits
from tools.names.evaluate import Score, count
from tools.names.everyday import everyday_words
from tools.names.model import tokens

CROSSNER = """\
Ruth\tB-scientist
Castellano\tI-scientist
(\tO
University\tB-university
of\tI-university
Dayton\tI-university
)\tO
met\tO
"\tO
Okafor\tB-person
"\tO
.\tO

Nobody\tO
"""


def sentences(tmp_path: Path, text: str = CROSSNER) -> list[Sentence]:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    return list(read(path, "x"))


def test_a_sentence_is_written_as_people_write(tmp_path: Path) -> None:
    first, second = sentences(tmp_path)
    assert first.text == 'Ruth Castellano (University of Dayton) met "Okafor".'
    assert second.text == "Nobody"
    assert [first.text[a:b] for a, b in first.places][:3] == ["Ruth", "Castellano", "("]


def test_persons_are_joined_and_other_entities_folded(tmp_path: Path) -> None:
    first = sentences(tmp_path)[0]
    assert [first.text[a:b] for a, b in first.persons()] == ["Ruth Castellano", "Okafor"]
    assert first.types[3:6] == ("other", "other", "other")


def test_training_words_are_those_of_the_detector(tmp_path: Path) -> None:
    first = sentences(tmp_path, "J.R.\tB-person\nO'Connor-Lee\tI-person\n12-B\tO\n")[0]
    assert tokens(first) == (
        ["J", ".", "R", ".", "O'Connor-Lee", "12", "-", "B"],
        ["B-person", "I-person", "I-person", "I-person", "I-person", "O", "O", "O"],
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([(0, 15)], (2, 1, 1, 1, 1, 1)),
        ([(0, 4)], (2, 1, 1, 1, 1, 1)),
        ([(17, 27)], (2, 0, 1, 0, 1, 0)),
        ([(0, 15), (44, 50), (17, 27)], (2, 2, 1, 1, 3, 2)),
        ([], (2, 0, 1, 0, 0, 0)),
    ],
)
def test_scores_by_hand(tmp_path: Path, found: list[tuple[int, int]], expected: tuple[int, ...]) -> None:
    score = Score()
    count(score, sentences(tmp_path)[0], found)
    assert (
        score.persons,
        score.persons_found,
        score.full_names,
        score.full_names_found,
        score.names,
        score.names_right,
    ) == expected


def test_f1_is_the_harmonic_mean() -> None:
    assert Score(persons=4, persons_found=2, names=2, names_right=2).f1 == pytest.approx(2 / 3)
    assert Score().f1 == 0.0


def test_everyday_words_are_no_names_and_mostly_small(tmp_path: Path) -> None:
    text = "".join(f"{word}\tO\n" for word in ["the", "spreadsheet", "Zorble", "zorble", "castellano"])
    assert everyday_words(sentences(tmp_path, text)) == ["SPREADSHEET"]


def test_no_test_split_is_trained_on(tmp_path: Path) -> None:
    for name in ("btc/a", "btc/b", "btc/e", "btc/f", "btc/g", "btc/h", "wnut17/train", "wnut17/dev"):
        path = tmp_path / f"{name}.conll"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name.replace('/', '-')}\tO\n", "utf-8")
    (tmp_path / "crossner").mkdir()
    for split in ("train", "dev", "test"):
        path = tmp_path / "crossner" / f"ai-{split}.txt"
        path.write_text("".join(f"{split}{n}\tO\n\n" for n in range(4)), "utf-8")
    found = {split: {s.text for s in listed} for split, listed in splits(tmp_path).items()}
    assert found["test"] == {"btc-f", "wnut17-dev", "test0", "test1", "test2", "test3"}
    assert found["dev"] == {"btc-e", "dev1", "dev3"}
    assert not found["train"] & (found["test"] | found["dev"])
