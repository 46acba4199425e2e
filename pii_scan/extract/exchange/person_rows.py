"""People of an exchange format as rows with plain column names, so that each is one record."""

from collections.abc import Iterator

from pii_scan.extract.table.batches import Layout, to_table
from pii_scan.model.evidence import Table

_ROWS = 5000
_REPEATS = 6
_LEAST = 1

NAME = ("last name", "first name", "middle name", "name suffix")
ADDRESS = ("street", "address line 2", "city", "state", "zip", "country")


class PersonRows:
    """Collects cells of one person after the other; tables of five thousand bound what is held."""

    def __init__(self, first_row: int = 1) -> None:
        """`first_row`: the number of the first person's row, as a spreadsheet shows it."""
        self._rows: list[dict[str, str]] = []
        self._row: dict[str, str] = {}
        self._more: dict[str, list[str]] = {}
        """What is to be joined to a cell; joined once, for there may be very many."""
        self._first = self._count = first_row - 1

    def begin(self) -> None:
        """The next person. One without any cell leaves no row."""
        if self._row:
            for key, values in self._more.items():
                self._row[key] = "; ".join([self._row[key], *values])
            self._rows.append(self._row)
            self._count += 1
            self._row, self._more = {}, {}

    def put(self, column: str, value: str, *, as_written: bool = False) -> None:
        """`phone`, `phone 2`…; from the seventh on in one cell. The same value twice is one cell. Blanks in it become
        one each, unless they matter."""
        value = value if as_written else " ".join(value.split())
        if not value or value == '""':
            # HL7 writes `""` where a value is to be deleted.
            return
        for n in range(1, _REPEATS + 1):
            key = column if n == 1 else f"{column} {n}"
            if self._row.get(key) == value:
                return
            if key not in self._row:
                self._row[key] = value
                return
        self._more.setdefault(f"{column} {_REPEATS}", []).append(value)

    def put_all(self, columns: tuple[str, ...], values: list[str]) -> None:
        """Parts of one value; those of a second go to columns of their own, so that none mixes with the first."""
        again = next(
            (n for n in range(1, _REPEATS) if not any(self._key(c, n) in self._row for c in columns)), _REPEATS
        )
        for column, value in zip(columns, values, strict=False):
            if value := " ".join(value.split()):
                key = self._key(column, again)
                if key in self._row:
                    self._more.setdefault(key, []).append(value)
                else:
                    self._row[key] = value

    @staticmethod
    def _key(column: str, number: int) -> str:
        return column if number == 1 else f"{column} {number}"

    def tables(self, *, last: bool = False) -> Iterator[Table]:
        """A table where enough rows are held, or of all that are where none will follow."""
        if last:
            self.begin()
        if len(self._rows) < (_LEAST if last else _ROWS):
            return
        rows, self._rows = self._rows, []
        columns = tuple(dict.fromkeys(key for row in rows for key in row))
        cells = ([row.get(column) for column in columns] for row in rows)
        yield to_table("", Layout([], columns, True, self._first + 1, cells))
        self._first = self._count
