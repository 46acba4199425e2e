"""Machine-readable zones of travel documents (ICAO Doc 9303, parts 3–7): layouts, check digits, repair."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pii_scan.detect.calendar_dates import full_year
from pii_scan.detect.ids.ocr_digits import to_digits
from pii_scan.detect.sieve import Sieve

_WEIGHTS = (7, 3, 1)
_VALUE = {char: int(char, 36) for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {"<": 0}
_TO_LETTER = str.maketrans("01258", "OIZSB")
_ALPHABET = re.compile(r"[A-Z0-9<]+")
_TWO_FILLERS = re.compile(r"[<«‹≤〈] ?[<«‹≤〈({_]")
_LOOKALIKE_FILLER = str.maketrans({"«": "<", "‹": "<", "≤": "<", "〈": "<", "(": "<", "{": "<", "_": "<"})

Span = tuple[int, int]
_PAGE = 20_000
_ZONE_AT = Sieve(r"[PVIACD][A-Z<][A-Z<]{3}[A-Z0-9<]{3,30}<[A-Z0-9<]{3}")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of one format stand: (line, start, end)."""

    name: str
    lines: int
    width: int
    names: tuple[int, int, int]
    number: tuple[int, int, int]
    nationality: tuple[int, int, int]
    birth: tuple[int, int, int]
    sex: tuple[int, int, int]
    expiry: tuple[int, int, int]
    optional: tuple[int, int, int]
    composite: tuple[tuple[int, int, int], ...] = ()
    """Parts the last check digit covers; visas have none."""
    composite_at: tuple[int, int] = (0, 0)


_TD3 = Layout(
    "TD3", 2, 44, (0, 5, 44), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 42),
    ((1, 0, 10), (1, 13, 20), (1, 21, 43)), (1, 43),
)  # fmt: skip
_TD2 = Layout(
    "TD2", 2, 36, (0, 5, 36), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 35),
    ((1, 0, 10), (1, 13, 20), (1, 21, 35)), (1, 35),
)  # fmt: skip
_TD1 = Layout(
    "TD1", 3, 30, (2, 0, 30), (0, 5, 14), (1, 15, 18), (1, 0, 6), (1, 7, 8), (1, 8, 14), (0, 15, 30),
    ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)), (1, 29),
)  # fmt: skip
_MRV_A = Layout("MRV-A", 2, 44, (0, 5, 44), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 44))
_MRV_B = Layout("MRV-B", 2, 36, (0, 5, 36), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 36))


@dataclass(frozen=True, slots=True)
class Mrz:
    """Fields of one zone. `checks` says which check digits hold, by field name."""

    format: str
    document_code: str
    issuer: str
    """ISO 3166-1 alpha-3, or ICAO's own codes (`D` becomes `DEU`)."""
    number: str
    surname: str
    given_names: str
    nationality: str
    birth: str
    """Six digits YYMMDD, unknown parts as `<`."""
    sex: str
    expiry: str
    optional: str
    checks: dict[str, bool] = field(default_factory=dict)
    repaired: bool = False

    @property
    def held(self) -> int:
        return sum(self.checks.values())

    def birth_date(self, reference: date) -> date | None:
        """The latest such day that is not after `reference`."""
        if not self.birth.isdigit():
            return None
        try:
            day = date(full_year(int(self.birth[:2]), reference), int(self.birth[2:4]), int(self.birth[4:]))
        except ValueError:
            return None
        return day if day <= reference else day.replace(year=day.year - 100)


def check_digit(text: str) -> str:
    """Weights 7, 3, 1; letters count from A = 10, fillers 0 (Doc 9303-3, 4.9)."""
    return str(sum(_VALUE[char] * _WEIGHTS[i % 3] for i, char in enumerate(text)) % 10)


def _layout_of(lines: Sequence[str]) -> Layout | None:
    widths = {len(line) for line in lines}
    if len(lines) == 3 and widths == {30}:
        return _TD1 if lines[0][0] in "ACID" else None
    if len(lines) != 2 or len(widths) != 1:
        return None
    visa = lines[0][0] == "V"
    if widths == {44}:
        return _MRV_A if visa else _TD3 if lines[0][0] == "P" else None
    if widths == {36}:
        return _MRV_B if visa else _TD2 if lines[0][0] in "ACIPD" else None
    return None


def _checked(rows: list[str], at: tuple[int, int, int], digits_only: bool) -> tuple[bool, bool]:
    """Whether the field before its check digit holds, and whether a repair was needed; repairs in place."""
    row, start, end = at
    value, digit = rows[row][start:end], rows[row][end : end + 1]
    if digit == "<" and not value.strip("<"):
        digit = "0"
    if digit == check_digit(value):
        return True, False
    tries = [to_digits(value)] if digits_only else [value, value[0] + to_digits(value[1:]), to_digits(value)]
    for attempt in tries:
        repaired = to_digits(digit)
        if repaired == check_digit(attempt):
            rows[row] = rows[row][:start] + attempt + repaired + rows[row][end + 1 :]
            return True, True
    return False, False


def _names(text: str) -> tuple[str, str]:
    # Optical recognition reads a run of fillers as K, C, L, S or E; no given name ends so.
    text = re.sub(r"(?<=<<)[KCLSE<]*$", "", text)
    surname, _, given = text.translate(_TO_LETTER).strip("<").partition("<<")
    return " ".join(surname.replace("<", " ").split()), " ".join(given.replace("<", " ").split())


def decode_mrz(lines: Sequence[str]) -> Mrz | None:
    """Read a machine-readable zone: TD1, TD2, TD3, and the visas MRV-A and MRV-B.

    Repairs O/0, I/1, B/8, S/5, Z/2 and G/6 in fields that have a check digit, and keeps a repair only if the
    check digit then holds.

    Args:
        lines: 2 lines of 44 or 36 characters or 3 of 30, upper case, `<` as filler, top to bottom.

    Returns:
        The fields and which of their check digits held; None if the layout is none of these.
    """
    if not lines or any(not line or not _ALPHABET.fullmatch(line) for line in lines):
        return None
    layout = _layout_of(lines)
    if layout is None:
        return None
    rows = list(lines)
    checks: dict[str, bool] = {}
    repaired = False

    def part(at: tuple[int, int, int]) -> str:
        return rows[at[0]][at[1] : at[2]]

    long_number = layout is _TD1 and rows[0][14] == "<" and rows[0][5] != "<"
    for name, at, digits in (
        ("birth", layout.birth, True), ("expiry", layout.expiry, True), ("number", layout.number, False),
    ):  # fmt: skip
        if name == "number" and long_number:
            continue
        checks[name], fixed = _checked(rows, at, digits)
        repaired = repaired or fixed
    number = part(layout.number)
    if long_number:
        # Longer numbers go on in the optional field and their check digit follows them there.
        rest = rows[0][15:30].partition("<")[0]
        number += rest[:-1]
        checks["number"] = bool(rest) and rest[-1] == check_digit(number)
    if layout is _TD3:
        checks["optional"], fixed = _checked(rows, layout.optional, False)
        repaired = repaired or fixed
    if layout.composite:
        row, column = layout.composite_at
        covered = "".join(part(at) for at in layout.composite)
        checks["composite"] = to_digits(rows[row][column]) == check_digit(covered)
    surname, given = _names(part(layout.names))
    issuer = rows[0][2:5].translate(_TO_LETTER).strip("<")
    nationality = part(layout.nationality).translate(_TO_LETTER).strip("<")
    return Mrz(
        format=layout.name,
        document_code=rows[0][:2].strip("<"),
        issuer="DEU" if issuer == "D" else issuer,
        number=number.strip("<").replace("<", ""),
        surname=surname,
        given_names=given,
        nationality="DEU" if nationality == "D" else nationality,
        birth=part(layout.birth),
        sex=part(layout.sex).replace("<", "X"),
        expiry=part(layout.expiry),
        optional=part(layout.optional).strip("<"),
        checks=checks,
        repaired=repaired,
    )


def _clean(line: str) -> str:
    return re.sub(r"\s+", "", line).upper().translate(_LOOKALIKE_FILLER)


def _fit(line: str, width: int, tail: int) -> str | None:
    """A line that lost or gained fillers, brought to `width`; `tail` characters at its end keep their place."""
    if len(line) == width:
        return line
    if abs(len(line) - width) > 6:
        return None
    missing = width - len(line)
    if missing > 0:
        cut = len(line) - tail
        if tail and "<" not in line[max(0, cut - 3) : cut + 1]:
            return None
        return line[:cut] + "<" * missing + line[cut:]
    run = re.search(rf"<{{{-missing},}}(?=[^<]{{0,{max(tail, 1)}}}$)", line)
    return line[: run.start()] + line[run.start() - missing :] if run else None


def _fitted(group: Sequence[str]) -> list[tuple[str, ...]]:
    shapes: list[tuple[str, ...]] = []
    for width, count, tails in ((44, 2, (0, 2)), (36, 2, (0, 1)), (30, 3, (0, 1, 0))):
        if len(group) < count:
            continue
        lines = [_fit(line, width, tail) for line, tail in zip(group[:count], tails, strict=True)]
        whole = tuple(line for line in lines if line is not None)
        if len(whole) == count:
            shapes.append(whole)
    return shapes


def find_mrz_lines(text: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Runs of lines that may be a zone, brought to full width, with their character span in `text`.

    Cheap on other text: nothing is split into lines unless two fillers or their look-alikes stand together.
    """
    if _TWO_FILLERS.search(text) is None:
        return
    if len(text) > _PAGE and next(_ZONE_AT.spans(text), None) is None:
        # Longer than what a camera sees on a page, so the fillers were not misread.
        return
    lines: list[tuple[str, int, int]] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        stripped = _clean(raw) if len(raw) < 120 else ""
        lines.append((stripped, offset, offset + len(raw.rstrip())))
        offset += len(raw)
    index = 0
    while index < len(lines):
        first = lines[index][0]
        if not (24 <= len(first) <= 50 and first[0] in "PVIACD" and "<" in first and _ALPHABET.fullmatch(first)):
            index += 1
            continue
        group: list[tuple[str, int, int]] = []
        for entry in lines[index : index + 6]:
            if entry[0] and _ALPHABET.fullmatch(entry[0]) and len(entry[0]) >= 24:
                group.append(entry)
            elif entry[0] and group and len(entry[0]) > 6:
                break
        best: tuple[int, tuple[str, ...]] | None = None
        for shape in _fitted([line for line, _, _ in group]):
            zone = decode_mrz(shape)
            if zone is not None and (best is None or zone.held > best[0]):
                best = (zone.held, shape)
        if best is None:
            index += 1
            continue
        used = len(best[1])
        yield best[1], (group[0][1], group[used - 1][2])
        index += used
