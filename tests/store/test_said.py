"""What a record says, as a number: equal for equal records and for no others, wherever they were made."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass
from pii_scan.store.record_schema import record_schema
from pii_scan.store.said import SAID
from pii_scan.store.table_records import RowHasher

KINDS = {
    name: Kind(name, legal_class, name)
    for name, legal_class in (
        ("us_ssn", LegalClass.SSN),
        ("phone", LegalClass.PHONE),
        ("us_driver_license", LegalClass.DRIVERS_LICENSE),
        ("us_state_id", LegalClass.STATE_ID),
        ("student_number", LegalClass.STUDENT_ID),
    )
}
COLUMNS = (
    "us_ssn",
    "phone",
    "phone#2",
    "us_driver_license",
    "us_state_id",
    "student_number",
    "@state",
    "@license_state",
)
ROW = st.tuples(*(st.sampled_from([None, "OH", "NV"] if c.startswith("@") else [None, "", "1", "2"]) for c in COLUMNS))
_SAME_FOR_ALL = {"record_id", "row_index", "content_sha256", "document_type", "rows", SAID}


def made(rows: list[tuple[str | None, ...]]) -> list[dict[str, object]]:
    hasher = RowHasher("0" * 64, b"k" * 32, KINDS, lambda name: {})
    columns = [pa.array([row[n] for row in rows], pa.string()) for n in range(len(COLUMNS))]
    return hasher.records(pa.RecordBatch.from_arrays(columns, list(COLUMNS)), 0, said=True).to_pylist()  # type: ignore[no-any-return]


@settings(deadline=None, max_examples=60)
@given(st.lists(ROW, min_size=1, max_size=40), st.lists(ROW, min_size=1, max_size=40))
def test_records_that_say_the_same_have_one_number(
    left: list[tuple[str | None, ...]], right: list[tuple[str | None, ...]]
) -> None:
    # Two hashers, as two workers have them.
    numbers: dict[str, object] = {}
    for record in made(left) + made(right):
        text = repr([record[name] for name in record_schema().names if name not in _SAME_FOR_ALL])
        assert record[SAID] != 0
        assert numbers.setdefault(text, record[SAID]) == record[SAID]
    assert len(set(numbers.values())) == len(numbers)


def test_is_asked_for() -> None:
    hasher = RowHasher("0" * 64, b"k" * 32, KINDS, lambda name: {})
    batch = pa.RecordBatch.from_arrays([pa.array(["123"])], ["us_ssn"])
    assert hasher.records(batch, 0).schema == record_schema()
