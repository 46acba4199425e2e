"""A case with calls, from the files to the figures of its summary."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

import pii_scan
from pii_scan.store.verify import verify
from tests.detect.calls.call_tables import NUMBERS, as_csv, calls, number, table

FACILITIES = 4


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], dict[str, Any]]:
    """(case, summary, truth): a table and its copy, another one past a match per row, a list, and other tables."""
    folder = tmp_path_factory.mktemp("calls")
    rng = Random(2015)
    lawyers = [number(rng) for _ in range(8)]
    many = calls(rng, 11_000, lambda r: r.choice(lawyers) if r.random() < 0.01 else number(r))
    few = [replace(c, privileged=n % 10 == 0) for n, c in enumerate(calls(rng, 200, number))]
    source = folder / "leak"
    (source / "copies").mkdir(parents=True)
    (source / "a.csv").write_bytes(as_csv(table("camel", many, NUMBERS[1])))
    (source / "b.csv").write_bytes(as_csv(table("inmate", few, flag=("attorney", "Y", "N"))))
    (source / "copies" / "b.csv").write_bytes((source / "b.csv").read_bytes())
    listed = "".join(f"Dana Hale {n},{NUMBERS[5](phone)},00{4400 + n}\n" for n, phone in enumerate(lawyers))
    (source / "bar.csv").write_text("lawyer,phone,bar number\n" + listed)
    (source / "orders.csv").write_text("order_id,amount,date\n" + "".join(f"{n},5.0,2015-01-03\n" for n in range(50)))
    pii_scan.scan(source, case=folder / "case", key_file=folder / "key")
    summary = json.loads((folder / "case" / "report" / "summary.json").read_text())
    truth = {
        "confirmed": sum(c.called in lawyers for c in many),
        "probable": sum(c.privileged for c in few),
        "called": len({c.called for c in many + few}),
        "callers": len({c.caller for c in many}),
        "inmates": len({c.inmate for c in many + few}),
        "first": min(c.start for c in many + few).isoformat(),
        "last": max(c.start for c in many + few).isoformat(),
        "seconds": sum(c.seconds for c in many + few),
        "starts": sorted(c.start for c in many + few),
        "numbers": {c.called for c in many + few} | {c.caller for c in many} | set(lawyers),
        "inmate_ids": {c.inmate for c in many + few},
    }
    return folder / "case", summary, truth


def test_counts_are_exact(leak: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    _, summary, truth = leak
    found = summary["call_records"]
    assert (found["calls"], found["copies"], found["files"], found["files_without_rows"]) == (11_200, 200, 3, 0)
    for key in ("called", "callers", "inmates", "first", "last", "seconds"):
        assert found[key] == truth[key], key
    assert found["facility_count"] == FACILITIES
    assert sum(place["calls"] for place in found["facilities"]) == 11_200
    starts = truth["starts"]
    gap = max((b - a).total_seconds() for a, b in pairwise(starts))
    assert found["longest_gap"]["seconds"] == gap


def test_privileged_calls_by_level_facility_and_state(leak: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    _, summary, truth = leak
    found = summary["call_records"]
    assert found["privileged"]["confirmed"] == truth["confirmed"] > 50
    assert found["privileged"]["probable"] == truth["probable"] == 20
    assert summary["privileged"] == found["privileged"]
    for places in (found["facilities"], found["states"]):
        assert sum(place["confirmed"] for place in places) == truth["confirmed"]
    assert found["attorneys"]["listed_numbers"] == 8 and found["attorneys"]["lists_found"] == 1
    assert {place["state"] for place in found["states"]} <= {"OH", "NY", "FL", "TX", "CA", "MA", "CO", "NC"}
    assert "floor" in found["note"]


def test_items_with_privileged_calls_are_critical(leak: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    case, _, _ = leak
    lines = (case / "report" / "items.csv").read_text().splitlines()
    found = {line.split(",")[0].rsplit("/", 1)[-1]: line for line in lines[1:]}
    assert "privileged communication" in found["a.csv"] and "critical" in found["b.csv"]
    assert ",call_records," in found["a.csv"] and ",attorney_list," in found["bar.csv"]


def test_no_number_and_no_inmate_stands_in_the_case_in_clear(
    leak: tuple[Path, dict[str, Any], dict[str, Any]],
) -> None:
    case, _, truth = leak
    import duckdb

    # Parquet is compressed: its cells are printed first.
    texts = [path.read_bytes() for path in case.rglob("*") if path.is_file() and path.suffix != ".parquet"]
    for path in case.rglob("*.parquet"):
        texts.append(str(duckdb.sql(f"SELECT * FROM '{path}' LIMIT 3000").fetchall()).encode())
    sample = [*sorted(truth["numbers"])[:400], *sorted(truth["inmate_ids"])[:200]]
    # Tokens are numbers of twenty digits: one in fifty such cases holds ten of them in a row by chance.
    runs = {run for text in texts for run in re.findall(rb"\d+", text)}
    spelt = {number for text in texts for number in re.findall(rb"\(\d{3}\) \d{3}-\d*", text)}
    starts = {number[:end] for number in spelt for end in range(10, len(number) + 1)}
    assert len(runs) > 1000
    for value in sample:
        assert value.encode() not in runs and f"1{value}".encode() not in runs
        assert f"({value[:3]}) {value[3:6]}-{value[6:]}".encode() not in starts


def test_the_case_verifies_and_a_changed_part_is_seen(leak: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    case, _, _ = leak
    assert verify(case, case.parent / "key") == []
    part = next((case / "calls").glob("*.parquet"))
    data = part.read_bytes()
    try:
        part.write_bytes(data + b"x")
        assert [issue.check for issue in verify(case)] == ["records"]
    finally:
        part.write_bytes(data)
