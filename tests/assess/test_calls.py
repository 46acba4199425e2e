"""Calls between attorneys and clients, counted from records of rows."""

from pathlib import Path
from typing import Any

from pii_scan.assess.calls import call_records
from pii_scan.model.record import Record
from pii_scan.store.records import write_part
from tests.assess.rows import item, match


def _row(number: int, content: str, *phones: str, privileged: bool = False) -> Record:
    keys = {"phone": phones} if phones else {}
    return Record(f"{content}{number}", content, "", number, keys, ("privileged",) if privileged else ())


def _found(folder: Path, records: list[Record], *further: Any) -> dict[str, Any]:
    write_part(folder, "part-1.parquet", records, [])
    calls = item(1, document_type="call_records", facts={"rows": 5})
    lawyers = item(2, document_type="attorney_list")
    listed = [match("phone", item_id=2, value_key="lawyer"), match("phone", item_id=2, value_key="dummy", band="dummy")]
    found = call_records({1: calls, 2: lawyers, **{i.item_id: i for i in further}}, listed, f"{folder}/*.parquet")
    assert found is not None
    return found.figures | {"items": found.privileged_items}


def test_without_call_records_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert call_records({1: item(1)}, [], f"{tmp_path}/*.parquet") is None


def test_confirmed_by_a_list_and_probable_by_a_mark(tmp_path: Path) -> None:
    found = _found(
        tmp_path,
        [
            _row(0, "sha1", "client", "lawyer"),
            _row(1, "sha1", "lawyer", "lawyer", privileged=True),
            _row(2, "sha1", "client", "friend", privileged=True),
            _row(3, "sha1", "client", "friend"),
            _row(4, "sha1", "dummy"),
            _row(0, "elsewhere", "lawyer"),
        ],
    )
    assert found["items"] == {1}
    assert found["privileged"] == {"confirmed": 2, "probable": 1, "possible": 0}
    assert (found["calls"], found["files"], found["numbers"], found["attorney_numbers"]) == (5, 1, 4, 1)


def test_a_copy_of_the_table_is_said_apart(tmp_path: Path) -> None:
    copy = item(3, document_type="call_records", facts={"rows": 5}, content_sha256="sha1")
    other = item(4, document_type="call_records", facts={"rows": 7}, content_sha256="sha4")
    found = _found(tmp_path, [_row(0, "sha1", "lawyer"), _row(0, "sha4", "friend")], copy, other)
    assert found["privileged"]["confirmed"] == 1 and found["numbers"] == 2
    assert (found["calls"], found["copies"], found["files"]) == (12, 5, 3)
    assert found["items"] == {1, 3}


def test_calls_that_were_not_read_count_as_none(tmp_path: Path) -> None:
    found = _found(tmp_path, [])
    assert found["privileged"] == {"confirmed": 0, "probable": 0, "possible": 0} and found["numbers"] == 0
    assert found["items"] == frozenset()
