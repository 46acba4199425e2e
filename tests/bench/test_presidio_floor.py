"""presidio's tests are read as data, and judged by one rule for both sides."""

from pathlib import Path

import pytest

from bench import floor_subjects, presidio_cases, presidio_floor

TEST_FILE = """
import pytest
from presidio_analyzer.predefined_recognizers import UsSsnRecognizer

@pytest.fixture(scope="module")
def recognizer():
    return UsSsnRecognizer(supported_language="en")

@pytest.fixture(scope="module")
def entities():
    return ["US_SSN"]

@pytest.mark.parametrize(
    "text, expected_len, expected_positions, expected_score_ranges",
    [
        # strong
        ("my ssn 219-51-4938", 1, ((7, 18),), ((0.5, "max"),),),
        ("219514938", 1, ((0, 9),), ((0.0, 0.3),),),
        pytest.param("000-00-0000", 0, (), (), id="zeros"),
        (make_text(), 1, (), ()),
        ("219-51-4938 219-51-4939", 2, (), ()),
    ],
)
def test_all(text, expected_len, expected_positions, expected_score_ranges, recognizer, entities):
    raise AssertionError("must not run")

@pytest.mark.parametrize("number, expected", [("1", True)])
def test_a_helper(number, expected, recognizer):
    pass
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "test_us_ssn_recognizer.py").write_text(TEST_FILE, "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "context_sentences_tests.txt").write_text(
        "# comment\n\nUS_SSN\nmy ssn is 219-51-4938\n", "utf-8"
    )
    return tmp_path


def test_rows_are_read_with_places_and_what_presidio_expects_of_itself(folder: Path) -> None:
    cases = presidio_cases.load(folder)
    assert [(c.text, c.spans, c.count, c.sure) for c in cases.read] == [
        ("my ssn 219-51-4938", ((7, 18),), 1, True),
        ("219514938", ((0, 9),), 1, False),
        ("000-00-0000", (), 0, True),
        ("219-51-4938 219-51-4939", None, 2, True),
        ("my ssn is 219-51-4938", None, 1, True),
    ]
    assert cases.unread == 1
    assert (cases.read[0].entity, cases.read[0].recognizer) == ("US_SSN", "UsSsnRecognizer")
    assert cases.read[0].arguments == {"supported_language": "en"}


def test_a_folder_without_tests_gives_a_plain_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(presidio_floor.VARIABLE, str(tmp_path))
    [section] = presidio_floor.sections(1)
    assert not section.rows
    assert presidio_floor.HOW_TO in section.notes


def test_both_sides_are_judged_on_the_same_cases(folder: Path) -> None:
    got = floor_subjects.floor(str(folder))
    tally = got["kinds"]["US_SSN"]
    assert tally["cases"] == 5
    assert tally["theirs"] == 5
    assert tally["ours_labelled"] >= tally["ours"] >= 3
    assert got["unread"] == 1 and got["not_shared"] == {}


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        (((3, 9),), [(3, 9)], True),
        (((3, 9),), [(3, 6)], True),
        (((3, 9),), [(3, 5)], False),
        (((3, 9),), [(3, 9), (20, 25)], False),
        (((3, 9), (20, 25)), [(3, 9)], False),
        ((), [(1, 2)], False),
        ((), [], True),
    ],
)
def test_right_is_a_hit_where_one_must_be_and_none_elsewhere(
    wanted: tuple[tuple[int, int], ...], found: list[tuple[int, int]], right: bool
) -> None:
    assert floor_subjects._right(wanted, found) is right


def test_the_work_list_shows_shapes_and_no_values() -> None:
    assert floor_subjects._shape("AB123456C x") == "AA9{6}A a"
