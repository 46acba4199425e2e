"""ENISA, Recommendations for a methodology of the assessment of severity of personal data breaches (2013):
SE = DPC × EI + CB; below 2 low, below 3 medium, below 4 high, from 4 very high."""

import pytest

from pii_scan.assess.severity import severity


@pytest.mark.parametrize(
    ("classes", "people", "dpc", "ei", "level"),
    [
        ({"email"}, 5, 1, 0.5, "low"),  # 1 × 0.5 + 0.5 = 1.0
        ({"name", "phone"}, 5, 1, 0.75, "low"),  # 1.25
        ({"name", "geolocation"}, 5, 2, 0.75, "medium"),  # 2.0
        ({"name", "acct_with_code"}, 5, 3, 0.75, "medium"),  # 2.75
        ({"ssn"}, 5, 3, 1.0, "high"),  # 3.5
        ({"ssn"}, 100, 4, 1.0, "very high"),  # 4.5, raised by the number of people
        ({"medical", "name"}, 5, 4, 0.75, "high"),  # 3.5
        ({"medical", "passport"}, 5, 4, 1.0, "very high"),  # 4.5
        ({"drivers_license"}, 99, 1, 1.0, "low"),  # 1.5
        ({"drivers_license"}, 100, 2, 1.0, "medium"),  # 2.5
        ({"ssn_partial"}, 5, 1, 0.25, "low"),  # 0.75
    ],
)
def test_by_hand(classes: set[str], people: int, dpc: int, ei: float, level: str) -> None:
    found = severity(classes, people)
    assert (found["dpc"], found["ei"], found["cb"]) == (dpc, ei, 0.5)
    assert found["se"] == round(dpc * ei + 0.5, 2)
    assert found["level"] == level
    assert len(found["reasons"]) == 3


def test_nothing_found_is_no_breach_of_personal_data() -> None:
    for classes in (set(), {"supporting"}):
        assert severity(classes, 0)["level"] == "none" and severity(classes, 0)["se"] == 0
