"""Tables with toy and real detectors: columns judged as a whole, rows kept together, both sizes alike."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import TableScan, scan_table
from pii_scan.model.evidence import Table
from pii_scan.model.match import Band
from tests.detect.toys import TOYS

ENGINE = DetectEngine(TOYS)
SSNS = [f"{219 + i}{10 + i % 80}{1001 + 7 * i}" for i in range(60)]


def table(columns: Sequence[str], rows: Sequence[Sequence[str | None]], batch_rows: int = 50, **extra: object) -> Table:
    def batches() -> Iterator[pa.RecordBatch]:
        for first in range(0, len(rows), batch_rows):
            part = rows[first : first + batch_rows]
            yield pa.RecordBatch.from_arrays(
                [pa.array([r[i] for r in part], pa.string()) for i in range(len(columns))], names=list(columns)
            )

    return Table(name="", columns=tuple(columns), batches=batches(), **extra)  # type: ignore[arg-type]


def scan(
    columns: Sequence[str],
    rows: Sequence[Sequence[str | None]],
    cell_rows: int = 10_000,
    engine: DetectEngine = ENGINE,
    **extra: object,
) -> TableScan:
    return scan_table(engine, table(columns, rows, **extra), Context(), cell_rows)  # type: ignore[arg-type]


def found(result: TableScan) -> set[tuple[str, str | None]]:
    return {(m.kind, m.spot.column) for m in result.matches if m.band is Band.HIGH}


def test_bare_integers_are_ssns_under_their_header_only() -> None:
    result = scan(["ssn", "order_id"], [[s, s[::-1]] for s in SSNS])
    assert found(result) == {("toy_ssn", "ssn")}
    assert [m.record for m in result.matches] == list(range(60))
    assert [m.spot.row for m in result.matches][:3] == [2, 3, 4]
    assert [c.kind_id for c in result.columns] == ["toy_ssn", None]
    assert result.rows == 60


def test_ssn_shapes_under_an_order_header_are_never_high() -> None:
    dashed = [f"{s[:3]}-{s[3:5]}-{s[5:]}" for s in SSNS]
    assert found(scan(["order_no"], [[d] for d in dashed])) == set()
    assert found(scan(["x"], [[d] for d in dashed])) == {("toy_ssn", "x")}


def test_order_numbers_beside_an_ssn_column_are_dropped() -> None:
    dashed = [f"{s[:3]}-{s[3:5]}-{s[5:]}" for s in SSNS]
    result = scan(["ssn", "order"], [[d, d[::-1].replace("-", "")[:3] + "-22-" + d[7:]] for d in dashed])
    assert {m.spot.column for m in result.matches} == {"ssn"}


def test_card_column_without_header_needs_all_cells_to_pass() -> None:
    good = ["4111111111111111", "5500005555555559", "4012888888881881", "5105105105105100", "4222222222222220"]
    part = [f"40128888888818{n:02d}" for n in range(60)]
    assert found(scan(["v"], [[g] for g in good])) == {("toy_card", "v")}
    assert scan(["sku"], [[p] for p in part]).matches == ()


def test_mixed_contact_column_is_read_as_text() -> None:
    rows = [["ann@example.com"], ["call 5"], ["bob@example.org"], [None], ["n/a"]]
    result = scan(["contact"], rows)
    assert [(m.kind, m.record) for m in result.matches] == [("toy_email", 0), ("toy_email", 2)]


def test_free_text_is_read_cell_by_cell() -> None:
    rows = [["please use SSN 219-45-6789 for the file"], ["nothing here 219456789"], ["SSN"], ["219456788"]]
    result = scan(["notes"], rows)
    assert [(m.raw.reveal(), m.spot.row) for m in result.matches] == [("219-45-6789", 2)]


def test_form_sheet_takes_the_left_cell_as_label() -> None:
    rows = [["Name", "whatever"], ["SSN", "219456789"], ["Total", "12"]]
    result = scan(["column_1", "column_2"], rows, has_header=False, first_row=1)
    assert [(m.kind, m.spot.row, m.spot.column) for m in result.matches] == [("toy_ssn", 2, "column_2")]


def test_large_table_counts_by_column_and_gives_rows() -> None:
    rows = [[s, f"u{i}@example.com", "text of SSN 219-45-6789" if i == 7 else "-"] for i, s in enumerate(SSNS)]
    result = scan(["ssn", "email", "notes"], rows, cell_rows=10)
    assert [(m.kind, m.spot.column, m.count) for m in result.matches] == [
        ("toy_ssn", "ssn", 60),
        ("toy_email", "email", 60),
        ("toy_ssn", "notes", 1),
    ]
    assert [b.num_rows for b in result.rows_normal] == [50, 10]
    assert pa.Table.from_batches(result.rows_normal).column("toy_ssn").to_pylist() == SSNS
    assert all(m.record is None and m.spot.row is None for m in result.matches)


def test_large_and_small_agree_on_normals() -> None:
    rows = [[f"{s[:3]}-{s[3:5]}-{s[5:]}" if i % 9 else "123-45-6789", "x"] for i, s in enumerate(SSNS)]
    small = scan(["ssn", "y"], rows)
    large = scan(["ssn", "y"], rows, cell_rows=5)
    expected = [None if not i % 9 else SSNS[i] for i in range(60)]
    assert pa.Table.from_batches(large.rows_normal).column("toy_ssn").to_pylist() == expected
    assert [m.normal.reveal() for m in small.matches if m.band is Band.HIGH] == [s for s in expected if s]


def test_a_sink_takes_the_batches() -> None:
    taken: list[pa.RecordBatch] = []
    result = scan_table(ENGINE, table(["ssn"], [[s] for s in SSNS]), Context(), 10, taken.append)
    assert result.rows_normal == ()
    assert sum(b.num_rows for b in taken) == 60


PEOPLE = [
    ["Ruth", "Castellano", "1234 Elm Street", "Dayton", "OH", "45402", "219-45-6789"],
    ["Daniel", "Okafor", "77 Sunset Way", "Boise", "ID", "83702", "407-33-9127"],
    ["José", "Núñez", "9 N Oak Ave Apt 4B", "Miami", "FL", "3101", "304-55-9218"],
] * 3
PEOPLE_COLUMNS = ["FirstName", "LastName", "street_address", "City", "State", "zip", "ssn"]


def test_one_name_and_one_address_a_row() -> None:
    result = scan(PEOPLE_COLUMNS, PEOPLE, engine=shared_engine())
    row = [(m.kind, m.raw.reveal(), m.normal.reveal()) for m in result.matches if m.record == 0]
    assert row == [
        ("person_name", "Ruth Castellano", "RUTH CASTELLANO"),
        ("us_address", "1234 Elm Street, Dayton, OH 45402", "1234 ELM ST, DAYTON, OH 45402"),
        ("us_ssn", "219-45-6789", "219456789"),
    ]
    address = next(m for m in result.matches if m.record == 2 and m.kind == "us_address")
    assert address.attributes["zip5"] == "03101"
    assert {m.normal.reveal() for m in result.matches if m.record == 2} >= {"JOSE NUNEZ"}


def test_composed_values_of_a_large_table() -> None:
    result = scan(PEOPLE_COLUMNS, PEOPLE, cell_rows=2, engine=shared_engine())
    rows = pa.Table.from_batches(result.rows_normal).to_pylist()
    assert rows[1] == {
        "us_ssn": "407339127",
        "person_name": "DANIEL OKAFOR",
        "us_address": "77 SUNSET WAY, BOISE, ID 83702",
        "@state": "ID",
    }
    assert {(m.kind, m.count) for m in result.matches} == {("person_name", 9), ("us_address", 9), ("us_ssn", 9)}


def test_dates_without_a_header_of_birth_are_nobodys() -> None:
    rows = [[f"2024-03-{1 + i % 28:02d} 10:00:00", f"19{50 + i % 40}-03-04"] for i in range(60)]
    result = scan(["start_time", "dob"], rows, engine=shared_engine())
    assert {m.spot.column for m in result.matches} == {"dob"}


def test_state_column_travels_with_large_tables() -> None:
    rows = [[s, "Ohio" if i % 2 else "ky"] for i, s in enumerate(SSNS)]
    result = scan(["ssn", "state"], rows, cell_rows=10)
    assert pa.Table.from_batches(result.rows_normal).column("@state").to_pylist()[:2] == ["KY", "OH"]


def test_empty_tables() -> None:
    assert scan(["ssn"], []).matches == ()
    assert scan([], []).rows == 0
    assert scan(["ssn", "x"], [[None, None], ["", "n/a"]]).matches == ()


def test_rows_of_the_same_person_count_each() -> None:
    rows = [["Ruth" if i % 3 else "Ines", "Okafor" if i % 2 else "Adams", str(i)] for i in range(60)]
    rows[59] = ["", "Adams", "59"]
    result = scan(["first_name", "last_name", "n"], rows, cell_rows=5, engine=shared_engine())
    names = pa.Table.from_batches(result.rows_normal).column("person_name").to_pylist()
    assert names[:7] == [
        "INES ADAMS", "RUTH OKAFOR", "RUTH ADAMS", "INES OKAFOR", "RUTH ADAMS", "RUTH OKAFOR", "INES ADAMS",
    ]  # fmt: skip
    assert names[59] == "ADAMS"
    assert [(m.kind, m.count) for m in result.matches] == [("person_name", 60)]


def test_a_column_of_moments_is_passed_over_unless_something_else_stands_in_it() -> None:
    moments = [f"2015-03-{1 + i % 28:02d}T10:{i:02d}:00Z" for i in range(60)]
    plain = scan(["at"], [[m] for m in moments], cell_rows=5)
    mixed = scan(["at"], [[m] for m in [*moments[:58], "see SSN 219-45-6789", moments[59]]], cell_rows=5)
    assert plain.matches == ()
    assert [(m.kind, m.spot.column, m.count) for m in mixed.matches] == [("toy_ssn", "at", 1)]
