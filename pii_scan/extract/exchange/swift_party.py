"""Parties as SWIFT messages write them: an account, then name and address in lines, or in numbered lines."""

import re

from pii_scan.extract.exchange.accounts import account_column
from pii_scan.extract.exchange.party_names import name_column

Cells = list[tuple[str, str]]
_CODES = {
    "ARNU": "alien registration number", "CCPT": "passport number", "CUST": "customer number", "EMPL": "employee id",
    "DRLC": "driver's license number", "NIDN": "national id", "SOSE": "ssn", "TXID": "tax id",
}  # fmt: skip
"""Party identifiers of option F: code, country, perhaps an issuer, number."""
_LINE = re.compile(r"([1-8])/(.*)")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_CLEARING = re.compile(r"//FW(\d{9})")


def account_line(line: str) -> Cells:
    """`/12345`, `/C/12345` (side of the account) or `//CH123456` (a clearing system's code)."""
    found = _CLEARING.match(line)
    if found is not None:
        return [("routing number", found[1])]
    value = re.sub(r"^/(?:[CD]/)?/?", "", line).strip()
    return [(account_column(value), value)] if value else []


def customer(lines: list[str]) -> Cells:
    """A customer of fields 50 and 59 in any option."""
    lines = [line.strip() for line in lines if line.strip()]
    cells: Cells = []
    if lines and lines[0].startswith("/"):
        cells += account_line(lines.pop(0))
    elif lines and (code := lines[0].partition("/")[0].upper()) in _CODES:
        cells.append((_CODES[code], lines.pop(0).rpartition("/")[2]))
    if lines and all(_LINE.match(line) for line in lines):
        return cells + numbered(lines)
    if lines and _BIC.fullmatch(lines[0]):
        cells.append(("bic", lines.pop(0)))
    if lines:
        cells.append((name_column(lines[0]), lines[0]))
    if len(lines) > 1:
        cells.append(("address", ", ".join(lines[1:])))
    return cells


def numbered(lines: list[str]) -> Cells:
    """Option F: 1 name, 2 street, 3 country and town, 4 birth date, 5 place of birth, 6 customer's number, 7 national
    one, 8 what found no room."""
    parts: dict[str, list[str]] = {}
    for line in lines:
        found = _LINE.match(line)
        number, value = (found[1], found[2]) if found is not None else ("8", line)
        parts.setdefault(number, []).append(value.strip())
    name = " ".join(parts.get("1", []))
    cells: Cells = [(name_column(name), name)]
    place = [value.partition("/") for value in parts.get("3", [])]
    towns = [town if mark else whole for whole, mark, town in place]
    cells.append(("address", ", ".join(filter(None, [*parts.get("2", []), *towns]))))
    cells += [("country", country) for country, mark, _ in place[:1] if mark]
    cells += [("date of birth", _date(value)) for value in parts.get("4", [])]
    cells += [("place of birth", value.partition("/")[2] or value) for value in parts.get("5", [])]
    cells += [("customer number", value.rpartition("/")[2]) for value in parts.get("6", [])]
    cells += [("national id", value.rpartition("/")[2]) for value in parts.get("7", [])]
    cells += [("memo", value) for value in parts.get("8", [])]
    return [(column, value) for column, value in cells if value]


def _date(value: str) -> str:
    return f"{value[:4]}-{value[4:6]}-{value[6:]}" if re.fullmatch(r"\d{8}", value) else value
