"""The VALUES of INSERT statements, as mysqldump, pg_dump, sqlite3 and SQL Server write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# One token of a VALUES list. Strings: '' doubles, MySQL also escapes with a backslash; N'…', X'…', _utf8'…' prefixes.
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\()
      | (?P<close>\))
      | (?P<comma>,)
      | (?P<end>;)
      | (?:[NnXxEeBb]|_[a-z0-9]+\s*)?'(?P<string>(?:[^'\\]|''|\\.)*)'
      | "(?P<double>(?:[^"\\]|""|\\.)*)"
      | (?P<word>[^\s,();'"]+)
      | (?P<stray>['"])
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)|''|\"\"", re.DOTALL)
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}
_NAME = r"(?:[`\"\[]?[\w$ #-]+[`\"\]]?\.){0,2}[`\"\[]?[\w$#-][\w$ #-]*[`\"\]]?"
INSERT = re.compile(
    # Oracle's INSERT ALL has one INTO for each row.
    rf"\b(?:(?:INSERT(?:\s+(?:LOW_PRIORITY|DELAYED|IGNORE|ALL|FIRST|OR\s+\w+))*|REPLACE)\s+(?:INTO\s+)?|INTO\s+)"
    rf"(?P<table>{_NAME})\s*"
    rf"(?:\((?P<columns>[^()']*)\)\s*)?(?:OVERRIDING\s+\w+\s+VALUE\s+)?VALUES?\s*(?=\()",
    re.IGNORECASE,
)
COPY = re.compile(rf"^COPY\s+(?P<table>{_NAME})\s*\((?P<columns>[^()]*)\)\s+FROM\s+stdin[^;\n]*;[^\n]*\n", re.I | re.M)
CREATE = re.compile(
    rf"\bCREATE\s+(?:TEMP\w*\s+|UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?P<table>{_NAME})\s*\(", re.IGNORECASE
)
_NOT_COLUMNS = frozenset(
    {"primary", "key", "unique", "constraint", "index", "foreign", "check", "fulltext", "spatial", "exclude", "period"}
)


@dataclass(slots=True)
class Finder:
    """The next place of a pattern from a position on; what was found further on, or not at all, is not looked for
    again. A statement a row would otherwise read the rest of the text for each row."""

    pattern: re.Pattern[str]
    found: re.Match[str] | None = None
    none: bool = False

    def after(self, text: str, at: int) -> re.Match[str] | None:
        if not self.none and (self.found is None or self.found.start() < at):
            self.found = self.pattern.search(text, at)
            self.none = self.found is None
        return self.found

    def forget(self) -> None:
        """The text is another one."""
        self.found, self.none = None, False


def is_empty(text: str) -> bool:
    """Whether nothing but ends of statements stands between two of them."""
    return not text.strip("; \r\n\t") or text.strip("; \r\n\t").upper() == "GO"


def plain_name(name: str) -> str:
    """The last part of a quoted, dotted name."""
    return re.split(r"[`\"\]]?\.[`\"\[]?", name.strip())[-1].strip('`"[] ')


def column_names(text: str) -> tuple[str, ...]:
    return tuple(plain_name(part) for part in text.split(",") if part.strip())


def created_columns(text: str, start: int) -> tuple[str, ...]:
    """Column names of the CREATE TABLE whose bracket opens just before `start`."""
    depth, at, parts, begin = 1, start, [], start
    for found in re.finditer(r"'(?:[^']|'')*'|[(),]", text[start : start + (1 << 18)]):
        mark = found.group()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
        if depth == 0 or (depth == 1 and mark == ","):
            parts.append(text[begin : start + found.start()])
            begin = start + found.end()
        if depth == 0:
            at = start + found.end()
            break
    else:
        return ()
    del at
    names = []
    for part in parts:
        words = part.split()
        if words and words[0].strip('`"[]').lower() not in _NOT_COLUMNS:
            quoted = re.match(r"\s*(?:`([^`]+)`|\"([^\"]+)\"|\[([^\]]+)\])", part)
            names.append(next(group for group in quoted.groups() if group) if quoted else words[0])
    return tuple(names)


def rows(text: str, start: int) -> Iterator[tuple[list[str | None] | None, int]]:
    """Rows from the first bracket on: (cells, end of the row); (None, end) once the statement is over.

    Of a call, `TO_DATE('2001-02-03', 'YYYY-MM-DD')` or `CAST(5 AS bit)`, the first argument that is a value is taken.
    A row that breaks off ends the statement where it stands; nothing is guessed.
    """
    cells: list[str | None] = []
    value: str | None = None
    depth, at, filled, inner = 0, start, "", ""
    while (token := _TOKEN.match(text, at)) is not None:
        at = token.end()
        kind = token.lastgroup
        if kind == "open":
            depth += 1
            if depth == 1:
                cells, value, filled, inner = [], None, "", ""
        elif kind == "close":
            depth -= 1
            if depth == 0:
                cells.append(value)
                yield cells, at
            elif depth < 0:
                break
        elif kind == "comma":
            if depth == 1:
                cells.append(value)
                value, filled, inner = None, "", ""
        elif kind == "end":
            if depth == 0:
                break
        elif kind in ("string", "double"):
            if depth == 0:
                break
            found = _ESCAPE.sub(_unescape, token.group(kind))
            if token.group().lstrip()[:1] in "xX" and kind == "string":
                found = _from_hex(found)
            if depth == 1:
                # Strings that are joined: 'a' || CHR(10) || 'b'.
                value, filled = ((value or "") + found if filled == "string" else found), "string"
            elif filled != "string" and inner != "string":
                value, inner = found, "string"
        elif kind == "word":
            word = token.group("word")
            if depth == 0:
                # The next statement begins here.
                at = token.start()
                break
            if depth == 1 and not filled:
                value = None if word.upper() in ("NULL", "DEFAULT") else _from_hex(word[2:], word)
                filled = "word"
            elif depth > 1 and filled == "word" and not inner and _LITERAL.fullmatch(word):
                value, inner = word, "word"
        else:
            break
    yield None, at


_LITERAL = re.compile(r"[-+]?\d[\d.eE+-]*")


def _from_hex(digits: str, word: str | None = None) -> str:
    """Text that is written as hexadecimal bytes (`0x416e6e`, `X'416e6e'`); anything else as it stands."""
    plain = digits if word is None else word
    if word is not None and not word.startswith(("0x", "0X")):
        return plain
    try:
        text = bytes.fromhex(digits).decode()
    except ValueError:
        return plain
    return text if text.isprintable() and text else plain


def _unescape(found: re.Match[str]) -> str:
    char = found.group(1)
    return found.group()[0] if char is None else _PLAIN.get(char, char)


def copy_row(line: str) -> list[str | None]:
    """One line of COPY's text format (PostgreSQL: tab, `\\N` for NULL, backslash escapes)."""
    return [
        None if cell == "\\N" else re.sub(r"\\(.)", lambda m: _PLAIN.get(m.group(1), m.group(1)), cell)
        for cell in line.split("\t")
    ]
