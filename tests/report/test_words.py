"""Plain words for every id that a report can meet."""

import pytest

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.problem import ProblemCode
from pii_scan.model.state import Risk
from pii_scan.report import words


def test_every_class_problem_and_risk_has_words() -> None:
    assert set(words.CLASSES) == set(LegalClass)
    assert set(words.PROBLEMS) == set(ProblemCode)
    assert set(words.RISKS) == set(Risk)


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("holds drivers_license", "holds driver's license numbers"),
        ("holds ssn", "holds Social Security numbers"),
        ("identity document: ssn_card", "identity document: Social Security card"),
        ("identity document: passport", "identity document: passport"),
        ("acct_without_code without a name", "account or card numbers without a name"),
        ("name with email", "name with e-mail addresses"),
        ("name with a login", "name with a login"),
        ("holds a member of risk critical", "holds a member of risk critical"),
        ("3 pictures taken within 24 m", "3 pictures taken within 24 m"),
        ("location linked to a person", "location linked to a person"),
    ],
)
def test_reasons_in_plain_words(reason: str, shown: str) -> None:
    assert words.reason_words(reason) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (123_456, "123 kB"), (4_100_000_000, "4.1 GB")]
)
def test_sizes(number: int, shown: str) -> None:
    assert words.size(number) == shown


def test_counts_and_lists() -> None:
    assert words.count(1, "item") == "1 item"
    assert words.count(1204, "item") == "1,204 items"
    assert words.joined(["a", "b", "c"]) == "a, b and c"
    assert words.joined([]) == ""
    assert words.spread(3, 3, 3) == "3"
    assert words.spread(280, 312, 355) == "about 312 (280–355)"
