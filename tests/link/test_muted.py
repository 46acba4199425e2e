"""What suppressions leave out of the records, and that the rest stays as it is."""

from pathlib import Path

import duckdb
import pytest

from pii_scan.link.muted import Muted, muted_parts, without_muted
from pii_scan.link.people import PeopleLinker, load
from pii_scan.model.record import Record
from pii_scan.store.part_writer import write_part
from tests.link.people import key, name_of, record, record_id


def filtered(folder: Path, muted: Muted, *records: Record) -> dict[str, dict[str, object]]:
    """record_id → its columns that are not empty."""
    (folder / "records").mkdir(exist_ok=True)
    write_part(folder / "records", "part-00000001.parquet", list(records), [])
    with duckdb.connect(":memory:") as con:
        path = without_muted(con, f"{folder}/records/*.parquet", muted, folder)
        found = con.execute("SELECT * FROM read_parquet($path)", {"path": path})
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {name_of(row["record_id"]): {name: value for name, value in row.items() if value} for row in rows}


ANA = record("r1", name="ana ruiz", ssn=("111", "222"), email="a@x", state="OH", basis="address")
BO = record("r2", name="bo lee", ssn="222", email="a@x")


def test_nothing_muted_changes_nothing(tmp_path: Path) -> None:
    both = filtered(tmp_path, Muted(), ANA, BO)
    assert both["r1"]["ssn_key"] == key("ssn", "111")
    assert both["r1"]["more_keys"] == [f"ssn_key:{key('ssn', '222')}"]
    assert both["r2"]["email_key"] == key("email", "a@x")
    assert both["r1"]["state"] == "OH"


def test_a_value_goes_everywhere_and_the_next_one_moves_up(tmp_path: Path) -> None:
    both = filtered(tmp_path, Muted(keys={("", key("ssn", "111")), ("", key("email", "a@x"))}), ANA, BO)
    assert both["r1"]["ssn_key"] == key("ssn", "222") == both["r2"]["ssn_key"]
    assert "email_key" not in both["r1"]
    assert "email_key" not in both["r2"]
    gone = filtered(tmp_path, Muted(keys={("", key("ssn", "111")), ("", key("ssn", "222"))}), ANA)["r1"]
    assert "ssn_key" not in gone
    assert "more_keys" not in gone
    assert gone["name_key"] == key("name", "ana ruiz")


def test_a_value_goes_in_one_record_only(tmp_path: Path) -> None:
    both = filtered(tmp_path, Muted(keys={(record_id("r2"), key("ssn", "222"))}), ANA, BO)
    assert both["r1"]["more_keys"]
    assert "ssn_key" not in both["r2"]


def test_a_column_of_one_content(tmp_path: Path) -> None:
    muted = Muted(columns={(ANA.content_sha256, "ssn_key"), (ANA.content_sha256, "us_address")})
    both = filtered(tmp_path, muted, ANA, BO)
    assert "ssn_key" not in both["r1"]
    assert "more_keys" not in both["r1"]
    assert "state" not in both["r1"]
    assert both["r2"]["ssn_key"] == key("ssn", "222")


def test_a_content_as_a_whole(tmp_path: Path) -> None:
    assert set(filtered(tmp_path, Muted(contents={ANA.content_sha256}), ANA, BO)) == {"r2"}


@pytest.mark.parametrize(
    ("muted", "people"),
    [
        (Muted(), 2),
        (Muted(contents={ANA.content_sha256}), 1),
        (Muted(columns={(BO.content_sha256, "name_key"), (BO.content_sha256, "ssn_key")}), 1),
    ],
)
def test_people_go_by_what_is_left(tmp_path: Path, muted: Muted, people: int) -> None:
    (tmp_path / "records").mkdir()
    write_part(tmp_path / "records", "part-00000001.parquet", [ANA, BO], [])
    path = muted_parts(f"{tmp_path}/records/*.parquet", muted, tmp_path)
    assert PeopleLinker(load([path], tmp_path)).run().best == people
