"""Machine-readable zones of travel documents (ICAO Doc 9303, parts 3–7): fields, check digits, repair."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pii_scan.detect.calendar_dates import full_year
from pii_scan.detect.ids.mrz_layouts import TD1, TD2, At, Layout, layout_of
from pii_scan.detect.ids.mrz_repair import check_digit, digit_field, mixed_field
from pii_scan.detect.ids.ocr_digits import to_digits

_TO_LETTER = str.maketrans("0124568", "OIZASGB")
ALPHABET = re.compile(r"[A-Z0-9<]+")
_NAME_ENDS = re.compile(r"(?<=<<)[KCLSE<]*$")
_FAR = 20
"""Years that a document may still run; older than that it ended in this century already."""


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
    further: str = ""
    """The second field of optional data (TD1)."""

    @property
    def held(self) -> int:
        return sum(self.checks.values())

    def birth_date(self, reference: date) -> date | None:
        """The latest such day that is not after `reference`."""
        day = _day(self.birth, full_year(int(self.birth[:2]), reference)) if self.birth.isdigit() else None
        return day if day is None or day <= reference else _years_before(day, 100)

    def expiry_date(self, reference: date) -> date | None:
        """The day after which it is no longer valid: no later than twenty years from `reference`."""
        if not self.expiry.isdigit():
            return None
        year = reference.year - reference.year % 100 + int(self.expiry[:2])
        return _day(self.expiry, year if year <= reference.year + _FAR else year - 100)


def _day(text: str, year: int) -> date | None:
    try:
        return date(year, int(text[2:4]), int(text[4:]))
    except ValueError:
        return None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


@dataclass(slots=True)
class _Zone:
    """The lines while they are repaired."""

    layout: Layout
    rows: list[str]
    checks: dict[str, bool] = field(default_factory=dict)
    repaired: bool = False

    def part(self, at: At) -> str:
        return self.rows[at[0]][at[1] : at[2]]

    def put(self, at: At, value: str, digit: str) -> None:
        row, start, end = at
        before = self.rows[row]
        self.rows[row] = before[:start] + value + digit + before[end + 1 :]
        self.repaired = self.repaired or self.rows[row] != before

    def digit(self, at: At) -> str:
        return self.rows[at[0]][at[2]]

    def composite(self) -> bool:
        row, column = self.layout.composite_at
        return to_digits(self.rows[row][column]) == check_digit("".join(map(self.part, self.layout.composite)))


def decode_mrz(lines: Sequence[str]) -> Mrz | None:
    """Read a machine-readable zone: TD1, TD2, TD3, the visas MRV-A and MRV-B, and the older French identity card.

    Repairs what optical recognition confuses (O/0, I/1, B/8, S/5, Z/2, G/6, A/4, T/7, fillers read as letters) in
    fields that have a check digit, and keeps a repair only if the check digit then holds and, where several repairs
    would do, the zone's last check digit leaves one of them.

    Args:
        lines: 2 lines of 44 or 36 characters or 3 of 30, upper case, `<` as filler, top to bottom.

    Returns:
        The fields and which of their check digits held; None if the layout is none of these.
    """
    if not lines or any(not line or not ALPHABET.fullmatch(line) for line in lines):
        return None
    layout = layout_of(lines)
    if layout is None:
        return None
    if layout is TD2 and lines[0].startswith("IDFRA") and (card := _french(lines)) is not None:
        return card
    zone = _Zone(layout, list(lines))
    for name, at in (("birth", layout.birth), ("expiry", layout.expiry)):
        found = digit_field(zone.part(at), zone.digit(at))
        zone.checks[name] = found is not None
        if found is not None:
            zone.put(at, *found)
    number = _number(zone)
    if layout.composite:
        zone.checks["composite"] = zone.composite()
    surname, given = _names(zone.part(layout.names))
    return Mrz(
        format=layout.name,
        document_code=_document_code(zone.rows[0]),
        issuer=_country(zone.rows[0][2:5]),
        number=number.replace("<", ""),
        surname=surname,
        given_names=given,
        nationality=_country(zone.part(layout.nationality)),
        birth=zone.part(layout.birth),
        sex=zone.part(layout.sex).replace("<", "X"),
        expiry=zone.part(layout.expiry),
        optional=zone.part(layout.optional).strip("<"),
        checks=zone.checks,
        repaired=zone.repaired,
        further=zone.part(layout.further).strip("<") if layout.further else "",
    )


def _document_code(line: str) -> str:
    code = line[:2].strip("<")
    # No state uses K or X behind P: a filler was misread.
    return code[:1] if code in ("PK", "PX", "PC", "VK", "VC") else code


def _country(code: str) -> str:
    code = code.translate(_TO_LETTER).strip("<")
    return "DEU" if code == "D" or re.fullmatch(r"D[KC<][KC<]", code) else code


def _number(zone: _Zone) -> str:
    """The document number, repaired with the optional field where that has a check digit of its own."""
    layout = zone.layout
    at = layout.number
    value, digit = zone.part(at), zone.digit(at)
    if layout.overflow is not None and digit == "<" and value[0] != "<" and "<" not in value:
        # Longer numbers go on in the optional field and their check digit follows them there.
        rest = zone.part(layout.overflow).partition("<")[0]
        zone.checks["number"] = bool(rest) and rest[-1] == check_digit(value + rest[:-1])
        if rest:
            return value + rest[:-1]
    numbers = mixed_field(value, digit)
    optionals: list[tuple[int, str, str]] = [(0, "", "")]
    if layout.optional_checked:
        optionals = mixed_field(zone.part(layout.optional), zone.digit(layout.optional))
        zone.checks["optional"] = bool(optionals)
    zone.checks["number"] = False
    chosen = _chosen(zone, numbers, optionals or [(0, "", "")])
    if chosen is None:
        zone.checks["optional"] = zone.checks.get("optional", False) and len(optionals) == 1
        if not layout.optional_checked:
            zone.checks.pop("optional")
        return value
    zone.checks["number"] = True
    zone.put(at, chosen[0][1], chosen[0][2])
    if chosen[1][2]:
        zone.put(layout.optional, chosen[1][1], chosen[1][2])
    return zone.part(at)


_Reading = tuple[int, str, str]


def _chosen(zone: _Zone, numbers: list[_Reading], optionals: list[_Reading]) -> tuple[_Reading, _Reading] | None:
    """The one pair of readings that can be; None where there is none, or several."""
    pairs = [(number, optional) for number in numbers for optional in optionals]
    if len(pairs) > 1 and zone.layout.composite:
        before = list(zone.rows)
        holding = []
        for number, optional in pairs:
            zone.rows = list(before)
            zone.put(zone.layout.number, number[1], number[2])
            if optional[2]:
                zone.put(zone.layout.optional, optional[1], optional[2])
            if zone.composite():
                holding.append((number, optional))
        zone.rows, zone.repaired = before, False
        pairs = holding
    return pairs[0] if len(pairs) == 1 else None


def _names(text: str) -> tuple[str, str]:
    # Optical recognition reads a run of fillers as K, C, L, S or E; no given name ends so.
    text = _NAME_ENDS.sub("", text)
    surname, _, given = text.translate(_TO_LETTER).strip("<").partition("<<")
    return " ".join(surname.replace("<", " ").split()), " ".join(given.replace("<", " ").split())


def _french(lines: Sequence[str]) -> Mrz | None:
    """The French identity card up to 2021: two lines of 36 in an order of its own, the number in the second line."""
    upper, lower = lines
    number = mixed_field(lower[:12], lower[12])
    birth = digit_field(lower[27:33], lower[33])
    whole = to_digits(lower[35]) == check_digit(upper + lower[:35])
    if not (birth and len(number) == 1):
        return None
    given = lower[13:27].translate(_TO_LETTER).strip("<").replace("<<", " ").replace("<", " ")
    return Mrz(
        format="IDFRA", document_code="ID", issuer="FRA", number=number[0][1],
        surname=" ".join(upper[5:30].translate(_TO_LETTER).replace("<", " ").split()), given_names=given,
        nationality="FRA", birth=birth[0], sex=lower[34].replace("<", "X"), expiry="", optional="",
        checks={"number": True, "birth": True, "composite": whole},
        repaired=(number[0][1], birth[0]) != (lower[:12], lower[27:33]),
    )  # fmt: skip


__all__ = ["ALPHABET", "TD1", "Mrz", "check_digit", "decode_mrz"]
