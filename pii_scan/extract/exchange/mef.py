"""Tax returns as they are filed with the IRS (Modernized e-File XML, 1040 family 2023v5.0): each person a record."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.walk import walk_xml
from pii_scan.extract.exchange.xml_units import Element, Piece, leaves, units
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

MEF = "application/x-irs-mef+xml"
_MARK = re.compile(r"<(?:\w+:)?Return(?:Header|Data)?\b[^>]*(?:www\.irs\.gov/efile|returnVersion=)")
_HEADER, _FORM = "ReturnHeader", re.compile(r"IRS\w+|[A-Z]{2}(?:Form|Schedule)?\d\w*")
_PERSON = re.compile(
    r"(?P<who>\w*?)(?:Person)?(?P<what>SSN|ITIN|TIN|PTIN|Nm|Name|FirstNm|LastNm|MiddleInitialTxt|BirthDt|DeathDt|USAddress|PhoneNum|"
    r"ForeignAddress|SignaturePIN|OccupationTxt|RelationshipCd|EmailAddressTxt|IdentityProtectionPIN|AccountNum|"
    r"IdentityTheftPIN)"
)
_COLUMNS = {
    "SSN": "ssn", "ITIN": "itin", "TIN": "tax id", "PTIN": "ptin", "FirstNm": "first name", "LastNm": "last name",
    "MiddleInitialTxt": "middle name", "BirthDt": "date of birth", "DeathDt": "date of death", "PhoneNum": "phone",
    "SignaturePIN": "pin", "OccupationTxt": "occupation", "RelationshipCd": "relationship",
    "EmailAddressTxt": "email", "IdentityProtectionPIN": "pin", "AccountNum": "account number",
    "IdentityTheftPIN": "pin",
}  # fmt: skip
_PLACES = {
    "AddressLine1Txt": "street", "AddressLine2Txt": "address line 2", "CityNm": "city", "StateAbbreviationCd": "state",
    "ZIPCd": "zip", "ProvinceOrStateNm": "state", "CountryCd": "country", "ForeignPostalCd": "zip",
}  # fmt: skip
_OWN = {
    "EmailAddressTxt": "email", "CellPhoneNum": "phone", "IPv4AddressTxt": "ip address", "IPv6AddressTxt": "ip address",
    "DriversLicenseNum": "driver's license number", "DeviceId": "device id",
}  # fmt: skip
"""Of the filer, wherever in the header."""
_NUMBERS = re.compile(
    r"\w*(?:Amt|Cnt|Ind|Cd|Dt|Ts|Pct|Yr|Rt)|documentId|softwareId|documentCnt|ReturnTs|TaxYr|PhoneNum"
)
Cells = list[tuple[str, str]]


def probe(head: bytes, _name: str) -> str | None:
    """A `Return` in the IRS's name space."""
    text = head_text(head)
    return MEF if text is not None and text.lstrip().startswith("<") and _MARK.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for taxpayer, spouse, preparer, each dependent and each person of a form (W-2, 1099, K-1); else text."""
    reader = _Reader()
    pieces = units(given.payload, lambda tag: tag == _HEADER or _FORM.fullmatch(tag) is not None)
    yield from walk_xml(given, reader, pieces, reader.take)


class _Reader:
    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()
        self._filer: Cells = []
        """Name and number of the return's first taxpayer, whose account the refund goes to."""

    def take(self, piece: Piece) -> None:
        if piece.whole and piece.element.name == _HEADER:
            self._header(piece.element)
        elif piece.whole:
            self._scope(piece.element)
        self._left(piece.element)

    def _left(self, element: Element) -> None:
        for name, value in leaves(element):
            if not _NUMBERS.fullmatch(name) or name.endswith("BirthDt"):
                self.rest.add(f"{name}: {value}")

    def _header(self, header: Element) -> None:
        filer = header.find("Filer") or Element("")
        people = {"Primary": Cells(), "Spouse": Cells()}
        for who, cells in zip(people.values(), _filers(filer.pop("NameLine1Txt")), strict=True):
            who.extend(cells)
        firm = filer.pop("BusinessName", "BusinessNameLine1Txt")
        for scope in (filer, header):
            for child in list(scope.inner):
                found = _PERSON.fullmatch(child.name)
                if found is not None and found["who"] in people and found["what"] in _COLUMNS:
                    people[found["who"]].append((_COLUMNS[found["what"]], child.text))
                    scope.inner.remove(child)
        home: Cells = [("company", firm), ("ein", filer.pop("EIN")), ("phone", filer.pop("PhoneNum"))]
        for name in ("USAddress", "ForeignAddress"):
            for place in filer.cut(name):
                home += _place(place)
                self._left(place)
        own = [(column, found.text) for name, column in _OWN.items() for found in header.cut(name)]
        self._filer = [cell for cell in people["Primary"] if cell[0] in ("ssn", "first name", "last name", "full name")]
        self._put(people["Primary"] + home + own)
        if people["Spouse"]:
            self._put(people["Spouse"] + [cell for cell in home if cell[0] not in ("company", "ein")])
        self._scope(header)

    def _scope(self, scope: Element) -> None:
        """People of one element by how names begin (`EmployeeSSN`, `EmployeeNm`), then of its inner ones."""
        account = [("routing number", scope.pop("RoutingTransitNum")),
                   ("bank account number", scope.pop("DepositorAccountNum"))]  # fmt: skip
        people: dict[str, Cells] = {}
        inner: list[Element] = []
        for child in list(scope.inner):
            found = _PERSON.fullmatch(child.name)
            if found is None or (child.inner and not found["what"].endswith(("Address", "Name", "Nm"))):
                inner.append(child)
                continue
            cells = people.setdefault(found["who"], [])
            if found["what"].endswith("Address"):
                cells += _place(child)
            elif found["what"] in ("Nm", "Name"):
                name = child.text or child.pop("BusinessNameLine1Txt")
                cells.append((name_column(name), name))
            else:
                cells.append((_COLUMNS[found["what"]], child.text))
            scope.inner.remove(child)
            if child.inner:
                # What an address or a firm's name says besides.
                self._left(child)
        if any(value for _, value in account):
            self._put(self._filer + account)
        for cells in people.values():
            # A name alone may be a town's or a vehicle's.
            if any(column not in ("full name", "company") for column, _ in cells) or "person" in scope.name.lower():
                self._put(cells)
            else:
                for _, value in cells:
                    self.rest.add(value)
        for child in inner:
            if child.inner:
                self._scope(child)

    def _put(self, cells: Cells) -> None:
        self.rows.begin()
        for column, value in cells:
            self.rows.put(column, value)


def _place(place: Element) -> Cells:
    return [(column, place.pop(name)) for name, column in _PLACES.items()]


def _filers(line: str) -> tuple[Cells, Cells]:
    """`MARISOL A & RAFAEL<QUINTANILLA`: first names of both, the surname behind the mark, a suffix behind another."""
    first, _, rest = line.partition("<")
    last, _, suffix = rest.partition("<")
    one, _, two = first.partition("&")
    surname, _, other = last.partition("&")
    if other and not two:
        # Two whole names.
        two, _, other = other.partition("<")
        return _name(one, surname, suffix), [("full name", two)]
    return _name(one, surname, suffix), _name(two, surname, "") if two.strip() else []


def _name(first: str, last: str, suffix: str) -> Cells:
    if not last.strip():
        return [("full name", first)] if first.strip() else []
    return [("first name", first.strip()), ("last name", last.strip()), ("name suffix", suffix.strip())]


EXTRACTOR = Extractor(
    id="mef",
    title="Tax returns (IRS Modernized e-File XML)",
    media_types=(MEF,),
    extract=extract,
    probe=probe,
    priority=42,
    library="lxml",
    reads="taxpayer, spouse, dependents, preparer, and each form's employee, recipient or owner as records with "
    "numbers, birth dates, addresses, PINs; the account of the refund with its taxpayer; all else as text",
    not_read="amounts, dates and codes",
)
