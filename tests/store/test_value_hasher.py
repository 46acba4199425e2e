"""Keys made for whole columns are the keys that `value_key` makes of single values."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.engine.records import name_blocks
from pii_scan.store import value_hasher
from pii_scan.store.key_maker import KeyMaker
from pii_scan.store.keys import value_key
from pii_scan.store.value_hasher import KindHasher

KEY = bytes(range(32))


@given(st.binary(min_size=1, max_size=80), st.sampled_from(["us_ssn", "block:first", "x" * 70]), st.text(max_size=90))
def test_the_key_of_a_value(key: bytes, kind: str, normal: str) -> None:
    assert KeyMaker(key, kind)(normal).hex() == value_key(key, kind, normal)


def test_a_name_brings_its_blocks_and_nothing_of_an_empty_cell() -> None:
    hasher = KindHasher("person_name", KEY, name_blocks)
    found, states = hasher.contributions(pa.array(["ADA LOVE", None, "", "LOVE", "ADA LOVE"]))
    assert states is None
    by_column = {one.column: one for one in found}
    assert by_column["person_name"].valid.tolist() == [True, False, False, True, True]
    assert by_column["first_key"].valid.tolist() == [True, False, False, False, True]
    for block, text in name_blocks("ADA LOVE").items():
        column = value_hasher.KEY_COLUMNS[block]
        assert by_column[column].keys[0].tobytes().hex() == value_key(KEY, block, text)
        assert by_column[column].keys[4].tobytes() == by_column[column].keys[0].tobytes()


def test_an_address_says_its_state() -> None:
    hasher = KindHasher("us_address", KEY, name_blocks)
    found, states = hasher.contributions(pa.array(["1 ELM ST, DAYTON, OH 45402", "PO BOX 7", None]))
    assert states is not None and states.to_pylist() == ["OH", None, None]
    assert found[1].column == "house_zip_key" and found[1].valid.tolist() == [True, False, False]
    assert found[1].keys[0].tobytes().hex() == value_key(KEY, "block:house_zip", "1 45402")


def test_a_state_card_and_a_licence_share_a_number_space() -> None:
    (found,), _ = KindHasher("us_state_id", KEY, name_blocks).contributions(pa.array(["A1"]))
    assert found.column == "license_key"
    assert found.keys[0].tobytes().hex() == value_key(KEY, "us_driver_license", "A1")


def test_forgetting_changes_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(value_hasher, "_KEPT", 10)
    hasher = KindHasher("email", KEY, name_blocks)
    for start in range(0, 60, 7):
        values = [f"u{start + i}@example.org" for i in range(7)]
        (found,), _ = hasher.contributions(pa.array(values))
        assert [found.keys[i].tobytes().hex() for i in range(7)] == [value_key(KEY, "email", v) for v in values]
