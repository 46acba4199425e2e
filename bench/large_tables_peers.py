"""Other ways of counting what a large table holds, on a slice of the same file.

How right their counts are is set beside the generator's truth for those rows.
"""

import csv
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from bench import call_list
from bench.measure import Clock, Figures

_RULES = {
    "email": r"\b[\w.+-]+@[\w-]+\.[\w.]+\b",
    "ssn": r"\b\d{3}-\d{2}-\d{4}\b",
    "phone": r"(?:\(\d{3}\) ?|\b\d{3}[-. ])\d{3}[-. ]\d{4}\b",
    "birth_date": r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b",
    "card": r"\b(?:\d{4}[- ]?){3}\d{4}\b",
    "street": r"(?i)\b\d{1,5} [a-z]+(?: [a-z]+)* (?:ln|lane|st|street|ave|avenue|rd|road|dr|drive|blvd|way)\b",
    "zip": r"\b\d{5}(?:-\d{4})?\b",
    "ip": r"\b(?:\d{1,3}\.){3}\d{1,3}\b",
    "iban": r"\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b",
    "passport": r"\b[A-Z]\d{8}\b",
    "mac": r"\b(?:[0-9A-F]{2}:){5}[0-9A-F]{2}\b",
    "key": r"(?i)\b(?:api[_-]?key|secret|token)\b\W{1,3}\w{16,}",
}
"""Of the sort that scanners of lines and columns (pdscan, home-made scripts) come with; nothing is checked."""
PANDAS_ROWS, LINE_ROWS, PRESIDIO_ROWS = 200_000, 100_000, 250
_CHUNK = 100_000
_ABSENT = ("email", "ssn", "card", "ip", "iban", "passport", "mac", "key")
"""Kinds of which the table has none: every hit is a false one."""
_PRESIDIO_ABSENT = (
    "EMAIL_ADDRESS", "US_SSN", "CREDIT_CARD", "IP_ADDRESS", "IBAN_CODE", "US_PASSPORT", "MAC_ADDRESS", "US_ITIN",
    "US_BANK_NUMBER", "US_DRIVER_LICENSE", "CRYPTO", "MEDICAL_LICENSE", "UK_NHS", "URL",
)  # fmt: skip


def _phones(path: str, rows: int) -> int:
    """Cells of the first rows that are a telephone number."""
    with Path(path.replace(".parquet", ".csv")).open(encoding="utf-8", newline="") as stream:
        return sum(row["called_number"] not in call_list.ODD for row in islice(csv.DictReader(stream), rows))


def lines(path: str, rows: int = LINE_ROWS) -> Figures:
    """Each line, each rule, in Python's `re`."""
    rules = {name: re.compile(pattern) for name, pattern in _RULES.items()}
    counts: Counter[str] = Counter()
    read = 0
    with Path(path).open(encoding="utf-8") as stream, Clock() as clock:
        next(stream)
        for line in islice(stream, rows):
            for name, rule in rules.items():
                counts[name] += sum(1 for _ in rule.finditer(line))
            read += 1
    return {"rows": read, "cpu_s": clock.cpu_s, "wall_s": clock.wall_s, "counts": _beside(counts, path, read)}


def pandas_chunks(path: str, rows: int = PANDAS_ROWS) -> Figures:
    """Chunks as frames of strings, each rule over each column at once; a column is of the kind that most cells are."""
    import pandas as pd

    counts: Counter[str] = Counter()
    read = 0
    with Clock() as clock:
        for frame in _frames(pd, path, rows):
            read += len(frame)
            for column in frame.columns:
                cells = frame[column].dropna()
                for name, rule in _RULES.items():
                    # The groups of these rules are none that capture.
                    counts[name] += int(cells.str.contains(rule, regex=True).sum())
    return {"rows": read, "cpu_s": clock.cpu_s, "wall_s": clock.wall_s, "counts": _beside(counts, path, read)}


def _frames(pd: Any, path: str, rows: int) -> Any:
    if path.endswith("parquet"):
        import pyarrow.parquet as pq

        left = rows
        for batch in pq.ParquetFile(path).iter_batches(_CHUNK):
            yield batch.slice(0, left).to_pandas()
            left -= batch.num_rows
            if left <= 0:
                return
    else:
        yield from pd.read_csv(path, dtype=str, keep_default_na=False, chunksize=_CHUNK, nrows=rows)


def presidio(path: str, rows: int = PRESIDIO_ROWS) -> Figures:
    """presidio-analyzer with its pattern recognisers, no language model, cell by cell."""
    from bench.text_subjects import presidio_reader

    read = presidio_reader()
    counts: Counter[str] = Counter()
    with Path(path).open(encoding="utf-8", newline="") as stream:
        table = list(islice(csv.reader(stream), 1, rows + 1))
    with Clock() as clock:
        for row in table:
            for cell in row:
                for entity, _ in read(cell):
                    counts[entity] += 1
    told = Counter(phone=counts["PHONE_NUMBER"], key=sum(counts[entity] for entity in _PRESIDIO_ABSENT))
    return {"rows": len(table), "cpu_s": clock.cpu_s, "wall_s": clock.wall_s, "counts": _beside(told, path, len(table))}


def _beside(counts: Counter[str], path: str, rows: int) -> str:
    """`phones 198,411 of 197,004, false 12`: as counted, as they are."""
    phones = _phones(path, rows)
    right = "exact" if counts["phone"] == phones else f"{counts['phone']:,} for {phones:,}"
    return f"phones {right}; of kinds not there {sum(counts[name] for name in _ABSENT):,}"
