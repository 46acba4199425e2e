"""Packs the tables of breach-notification law into the package.

    python tools/load_law.py FOLDER

The folder holds `us_breach_notification.csv`, `us_breach_notification_cells.csv`, `other_breach_regimes.csv` and a
README.md whose section "Source keys" names the sources. Nothing is written where a row does not hold
(`pii_scan/law/check.py`): an unknown column, a value outside its set, cells that contradict one another.
"""

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pii_scan.law.check import CONFIDENCE, faults
from pii_scan.law.table import CELLS, REGIMES, SOURCES, TABLE
from pii_scan.report.words import STATES

PACKAGE = Path(__file__).resolve().parent.parent / "pii_scan" / "law" / "data"
CODES = frozenset(STATES) - {"AS", "MP"}
"""American Samoa and the Northern Mariana Islands have no row: no statute of theirs was found."""
_CELL_COLUMNS = ["code", "field", "value", "confidence", "sources"]
_REGIME_COLUMNS = [
    "regime", "jurisdiction", "applies_to", "data_trigger", "regulator", "regulator_min_people", "regulator_deadline",
    "individual_deadline", "media_or_other", "confidence", "source",
]  # fmt: skip


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def wrong(rows: list[dict[str, str]], cells: list[dict[str, str]], regimes: list[dict[str, str]]) -> list[str]:
    """What keeps the tables out of the package; empty where they hold."""
    found = [f"{fault.code}: {fault.what}" for row in rows for fault in faults(row)]
    codes = Counter(row.get("code") for row in rows)
    if set(codes) != CODES or len(rows) != len(CODES):
        found.append(f"{len(rows)} rows, not one for each of {len(CODES)} jurisdictions")
    values = {(row.get("code"), name): value for row in rows for name, value in row.items()}
    for cell in cells:
        place = f"{cell.get('code')}.{cell.get('field')}"
        if list(cell) != _CELL_COLUMNS:
            found.append(f"cell {place}: other columns")
        elif values.get((cell["code"], cell["field"])) != cell["value"]:
            found.append(f"cell {place}: its value is not the table's")
        elif cell["confidence"] not in CONFIDENCE[:-1] or not cell["sources"]:
            found.append(f"cell {place}: without confidence or source")
    return found + [
        f"regime {regime.get('regime')}: other columns or confidence"
        for regime in regimes
        if list(regime) != _REGIME_COLUMNS or regime["confidence"] not in CONFIDENCE[:-1]
    ]


def source_keys(readme: str) -> list[tuple[str, str]]:
    """(key, what it is) of the section "Source keys"."""
    section = readme.partition("## Source keys")[2].partition("\n## ")[0]
    return [(key, what) for key, what in re.findall(r"^- (\w+): (.+)$", section, re.MULTILINE)]


def as_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")


def packed(folder: Path) -> dict[str, bytes]:
    """File name → bytes; the same tables give the same bytes.

    Raises:
        ValueError: a table does not hold.
    """
    rows, cells, regimes = (read(folder / name) for name in (TABLE, CELLS.removesuffix(".gz"), REGIMES))
    if found := wrong(rows, cells, regimes):
        raise ValueError("\n".join(found))
    keys = source_keys((folder / "README.md").read_text("utf-8"))
    named = {key for cell in cells for key in re.split(r"[+ ;,/]+", cell["sources"])}
    if not keys or named - {key for key, _ in keys}:
        raise ValueError(f"sources without a name: {sorted(named - {key for key, _ in keys})}")
    short = ("code", "field", "confidence", "sources")
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as stream:
        stream.write(as_csv(short, ([cell[name] for name in short] for cell in cells)))
    return {
        TABLE: as_csv(rows[0], (row.values() for row in rows)),
        CELLS: buffer.getvalue(),
        REGIMES: as_csv(_REGIME_COLUMNS, (regime.values() for regime in regimes)),
        SOURCES: as_csv(("key", "source"), keys),
    }


def main(folder: Path) -> None:
    for name, data in packed(folder).items():
        (PACKAGE / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
