"""presidio's own tests as a floor: on no kind that both know may ours have fewer cases right.

`python -m bench.presidio_floor DIR` also lists what ours has wrong, by sort of case.
"""

import os
import sys
from pathlib import Path

from bench.measure import Figures, run
from bench.sheet import Goal, Section

VARIABLE = "PRESIDIO_TESTS"
HOW_TO = (
    "Not measured: presidio's tests are in its repository only, not in its packages. "
    "`git clone --depth 1 https://github.com/microsoft/presidio`, then "
    "`--presidio-tests presidio/presidio-analyzer/tests`."
)
_NO_MOMENTS = "DATE_TIME"
"""Theirs is any date or time of day, ours a date of birth: shown, without a goal."""


def sections(scale: float) -> list[Section]:
    """
    Args:
        scale: not used; the cases are few.
    """
    del scale
    section = Section(
        "Text: presidio's own tests of its recognisers",
        ("entity", "cases", "presidio right", "ours, as written", "ours, or with a label"),
        (
            "The parametrised cases of presidio-analyzer's recogniser tests, without its language models. Right: a hit "
            "where one must be and none elsewhere. Most of its cases are bare values: kinds whose check says little "
            "need a label by our design, so the last column lets our label stand before the value.",
        ),
    )
    folder = tests_folder()
    if folder is None:
        section.notes = (*section.notes, HOW_TO)
        return [section]
    got = run("floor_subjects:floor", folder=str(folder))
    for entity, tally in got["kinds"].items():
        goal = None if entity == _NO_MOMENTS else Goal(at_least=tally["theirs"])
        shown = (float(tally[key]) for key in ("cases", "theirs", "ours", "ours_labelled"))
        section.add(entity, *shown, value=tally["ours_labelled"], goal=goal)
    section.notes = (*section.notes, _left_out(got))
    return [section]


def tests_folder() -> Path | None:
    """Where presidio's tests are, by the environment; None where nowhere."""
    named = os.environ.get(VARIABLE, "")
    folder = Path(named) if named else None
    return folder.resolve() if folder and any(folder.glob("test_*_recognizer.py")) else None


def _left_out(got: Figures) -> str:
    entities = got["not_shared"]
    return (
        f"Left out: {sum(entities.values())} cases of {len(entities)} entities that have no kind of ours under this "
        f"name ({', '.join(entities)}), and {got['unread']} that are computed in the tests."
    )


def main() -> None:
    os.environ[VARIABLE] = sys.argv[1]
    folder = tests_folder()
    if folder is None:
        raise SystemExit(HOW_TO)
    print(sections(1)[0].markdown())
    for entity, sorts in run("floor_subjects:floor", folder=str(folder))["failed"].items():
        print(f"\n{entity}")
        for sort, number in sorted(sorts.items(), key=lambda entry: -entry[1]):
            print(f"  {number:3} {sort}")


if __name__ == "__main__":
    main()
