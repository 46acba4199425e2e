"""One row group of a Parquet file is damaged before anything looks at it: the others are judged and counted."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pii_scan.engine.scan import Job, run
from pii_scan.model.limits import Limits
from pii_scan.model.settings import Settings
from pii_scan.store.reader import CaseReader

ROWS, GROUP = 6000, 1000


def _write(path: Path) -> None:
    names = ["Ruth", "Ines", "Daniel", "Grace"]
    table = pa.table(
        {
            "first_name": [names[i % 4] for i in range(ROWS)],
            "last_name": [f"Okafor{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in range(ROWS)],
            "ssn": [f"{219 + i % 400}-{10 + i % 89}-{1000 + i}" for i in range(ROWS)],
        }
    )
    pq.write_table(table, path, row_group_size=GROUP, compression="zstd")


@pytest.mark.parametrize("damaged", [0, 3])
def test_the_other_groups_are_judged_and_counted(tmp_path: Path, damaged: int) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    path = leak / "people.parquet"
    _write(path)
    data = bytearray(path.read_bytes())
    meta = pq.ParquetFile(path).metadata.row_group(damaged)
    for column in range(meta.num_columns):
        place = meta.column(column)
        first = place.dictionary_page_offset or place.data_page_offset
        for at in range(first + 40, first + place.total_compressed_size, 7):
            data[at] ^= 0x5A
    path.write_bytes(data)
    settings = Settings(workers=1, ocr="off", limits=Limits(cell_rows=500))
    run(Job((str(leak),), tmp_path / "case", key_file=tmp_path / "key", settings=settings))
    with CaseReader(tmp_path / "case") as reader:
        (item,) = reader.items()
        counts = {match.kind: match.count for match in reader.matches()}
    assert item.state == "partial"
    assert counts == {"person_name": ROWS - GROUP, "us_ssn": ROWS - GROUP}
    with next((tmp_path / "case" / "report").glob("coverage.csv")).open(encoding="utf-8", newline="") as stream:
        (row,) = list(csv.DictReader(stream))
    assert (row["state"], row["reason"]) == ("partial", "partly_read")
    assert "1 row groups not readable: 1,000 rows refused" in row["detail"]
