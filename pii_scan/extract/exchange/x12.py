"""ASC X12 interchanges of health care and payroll (005010: 270/271, 276/277, 820, 834, 835, 837): people and claims."""

from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded, segments
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

X12 = "application/edi-x12"
_ISA = 106
"""Characters of the interchange header, of fixed width; its last is the segment terminator."""
_IDS = {"34": "ssn", "SY": "ssn", "MI": "insurance member id", "MR": "medicaid number", "EI": "ein", "FI": "tax id",
        "24": "ein", "XX": "npi", "ZZ": "member id", "II": "member id", "HN": "medicare number", "C1": "member id",
        "N": "member id"}  # fmt: skip
"""Qualifiers of an identifier (data element 66)."""
_REFERENCES = {
    "SY": "ssn", "EA": "medical record number", "0F": "insurance member id", "1W": "insurance member id",
    "1L": "insurance group number", "6P": "insurance group number", "IG": "insurance policy number",
    "23": "client number", "ZZ": "member id", "F6": "medicare number", "EI": "ein", "TJ": "tax id",
    "1D": "medicaid number", "ABB": "member id", "D3": "pharmacy number", "17": "client number", "Y4": "claim number",
    "3H": "case number", "HJ": "insurance card number", "N6": "plan id",
}  # fmt: skip
"""Qualifiers of a reference (data element 128)."""


def extract(given: Input) -> Iterator[Evidence]:
    """A row for every person or firm a loop names, with what follows it; other segments as text."""
    head = given.payload.head(_ISA)
    if len(head) < _ISA or not head.startswith(b"ISA"):
        raise NotThisFormat
    element, component, end = chr(head[3]), chr(head[104]), head[105:106]
    if element.isalnum() or end.isalnum() or head.count(head[3:4]) < _ELEMENTS:
        raise NotThisFormat
    loops = _Loops(component)
    opened = closed = 0
    for piece in segments(given.payload, end):
        name, *elements = (text.strip() for text in decoded(piece).split(element))
        opened += name == "ISA"
        closed += name == "IEA"
        loops.take(name, elements)
        yield from loops.rows.tables()
        yield from loops.rest.texts()
    yield from loops.rows.tables(last=True)
    yield from loops.rest.texts(last=True)
    if opened != closed:
        yield Problem(ProblemCode.TRUNCATED, "extract", "an interchange has no end (IEA)", Effect.PARTIAL)


_ELEMENTS = 16


class _Loops:
    """Segments in their order; whom each speaks of follows from the name before it."""

    def __init__(self, component: str) -> None:
        self.rows = PersonRows()
        self.rest = Rest()
        self._component = component
        self._member = False
        """A member (834) was begun and has no name yet."""

    def take(self, name: str, elements: list[str]) -> None:
        """One segment; what no column takes becomes a line of text."""
        reader = _READERS.get(name)
        left = reader(self, elements) if reader is not None else elements
        plain = " ".join(filter(None, left)).replace(self._component, " ")
        self.rest.add(f"{name} {plain}" if plain and reader is None else plain)

    def member(self, elements: list[str]) -> list[str]:
        self.rows.begin()
        self._member = True
        return elements

    def name(self, elements: list[str]) -> list[str]:
        e = [*elements, *[""] * 9]
        if not self._member:
            self.rows.begin()
        self._member = False
        if e[1] == "1":
            self.rows.put_all(("last name", "first name", "middle name"), e[2:5])
            self.rows.put("name suffix", e[6])
        else:
            self.rows.put("company", e[2])
        self.rows.put(_IDS.get(e[7], "id"), e[8])
        return elements[9:]

    def firm(self, elements: list[str]) -> list[str]:
        e = [*elements, *[""] * 4]
        self.rows.begin()
        # The payee of a remittance and the insured of an enrolment may be people.
        self.rows.put("name" if e[0] in ("PE", "IN", "74") else "company", e[1])
        self.rows.put(_IDS.get(e[2], "id"), e[3])
        return elements[4:]

    def street(self, elements: list[str]) -> list[str]:
        self.rows.put_all(("street", "address line 2"), elements[:2])
        return elements[2:]

    def place(self, elements: list[str]) -> list[str]:
        self.rows.put_all(("city", "state", "zip", "country"), elements[:4])
        return elements[4:]

    def birth(self, elements: list[str]) -> list[str]:
        e = [*elements, *[""] * 3]
        self.rows.put("date of birth", e[1][:8])
        self.rows.put("sex", e[2])
        return elements[3:]

    def reference(self, elements: list[str]) -> list[str]:
        e = [*elements, *[""] * 2]
        if e[0] not in _REFERENCES:
            return elements[1:]
        self.rows.put(_REFERENCES[e[0]], e[1])
        return elements[2:]

    def contact(self, elements: list[str]) -> list[str]:
        self.rows.put("contact name", elements[1] if len(elements) > 1 else "")
        for what, value in zip(elements[2::2], elements[3::2], strict=False):
            column = {"EM": "email", "FX": "fax"}.get(what, "phone" if what in _PHONES else "contact")
            self.rows.put(column, value)
        return []

    def claim(self, elements: list[str]) -> list[str]:
        self.rows.put("patient account number", elements[0] if elements else "")
        return elements[1:]

    def diagnoses(self, elements: list[str]) -> list[str]:
        left: list[str] = []
        for element in elements:
            parts = element.split(self._component)
            if len(parts) > 1 and parts[0] in _DIAGNOSES:
                code = parts[1]
                # X12 leaves the point out: E119 is E11.9.
                self.rows.put("diagnosis", f"{code[:3]}.{code[3:]}" if len(code) > 3 and "." not in code else code)
            else:
                left.append(element)
        return left


_PHONES = frozenset({"TE", "HP", "WP", "CP", "BN", "PH"})
_DIAGNOSES = frozenset({"ABK", "ABF", "ABJ", "APR", "ABN", "BK", "BF", "BJ", "PR", "BN"})
_READERS = {
    "INS": _Loops.member, "NM1": _Loops.name, "N1": _Loops.firm, "N3": _Loops.street, "N4": _Loops.place,
    "DMG": _Loops.birth, "REF": _Loops.reference, "PER": _Loops.contact, "CLM": _Loops.claim, "CLP": _Loops.claim,
    "HI": _Loops.diagnoses,
}  # fmt: skip


EXTRACTOR = Extractor(
    id="x12",
    title="X12 interchanges (health care claims, enrolments, payments)",
    media_types=(X12,),
    extract=extract,
    signatures=tuple(Signature(X12, b"ISA" + bytes([mark])) for mark in b"*|^~!:;+"),
    extensions=(".edi", ".x12", ".835", ".837", ".834"),
    library="own",
    reads="every segment: insured, patients, doctors and payees as records with names, numbers, addresses, birth "
    "dates, diagnoses and account numbers; the rest as text",
    not_read="binary segments (BIN, BDS) are searched as text; EDIFACT is read as plain text",
)
