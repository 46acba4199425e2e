"""The report folder: columns, permissions, whole files, nothing raw, nothing that a hostile name could do."""

import csv
import json
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from fake_case import CANARY, HOSTILE, FakeCase

from pii_scan.model.errors import UsageError
from pii_scan.report import report as report_module
from pii_scan.report import writer
from pii_scan.report.escape import csv_cell
from pii_scan.report.view import View
from pii_scan.report.writer import all_reports, write_reports

FILES = {
    "index.html", "summary.json", "items.csv", "findings.jsonl", "people.csv", "jurisdictions.csv", "coverage.csv",
    "report.xlsx", "findings.sarif", "calls.csv", "privileged_calls.csv", "documents.csv", "joins.csv", "columns.csv",
}  # fmt: skip


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_every_file_of_the_contract_is_written_and_hashed(view: View, tmp_path: Path) -> None:
    digests = write_reports(view, tmp_path / "new")
    assert set(digests) == FILES == {path.name for path in (tmp_path / "new").iterdir()}
    for name, digest in digests.items():
        path = tmp_path / "new" / name
        assert sha256(path.read_bytes()).hexdigest() == digest
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_equal_cases_make_equal_files(view: View, folder: Path, tmp_path: Path) -> None:
    again = write_reports(view, tmp_path)
    assert again == {name: sha256((folder / name).read_bytes()).hexdigest() for name in again}


def test_a_report_that_breaks_leaves_the_old_file(view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(_: View, path: Path) -> None:
        path.write_text("half of")
        raise OSError("no space left")

    write_reports(view, tmp_path, only=["items.csv"])
    before = (tmp_path / "items.csv").read_bytes()
    broken = report_module.Report(id="items", filename="items.csv", title="", write=half)
    monkeypatch.setattr(writer, "all_reports", lambda: (broken,))
    with pytest.raises(OSError, match="no space"):
        write_reports(view, tmp_path)
    assert (tmp_path / "items.csv").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["items.csv"]


def test_what_a_killed_run_left_is_tidied(view: View, tmp_path: Path) -> None:
    (tmp_path / ".writing-abc").mkdir()
    (tmp_path / ".writing-abc" / "items.csv").write_text("half")
    write_reports(view, tmp_path, only=["summary"])
    assert [path.name for path in tmp_path.iterdir()] == ["summary.json"]


def test_only_chooses_by_id_or_name(view: View, tmp_path: Path) -> None:
    assert set(write_reports(view, tmp_path, only=["summary", "items.csv"])) == {"summary.json", "items.csv"}
    with pytest.raises(UsageError, match="nonsense"):
        write_reports(view, tmp_path, only=["nonsense"])


def test_items_have_the_published_columns_and_all_lines(folder: Path, case: FakeCase) -> None:
    header = (folder / "items.csv").read_text().splitlines()[0]
    assert header == (
        "address,content_sha256,size_bytes,media_type,document_type,document_confidence,risk,reasons,classes,matches,state"
        ",suppressed"
    )
    lines = read_csv(folder / "items.csv")
    assert len(lines) == len(list(case.items()))
    front = next(line for line in lines if line["address"].endswith("00003_front.jpg"))
    assert front["classes"] == "address; dob; drivers_license; name"
    assert (front["risk"], front["matches"], front["state"]) == ("critical", "4", "complete")
    assert any("ssn?" in line["classes"].split("; ") for line in lines)


def test_coverage_names_every_item_once_with_its_reason(folder: Path, case: FakeCase) -> None:
    assert (folder / "coverage.csv").read_text().splitlines()[0] == "address,state,reason,detail"
    lines = read_csv(folder / "coverage.csv")
    assert [line["address"] for line in lines] == [csv_cell(row.address) for row in case.items()]
    zipped = next(line for line in lines if line["address"].endswith("old.zip"))
    assert (zipped["state"], zipped["reason"], zipped["detail"]) == ("skipped", "encrypted", "3 of 3 members")


def test_findings_have_the_published_keys(folder: Path, case: FakeCase) -> None:
    lines = [json.loads(line) for line in (folder / "findings.jsonl").read_text().splitlines()]
    assert len(lines) == len(list(case.matches()))
    assert list(lines[0]) == [
        "match_id", "finding_id", "record_id", "address", "content_sha256", "kind", "legal_class", "masked", "value_key",
        "confidence", "band", "spot", "source_layer", "detector", "reasons", "count",
    ]  # fmt: skip
    assert lines[0]["spot"] == {"page": 1, "line": 3}


def test_people_and_jurisdictions(folder: Path) -> None:
    people = read_csv(folder / "people.csv")
    assert [person["person_id"] for person in people] == ["p1", "p2"]
    assert (people[1]["records"], people[1]["state"], people[1]["minor"], people[0]["minor"]) == ("2", "OH", "no", "")
    first = read_csv(folder / "jurisdictions.csv")[0]
    assert (first["state"], first["residents_low"], first["residents_best"], first["residents_high"]) == (
        "OH",
        "61",
        "66",
        "71",
    )


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(folder: Path, case: FakeCase) -> None:
    book = openpyxl.load_workbook(folder / "report.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not any(cell.hyperlink for cell in cells)
    assert book["Items"].max_row == len(list(case.items())) + 1
    assert any(str(cell.value).endswith(HOSTILE[0]) for cell in cells)


def test_sarif_has_its_results_and_gaps(folder: Path) -> None:
    made = json.loads((folder / "findings.sarif").read_text())
    assert made["version"] == "2.1.0"
    run = made["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules
    assert {result["level"] for result in run["results"]} <= {"error", "warning", "note"}
    gaps = run["invocations"][0]["toolExecutionNotifications"]
    assert {gap["descriptor"]["id"] for gap in gaps} == {
        "encrypted", "truncated", "unsupported", "timed_out", "too_large", "manual_review",
    }  # fmt: skip
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert not any("<" in place or " " in place for place in places)


def test_only_a_revealing_export_of_some_files_holds_values(
    view: View, case: FakeCase, tmp_path: Path, folder: Path
) -> None:
    write_reports(view, tmp_path, reveal=case)
    holding = {path.name for path in tmp_path.iterdir() if CANARY.encode() in path.read_bytes()}
    assert holding == {"items.csv", "coverage.csv", "findings.jsonl", "privileged_calls.csv"}
    assert not any(CANARY.encode() in path.read_bytes() for path in folder.iterdir())
    lines = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text().splitlines()]
    assert lines[0]["value"] == CANARY + "s0"
    assert lines[0]["address"].startswith("az://cellblockmedia/uploads/" + CANARY)
    assert {line["person"] for line in lines} == {"p1", "p2", None}


def test_a_view_never_carries_its_vault_into_masked_files(view: View, case: FakeCase, tmp_path: Path) -> None:
    write_reports(replace(view, revealer=case), tmp_path)
    assert not any(CANARY.encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_text_files_hold_no_control_or_direction_characters(folder: Path) -> None:
    for name in FILES - {"report.xlsx"}:
        text = (folder / name).read_text(encoding="utf-8")
        assert not set("\x00\x07\x1b\x7f\x9b\u202e\u2066") & set(text), name


def test_files_sort_by_name() -> None:
    names = [report.filename for report in all_reports()]
    assert names == sorted(names)
