"""Parties, accounts and agents of ISO 20022 (PartyIdentification135, CashAccount40 and their older versions)."""

from pii_scan.extract.exchange.accounts import account_column
from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.xml_units import Element

Cells = list[tuple[str, str]]
_SCHEMES = {
    "SOSE": "ssn", "CCPT": "passport number", "DRLC": "driver's license number", "NIDN": "national id",
    "ARNU": "alien registration number", "CUST": "customer number", "TXID": "tax id", "EMPL": "employee id",
    "TELE": "phone", "BANK": "bank party id", "GS1G": "gln", "DUNS": "duns number", "POID": "account alias",
}  # fmt: skip
"""ExternalPersonIdentification1Code and ExternalOrganisationIdentification1Code → column."""
_CONTACTS = {"PhneNb": "phone", "MobNb": "mobile phone", "FaxNb": "fax", "EmailAdr": "email", "URLAdr": "url",
             "Nm": "contact name"}  # fmt: skip
_PROXIES = {"TELE": "phone", "MBNO": "mobile phone", "EMAL": "email", "EWAL": "account alias"}


def party(element: Element) -> Cells:
    """A person's or firm's name, address, birth, identifiers and contacts."""
    who = element.find("Pty") or element
    if (bank := element.find("Agt")) is not None:
        return agent(bank)
    firm = who.find("Id", "OrgId") or who.find("OrgId")
    name = who.pop("Nm")
    natural = who.find("Id", "PrvtId") is not None and firm is None
    cells: Cells = [("full name" if natural else "company" if firm is not None else name_column(name), name)]
    if (place := who.find("PstlAdr")) is not None:
        cells += _address(place)
    person = who.find("Id", "PrvtId") or who.find("PrvtId")
    if person is not None:
        cells.append(("date of birth", person.pop("DtAndPlcOfBirth", "BirthDt")))
        cells.append(("place of birth", person.pop("DtAndPlcOfBirth", "CityOfBirth")))
        cells += _others(person, "private id")
        # Before 2009 each identifier had an element of its own.
        for name, column in _OLD.items():
            cells.append((column, person.pop(name)))
    if firm is not None:
        for name in ("AnyBIC", "BICOrBEI", "BIC", "LEI"):
            cells.append(("lei" if name == "LEI" else "bic", firm.pop(name)))
        cells += _others(firm, "organisation id")
    if (contact := who.find("CtctDtls")) is not None:
        for name, column in _CONTACTS.items():
            cells.append((column, contact.pop(name)))
    cells.append(("tax id", who.pop("TaxId")))
    return [(column, value) for column, value in cells if value]


_OLD = {"SclSctyNb": "ssn", "PsptNb": "passport number", "DrvrsLicNb": "driver's license number", "TaxIdNb": "tax id",
        "IdntyCardNb": "national id", "AlnRegnNb": "alien registration number", "MplyrIdNb": "employee id",
        "CstmrNb": "customer number"}  # fmt: skip


def account(element: Element) -> tuple[Cells, Cells]:
    """(its owner, the account): IBAN or another number, its name, an alias such as a telephone number."""
    cells: Cells = [("iban", element.pop("Id", "IBAN"))]
    for path in (("Id", "Othr", "Id"), ("Id", "PrtryAcct", "Id"), ("Id", "BBAN"), ("Id", "UPIC")):
        number = element.pop(*path)
        cells.append((account_column(number), number))
    title = element.pop("Nm")
    # Often its owner's name, else a word for it ("Giro").
    cells.append((name_column(title), title) if len(title.split()) > 1 else ("note", title))
    kind = element.pop("Prxy", "Tp", "Cd")
    cells.append((_PROXIES.get(kind, "account alias"), element.pop("Prxy", "Id")))
    owner = element.find("Ownr")
    cells += _others(element.find("Id", "PrvtId") or Element(""), "creditor id")
    return party(owner) if owner is not None else [], [(column, value) for column, value in cells if value]


def agent(element: Element) -> Cells:
    """The bank's codes; its name and address are left."""
    bank = element.find("FinInstnId") or element
    cells: Cells = []
    for name in ("BICFI", "BIC"):
        cells.append(("bic", bank.pop(name)))
    scheme = bank.pop("ClrSysMmbId", "ClrSysId", "Cd")
    cells.append((_CLEARING.get(scheme, "bank code"), bank.pop("ClrSysMmbId", "MmbId")))
    return [(column, value) for column, value in cells if value]


_CLEARING = {"USABA": "routing number", "GBDSC": "sort code"}


_NUMBER_FIRST = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "FR", "ZA", "IN", "PH"})
"""Countries where a house's number stands before its street."""


def _address(place: Element) -> Cells:
    words = [place.pop("StrtNm"), place.pop("BldgNb")]
    if (country := place.find("Ctry")) is not None and country.text in _NUMBER_FIRST:
        words.reverse()
    street = " ".join(filter(None, words))
    lines = [line.text for line in place.all("AdrLine")]
    place.inner = [child for child in place.inner if child.name != "AdrLine"]
    parts = [place.pop(name) for name in ("TwnNm", "CtrySubDvsn", "PstCd", "Ctry")]
    if street or any(parts[:3]):
        # Some give the street in a line and the town by itself.
        street = street or ", ".join(lines)
        lines = lines if street != ", ".join(lines) else []
        cells = list(zip(("street", "city", "state", "zip", "country"), (street, *parts), strict=True))
        return [*cells, ("address line 2", ", ".join(lines))]
    return [("address", ", ".join(lines)), ("country", parts[3])]


def _others(element: Element, otherwise: str) -> Cells:
    cells: Cells = []
    for name in ("Othr", "OthrId", "PrtryId"):
        for other in element.all(name):
            scheme = other.pop("SchmeNm", "Cd") or other.pop("SchmeNm", "Prtry") or other.pop("IdTp")
            cells.append((_SCHEMES.get(scheme.upper(), scheme.lower() or otherwise), other.pop("Id")))
    return cells
