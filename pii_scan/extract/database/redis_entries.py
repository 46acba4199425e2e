"""What Redis keeps as rows and lines: a hash is a row, everything else lines under its key."""

import json
import re
from collections.abc import Iterator, Sequence

from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.geo.place_rows import PlaceRows, put
from pii_scan.extract.text.json_rows import labelled_lines
from pii_scan.model.evidence import Evidence

_ROWS_HELD, _SORTS_MAX = 5000, 200
_DIGITS = re.compile(r"[0-9a-f-]{8,}|\d+")


class Entries:
    """Fields that are set one after the other come together in one row, as long as few others come between."""

    def __init__(self) -> None:
        self._hashes: dict[str, dict[str, str]] = {}
        self._rest = Rest()
        self.read = 0

    def fields(self, key: bytes, pairs: Sequence[bytes]) -> None:
        self.read += 1
        row = self._hashes.setdefault(_text(key), {"redis key": _text(key)})
        for name, value in zip(pairs[::2], pairs[1::2], strict=False):
            put(row, _text(name) or "field", _text(value))

    def values(self, key: bytes, values: Sequence[bytes]) -> None:
        self.read += 1
        name = _text(key)
        for value in values:
            text = _text(value)
            if text[:1] in ("{", "["):
                try:
                    found = json.loads(text)
                except (ValueError, RecursionError):
                    pass
                else:
                    if (
                        isinstance(found, dict)
                        and found
                        and all(not isinstance(v, dict | list) for v in found.values())
                    ):
                        row = self._hashes.setdefault(f"{name}\0{self.read}", {"redis key": name})
                        for column, cell in found.items():
                            put(row, str(column), "" if cell is None else str(cell))
                    else:
                        for line in labelled_lines({name: found}):
                            self._rest.add(line)
                    continue
            self._rest.add(f"{name}: {text}")

    def evidence(self, *, last: bool = False) -> Iterator[Evidence]:
        if last or len(self._hashes) >= _ROWS_HELD:
            yield from self._tables()
        yield from self._rest.texts(last=last)

    def _tables(self) -> Iterator[Evidence]:
        """One of each sort of keys: `user:17` and `user:18` are alike."""
        held, self._hashes = self._hashes, {}
        sorts: dict[str, PlaceRows] = {}
        for row in held.values():
            sort = _DIGITS.sub("0", row["redis key"])
            rows = sorts.setdefault(sort if len(sorts) < _SORTS_MAX else "", PlaceRows("hashes"))
            yield from rows.add(row)
        for rows in sorts.values():
            yield from rows.rest()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
