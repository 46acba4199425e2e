"""A call list of any length with known truth, written in blocks of columns: 70 million rows take minutes, not hours.

The proportions are those of the leak of 2015 as reported: 70 million calls, 63,000 callers, 1.3 million numbers.
All people are invented, and all numbers lie in exchange 555.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import corpus

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = (
    "call_id", "inmate_id", "inmate_first_name", "inmate_last_name", "birth_date", "called_number", "relation",
    "street", "city", "state", "zip", "facility", "started_at", "seconds",
)  # fmt: skip
_CHUNK = 500_000
_CALLS_PER_INMATE, _CALLS_PER_NUMBER, _CONTACTS = 1100, 54, 30
_RELATIONS = ("mother", "friend", "brother", "spouse", "attorney")
_PER_ATTORNEY = 5_000
"""Contacts of which one is an attorney: some 14,000 calls of 70 million, as reported."""
_AREAS = (614, 415, 512, 813, 216, 937, 513, 740, 407, 305, 213, 559, 210, 713)
_LINES = len(_AREAS) * 9000
"""Numbers in one exchange of all area codes."""
_TOWNS = (
    ("Dayton", "OH", "45402"), ("Tampa", "FL", "33602"), ("Fresno", "CA", "93721"), ("Austin", "TX", "78701"),
    ("Joplin", "MO", "64801"), ("Tulsa", "OK", "74103"), ("Macon", "GA", "31201"), ("Reno", "NV", "89501"),
)  # fmt: skip
ODD = ("", "BLOCKED", "XXX-XXX-4321", "123-456-7890", "1")
"""What stands in place of a number in one of 128 rows: nothing, no number, a masked one, a placeholder, a digit."""


class CallList:
    """The same for the same number of rows."""

    def __init__(self, rows: int, seed: int = 2015) -> None:
        import numpy as np

        self.rows = rows
        self._random = random = np.random.default_rng([seed, rows])
        inmates = max(20, rows // _CALLS_PER_INMATE)
        numbers = max(60, rows // _CALLS_PER_NUMBER)
        # 555 first; millions of numbers need more exchanges than that one, as invented as the rest.
        exchanges = np.array([555, *(n for n in range(200, 999) if n % 100 != 11 and n != 555)])
        which = np.arange(numbers)
        area = np.array(_AREAS)[which % len(_AREAS)]
        line = 1000 + which // len(_AREAS) % 9000
        self._numbers = area * 10**7 + exchanges[which // _LINES] * 10**4 + line
        # A number of one or two different digits, (559) 555-5959 say, is taken for a placeholder.
        different = np.sort(self._numbers.astype("S10").view("S1").reshape(-1, 10), axis=1)
        self._numbers = self._numbers[(different[:, 1:] != different[:, :-1]).sum(axis=1) > 1]
        # Numbers of one or two different digits are placeholders to anybody who reads them.
        digits = self._numbers.astype("S10").view(np.uint8).reshape(-1, 10)
        self._numbers = self._numbers[(np.diff(np.sort(digits, axis=1), axis=1) != 0).sum(axis=1) >= 2]
        self._contacts = random.integers(0, len(self._numbers), (inmates, _CONTACTS))
        self._relations = random.integers(0, len(_RELATIONS) - 1, self._contacts.shape)
        attorneys = random.choice(self._relations.size, max(1, self._relations.size // _PER_ATTORNEY), replace=False)
        self._relations.ravel()[attorneys] = len(_RELATIONS) - 1
        ids = random.choice(9_000_000, inmates, replace=False) + 1_000_000
        self._ids = ids.astype(str)
        self._first = np.array(corpus.FIRST)[random.integers(0, len(corpus.FIRST), inmates)]
        self._last = np.array(corpus.LAST)[random.integers(0, len(corpus.LAST), inmates)]
        born = np.datetime64("1940-01-01") + random.integers(0, 23_000, inmates)
        self._born = born.astype(str)
        house = random.integers(10, 9999, inmates).astype(str)
        street = np.array(corpus.STREETS)[random.integers(0, len(corpus.STREETS), inmates)]
        self._street = np.char.add(np.char.add(house, " "), np.char.add(street, " Ln"))
        self._town = random.integers(0, len(_TOWNS), inmates)

    def batches(self) -> "Iterator[pa.RecordBatch]":
        """The rows; afterwards `truth` is whole."""
        import numpy as np
        import pyarrow as pa

        towns = [pa.array(column) for column in zip(*_TOWNS, strict=True)]
        people = [pa.array(column) for column in (self._ids, self._first, self._last, self._born, self._street)]
        # Behind the numbers stand the odd cells, so that one array gives all of a column.
        shown = pa.array([*_phone(self._numbers).tolist(), *ODD])
        relations, facilities = pa.array(_RELATIONS), pa.array([f"F{1 + n}" for n in range(37)])
        seen_inmates = np.zeros(len(self._ids), bool)
        seen_numbers = np.zeros(len(self._numbers), bool)
        odd = np.zeros(len(ODD), np.int64)
        states = np.zeros(len(_TOWNS), np.int64)
        pairs: list[Any] = []
        attorneys = 0
        random = self._random
        for start in range(0, self.rows, _CHUNK):
            count = min(_CHUNK, self.rows - start)
            who = random.integers(0, len(self._ids), count)
            contact = random.integers(0, _CONTACTS, count)
            number, relation = self._contacts[who, contact], self._relations[who, contact]
            attorneys += int((relation == len(_RELATIONS) - 1).sum())
            strange = random.integers(0, 128, count) == 0
            which = random.integers(0, len(ODD), count)
            cell = np.where(strange, len(self._numbers) + which, number)
            moments = 1_325_376_000 + random.integers(0, 3 * 365 * 86_400, count)
            seen_inmates[who] = True
            seen_numbers[number[~strange]] = True
            odd += np.bincount(which[strange], minlength=len(ODD))
            states += np.bincount(self._town[who], minlength=len(_TOWNS))
            pairs.append(np.unique(who.astype(np.int64) << 24 | np.where(strange, (1 << 23) + which, number)))
            if len(pairs) > 20:
                pairs = [np.unique(np.concatenate(pairs))]
            town = pa.array(self._town[who])
            inmate, first, last, born, street = (column.take(pa.array(who)) for column in people)
            cells = (
                pa.array(np.arange(start, start + count)).cast(pa.string()), inmate, first, last, born,
                shown.take(pa.array(cell)), relations.take(pa.array(relation)),
                street, *(column.take(town) for column in towns), facilities.take(pa.array(who % 37)),
                pa.array(moments).cast(pa.timestamp("s")).cast(pa.string()),
                pa.array(random.integers(5, 1800, count)).cast(pa.string()),
            )  # fmt: skip
            yield pa.RecordBatch.from_arrays(list(cells), names=list(COLUMNS))
        self.truth = {
            "rows": self.rows,
            "inmates": int(seen_inmates.sum()),
            "numbers": int(seen_numbers.sum()),
            "different_rows": len(np.unique(np.concatenate(pairs))),
            "attorney_calls": attorneys,
            "called_number": {
                "empty": int(odd[0]),
                "valid": int(self.rows - odd.sum()),
                "invalid": int(odd[1] + odd[4]),
                "masked": int(odd[2]),
                "dummy": int(odd[3]),
            },
            "rows_by_state": {town[1]: int(n) for town, n in zip(_TOWNS, states, strict=True)},
            "inmates_by_state": {
                town[1]: int((seen_inmates & (self._town == at)).sum()) for at, town in enumerate(_TOWNS)
            },
        }


def _phone(digits: Any) -> Any:
    """`(614) 555-1234`."""
    import numpy as np

    text = digits.astype("S10").view(np.uint8).reshape(-1, 10)
    out = np.full((len(digits), 14), ord(" "), np.uint8)
    out[:, 0], out[:, 4], out[:, 9] = ord("("), ord(")"), ord("-")
    out[:, 1:4], out[:, 6:9], out[:, 10:14] = text[:, :3], text[:, 3:6], text[:, 6:]
    return out.view("S14").ravel().astype("U14")


def write(folder: Path, rows: int, *, csv: bool = True, parquet: bool = True) -> dict[str, Any]:
    """`calls.csv` and `calls.parquet` with the same rows, and `truth.json`."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet as arrow_parquet

    made = CallList(rows)
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    options = arrow_csv.WriteOptions(quoting_style="needed", include_header=False)
    text = (folder / "calls.csv").open("wb") if csv else None
    columns = arrow_parquet.ParquetWriter(folder / "calls.parquet", schema, compression="zstd") if parquet else None
    try:
        if text is not None:
            text.write((",".join(COLUMNS) + "\n").encode())
        for batch in made.batches():
            if text is not None:
                arrow_csv.write_csv(batch, text, options)
            if columns is not None:
                columns.write_batch(batch)
    finally:
        if text is not None:
            text.close()
        if columns is not None:
            columns.close()
    (folder / "truth.json").write_text(json.dumps(made.truth, indent=1) + "\n", "utf-8")
    return made.truth
