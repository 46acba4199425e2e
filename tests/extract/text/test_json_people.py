"""Objects of a JSON tree that describe one person each."""

from typing import Any

import pytest

from pii_scan.extract.text.json_people import cut_people


def cut(value: Any) -> dict[str, Any]:
    found: list[tuple[str, dict[str, Any]]] = []
    cut_people(value, found)
    return dict(found)


ADA = {
    "name": {"first": "Ada", "last": "Quill"},
    "address": {"line1": "9 Ash Ln", "city": "Macon"},
    "dob": "1984-03-11",
}


def test_one_person_is_a_row_with_all_that_hangs_below() -> None:
    assert cut(ADA) == {"": ADA}
    assert cut({"id": 7, "customer": ADA}) == {"": {"id": 7, "customer": ADA}}


def test_two_people_are_two_rows_and_the_rest_stays() -> None:
    parcel = {"from": {"name": "Wanda Pruitt", "city": "Macon"}, "to": {"name": "Cal Dorsey", "city": "Miami"}, "kg": 3}
    found: list[tuple[str, dict[str, Any]]] = []
    assert cut_people(parcel, found) == {"from": None, "to": None, "kg": 3}
    assert found == [("from", parcel["from"]), ("to", parcel["to"])]


def test_whom_to_call_is_another_person() -> None:
    found = cut(
        {"first_name": "Renata", "last_name": "Kohl", "ssn": "x", "emergency": {"name": "Tobias", "phone": "y"}}
    )
    assert found["emergency"] == {"name": "Tobias", "phone": "y"}
    assert found[""] == {"first_name": "Renata", "last_name": "Kohl", "ssn": "x", "emergency": None}


def test_people_in_a_list_are_a_row_each() -> None:
    found: list[tuple[str, dict[str, Any]]] = []
    cut_people({"rows": [{"fullName": "Ada", "dob": "x"}, {"title": "t"}, {"fullName": "Cal", "zip": "y"}]}, found)
    assert [person["fullName"] for _, person in found] == ["Ada", "Cal"]


@pytest.mark.parametrize(
    "value",
    [
        {"first": 1, "items": [1, 2]},
        {"kind": "Deployment", "metadata": {"labels": {"app": "x"}}},
        {"city": "Macon", "temperature": 31},
        [],
        "text",
        None,
    ],
)
def test_what_names_nobody_stays_whole(value: Any) -> None:
    found: list[tuple[str, dict[str, Any]]] = []
    assert cut_people(value, found) == value
    assert not found


def test_depth_is_bounded() -> None:
    deep: Any = {"name": "Ada", "dob": "x"}
    for n in range(5_000):
        deep = [deep] if n % 2 else {"below": deep}
    cut(deep)
