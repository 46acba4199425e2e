"""Elements by person and state, out of records made by hand."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pii_scan.link.elements import elements
from pii_scan.link.grouped import Grouped
from pii_scan.link.people import PeopleLinker, load
from pii_scan.model.record import Record
from pii_scan.store.part_writer import write_part
from tests.link.people import key, record

SETS = ("named", "possible", "alone", "alone_possible")


def found(folder: Path, records: Iterable[Record], low_share: float = 1.0) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    write_part(folder, "part-00000000.parquet", list(records), [])
    workshop = folder / "workshop"
    workshop.mkdir()
    linker = PeopleLinker(load(sorted(map(str, folder.glob("*.parquet"))), workshop))
    linker.run()
    grouped = Grouped.of(linker)
    return elements(grouped, grouped.residence(low_share), low_share)


def says(one: Record, *classes: str, document: str = "", **kinds: str) -> Record:
    keys = {**one.keys, **{kind: (key(kind, value),) for kind, value in kinds.items()}}
    return replace(one, classes=tuple(sorted(classes)), document_type=document, keys=keys)


def sets(made: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(one["state"], *(tuple(one[name]) for name in SETS), one["best"]) for one in made["people"]]


def test_beside_a_name_and_without_one(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        [
            says(record("a", name="ada", ssn="1", state="OH", basis="address"), "name", "ssn", "dob"),
            says(record("b", ssn="2", state="OH", basis="address"), "ssn"),
            # A name that was read weakly is no certain one.
            says(record("c", name="cy", ssn="3", state="OH", basis="address"), "ssn"),
        ],
    )
    assert sets(made) == [
        ("OH", (), (), ("ssn",), (), 1),
        ("OH", (), ("ssn",), (), (), 1),
        ("OH", ("ssn", "dob"), (), (), (), 1),
    ]


def test_a_name_on_another_record_of_the_person_is_a_weaker_link(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        [
            says(record("a", name="ada", inmate="7"), "name", "booking_number"),
            says(record("b", inmate="7"), "medical", "booking_number"),
        ],
    )
    assert sets(made) == [(None, (), ("medical",), ("medical",), (), 1)]


def test_a_card_bears_its_holders_name_and_number(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        [
            says(
                record("a", name="ada", unread=True, state="TN", basis="issuing_state"),
                "name",
                document="drivers_license_front",
            ),
            says(record("b", licence="5"), "drivers_license", document="drivers_license_front"),
            # What the card is decides, not under which name its number was read.
            says(record("c", name="cy", licence="6"), "name", "drivers_license", document="state_id_front"),
        ],
    )
    assert sets(made) == [
        (None, (), ("drivers_license",), (), (), 1),
        (None, ("state_id",), (), (), (), 1),
        ("TN", (), ("drivers_license",), (), (), 1),
    ]


def test_halves_of_an_element(tmp_path: Path) -> None:
    login = {"password": "p", "email": "e"}
    made = found(
        tmp_path,
        [
            says(record("a", name="ada", ssn="1"), "name", "credentials", "email", **login),
            # A key of a service is no password, and a password alone opens nothing.
            says(record("b", name="bo", ssn="2"), "name", "credentials", "email", api_key="k", email="f"),
            says(record("c", name="cy", ssn="3"), "name", "credentials", password="q"),
            says(record("d", name="di", ssn="4"), "name", "credentials", password="r", login="di"),
            says(record("e", name="el", ssn="5"), "name", "acct_with_code"),
            says(record("f", name="fay", ssn="6"), "name", "acct_with_code", "acct_without_code"),
            says(record("g", name="gus", ssn="7"), "name", "alpr"),
        ],
    )
    assert sets(made) == [
        (None, (), ("acct_with_code",), (), (), 1),
        (None, (), ("alpr",), (), (), 1),
        (None, (), ("credentials",), (), (), 2),
        (None, ("acct_with_code", "acct_without_code"), (), (), (), 1),
        (None, ("credentials",), (), (), (), 2),
    ]


def test_low_best_and_high_by_state(tmp_path: Path) -> None:
    made = found(
        tmp_path,
        [
            says(record("a", name="ada", ssn="1", state="OH", basis="address"), "name", "ssn"),
            says(record("b", name="ada", ssn="1", state="TX", basis="issuing_state"), "name"),
            says(record("c", name="cy", ssn="3", state="OH", basis="address"), "name", "ssn"),
            says(record("d", name="di", ssn="4", state="TX", basis="area_code"), "name", "ssn"),
        ],
        low_share=0.5,
    )
    counts = {one["state"]: (one["low"], one["best"], one["high"]) for one in made["people"]}
    # Ada's own records name two states: Ohio's in the best count, both in the high one, neither in the low one.
    assert counts == {"OH": (1, 2, 2), "TX": (0, 1, 2)}
    assert made["low_share"] == 0.5


def test_records_that_name_nobody_are_counted_apart_once(tmp_path: Path) -> None:
    login = says(record("a", email="e"), "credentials", "email", password="p")
    made = found(
        tmp_path, [login, login, says(record("b"), "geolocation", gps_location="g"), says(record("c"), "email")]
    )
    assert made["people"] == []
    assert made["unlinked"] == [
        {"state": None, "alone": ["credentials"], "alone_possible": [], "records": 1},
        {"state": None, "alone": ["geolocation"], "alone_possible": [], "records": 1},
    ]


def test_the_order_of_records_does_not_matter(tmp_path: Path) -> None:
    records = [
        says(record(f"r{n:02}", name=f"n{n}", ssn=str(n), state=("OH", "TX", "CA")[n % 3], basis="address"), "name", ("ssn", "dob", "passport")[n % 2])
        for n in range(24)
    ]  # fmt: skip
    assert found(tmp_path / "one", records) == found(tmp_path / "two", reversed(records))


def test_portions_change_nothing(tmp_path: Path, monkeypatch: Any) -> None:
    records = [
        says(record(f"r{n:02}", name=f"n{n // 2}", ssn=str(n // 2), state="OH", basis="address"), "name", "ssn")
        for n in range(40)
    ]
    whole = found(tmp_path / "one", records)
    monkeypatch.setattr("pii_scan.link.elements._ROWS", 3)
    assert found(tmp_path / "two", records) == whole
    assert [(one["low"], one["best"], one["high"]) for one in whole["people"]] == [(20, 20, 20)]
