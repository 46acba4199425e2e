"""Puts lines and tables together out of what the functions of a WordPerfect text say, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.office.ooxml_text import Rows
from pii_scan.extract.office.wordperfect_characters import UNKNOWN


@dataclass(slots=True)
class Lines:
    """Of one text: the body, a note, a header."""

    damaged: int = 0
    """Functions whose two lengths do not agree."""
    cut: bool = False
    """A function goes past the end."""
    unknown: int = 0
    """Characters of sets that are not in the tables."""
    beside: list[tuple[str, bytes]] = field(default_factory=list)
    """Layer and bytes of the texts that stand inside functions."""
    named: dict[int, str] = field(default_factory=dict)
    """Number of a packet of the prefix that a function names, and the layer of the text in it."""
    deleted: list[str] = field(default_factory=list)
    """Texts that Undo would bring back."""
    _divided: bool = False
    _line: list[str] = field(default_factory=list)
    _gone: list[str] | None = None
    _rows: list[list[list[str]]] | None = None
    _done: list[str | Rows] = field(default_factory=list)

    def encloses(self, data: bytes, at: int, size: int) -> bool:
        """Whether a function of fixed length is whole: it begins and ends with its number. Else that is noted."""
        if at + size > len(data):
            self.cut = True
            return False
        if data[at + size - 1] != data[at]:
            self.damaged += 1
            return False
        return True

    def say(self, text: str) -> None:
        """Characters of the line that is being written."""
        self.unknown += text.count(UNKNOWN)
        self._divided = False
        self._place().append(text)

    def wrap(self) -> None:
        """A line ends where the page is full: a gap between words, none within a word that was divided."""
        if not self._divided:
            self.say(" ")
        self._divided = False

    def divide(self) -> None:
        """A hyphen that stands only where a line ends within a word."""
        self._divided = True

    def end_line(self) -> None:
        self._divided = False
        if self._gone is not None or self._rows is not None:
            self._place().append("\n")
        else:
            self._done.append("".join(self._line))
            self._line.clear()

    def row(self) -> None:
        """A row begins, and with the first one a table."""
        if self._gone is not None:
            self._gone.append("\n")
            return
        if self._rows is None:
            if self._line:
                self.end_line()
            self._rows = []
        self._rows.append([])

    def cell(self) -> None:
        """A cell begins."""
        if self._gone is not None:
            self._gone.append("\t")
            return
        if self._rows is None:
            self.row()
        assert self._rows is not None
        self._rows[-1].append([])

    def end_table(self) -> None:
        if self._rows is not None:
            cells = [["".join(cell).strip("\n") for cell in row] for row in self._rows if row]
            self._rows = None
            if cells:
                self._done.append(Rows(cells))

    def put_by(self) -> None:
        """What follows was deleted, until `go_on`."""
        if self._gone is None:
            self._gone = []

    def go_on(self) -> None:
        """The deleted text ends."""
        if self._gone and (text := "".join(self._gone).strip()):
            self.deleted.append(text)
        self._gone = None

    def take(self) -> Iterator[str | Rows]:
        """What is finished."""
        done, self._done = self._done, []
        yield from done

    def finish(self) -> Iterator[str | Rows]:
        """What is left at the end."""
        self.go_on()
        self.end_table()
        if self._line:
            self.end_line()
        yield from self.take()

    def _place(self) -> list[str]:
        if self._gone is not None:
            return self._gone
        if self._rows is None:
            return self._line
        if not self._rows or not self._rows[-1]:
            self.cell()
        return self._rows[-1][-1]
