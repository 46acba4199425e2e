"""LDIF (RFC 2849): exports of directories (Active Directory's ldifde, OpenLDAP, 389) and lists of changes to them."""

import base64
import binascii
import re
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

LDIF = "text/x-ldif"
_LOGICAL_CHARS = 16 << 20
"""Characters of one line with its continuations; photographs stand in one."""
_LINE = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z0-9.;_-]{0,127}|\d+(?:\.\d+)+):(?P<mark>[:<]?)[ ]*(?P<value>.*)", re.DOTALL
)
_START = re.compile(
    r"(?:\s*#[^\n]*\n|\s*version:[ ]?1[^\n]*\n|[ \t\r]*\n)*"
    r"\s*dn::?[ ]*[^\n]*\n(?:[ ][^\n]*\n)*(?:[A-Za-z][\w;.-]*::?[ <]|$)",
    re.IGNORECASE,
)
_COLUMNS = {
    "cn": "full name", "displayname": "full name", "name": "full name", "gecos": "full name", "sn": "last name",
    "surname": "last name", "givenname": "first name", "gn": "first name", "middlename": "middle name",
    "initials": "initials", "generationqualifier": "name suffix", "personaltitle": "name prefix",
    "uid": "username", "samaccountname": "username", "userid": "username", "userprincipalname": "user principal name",
    "mail": "email", "email": "email", "rfc822mailbox": "email", "mailalternateaddress": "email",
    "othermailbox": "email",
    "emailaddress": "email", "telephonenumber": "phone", "othertelephone": "phone", "mobile": "mobile phone",
    "mobiletelephonenumber": "mobile phone", "othermobile": "mobile phone", "homephone": "home phone",
    "hometelephonenumber": "home phone", "otherhomephone": "home phone", "facsimiletelephonenumber": "fax",
    "pager": "pager", "ipphone": "ip phone", "streetaddress": "street", "street": "street", "l": "city",
    "localityname": "city", "st": "state", "stateorprovincename": "state", "postalcode": "zip", "c": "country code",
    "co": "country", "postofficebox": "po box", "homepostaladdress": "home address", "postaladdress": "address",
    "employeeid": "employee id", "employeenumber": "employee number", "title": "job title", "department": "department",
    "company": "company", "o": "company", "ou": "organizational unit", "manager": "manager", "info": "note",
    "description": "note", "comment": "note", "userpassword": "password hash", "unixuserpassword": "password hash",
    "sambantpassword": "password hash", "sambalmpassword": "password hash", "unicodepwd": "password",
    "ms-mcs-admpwd": "password", "msds-managedpassword": "password", "dateofbirth": "date of birth",
    "birthdate": "date of birth", "schacdateofbirth": "date of birth", "gender": "sex", "preferredlanguage": "language",
    "ssn": "ssn", "socialsecuritynumber": "ssn", "edupersonprincipalname": "user principal name",
    "norEduPersonNIN".lower(): "national id", "homedirectory": "home directory", "wwwhomepage": "url",
}  # fmt: skip
"""Attribute (lower case: names of attributes have none) → column. After RFC 4519, RFC 2798 and Microsoft's schema."""
_QUIET = frozenset({"version", "changetype", "control", "-"})
_LEAST_CHILD = 64


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return LDIF if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each entry or change; photographs, certificates and other binary values as children."""
    rows, rest, keys, lines = PersonRows(), Rest(), Keys(), TextLines(given.payload)
    bad = number = urls = short = 0
    for line in _logical(lines):
        if not line.strip() or line.startswith("#"):
            if line.startswith("#"):
                rest.add(line)
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            if line.strip() != "-":
                bad += 1
                rest.add(line)
            continue
        name = found["name"].partition(";")[0].lower()
        value: str | bytes = found["value"]
        if found["mark"] == ":":
            unpacked = _unpacked(found["value"])
            bad += unpacked is None
            value = found["value"] if unpacked is None else unpacked
        elif found["mark"] == "<":
            urls += 1
        if name == "dn":
            number += 1
            rows.begin()
        elif not number and name not in _QUIET:
            raise NotThisFormat
        if isinstance(value, bytes):
            text = _words(name, value)
            if text is None and len(value) >= _LEAST_CHILD:
                yield Child("ldif", keys.key(f"entry-{number}/{name}"), Payload(data=value), len(value))
            elif text is not None:
                _put(name, text, rows)
            else:
                short += 1
        elif value:
            _put(name, value, rows)
        yield from rows.tables()
        yield from rest.texts()
    if not number:
        raise NotThisFormat
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if urls:
        yield Problem(ProblemCode.NOT_FETCHED, "extract", f"{urls} values stand in files elsewhere")
    if short:
        detail = f"{short} binary values of a few bytes, such as identifiers of objects, are not read"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    yield from lines.problems()
    if bad:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{bad} lines are no attributes; read as text", Effect.NOTE)


def _logical(lines: TextLines) -> Iterator[str]:
    """Lines with their continuations, which begin with one blank (RFC 2849, note 2)."""
    held: list[str] = []
    size = 0
    for line in lines:
        if line.startswith(" ") and held and size < _LOGICAL_CHARS:
            held.append(line[1:])
            size += len(line)
            continue
        if held:
            yield "".join(held)
        held, size = [line], len(line)
    if held:
        yield "".join(held)


def _unpacked(value: str) -> bytes | None:
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _words(name: str, value: bytes) -> str | None:
    """What a base64 value says; None for binary ones."""
    if name == "unicodepwd":
        # Microsoft's: the password in quotation marks as UTF-16LE (MS-ADTS 3.1.1.3.1.5).
        return value.decode("utf-16-le", "replace").strip('"')
    # RFC 2849 asks for UTF-8; programs of Windows write names in its own code page all the same.
    text = decoded(value)
    return text if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable() else None


def _put(name: str, value: str, rows: PersonRows) -> None:
    if name in ("changetype", "-", "version"):
        return
    if name == "userpassword" and not value.startswith("{"):
        # RFC 4519, 2.41: kept in the clear unless a scheme stands in front.
        rows.put("password", value)
    elif name in ("postaladdress", "homepostaladdress"):
        # Lines of an address are parted by `$` (RFC 4517, 3.3.28).
        rows.put(_COLUMNS[name], value.replace("$", ", "))
    elif name in ("userprincipalname", "edupersonprincipalname") and "@" in value:
        rows.put("email", value)
    elif name == "dn":
        rows.put("distinguished name", value)
    else:
        rows.put(_COLUMNS.get(name, name), value)


EXTRACTOR = Extractor(
    id="ldif",
    title="Directory exports (LDIF)",
    media_types=(LDIF,),
    extract=extract,
    probe=probe,
    extensions=(".ldif", ".ldf"),
    priority=38,
    library="own",
    reads="each entry or change as a record: names, logins, numbers, addresses, passwords and their hashes, all "
    "others under their own names; base64 values decoded, photographs and certificates as items of their own",
    not_read="values that stand in files elsewhere (`:<`, named)",
)
