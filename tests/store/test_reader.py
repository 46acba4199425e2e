"""Reading works without the key, beside a writer, and after other stages wrote."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from pii_scan.model.errors import CaseError
from pii_scan.model.record import Person, Tie
from pii_scan.store.derived import write_item_risk
from pii_scan.store.linked import LinkedWriter
from pii_scan.store.reader import CaseReader
from tests.store.linked_rows import people_batch, ties_batch
from tests.store.synthetic import entries, exported, make, mask, mask_name, open_case, read, unit


def test_without_a_key_all_but_the_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    make(tmp_path, 5)
    reader = CaseReader(tmp_path / "case")
    assert exported(reader) == exported(read(tmp_path))
    sealed = next(reader.matches()).sealed_key
    with pytest.raises(CaseError):
        reader.reveal(sealed)
    masked = next(row for row in reader.items() if row.address_masked)
    with pytest.raises(CaseError):
        reader.reveal_address(masked.item_id)


def test_a_reader_sees_each_commit_and_nothing_half_done(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        case.ledger.add_listing(entries(4))
        reader = read(tmp_path)
        assert [(item.state, item.size_bytes) for item in reader.items()] == [("pending", 1000 + n) for n in range(4)]
        assert [m.source_layer for m in reader.matches()] == ["name"], "what stands in a path is known from the listing"
        case.ledger.commit([unit(0)], mask, mask_name)
        assert [item.state for item in reader.items() if item.listed] == ["partial", "pending", "pending", "pending"]
        items = reader.items()
        next(items)
        case.ledger.commit([unit(1)], mask, mask_name)
        assert len(list(items)) == 4 + 3 - 1, "an iteration under way keeps the state in which it began"
        with pytest.raises(sqlite3.OperationalError):
            reader._connection.execute("DELETE FROM items")


def test_counts_by_hand(tmp_path: Path) -> None:
    make(tmp_path, 8)
    reader = read(tmp_path)
    matches = list(reader.matches())
    ssns = [match for match in matches if match.kind == "us_ssn"]
    # Units 0 and 7 share one form; 16 SSNs in letters, each twice the same.
    assert (sum(match.count for match in ssns), len({match.item_id for match in ssns})) == (24, 16)
    assert len({match.value_key for match in ssns}) == 8 + 7
    places = [match for match in matches if match.kind == "gps_location"]
    assert (len(places), len({match.value_key for match in places})) == (8, 1)
    assert {(match.legal_class, match.band) for match in matches} == {
        ("geolocation", "high"),
        ("name", "high"),
        ("ssn", "high"),
    }
    assert len(list(reader.items())) == 32


def test_items_come_by_address_with_members_after_their_container(tmp_path: Path) -> None:
    make(tmp_path, 8)
    rows = list(read(tmp_path).items())
    assert [row.address for row in rows] == sorted(row.address for row in rows)
    by_id = {row.item_id: row for row in rows}
    assert all(row.listed == (row.parent_id is None) == (row.depth == 0) for row in rows)
    assert all(row.address.startswith(by_id[row.parent_id].address) for row in rows if row.parent_id is not None)
    assert [m.address for m in read(tmp_path).matches()] == sorted(m.address for m in read(tmp_path).matches())


def test_later_stages_write_whole_and_read_back(tmp_path: Path) -> None:
    make(tmp_path, 2)
    with open_case(tmp_path) as case:
        reader = case.reader()
        assert reader.derived("people") is None and list(reader.people()) == [] and reader.item_risk() == {}
        for best in (3, 2):
            write_item_risk(case, [(1, "critical", ["ssn"]), (2, "none", [])][: best - 1])
            people = [
                Person("p1", ("r1", "r2"), ("ssn",), "OH", "address", None),
                Person("p2", ("r3",), (), None, None, True),
            ]
            writer = LinkedWriter(case)
            writer.people([people_batch(people[: best - 1])])
            writer.ties([ties_batch([Tie("r1", "r2", "same us_ssn", True)])])
            writer.commit({"people": {"best": best}})
        assert reader.derived("people") == {"best": 2}
        assert reader.item_risk() == {1: ("critical", ("ssn",))}
        one = [Person("p1", ("r1", "r2"), ("ssn",), "OH", "address", None)]
        assert list(reader.people()) == one and list(reader.ties()) == [Tie("r1", "r2", "same us_ssn", True)]
        killed = LinkedWriter(case)
        killed.people([people_batch(people)])
        assert list(reader.people()) == one, "a rewrite that ends early leaves what was there"
        LinkedWriter(case)
        assert len(list(case.paths.linked.iterdir())) == 2
        assert {"linked", "assessed"} <= reader.run.keys() and {"started", "created"} <= reader.meta.keys()


def test_what_is_no_case_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        CaseReader(tmp_path)


def test_a_closed_case_is_whole_without_its_log_files(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        beside = read(tmp_path)
        assert list(beside.items()) == []
        case.ledger.add_listing(entries(2))
        case.ledger.commit([unit(0), unit(1)], mask, mask_name)
    before = exported(read(tmp_path))
    beside.close()
    other = tmp_path / "copy" / "case"
    other.mkdir(parents=True)
    shutil.copytree(tmp_path / "case", other, ignore=shutil.ignore_patterns("*-wal", "*-shm"), dirs_exist_ok=True)
    assert exported(CaseReader(other)) == before
