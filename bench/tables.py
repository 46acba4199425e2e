"""Tables: a generated call list through our table route, from the file's bytes to matches."""

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench import corpus
from bench.measure import Clock, Figures, run
from bench.sheet import Goal, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pii_scan.model.evidence import Evidence

ROWS = 200_000
_HEADER = (
    "call_id,inmate_id,inmate_first_name,inmate_last_name,birth_date,called_number,called_party,relation,"
    "street,city,state,zip,started_at,seconds"
)
_RELATIONS = ("mother", "friend", "attorney", "brother", "spouse")
_GOAL = Goal(at_least=70_000_000 / (8 * 60 * 2))
"""70 million rows in eight minutes on two cores."""


def sections(scale: float) -> list[Section]:
    section = Section(
        "Tables: rows per CPU-second",
        ("route", "rows/CPU-s", "MB/CPU-s", "peak MiB", "matches", "rows"),
        ("A generated CSV of 14 columns (call records with people), cells repeated as in real lists.",),
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "calls.csv"
        write(path, int(ROWS * scale))
        warm = Path(folder) / "few.csv"
        write(warm, 12_000)
        for name, subject in (("csv reader alone", "extract_only"), ("pii-scan: extract and detect", "scan")):
            got = run(f"tables:{subject}", path=str(path), warm=str(warm))
            rate, whole = got["rows"] / got["cpu_s"], subject == "scan"
            section.add(
                name, rate, got["mb"] / got["cpu_s"], got["peak_mb"], str(got.get("matches", "–")), f"{got['rows']:,}",
                value=rate, goal=_GOAL if whole else None,
            )  # fmt: skip
            if whole:
                section.add(
                    "peak memory", None, None, got["peak_mb"], None, None, value=got["peak_mb"], goal=Goal(at_most=1500)
                )
    return [section]


def write(path: Path, rows: int) -> None:
    """The table; the same for the same number of rows."""
    rng = Random(f"{corpus.SEED} calls {rows}")
    people = [corpus.person_cells(rng) for _ in range(max(10, rows // 40))]
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(_HEADER + "\n")
        for number in range(rows):
            first, last, born, street, city, state, code = rng.choice(people)
            day, hour = f"{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}", rng.randint(0, 23)
            stamp = f"2015-{day}T{hour:02d}:{rng.randint(0, 59):02d}:00"
            out.write(
                f"{number},{rng.randint(10**6, 10**7 - 1)},{first},{last},{born},{corpus.phone(rng)},"
                f"{rng.choice(people)[0]},{rng.choice(_RELATIONS)},{street},{city},{state},{code},{stamp},"
                f"{rng.randint(5, 1800)}\n"
            )


def extract_only(path: str, warm: str) -> Figures:
    """What reading the rows costs without looking for anything."""
    from pii_scan.model.evidence import Table

    rows = 0
    for piece in _evidence(warm):
        if isinstance(piece, Table):
            list(piece.batches)
    with Clock() as clock:
        for piece in _evidence(path):
            if isinstance(piece, Table):
                rows += sum(batch.num_rows for batch in piece.batches)
    return {"rows": rows, "cpu_s": clock.cpu_s, "mb": Path(path).stat().st_size / 1e6}


def scan(path: str, warm: str) -> Figures:
    """Extract and detect as a worker does; the rows' hashes for linking are left out."""
    _scan(warm)
    with Clock() as clock:
        rows, matches = _scan(path)
    return {"rows": rows, "matches": matches, "cpu_s": clock.cpu_s, "mb": Path(path).stat().st_size / 1e6}


def _scan(path: str) -> tuple[int, int]:
    from pii_scan.detect.detector import Context
    from pii_scan.detect.library import shared_engine
    from pii_scan.detect.table import scan_table
    from pii_scan.model.evidence import Table
    from pii_scan.model.limits import Limits

    rows = matches = 0
    for piece in _evidence(path):
        if isinstance(piece, Table):
            found = scan_table(shared_engine(), piece, Context(), Limits().cell_rows, lambda _: None)
            rows, matches = rows + found.rows, matches + sum(match.count for match in found.matches)
    return rows, matches


def _evidence(path: str) -> "Iterator[Evidence]":
    from pii_scan.extract.extractor import Input
    from pii_scan.extract.table.csv import CSV, EXTRACTOR
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    return EXTRACTOR.extract(Input(Payload(path=path), CSV, Path(path).name, Limits(), Settings()))
