"""Field 86 of statements: DK's numbered subfields (Anlage 3 of the DFÜ-Abkommen, 3.7), Dutch words, or plain words."""

import re

from pii_scan.extract.exchange.accounts import account_column
from pii_scan.extract.exchange.party_names import name_column

Cells = list[tuple[str, str]]
_NUMBERED = re.compile(r"\s*\d{3}\s*([?<>~^@+£])\d\d")
_WIDTH = 27
"""Characters of a subfield; a full one is continued in the next without a blank."""
_WORDS = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|CSID|MARF|ORDP|BENM|ID|ADDR|CNTP|USTD|STRD|PREF|ISDT|PURP|RTRN|SVCL|OCMT|ORIG|BUSP|"
    r"ULTD|ULTC|KREF|ULTB|PY|PT|BN|BA|BO|BI|OB|AB|CTC|RI|ACCW|SUBD)/"
)
_MEMOS = frozenset({"REMI", "USTD", "STRD", "PY", "BI", "RI", "OCMT", "BO"})
_SEPA = re.compile(r"(?:EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|PURP|SQTP|ANAM|BREF)\+")


def details(lines: list[str]) -> Cells:
    """The other side of an entry: account, name, bank, and what was it for."""
    found = _NUMBERED.match("".join(lines[:2]))
    if found is not None:
        return _numbered("".join(line.rstrip("\r\n") for line in lines), found[1])
    joined = "".join(lines)
    if len(_WORDS.findall(joined)) > 1 and joined.lstrip().startswith("/"):
        return _slashed(joined)
    words = " ".join(line.strip() for line in lines)
    return [("memo", words)] if words.strip() else []


def _numbered(text: str, mark: str) -> Cells:
    parts: dict[str, str] = {}
    pieces = re.split(re.escape(mark) + r"(\d\d)", text)
    for number, value in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[number] = parts.get(number, "") + value
    cells: Cells = [("bank code", parts.get("30", ""))]
    for number in ("31", "38"):
        account = parts.get(number, "").replace(" ", "")
        cells.append((account_column(account), account))
    name = _run([parts.get(n, "") for n in ("32", "33")])
    cells.append((name_column(name), name))
    purpose = [parts[n] for n in sorted(parts) if n[0] == "2" or n in ("60", "61", "62", "63")]
    cells.append(("memo", _SEPA.sub("; ", _run(purpose))))
    used = {"00", "10", "30", "31", "38", "32", "33", "34"}
    others = [v for n, v in parts.items() if n not in used and n[0] != "2" and n not in ("60", "61", "62", "63")]
    cells.append(("memo", " ".join(others)))
    return [(column, " ".join(value.split())) for column, value in cells if value.strip()]


def _run(pieces: list[str]) -> str:
    return "".join(piece if len(piece) >= _WIDTH else f"{piece} " for piece in pieces)


def _slashed(text: str) -> Cells:
    pieces = _WORDS.split(text)
    cells: Cells = [("memo", pieces[0].strip(" /"))]
    for word, raw in zip(pieces[1::2], pieces[2::2], strict=True):
        value = raw.strip(" /")
        if word in ("IBAN", "BA"):
            cells.append((account_column(value), value))
        elif word in ("NAME", "BN", "OB", "AB"):
            cells.append((name_column(value), value))
        elif word == "BIC":
            cells.append(("bic", value))
        elif word == "ADDR":
            cells.append(("address", value))
        elif word == "CNTP":
            account, bic, name, town = [*raw.split("/"), "", "", "", ""][:4]
            cells += [(account_column(account), account), ("bic", bic), (name_column(name), name), ("city", town)]
        elif word in _MEMOS or (value and " " in value):
            cells.append(("memo", value))
    return [(column, value) for column, value in cells if value]
