"""Records on disk: columns, further values, rows of large tables."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pii_scan.model.record import Record
from pii_scan.store import records
from pii_scan.store.keys import value_key
from pii_scan.store.part_writer import write_part
from pii_scan.store.records import hash_table_rows, record_row, record_stream
from tests.store.synthetic import KINDS

KEY = b"k" * 32


def _record(number: int, **keys: tuple[str, ...]) -> Record:
    return Record(f"r{number}", "aa", "letter", number, keys, ("ssn",), "OH", "address", True, "US-OH", False)


def test_first_values_have_columns_and_further_ones_are_kept() -> None:
    row = record_row(_record(1, us_ssn=("k1", "k2"), iban=("k3",), us_bank_account=("k4",), us_vin=("k5",)))
    assert (row["ssn_key"], row["account_key"]) == ("k1", "k3")
    assert row["more_keys"] == ["account_key:k4", "ssn_key:k2", "us_vin:k5"]
    assert (row["issuer"], row["minor"], row["state"]) == ("US-OH", True, "OH")


def test_parts_hold_records_and_streams_under_one_schema(tmp_path: Path) -> None:
    foreign = pa.table({"record_id": ["x"], "ssn_key": ["s"], "unknown": [1]})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, foreign.schema) as stream:
        stream.write_table(foreign)
    streams = [record_stream([_record(2, email=("m",))]), sink.getvalue().to_pybytes()]
    digest, rows = write_part(tmp_path, "part-00000001.parquet", [_record(1)], streams)
    table = pq.read_table(tmp_path / "part-00000001.parquet")
    assert rows == table.num_rows == 3 and table.schema.equals(records.RECORD_SCHEMA)
    assert table["record_id"].to_pylist() == ["r1", "r2", "x"] and table["email_key"].to_pylist() == [None, "m", None]
    assert digest == records.file_sha256(tmp_path / "part-00000001.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["part-00000001.parquet"]
    assert (tmp_path / "part-00000001.parquet").stat().st_mode & 0o777 == 0o600


def test_rows_of_a_large_table_are_hashed_as_single_values_are() -> None:
    batch = pa.RecordBatch.from_arrays(
        [
            pa.array(["219099999", None, None]),
            pa.array(["ADA LOVE", "ADA LOVE", None]),
            pa.array(["1 ELM ST, DAYTON, OH 45402", None, None]),
            pa.array(["+15135550100", "+15135550101", None]),
            pa.array(["+15135550102", None, None]),
            pa.array(["1990-02-03", None, None]),
            pa.array(["IN", None, "KY"]),
            pa.array([None, "OH", None]),
        ],
        names=["us_ssn", "person_name", "us_address", "phone", "phone#2", "date_of_birth", "@state", "@license_state"],
    )
    (data,) = hash_table_rows(
        [batch], "cc", 7, KEY, {k.id: k for k in KINDS}, lambda name: {"block:last": name.split()[-1]}
    )
    rows = pa.ipc.open_stream(data).read_all()
    assert rows.schema.equals(records.RECORD_SCHEMA)
    one, two = rows.to_pylist()
    assert one["ssn_key"] == value_key(KEY, "us_ssn", "219099999")
    assert one["last_key"] == two["last_key"] == value_key(KEY, "block:last", "LOVE")
    assert one["house_zip_key"] == value_key(KEY, "block:house_zip", "1 45402")
    assert one["birth_key"] == value_key(KEY, "block:birth_date", "1990-02-03")
    assert (one["state"], one["state_basis"], one["issuer"]) == ("OH", "address", None)
    assert (two["state"], two["state_basis"], two["issuer"]) == ("OH", "issuing_state", "US-OH")
    assert f"phone_key:{value_key(KEY, 'phone', '+15135550102')}" in one["more_keys"]
    assert (one["row_index"], two["row_index"]) == (7, 8) and one["record_id"] != two["record_id"]
    assert one["classes"] == ["name", "ssn"] and two["classes"] == ["name"]
    assert b"LOVE" not in data and b"219099999" not in data and b"ELM" not in data
