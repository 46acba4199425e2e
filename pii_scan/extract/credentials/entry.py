"""An entry of a password manager: a login, a card, an identity. Each is one row, and so one record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.credentials.account_lines import secret
from pii_scan.extract.credentials.field_names import LOGIN, column_of
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.model.evidence import Evidence, Table
from pii_scan.model.problem import Problem, ProblemCode

_MAIL = re.compile(r"[^\s@]{1,64}@[\w-]+(?:\.[\w-]+)+")
_BASE32 = re.compile(r"[A-Za-z2-7]{16,104}")


@dataclass(slots=True)
class Entry:
    """Cells under plain column names; what has no column of its own stays a labelled line of the same row."""

    subject: str = LOGIN
    cells: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    together: list[tuple[tuple[str, ...], list[str]]] = field(default_factory=list)
    """Parts of one value each, so that those of a second one do not mix with them."""
    locked: int = 0
    """How many of its values are encrypted."""

    def put(self, label: str, value: object) -> None:
        """A field under the name that the program or its user gave it; nothing where there is no value."""
        said = "" if value is None else str(value)
        if not said.strip():
            return
        column = column_of(label, self.subject)
        if column is None or (column == "street" and "\n" in said):
            self.lines.append(f"{label}: {said}")
        else:
            self.add(column, said)

    def add(self, column: str, value: str) -> None:
        """A value whose column is known."""
        if not value.strip():
            return
        if column == "otp":
            self.lines.append(one_time(value))
        elif column == "username" and _MAIL.fullmatch(value.strip()):
            self.cells.append(("email", value))
        elif column == "password":
            self.cells += secret(value)
        else:
            self.cells.append((column, value))

    def parts(self, columns: tuple[str, ...], values: list[str]) -> None:
        """An address, or a name in its parts."""
        if any(value.strip() for value in values):
            self.together.append((columns, values))

    @property
    def empty(self) -> bool:
        return not (self.cells or self.lines or self.together)

    def lock(self, what: str, ciphertext: str) -> None:
        """An encrypted value, under a name that says so."""
        if ciphertext:
            self.cells.append((f"encrypted {what}", ciphertext))
            self.locked += 1

    def note(self, text: object) -> None:
        """Words of the owner's own, line by line."""
        if isinstance(text, str) and text.strip():
            self.lines.append(text)


def one_time(seed: str) -> str:
    """A line that says what it is: programs write the bare seed or the whole address. RFC 4648 (6) has base32 in upper
    case; people copy it in any, with blanks."""
    plain = "".join(seed.split()).rstrip("=")
    return seed if ":" in seed or not _BASE32.fullmatch(plain) else f"TOTP secret: {plain.upper()}"


class EntryRows:
    """Entries one after the other, as tables of bounded size."""

    def __init__(self, first_row: int = 1) -> None:
        self._rows = PersonRows(first_row)
        self._locked = 0

    def add(self, entry: Entry) -> Iterator[Table]:
        """The entry is held until a table is full."""
        self._rows.begin()
        self._locked += entry.locked
        for column, value in entry.cells:
            self._rows.put(column, value, as_written=column == "password")
        for columns, values in entry.together:
            self._rows.put_all(columns, values)
        if entry.lines:
            self._rows.put("notes", "\n".join(entry.lines), as_written=True)
        yield from self._rows.tables()

    def rest(self) -> Iterator[Evidence]:
        """What is still held; then how many values are encrypted."""
        yield from self._rows.tables(last=True)
        if self._locked:
            yield Problem(ProblemCode.ENCRYPTED, "extract", f"{self._locked:,} values of saved entries are encrypted")
