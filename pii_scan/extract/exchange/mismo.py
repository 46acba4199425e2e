"""Mortgage applications and credit reports (MISMO 3.4 and 2.x: AUS, loan and credit XML): each party a record."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.accounts import card_or
from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.walk import walk_xml
from pii_scan.extract.exchange.xml_units import Element, Piece, leaves, units
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

MISMO = "application/x-mismo+xml"
_MARK = re.compile(
    r"MISMOVersionID|MISMOReferenceModelIdentifier|www\.mismo\.org/|<(?:LOAN_APPLICATION|REQUEST_GROUP)\b"
)
_UNITS = frozenset({"PARTY", "BORROWER", "ASSET", "LIABILITY", "CREDIT_LIABILITY", "CREDIT_SCORE", "REO_PROPERTY",
                    "CREDIT_PUBLIC_RECORD", "CREDIT_INQUIRY", "CREDIT_FILE"})  # fmt: skip
_PEOPLE = ("PARTY", "BORROWER", "CREDIT_FILE")
_COLUMNS = {
    "FirstName": "first name", "MiddleName": "middle name", "LastName": "last name", "SuffixName": "name suffix",
    "NameSuffix": "name suffix", "BorrowerBirthDate": "date of birth", "BirthDate": "date of birth", "SSN": "ssn",
    "HomeTelephoneNumber": "home phone", "BorrowerHomeTelephoneNumber": "home phone", "UnparsedName": "full name",
    "ContactPointTelephoneValue": "phone", "ContactPointEmailValue": "email", "EmailAddress": "email",
}  # fmt: skip
_PLACE = (
    (("AddressLineText", "StreetAddress"), "street"),
    (("AddressAdditionalLineText", "StreetAddress2"), "address line 2"),
    (("CityName", "City"), "city"), (("StateCode", "State"), "state"), (("PostalCode",), "zip"),
)  # fmt: skip
_TAX_NUMBERS = {
    "SocialSecurityNumber": "ssn", "IndividualTaxpayerIdentificationNumber": "itin",
    "EmployerIdentificationNumber": "ein",
}  # fmt: skip
_DOCUMENTS = {
    "DriversLicense": "driver's license number", "Passport": "passport number", "StateIdentification": "state id",
    "MilitaryIdentification": "military id",
}  # fmt: skip
_ACCOUNTS = ("AssetAccountIdentifier", "LiabilityAccountIdentifier", "AccountIdentifier")
_HOLDERS = ("FullName", "HolderName", "Name", "ASSET_HOLDER", "CREDITOR")
_CODES = re.compile(
    r"\w*(?:Type|Indicator|Amount|Count|Date|Percent|SequenceNumber|Months?|Years?|Version|VersionID|label|"
    r"MISMOReferenceModelIdentifier|ID|arcrole|from|to|Datetime|Rate)(?:Description)?"
)
Cells = list[tuple[str, str]]


def probe(head: bytes, _name: str) -> str | None:
    """XML that names MISMO's model or one of its roots."""
    text = head_text(head)
    return MISMO if text is not None and text.lstrip().startswith("<") and _MARK.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each borrower and other party, each account they own or owe, and each credit score; else text."""
    reader = _Reader()
    yield from walk_xml(given, reader, units(given.payload, _UNITS.__contains__), reader.take)


def _plain(element: Element) -> None:
    """Version 2 begins the names of attributes and of parts with `_`."""
    stack = [element]
    while stack:
        one = stack.pop()
        one.name = one.name.lstrip("_")
        stack.extend(one.inner)


class _Reader:
    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()
        self._borrowers: dict[str, Cells] = {}
        """By version 2's `BorrowerID`: who they are, for what stands beside them."""

    def take(self, piece: Piece) -> None:
        if piece.whole:
            _plain(piece.element)
            self._record(piece.element)
        self._left(piece.element)

    def _record(self, element: Element) -> None:
        owner = element.pop("BorrowerID")
        if element.name in _PEOPLE:
            cells = _person(element)
            if owner and element.name == "BORROWER":
                self._borrowers[owner] = [
                    c for c in cells if c[0] in ("first name", "last name", "ssn", "date of birth")
                ]
        else:
            cells = [*self._borrowers.get(owner, []), *_account(element)]
        self.rows.begin()
        for column, value in cells:
            self.rows.put(column, value)

    def _left(self, element: Element) -> None:
        for name, value in leaves(element):
            if not _CODES.fullmatch(name) or "Birth" in name:
                self.rest.add(f"{name}: {value}")


def _person(element: Element) -> Cells:
    employers: Cells = []
    for employer in element.cut("EMPLOYER"):
        name = "".join(found.text for tag in ("FullName", "Name") for found in employer.cut(tag)[:1])
        place = ", ".join(found for _, found in _place(employer) if found)
        employers += [("employer", name), ("employer address", place)]
    # Former spouses, references and other names stand in parts of their own.
    cells: Cells = [(column, found.text) for tag, column in _COLUMNS.items() for found in element.cut(tag)]
    if not any(column in ("last name", "full name") for column, _ in cells):
        cells += [(name_column(found.text), found.text) for found in element.cut("FullName")]
    for part in element.cut("TAXPAYER_IDENTIFIER"):
        kind = part.pop("TaxpayerIdentifierType")
        cells.append((_TAX_NUMBERS.get(kind, "tax id"), part.pop("TaxpayerIdentifierValue")))
    for part in element.cut("IDENTITY_DOCUMENTATION"):
        kind = part.pop("IdentityDocumentType")
        cells.append((_DOCUMENTS.get(kind, "id number"), part.pop("IdentityDocumentIdentifier")))
    for tag in ("RESIDENCE", "ADDRESS", "MAIL_TO"):
        for part in element.cut(tag):
            cells += _place(part)
    for part in element.cut("CONTACT_POINT"):
        kind, value = part.pop("Type"), part.pop("Value")
        cells.append(("email" if "@" in value or kind == "Email" else "phone", value))
    return [*cells, *employers]


def _account(element: Element) -> Cells:
    otherwise = "bank account number" if element.name == "ASSET" else "loan account number"
    cells: Cells = []
    for tag in _ACCOUNTS:
        cells += [(card_or(found.text, otherwise), found.text) for found in element.cut(tag)]
    if element.name == "CREDIT_SCORE":
        cells.append(("credit score", element.pop("Value")))
    for tag in _HOLDERS:
        for found in element.cut(tag):
            cells += [("bank", found.text), *(("bank", part.text) for part in found.inner if "Name" in part.name)]
    for part in element.cut("ADDRESS"):
        cells += _place(part)
    return cells


def _place(element: Element) -> Cells:
    cells: Cells = []
    for tags, column in _PLACE:
        found = [one for tag in tags for one in element.cut(tag)]
        cells += [(column, one.text) for one in found[:1]]
    return cells


EXTRACTOR = Extractor(
    id="mismo",
    title="Mortgage applications and credit reports (MISMO XML)",
    media_types=(MISMO,),
    extract=extract,
    probe=probe,
    priority=42,
    library="lxml",
    reads="each borrower and other party as a record with numbers, birth date, addresses, contacts, employers; "
    "accounts owned or owed, credit scores with their borrower (version 2); all else as text",
    not_read="amounts, dates and codes; version 3's relationships between accounts and borrowers",
)
