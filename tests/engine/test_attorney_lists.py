"""Lists of attorneys that a user gives: on a case that is there, without the data, and without a value in clear."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

import pii_scan
from pii_scan.engine.attorney_lists import read_lists
from pii_scan.model.errors import UsageError
from pii_scan.store.verify import verify
from tests.detect.calls.call_tables import Call, as_csv, calls, number, table
from tests.e2e.command import command


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Call]]:
    folder = tmp_path_factory.mktemp("lists")
    rng = Random(77)
    some = calls(rng, 600, number)
    some = [replace(c, called=some[0].called if n % 60 == 0 else c.called) for n, c in enumerate(some)]
    (folder / "leak").mkdir()
    (folder / "leak" / "cdr.csv").write_bytes(as_csv(table("vendor", some)))
    pii_scan.scan(folder / "leak", case=folder / "case", key_file=folder / "key")
    shutil.rmtree(folder / "leak")
    return folder, some


def _command(*arguments: object) -> int:
    return command(*arguments).code


def _summary(case: Path) -> Any:
    return json.loads((case / "report" / "summary.json").read_text())


def test_a_list_finds_calls_in_a_case_whose_data_is_gone(scanned: tuple[Path, list[Call]], tmp_path: Path) -> None:
    folder, some = scanned
    case, key, lawyer = folder / "case", folder / "key", some[0].called
    assert _summary(case)["privileged"]["confirmed"] == 0
    listed = tmp_path / "bar.csv"
    listed.write_text(
        f'Name,Phone,Fax\nDana Hale,"({lawyer[:3]}) {lawyer[3:6]}-{lawyer[6:]} ext 9",614-555-0199\nAda Wu,555-0143,\n'
    )
    assert _command("attorneys", case, "--attorneys", listed, "--key-file", key) == 0
    found = _summary(case)
    assert found["privileged"]["confirmed"] == sum(c.called == lawyer for c in some) == 10
    assert found["call_records"]["attorneys"]["lists_given"] == 1
    assert verify(case, key) == []
    digest = hashlib.sha256(listed.read_bytes()).hexdigest()
    journal = (case / "journal.jsonl").read_text()
    assert digest in journal and "Hale" not in journal
    for path in case.rglob("*"):
        if path.is_file():
            assert b"Dana Hale" not in path.read_bytes() and lawyer.encode() not in path.read_bytes()
    # The same file again changes nothing.
    assert _command("attorneys", case, "--attorneys", listed, "--key-file", key) == 0
    assert (case / "journal.jsonl").read_text().count("attorneys_added") == 1
    rows = (case / "report" / "privileged_calls.csv").read_text().splitlines()
    assert len(rows) == 11 and f"list:{digest[:16]},2," in rows[1]
    clear = tmp_path / "filter"
    assert _command("export", case, "--output", clear, "--reveal", "--key-file", key) == 0
    lines = (clear / "privileged_calls.csv").read_text().splitlines()
    assert sum(f"+1{lawyer}" in line for line in lines) == 10 and some[0].inmate in lines[1]
    assert f"+1{lawyer}" in (clear / "calls.csv").read_text()
    assert '"revealed"' in (case / "journal.jsonl").read_text()
    assert _command("attorneys", case, "--withdraw", digest[:8], "--key-file", key) == 0
    assert _summary(case)["privileged"]["confirmed"] == 0
    assert verify(case, key) == []
    # Given again after its end, it counts again.
    assert _command("attorneys", case, "--attorneys", listed, "--key-file", key) == 0
    assert _summary(case)["privileged"]["confirmed"] == 10


def _sheet(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


@pytest.mark.parametrize(
    ("name", "text", "numbers"),
    [
        ("a.txt", "Dana Hale, Esq. 614-324-0143 / fax 614.324.0144\nAda Wu (330) 324-0145\n\nno number\n", 3),
        ("b.csv", "Dana Hale;614 324 0143\nAda Wu;16143240144\n", 2),
        ("c.csv", "attorney,bar no,zip,numbers\nDana,6143240199,43215-1234,614-324-0143; cell 614-324-0144 x3\n", 2),
        ("d.csv", "Nombre,Celular,Oficina\nPedro Paz,+1 614 324 0143,+52 55 5123 4567\n", 2),
        ("e.csv", "name,phone\nA,6143240143\nB,6143240143\nC,+1 (614) 324-0143\n", 1),
        ("f.tsv", "name\tmobile\tfax\nA\t\t6143240143\nB\t614-324-0144\t\n", 2),
    ],
)  # fmt: skip
def test_every_number_of_a_list_is_taken_in_any_form(tmp_path: Path, name: str, text: str, numbers: int) -> None:
    path = tmp_path / name
    path.write_text(text)
    (given,) = read_lists(tmp_path / "case", [path])
    found = {n for batch in given.batches for n in batch.column("number").to_pylist()}
    assert len(found) == numbers and 16143240143 in found
    assert given.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_workbook_is_a_list_as_well(tmp_path: Path) -> None:
    path = tmp_path / "defenders.xlsx"
    _sheet(
        path,
        [
            ["County", "Office", "Telephone", "After hours"],
            ["Franklin", "Public Defender", "614-324-0143", "614-324-0144"],
        ],
    )
    (given,) = read_lists(tmp_path / "case", [path])
    assert given.rows_with_number == 1
    assert {n for batch in given.batches for n in batch.column("number").to_pylist()} == {16143240143, 16143240144}


@pytest.mark.parametrize("text", ["", "name,phone\nDana,555-0143\n", "nothing here\n"])
def test_a_file_without_a_number_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text)
    with pytest.raises(UsageError):
        read_lists(tmp_path / "case", [path])


def test_a_list_inside_the_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case" / "x.csv"
    path.parent.mkdir()
    path.write_text("name,phone\nDana,614-324-0143\n")
    with pytest.raises(UsageError):
        read_lists(tmp_path / "case", [path])


def test_a_directory_on_pages_is_a_list_of_the_leak(tmp_path: Path) -> None:
    rng = Random(78)
    lawyers = [number(rng) for _ in range(5)]
    some = calls(rng, 300, lambda r: r.choice(lawyers) if r.random() < 0.1 else number(r))
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "cdr.csv").write_bytes(as_csv(table("camel", some)))
    entries = [
        f"Dana Hale {n}, Esq.\n  Attorney at Law, {100 + n} Main St\n  ({p[:3]}) {p[3:6]}-{p[6:]}\n"
        for n, p in enumerate(lawyers)
    ]
    (leak / "pages.txt").write_text("Franklin County Public Defender\nPanel attorneys\n\n" + "\n".join(entries))
    pii_scan.scan(leak, case=tmp_path / "case", key_file=tmp_path / "key")
    found = _summary(tmp_path / "case")["call_records"]
    assert found["privileged"]["confirmed"] == sum(c.called in lawyers for c in some) > 10
    assert found["attorneys"]["lists_found"] == 1
