"""Large tables: `python -m bench.large_tables [ROWS]...`: from the file's bytes to hashed records, every count checked.

The work is that of one worker of a scan: reading, judging, counting, hashing, the records written beside. Hashing the
file, linking people and the report are left out; `docs/explanation/tables.md` has a whole scan.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import call_list
from bench.__main__ import conditions, ending
from bench.measure import Clock, Figures, run
from bench.sheet import Goal, Section

SIZES = (1_000_000, 5_000_000)
_WALL_S = {"csv": 8 * 60, "parquet": 4 * 60}
_FULL, _CORES = 70_000_000, 2
_PEAK = Goal(at_most=1500)
_PEERS = (
    ("pandas in chunks, 12 rules a column", "pandas_chunks"),
    ("12 regular expressions a line", "lines"),
    ("presidio per cell", "presidio"),
)


def main(sizes: list[int]) -> None:
    print(conditions(1.0, _load()), flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, Clock() as clock:
        section = measure(Path(folder), sizes or list(SIZES))
    print(f"\n{section.markdown()}\n{ending([section], clock.wall_s)}")


def _load() -> float:
    import os

    return os.getloadavg()[0]


def measure(folder: Path, sizes: list[int]) -> Section:
    section = Section(
        "Large tables",
        ("subject", "rows", "rows/CPU-s", "CPU-s", "wall s", "peak MiB", "records", "counts"),
        (
            f"14 columns. The goals are what {_FULL // 10**6} million rows need on {_CORES} cores, both at work: "
            f"CSV in {_WALL_S['csv'] // 60} minutes, Parquet in {_WALL_S['parquet'] // 60}.",
        ),
    )
    rates: dict[tuple[str, int], float] = {}
    for rows in sizes:
        truth = call_list.write(folder, rows)
        for form in ("csv", "parquet"):
            got = run("large_tables:scan", path=str(folder / f"calls.{form}"), truth=truth)
            rate = rows / got["cpu_s"]
            rates[form, rows] = rate
            section.add(
                f"pii-scan, {form}", f"{rows:,}", rate, got["cpu_s"], got["wall_s"], got["peak_mb"],
                f"{got['records']:,}", got["counts"],
                value=rate, goal=Goal(at_least=round(_FULL / (_WALL_S[form] * _CORES))),
            )  # fmt: skip
            section.add(
                "peak memory", None, None, None, None, got["peak_mb"], None, None, value=got["peak_mb"], goal=_PEAK
            )
            for name, subject in _PEERS:
                if form == "csv" or subject == "pandas_chunks":
                    _peer(section, name, subject, form, folder, rows)
        if rows > min(sizes):
            _growth(section, rates, min(sizes), rows)
    return section


def _peer(section: Section, name: str, subject: str, form: str, folder: Path, rows: int) -> None:
    """Read on a slice; what the whole would take is the slice's rate times its rows, and is marked so."""
    got = run(f"large_tables_peers:{subject}", path=str(folder / f"calls.{form}"))
    rate = got["rows"] / got["cpu_s"]
    whole = rows / rate
    section.add(
        f"{name}, {form}, slice of {got['rows']:,}", f"{rows:,}", rate, f"{whole:,.0f} (extrapolated)",
        f"{rows / got['rows'] * got['wall_s']:,.0f} (extrapolated)", got["peak_mb"], None, got["counts"],
    )  # fmt: skip


def _growth(section: Section, rates: dict[tuple[str, int], float], first: int, rows: int) -> None:
    for form in ("csv", "parquet"):
        factor = rates[form, first] / rates[form, rows]
        section.notes += (
            f"Growth, {form}, {first // 10**6} M to {rows // 10**6} M rows: a row takes {factor:.2f} times as long.",
        )


def scan(path: str, truth: dict[str, Any]) -> Figures:
    """As a worker does; `counts` says which figures differ from the truth."""
    from pii_scan.engine import registry
    from pii_scan.engine.node import NodeReader
    from pii_scan.extract.extractor import Input
    from pii_scan.model.evidence import Table
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    media_type = "application/x-parquet" if path.endswith("parquet") else "text/csv"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        problems: list[Any] = []
        with Clock() as clock:
            reader = NodeReader(media_type, Settings(), "ab" * 32, b"k" * 32, problems.append, Path(folder))
            reader.tables.workshop = "bench"
            (extractor,) = registry.type_table().readers(media_type)[:1]
            for piece in extractor.extract(Input(Payload(path=path), media_type, path, Limits(), Settings())):
                if isinstance(piece, Table):
                    reader.table(piece)
                else:
                    problems.append(piece)
            found = reader.finish()
        return {
            "cpu_s": clock.cpu_s,
            "wall_s": clock.wall_s,
            **_checked(found.matches, found.record_files, reader.tables.rows, truth, len(problems)),
        }


def _checked(matches: Any, files: Any, rows: int, truth: dict[str, Any], problems: int) -> Figures:
    import duckdb

    with duckdb.connect(":memory:") as con:
        con.execute("SET memory_limit = '700MB'")
        con.register("part", con.read_parquet(list(files)))
        records, stood_for, inmates, numbers = con.execute(
            "SELECT count(*), sum(coalesce(rows, 1)), count(DISTINCT inmate_key), count(DISTINCT phone_key) FROM part"
        ).fetchone() or (0, 0, 0, 0)
        states = dict(con.execute("SELECT state, sum(coalesce(rows, 1)) FROM part GROUP BY 1").fetchall())
    counts = {match.kind: match.count for match in matches}
    differ = [
        name
        for name, got, expected in (
            ("rows", rows, truth["rows"]),
            ("rows of records", stood_for, truth["rows"]),
            ("inmates", inmates, truth["inmates"]),
            ("numbers", numbers, truth["numbers"]),
            ("valid phone numbers", counts.get("phone"), truth["called_number"]["valid"]),
            ("names", counts.get("person_name"), truth["rows"]),
            ("addresses", counts.get("us_address"), truth["rows"]),
            ("rows by state", states, truth["rows_by_state"]),
            ("problems", problems, 0),
        )
        if got != expected
    ]
    return {"records": records, "counts": "exact" if not differ else f"differ: {', '.join(differ)}"}


if __name__ == "__main__":
    main([int(size.replace("_", "")) for size in sys.argv[1:]])
