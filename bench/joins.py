"""Tables that join: `python -m bench.joins [TABLES]`: tables of the zoo, which have nothing to do with one another, and
true pairs among them. How many of the true ones are found, how many of those found are true, and what it costs.
"""

import sys
import tempfile
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pyarrow as pa

from bench.measure import Clock
from bench.sheet import Goal, Section
from pii_scan.assess.join_columns import join_columns
from pii_scan.assess.joins import find_joins
from pii_scan.detect.column import ColumnJudgement
from pii_scan.engine.key_tables import KeyTables
from pii_scan.model.evidence import Table
from pii_scan.model.settings import Settings
from pii_scan.store.key_rows import read_key_columns
from pii_scan.store.side_parts import write_sides
from tools.corpora.table_zoo import SORTS

_KEY = b"k" * 32
_SORTS: tuple[tuple[str, str, Callable[[Random], str], Callable[[str], str]], ...] = (
    ("uuid", "person_ref", lambda r: str(uuid.UUID(int=r.getrandbits(128))), lambda k: "{" + k.upper() + "}"),
    ("acct", "c7", lambda r: str(r.randrange(10**9, 10**10)), lambda k: k.zfill(14)),
    ("member_id", "V3", lambda r: f"M{r.randrange(10**8):08d}", lambda k: f"{k[:1].lower()}-{k[1:5]}-{k[5:]}"),
    ("email", "login", lambda r: f"u{r.randrange(10**9)}@example.org", str.upper),
    ("mrn", "patient_mrn", lambda r: str(r.randrange(10**7, 10**9)), lambda k: f"{k}.0"),
)
"""Header and writing of a key in the table that holds it, and in the one that refers to it."""


class _Tables:
    def __init__(self, folder: Path) -> None:
        self._folder, self.names = folder, dict[str, str]()

    def add(self, name: str, columns: Sequence[str], cells: Sequence[Sequence[str | None]]) -> None:
        sha256 = f"{len(self.names):064x}"
        self.names[sha256] = name
        table = Table("", tuple(columns), iter(()))
        keys = KeyTables(Settings(), sha256, _KEY)
        watch = keys.watch(table)
        arrays = [pa.array(column, pa.string()) for column in cells]
        watch.take(pa.RecordBatch.from_arrays(arrays, names=list(columns)))
        watch.end()
        keys.take(watch, [ColumnJudgement(column, None, 0.0) for column in columns])
        list(write_sides(self._folder, len(self.names), keys.parts()))


def measure(tables: int, seed: int = 6) -> Section:
    section = Section(
        "Tables that join",
        ("tables", "columns that may be keys", "true pairs", "found", "of these true", "recall", "precision",
         "CPU-s to sample", "CPU-s to compare"),
        ("Of unrelated tables every pair found is a false one. True pairs are one in ten, in other writings.",),
    )  # fmt: skip
    for count in (tables, 2 * tables, 4 * tables):
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            with Clock() as sampled:
                made, truth = _write(folder, count, seed)
            with Clock() as compared:
                columns = join_columns(read_key_columns(map(str, folder.glob("keys/*.parquet"))), made.names)
                joins = find_joins(columns, frozenset(), made.names)
            found = [(made.names[j.parent.contents[0]], made.names[j.child.contents[0]]) for j in joins.found]
            right = len(truth & set(found))
            recall, precision = right / len(truth), right / len(found) if found else 0.0
            section.add(
                f"{count:,}", joins.columns, len(truth), len(found), right, recall, precision,
                sampled.cpu_s, compared.cpu_s, value=precision, goal=Goal(at_least=0.99),
            )  # fmt: skip
    return section


def _write(folder: Path, count: int, seed: int) -> tuple[_Tables, set[tuple[str, str]]]:
    tables, truth = _Tables(folder), set[tuple[str, str]]()
    for number in range(count):
        rng = Random(f"{seed} {number}")
        rows = rng.choice([60, 200, 800])
        sorts = rng.sample(SORTS, rng.randint(4, 9))
        names = [f"{rng.choice(sort.headers)}" for sort in sorts]
        names = [name if names.index(name) == n else f"{name}_{n}" for n, name in enumerate(names)]
        cells: list[list[str | None]] = [[make(i) for i in range(rows)] for make in (sort.make(rng) for sort in sorts)]
        if number % 10 == 0:
            header, other, key, write = _SORTS[number // 10 % len(_SORTS)]
            keys = [key(rng) for _ in range(rows)]
            tables.add(f"t{number}", [header, *names], [keys, *cells])
            drawn = rng.choices(keys, k=2 * rows)
            counted = [str(n) for n in range(2 * rows)]
            # A layout of its own: tables of one layout are taken for one.
            tables.add(f"t{number} refers", [other, f"n{number}"], [[write(k) for k in drawn], counted])
            truth.add((f"t{number}", f"t{number} refers"))
        else:
            tables.add(f"t{number}", names, cells)
    return tables, truth


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 300).markdown())
