"""The library as a notebook uses it."""

import csv
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import pii_scan
from pii_scan.model.errors import CaseError, SourceError, UsageError
from pii_scan.model.limits import Limits
from pii_scan.model.settings import Settings

SSN = "219-09-4321"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def case(folder: Path) -> pii_scan.Case:
    leak = folder / "leak"
    leak.mkdir()
    (leak / "a.txt").write_text(f"Name: Ana Ruiz\nSSN: {SSN}\n")
    (leak / "b.txt").write_text("Nothing of anybody stands here, only words about the weather.\n")
    return pii_scan.scan(
        leak, case=folder / "case", key_file=folder / "key", settings=Settings(workers=1, ocr="off", seed=5)
    )


def test_detect() -> None:
    text = f"é SSN: {SSN}"
    (hit,) = [hit for hit in pii_scan.detect(text) if hit.kind == "us_ssn"]
    assert text[hit.start : hit.end] == SSN == hit.value.reveal()
    assert 0 <= hit.confidence <= 1 and hit.reasons and "4321" not in repr(hit)
    assert pii_scan.detect("") == []


def test_items(case: pii_scan.Case) -> None:
    items = case.items()
    assert isinstance(items, pd.DataFrame)
    assert [name.rsplit("/", 1)[1] for name in items["address"]] == ["a.txt", "b.txt"]
    assert list(items["risk"]) == ["critical", "none"] and list(items["state"]) == ["complete"] * 2
    assert list(items["depth"]) == [0, 0] and items["size_bytes"].sum() > 0


def test_findings_have_the_columns_of_the_report_and_no_value(case: pii_scan.Case) -> None:
    findings = case.findings()
    assert {"us_ssn", "person_name"} <= set(findings["kind"])
    assert findings["masked"].str.contains("4321|Ruiz").sum() == 0
    with (case.path / "report" / "items.csv").open(encoding="utf-8-sig") as stream:
        assert len(list(csv.DictReader(stream))) == len(case.items())
    import json

    line = json.loads((case.path / "report" / "findings.jsonl").read_text().splitlines()[0])
    assert list(findings.columns) == list(line)


def test_an_empty_case_has_its_columns_too(folder: Path) -> None:
    (folder / "nothing").mkdir()
    case = pii_scan.scan(
        folder / "nothing", case=folder / "case0", key_file=folder / "key", settings=Settings(workers=1)
    )
    assert len(case.items()) == 0 and "risk" in case.items().columns
    assert len(case.findings()) == 0 and "masked" in case.findings().columns


def test_continuing_takes_the_settings_of_the_case(case: pii_scan.Case, folder: Path) -> None:
    before = case.findings()
    again = pii_scan.scan(folder / "leak", case=case.path, key_file=folder / "key")
    pd.testing.assert_frame_equal(again.findings(), before)
    with pytest.raises(CaseError, match=r"limits\.wall_s"):
        pii_scan.scan(
            folder / "leak", case=case.path, key_file=folder / "key",
            settings=Settings(ocr="off", seed=5, limits=Limits(wall_s=1)),
        )  # fmt: skip


def test_what_goes_wrong_has_a_remedy(folder: Path, tmp_path: Path) -> None:
    for error, targets in ((SourceError, [folder / "absent"]), (UsageError, []), (UsageError, ["gopher://x"])):
        with pytest.raises(error) as caught:
            pii_scan.scan(*targets, case=tmp_path / "case")
        assert caught.value.remedy
        assert not (tmp_path / "case").exists()
    with pytest.raises(CaseError):
        pii_scan.Case(tmp_path)


def test_importing_it_is_cheap() -> None:
    code = "import sys, pii_scan; print(len([m for m in sys.modules if m.split('.')[0] in ('pandas', 'pyarrow', 're2', 'PIL')]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
    with pytest.raises(AttributeError):
        _ = pii_scan.nothing
    assert set(pii_scan.__all__) == {"Case", "__version__", "detect", "scan"}


def test_it_is_typed() -> None:
    assert Path(pii_scan.__file__).with_name("py.typed").exists()
