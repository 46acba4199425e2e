"""Stata, SPSS and SAS transport files, written by ReadStat and, for Stata, by pandas' own writer."""

import io
import os
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.table.statistics import EXTRACTOR, SPSS, STATA, XPORT
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings

FRAME = pd.DataFrame(
    {"ID": [1.0, 2.0], "NAME": ["Pérson", ""], "SSN": ["900-12-3456", "900-65-4321"], "X": [0.5, None]}
)


@pytest.mark.parametrize(("ending", "media_type"), [("sav", SPSS), ("zsav", SPSS), ("dta", STATA), ("xpt", XPORT)])
def test_what_readstat_writes(ending: str, media_type: str, tmp_path: Path, gather) -> None:
    path = str(tmp_path / f"a.{ending}")
    write = {
        "sav": pyreadstat.write_sav,
        "zsav": pyreadstat.write_sav,
        "dta": pyreadstat.write_dta,
        "xpt": pyreadstat.write_xport,
    }
    write[ending](FRAME, path, **({"compress": True} if ending == "zsav" else {}))
    found = gather(Path(path).read_bytes(), "x")
    assert (found.media_type, found.reader) == (media_type, "statistics")
    assert [row["SSN"] for row in found.rows] == ["900-12-3456", "900-65-4321"]
    assert [row["ID"] for row in found.rows] == ["1", "2"] and [row["X"] for row in found.rows] == ["0.5", None]
    assert found.rows[0]["NAME"] == "Pérson" and not found.problems


@pytest.mark.parametrize("version", [114, 117, 118])
def test_stata_as_pandas_writes_it(version: int, gather) -> None:
    out = io.BytesIO()
    frame = pd.DataFrame({"q1": ["Munoz", "Doe"], "born": pd.to_datetime(["1912-03-04", "1999-12-31"])})
    frame.to_stata(out, version=version, write_index=False, variable_labels={"q1": "Last name"})
    found = gather(out.getvalue(), "a.dta")
    assert found.media_type == STATA and not found.problems
    assert [row["Last name"] for row in found.rows] == ["Munoz", "Doe"]
    assert [str(row["born"])[:10] for row in found.rows] == ["1912-03-04", "1999-12-31"]
    assert "q1 Last name" in found.text


def test_places_the_sample_and_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_scan.extract.table.statistics._ROWS", 3000)
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(pd.DataFrame({"n": range(10_000)}), str(path))
    evidence = EXTRACTOR.extract(Input(Payload(path=str(path)), SPSS, "a.sav", Limits(), Settings()))
    table = next(evidence)
    assert isinstance(table, Table) and table.source is not None
    pieces = list(table.source.read())
    numbers = [v for batch, _ in pieces for v in batch.column(0).to_pylist()]
    assert numbers == [str(n) for n in range(10_000)] and len(pieces) == 4
    assert [v for batch, _ in table.source.read(pieces[1][1]) for v in batch.column(0).to_pylist()] == numbers[6000:]
    taken = [int(v) for batch in table.source.sample(800, 1) for v in batch.column(0).to_pylist()]
    assert len(taken) == 800 and max(taken) > 7000


@pytest.mark.parametrize("end", [8, 100, 300, -50])
def test_cut_files_are_told(end: int, tmp_path: Path, gather) -> None:
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(pd.DataFrame({"n": range(500), "s": ["x" * 30] * 500}), str(path))
    assert gather(path.read_bytes()[:end], "x").problems


@pytest.mark.parametrize(("ending", "media_type"), [("sav", SPSS), ("dta", STATA), ("xpt", XPORT)])
def test_the_time_of_access_stays(ending: str, media_type: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    {"sav": pyreadstat.write_sav, "dta": pyreadstat.write_dta, "xpt": pyreadstat.write_xport}[ending](FRAME, str(path))
    os.utime(path, ns=(10**18, 10**18 + 5))
    rows = 0
    for piece in EXTRACTOR.extract(Input(Payload(path=str(path)), media_type, path.name, Limits(), Settings())):
        rows += sum(batch.num_rows for batch in piece.batches) if isinstance(piece, Table) else 0
    assert rows == 2
    assert os.stat(path).st_atime_ns == 10**18


def test_a_transport_file_that_ends_inside_a_record(tmp_path: Path, gather) -> None:
    path = tmp_path / "a.xpt"
    pyreadstat.write_xport(FRAME, str(path))
    data = path.read_bytes()
    assert not gather(data, "x").problems
    assert "truncated" in gather(data[:-30], "x").codes
