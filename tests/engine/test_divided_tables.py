"""A huge table read in parts by several workers gives what one worker gives: ledger, records, reports."""

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import orc

from pii_scan.engine import supervisor
from pii_scan.engine.scan import Job, run
from pii_scan.model.limits import Limits
from pii_scan.model.settings import Settings
from pii_scan.store.reader import CaseReader
from tests.conftest import ROOT
from tests.engine import dying_parts
from tests.fault.processes import all_gone, descendants

ROWS, FEWER = 18_000, 9_000
COLUMNS = ("call_id", "inmate_id", "first_name", "last_name", "ssn", "called_number", "called_name", "started_at",
           "seconds", "state", "note")  # fmt: skip
_TIME = re.compile(r"<time data-run>[^<]*</time>")
_FILLER = "a note as long as a clerk would write it, of nothing but the weather and the food " * 2
_ODD = ("", "BLOCKED", "XXX-XXX-4321", "123-456-7890", "555-0100", "1")


def rows() -> list[list[str]]:
    """People over and over, calls of them, odd cells, values inside of texts from the middle on."""
    rng = random.Random(2015)
    people = [
        (str(1_000_000 + 37 * n), rng.choice(("Ruth", "Ines", "Daniel", "Grace")), f"Okafor{chr(97 + n % 26)}",
         f"{219 + n % 400}-{10 + n % 89}-{1000 + n}", rng.choice(("OH", "TX", "FL")))
        for n in range(900)
    ]  # fmt: skip
    out = []
    for i in range(ROWS):
        number, first, last, ssn, state = rng.choice(people)
        phone = f"(614) 555-{2000 + rng.randrange(4000)}" if i % 50 else _ODD[i // 50 % len(_ODD)]
        name = "Ada Wu, Attorney at Law" if i % 400 == 7 else "Sam Hill"
        note = "says SSN 219-45-6789" if i in (9_456, 14_000) else ("one\ntwo" if i % 97 == 0 else _FILLER)
        moment = f"2014-{1 + i % 12:02}-{1 + i % 28:02} {i % 24:02}:{i % 60:02}:00"
        seconds = str(rng.randrange(5, 900))
        out.append(
            [str(i), number, first, last, ssn if i % 9 else " " + ssn, phone, name, moment, seconds, state, note]
        )
    out[5_345].append("one cell more")
    out[13_001] = out[13_001][:6]
    return out


@pytest.fixture(scope="module")
def leaks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leaks")
    data = rows()
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *data])
    # A stray quote: this row's block is read by the csv module.
    dirty = text.getvalue().replace("\n11000,", '\n11000" ,', 1)
    full = [(row + [""] * len(COLUMNS))[: len(COLUMNS)] for row in data[-FEWER:]]
    table = pa.table(dict(zip(COLUMNS, map(list, zip(*full, strict=True)), strict=True)))
    for name in ("csv", "parquet", "orc"):
        (folder / name).mkdir()
    (folder / "csv" / "calls.csv").write_text(dirty, "utf-8", newline="")
    pq.write_table(table, folder / "parquet" / "calls.parquet", row_group_size=600)
    orc.write_table(table, folder / "orc" / "calls.orc", stripe_size=200_000)
    assert (folder / "csv" / "calls.csv").stat().st_size > 4 << 20
    return folder


def noted(case: Path) -> Counter[str]:
    return Counter((case.parent / "log").read_text().splitlines())


def scanned(leak: Path, case: Path, key: Path, parts: int, workers: int = 2, **limits: float) -> Path:
    settings = Settings(workers=workers, ocr="off", limits=Limits(cell_rows=500, **limits))  # type: ignore[arg-type]
    case.parent.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        # Workers find it by its module's name.
        patch.syspath_prepend(str(ROOT))
        patch.setattr("pii_scan.engine.worker.run_task", dying_parts.run_task)
        patch.setattr(supervisor, "DIVIDE_BYTES", 1)
        patch.setattr("pii_scan.engine.scan._parts", lambda items, workers: parts)
        run(Job((str(leak),), case, key_file=key, settings=settings))
    return case


def told(case: Path) -> dict[str, Any]:
    """All that a case says, but for times and processor seconds."""
    report = {path.name: path.read_bytes() for path in sorted((case / "report").iterdir())}
    summary = json.loads(report.pop("summary.json"))
    summary.pop("run")
    page = _TIME.sub("", report.pop("index.html").decode())
    with CaseReader(case) as reader:
        items = [(item.address, item.state, item.problems) for item in reader.items()]
        facts = {name: value for item in reader.items() for name, value in item.facts.items()}
        lines = [replace(match, sealed_key="") for match in reader.matches()]
        records = sorted((row for f in reader.record_files for row in pq.read_table(f).to_pylist()),
                         key=lambda row: row["row_index"])  # fmt: skip
        calls = sorted((row for f in reader.call_files for row in pq.read_table(f).to_pylist()), key=lambda r: r["row"])
    return {"facts": facts, "report": report, "summary": summary, "page": page, "items": items, "lines": lines, "records": records,
            "calls": calls}  # fmt: skip


@pytest.fixture(scope="module")
def wholes(leaks: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What one worker makes of each file."""
    folder = tmp_path_factory.mktemp("wholes")
    found = {}
    for form in ("csv", "parquet", "orc"):
        case = scanned(leaks / form, folder / form / "case", leaks / "key", 1)
        found[form] = told(case)
    return found


@pytest.mark.parametrize(("form", "parts"), [("csv", 2), ("csv", 5), ("parquet", 5), ("orc", 3)])
def test_parts_come_to_the_same_as_the_whole(
    leaks: Path, wholes: dict[str, dict[str, Any]], tmp_path: Path, form: str, parts: int
) -> None:
    whole = wholes[form]
    rows, first = (ROWS, 2) if form == "csv" else (FEWER, 1)
    assert whole["items"][0][1] == "complete" and len(whole["records"]) > 5000
    assert sum(row["rows"] for row in whole["records"]) == rows
    assert [row["row"] for row in whole["calls"]] == list(range(first, rows + first))
    case = scanned(leaks / form, tmp_path / "case", leaks / "key", parts)
    assert noted(case) == Counter(["whole", "joining", *(f"part {n}" for n in range(parts))])
    found = told(case)
    for what in whole:
        assert found[what] == whole[what], what
    assert not (case / "unfinished").exists()


def order(case: Path, **said: int) -> None:
    case.parent.mkdir(exist_ok=True)
    (case.parent / "order.json").write_text(json.dumps(said))


def rows_read(case: Path, part: int) -> int:
    return sum(int(line.split()[2]) * n for line, n in noted(case).items() if line.startswith(f"rows {part} "))


def test_a_part_that_dies_once_goes_on_where_it_was(
    leaks: Path, wholes: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    case = tmp_path / "case"
    order(case, part=1, batch=4, times=1)
    scanned(leaks / "csv", case, leaks / "key", 3)
    assert noted(case)["part 1"] == 2 and noted(case)["part 0"] == noted(case)["part 2"] == 1
    # Two batches wait ahead of the one that is looked at.
    assert ROWS // 3 - 1000 < rows_read(case, 1) < ROWS // 3 + 5 * 1100
    found = told(case)
    for what in wholes["csv"]:
        assert found[what] == wholes["csv"][what], what


def test_a_part_that_dies_again_and_again_costs_its_unread_rows(
    leaks: Path, wholes: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    case = tmp_path / "case"
    order(case, part=1, batch=3, times=99)
    scanned(leaks / "csv", case, leaks / "key", 3)
    found = told(case)
    ((_, state, problems),) = found["items"]
    assert state == "partial"
    (lost,) = [problem for problem in problems if problem[0] == "killed"]
    unread = int(lost[-1].split(" rows not read")[0].replace(",", ""))
    tables = json.loads(found["facts"]["tables"])
    assert tables[0]["rows"] + unread == ROWS and 0 < unread < ROWS // 3
    assert sum(row["rows"] for row in found["records"]) == tables[0]["rows"]
    # Rows behind the gap keep their numbers in the file.
    calls = {row["row"]: row for row in wholes["csv"]["calls"]}
    assert len(found["calls"]) == tables[0]["rows"] and all(calls[row["row"]] == row for row in found["calls"])


def test_a_killed_run_is_continued_with_another_number_of_workers(
    leaks: Path, wholes: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    case = tmp_path / "case"
    order(case, part=9, batch=0, times=0)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\nfrom tests.engine import test_divided_tables as t\n"
        "t.scanned(Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), 3)\n"
    )
    command = [sys.executable, "-c", script, str(ROOT), str(leaks / "csv"), str(case), str(leaks / "key")]
    run_of_its_own = subprocess.Popen(command, start_new_session=True)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and len(list(case.glob("unfinished/*/reading-*/state.sealed"))) < 2:
        time.sleep(0.02)
    family = descendants(run_of_its_own.pid)
    os.kill(run_of_its_own.pid, signal.SIGKILL)
    run_of_its_own.wait()
    assert len(list(case.glob("unfinished/*/reading-*/state.sealed"))) >= 2, "it ended before it was killed"
    assert all_gone(family), "workers outlived the run"
    before = sum(rows_read(case, part) for part in range(3))
    scanned(leaks / "csv", case, leaks / "key", 1, workers=1)
    again = sum(rows_read(case, part) for part in range(3)) - before
    assert again < ROWS, "it began from the beginning"
    found = told(case)
    for what in wholes["csv"]:
        assert found[what] == wholes["csv"][what], what


def test_small_items_do_not_wait_behind_the_parts(leaks: Path, tmp_path: Path) -> None:
    """With two workers one part is read at a time until all other items are through."""
    leak = tmp_path / "leak"
    (leak / "small").mkdir(parents=True)
    (leak / "calls.csv").symlink_to(leaks / "csv" / "calls.csv")
    (leak / "calls.csv").unlink()
    os.link(leaks / "csv" / "calls.csv", leak / "calls.csv")
    for n in range(40):
        (leak / "small" / f"{n}.txt").write_text(f"SSN: 219-09-{4000 + n}\n")
    case = tmp_path / "case"
    scanned(leak, case, tmp_path / "key", 6)
    log = (tmp_path / "log").read_text().splitlines()
    assert Counter(log) == Counter({"whole": 41, "joining": 1, **{f"part {n}": 1 for n in range(6)}})
    last_item = max(n for n, line in enumerate(log) if line == "whole")
    begun = [n for n, line in enumerate(log) if line.startswith("part")]
    # One at a time, and behind each of them those that had waited: four parts stand behind the last item.
    assert sum(n < last_item for n in begun) <= 4
    with CaseReader(case) as reader:
        assert {item.state for item in reader.items()} == {"complete"} and len(list(reader.items())) == 41


def test_the_parts_of_an_item_have_limits_of_their_own(
    leaks: Path, wholes: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """A part that stalls is ended by its own share of the time, and the other parts are kept."""
    case = tmp_path / "case"
    order(case, part=1, batch=0, times=99, stall=1)
    scanned(leaks / "csv", case, leaks / "key", 3, wall_s=6.0)
    found = told(case)
    ((_, state, problems),) = found["items"]
    (lost,) = [problem for problem in problems if problem[0] == "timed_out"]
    unread = int(lost[-1].split(" rows not read")[0].replace(",", ""))
    assert state == "partial" and found["facts"]["rows"] + unread == ROWS and found["facts"]["rows"] > ROWS // 2
