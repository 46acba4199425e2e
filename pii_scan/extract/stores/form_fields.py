"""What was typed into forms: names of fields as pages give them, brought to plain column names; what was sent together
is one record."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import IDENTITY, column_of, words

_TOGETHER_S = 2.0
"""Seconds within which the fields of one form are stored."""
_AROUND = re.compile(
    r"^(?:(?:main|content|body|txt|input|form|frm|field|user|customer|cust|client|billing|bill|shipping|ship|delivery|contact|applicant|"
    r"account|your|my|data|profile|person|personal|patient|member|register|signup|login|checkout|ctl\d*|wpforms|"
    r"homeaddress|home|primary)\s+)+(?=\S)"
)
_SHORT = {
    "fname": "first name", "firstname": "first name", "lname": "last name", "lastname": "last name",
    "mname": "middle name", "givenname": "first name", "familyname": "last name", "additional name": "middle name",
    "fullname": "full name", "realname": "full name", "phonenumber": "phone", "telephone number": "phone",
    "tel national": "phone", "cellphone": "phone", "mobilephone": "phone", "emailaddress": "email",
    "email confirm": "email", "confirm email": "email", "address line1": "street", "addressline1": "street",
    "addr1": "street", "addr": "street", "streetaddress": "street", "address line2": "address line 2",
    "addr2": "address line 2", "address level2": "city", "address level1": "state", "postcode": "zip", "zip5": "zip",
    "postal": "zip", "cc name": "full name", "ccname": "full name", "cardname": "full name", "cc number": "card number",
    "ccnumber": "card number", "card no": "card number", "cardno": "card number", "cc exp": "expiration date",
    "cc csc": "cvv", "bday": "date of birth", "birthdate": "date of birth", "birthday": "date of birth",
    "socialsecuritynumber": "ssn", "socialsecurity": "ssn", "ssn number": "ssn", "ssnumber": "ssn", "tin": "tax id",
    "passportno": "passport number", "passport no": "passport number", "dl number": "drivers license number",
    "drivers license": "drivers license number", "driverslicense": "drivers license number",
    "license no": "drivers license number", "acct no": "account number", "accountnumber": "account number",
    "routingnumber": "routing number",
}  # fmt: skip


def form_column(name: str) -> str | None:
    """None for a field of whose meaning the name says nothing known."""
    # ASP.NET writes `ctl00$main$txtEmail`.
    said = words(re.sub(r"[$#~]+", " ", name))
    for form in (said, _AROUND.sub("", said)):
        found = _SHORT.get(form) or column_of(form, IDENTITY)
        if found is not None and found not in ("title", "password"):
            return found
    return None


def put_field(entry: Entry, name: str, value: str) -> None:
    column = form_column(name)
    if column is None:
        entry.lines.append(f"{words(name)}: {value}" if name else value)
    else:
        entry.add(column, value)


def submissions(fields: Iterable[tuple[float | None, str, str]]) -> Iterator[Entry]:
    """(seconds, name, value) → an entry for each moment; fields without a time stand alone."""
    timed: list[tuple[float, str, str]] = []
    for moment, name, value in fields:
        if not value.strip():
            continue
        if moment:
            timed.append((moment, name, value))
            continue
        entry = Entry(IDENTITY)
        put_field(entry, name, value)
        yield entry
    held, last = Entry(IDENTITY), 0.0
    for moment, name, value in sorted(timed, key=itemgetter(0)):
        if (held.cells or held.lines) and moment - last > _TOGETHER_S:
            yield held
            held = Entry(IDENTITY)
        put_field(held, name, value)
        last = moment
    if held.cells or held.lines:
        yield held
