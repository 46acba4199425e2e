"""Pickles that Python itself wrote of invented people; what would run is never run."""

import os
import pickle

import pytest

PEOPLE = [{"name": "Marisol Quintanilla", "ssn": "446-22-2943"}, {"name": "Theodore Abernathy", "ssn": "447-31-2090"}]


class Patient:
    def __init__(self) -> None:
        self.name = "Wilhelmina Castellanos"


class Hostile:
    def __reduce__(self):
        return os.mkdir, ("made_by_a_pickle",)


@pytest.mark.parametrize("protocol", range(6))
def test_people_are_rows(gather, protocol):
    got = gather(pickle.dumps(PEOPLE, protocol), "item")
    assert got.reader == "pickle" and got.rows == PEOPLE


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_state_of_objects_and_values_seen_twice(gather, protocol):
    twice = {"a": PEOPLE[0]["name"], "b": PEOPLE[0]["name"], "set": {"Aurelio"}, "pair": (1, 2.5, None, True, b"words")}
    words = gather(pickle.dumps([twice, "x", Patient()], protocol), "item")
    shown = words.text + str(words.rows)
    for expected in ("Wilhelmina Castellanos", "Aurelio", "words", "2.5"):
        assert expected in shown
    assert shown.count("Marisol Quintanilla") == 2


def test_nothing_is_run(gather, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    got = gather(pickle.dumps([Hostile(), "Marisol Quintanilla"]), "item")
    assert "Marisol Quintanilla" in got.text and list(tmp_path.iterdir()) == []


def test_a_list_that_holds_itself_ends(gather):
    circle: list[object] = ["Marisol"]
    circle.append(circle)
    assert "Marisol" in gather(pickle.dumps(circle), "item").text


def test_a_cut_one_is_truncated(gather):
    got = gather(pickle.dumps(PEOPLE)[:-8], "item")
    assert got.codes == ["truncated"] and "446-22-2943" in got.text


@pytest.mark.parametrize("text", ["(list of people)\n", "cat\n", "(dp or not)\n", "(l\n"])
def test_words_are_none(gather, text):
    assert gather(text.encode(), "x.txt").reader != "pickle"
