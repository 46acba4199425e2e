"""Which fields of HL7 version 2 segments hold what of a person, and how one is cut (HL7 v2.5.1, chapters 2, 3, 6)."""

import re
from typing import NamedTuple


class Field(NamedTuple):
    """The form of a field's data and the column it goes to."""

    form: str
    """name (XPN), doctor (XCN), address (XAD), phone (XTN), date (DTM), identifier (CX), licence (DLN), text."""
    column: str = ""


_N, _A, _P = Field("name"), Field("address"), Field("phone", "phone")

PEOPLE: dict[str, dict[int, Field]] = {
    "PID": {
        2: Field("identifier", "patient id"), 3: Field("identifier", "patient id"),
        4: Field("identifier", "patient id"), 5: _N,
        6: Field("text", "mother's maiden name"), 7: Field("date", "date of birth"), 8: Field("text", "sex"),
        9: Field("text", "alias name"), 10: Field("text", "race"), 11: _A, 13: _P, 14: Field("phone", "work phone"),
        15: Field("text", "language"), 16: Field("text", "marital status"), 17: Field("text", "religion"),
        18: Field("identifier", "patient account number"), 19: Field("text", "ssn"), 20: Field("licence"),
        21: Field("identifier", "mother's identifier"), 22: Field("text", "ethnicity"),
        23: Field("text", "place of birth"),
        26: Field("text", "citizenship"), 28: Field("text", "nationality"),
    },
    "NK1": {
        2: _N, 3: Field("text", "relationship"), 4: _A, 5: _P, 6: Field("phone", "work phone"),
        13: Field("text", "employer"), 16: Field("date", "date of birth"), 30: Field("text", "contact name"),
        31: Field("phone", "contact phone"), 37: Field("text", "ssn"),
    },
    "GT1": {
        2: Field("identifier", "guarantor number"), 3: _N, 4: Field("text", "spouse name"), 5: _A, 6: _P,
        7: Field("phone", "work phone"), 8: Field("date", "date of birth"), 11: Field("text", "relationship"),
        12: Field("text", "ssn"), 16: Field("text", "employer"), 19: Field("text", "employee id"),
    },
    "IN1": {
        2: Field("text", "plan id"), 4: Field("text", "insurance company"), 8: Field("text", "insurance group number"),
        16: _N, 17: Field("text", "relationship"), 18: Field("date", "date of birth"), 19: _A,
        36: Field("text", "insurance policy number"), 49: Field("identifier", "insurance member id"),
    },
    "STF": {
        2: Field("identifier", "staff id"), 3: _N, 6: Field("date", "date of birth"), 10: _P, 11: _A,
        15: Field("text", "email"),
    },
}  # fmt: skip
"""Segments that begin a person; field numbers from 1."""

VISIT: dict[str, dict[int, Field]] = {
    "PV1": {
        7: Field("doctor", "attending doctor"), 8: Field("doctor", "referring doctor"),
        9: Field("doctor", "consulting doctor"), 17: Field("doctor", "admitting doctor"),
        19: Field("identifier", "visit number"),
    },
    "DG1": {3: Field("text", "diagnosis"), 4: Field("text", "diagnosis")},
    "AL1": {3: Field("text", "allergy")},
    "IN2": {
        2: Field("text", "ssn"), 6: Field("text", "medicare number"), 8: Field("text", "medicaid number"),
        61: Field("identifier", "patient member number"),
    },
    "MRG": {1: Field("identifier", "patient id"), 7: Field("text", "prior name")},
}  # fmt: skip
"""Segments that say more of the person before them."""

_TYPES = {
    "MR": "medical record number", "SS": "ssn", "DL": "driver's license number", "AN": "patient account number",
    "PPN": "passport number", "MC": "medicare number", "MA": "medicaid number", "MB": "insurance member id",
    "SN": "insurance member id", "TAX": "tax id", "MI": "military id", "EI": "employee id", "NPI": "npi",
    "NI": "national id", "NNUSA": "ssn", "VN": "visit number", "PRN": "provider number", "BC": "bank card number",
}  # fmt: skip
"""HL7 table 0203, identifier types."""


def identifier_column(parts: list[str], otherwise: str) -> str:
    """By the type code in component 5 of a CX."""
    return _TYPES.get(parts[4].strip().upper(), otherwise) if len(parts) > 4 else otherwise


_ESCAPED = re.compile(r"\\([^\\\r\n]{1,40})\\")


class Separators:
    """The characters that a message's header states: field, component, repetition, escape, subcomponent."""

    def __init__(self, field: str, others: str) -> None:
        self.field = field
        self.component = others[0]
        self.repetition = others[1]
        self.escape = others[2]
        self.sub = others[3] if len(others) > 3 else ""
        own = re.escape(self.escape)
        self._escaped = re.compile(rf"{own}([^{own}\r\n]{{1,40}}){own}") if self.escape != "\\" else _ESCAPED

    def components(self, text: str) -> list[str]:
        """Components with their escapes undone; subcomponents a blank apart. At least one."""
        return [self._undo(part.replace(self.sub, " ") if self.sub else part) for part in text.split(self.component)]

    def plain(self, text: str) -> str:
        """Everything of a field, separators as blanks."""
        for mark in (self.repetition, self.component, self.sub):
            if mark:
                text = text.replace(mark, " ")
        return " ".join(self._undo(text).split())

    def _undo(self, text: str) -> str:
        if self.escape not in text:
            return text
        return self._escaped.sub(self._meant, text)

    def _meant(self, match: re.Match[str]) -> str:
        code = match.group(1)
        simple = {"F": self.field, "S": self.component, "R": self.repetition, "T": self.sub, "E": self.escape}
        if code in simple:
            return simple[code]
        if code[0] == "X":
            try:
                return bytes.fromhex(code[1:]).decode("cp1252", "replace")
            except ValueError:
                return match.group()
        return "\n" if code in (".br", ".sp") else "" if code in ("H", "N") else match.group()


__all__ = ["PEOPLE", "VISIT", "Field", "Separators", "identifier_column"]
