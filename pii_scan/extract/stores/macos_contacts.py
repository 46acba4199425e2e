"""`AddressBook-v22.abcddb` of macOS: Core Data tables whose rows name their owner."""

import re
import sqlite3
from collections.abc import Iterator

from pii_scan.extract.stores.contact_cards import ADDRESS, JOINED_BYTES, NAME, Cards, cocoa_day
from pii_scan.extract.stores.store import Store, columns_of, rows_of, text
from pii_scan.model.evidence import Evidence

_RECORD = ("ZFIRSTNAME", "ZMIDDLENAME", "ZLASTNAME", "ZSUFFIX", "ZMAIDENNAME", "ZNICKNAME", "ZORGANIZATION",
           "ZJOBTITLE", "ZBIRTHDAY", "ZNAME")  # fmt: skip
_POSTAL = ("ZSTREET", "ZSUBLOCALITY", "ZCITY", "ZSTATE", "ZZIPCODE", "ZCOUNTRYNAME")
_PLAIN = {
    ("ZABCDPHONENUMBER", "ZFULLNUMBER"): "phone",
    ("ZABCDEMAILADDRESS", "ZADDRESS"): "email",
    ("ZABCDURLADDRESS", "ZURL"): "website",
}
_SAID = {
    ("ZABCDNOTE", "ZTEXT"): "",
    ("ZABCDRELATEDNAME", "ZNAME"): "related",
    ("ZABCDSOCIALPROFILE", "ZUSERNAME"): "social profile",
    ("ZABCDSOCIALPROFILE", "ZUSERIDENTIFIER"): "social profile",
    ("ZABCDMESSAGINGADDRESS", "ZADDRESS"): "messenger",
}


def _owned(connection: sqlite3.Connection, table: str, wanted: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """Rows with their owner first, whose column has a number of the version in its name (`Z22_OWNER`)."""
    present = columns_of(connection, table)
    others = sorted(name for name in present if re.fullmatch(r"Z\d*_?(?:OWNER|CONTACT)", name))
    owner = next((name for name in ("ZOWNER", "ZCONTACT", *others) if name in present), "Z_PK")
    yield from rows_of(connection, table, (owner, *wanted))


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    cards = Cards()
    for number, *said in rows_of(connection, "ZABCDRECORD", ("Z_PK", *_RECORD)):
        first, middle, last, suffix, maiden, nickname, company, job, birthday, name = said
        entry = cards.of(number)
        entry.parts(NAME, [text(first), text(middle), text(last), text(suffix)])
        if not (first or last):
            # Groups and cards of companies have only this one.
            entry.add("title", text(name))
        entry.add("birth name", text(maiden))
        entry.add("nickname", text(nickname))
        entry.add("company", text(company))
        entry.add("job title", text(job))
        entry.add("date of birth", cocoa_day(birthday))
    for (table, column), name in _PLAIN.items():
        for owner, value in _owned(connection, table, (column,)):
            cards.of(owner).add(name, text(value))
    for owner, *parts in _owned(connection, "ZABCDPOSTALADDRESS", _POSTAL):
        street, more, *rest = map(text, parts)
        first_line, _, further = street.partition("\n")
        cards.of(owner).parts(ADDRESS, [first_line, " ".join(filter(None, (further, more))), *rest])
    for (table, column), name in _SAID.items():
        for owner, value in _owned(connection, table, (column,)):
            if value:
                cards.of(owner).note(f"{name}: {text(value)}" if name else text(value))
    yield from cards.evidence()


STORE = Store(
    id="macos_contacts",
    title="address book of macOS (abcddb)",
    hint=b"ZABCDRECORD",
    columns={"ZABCDRECORD": frozenset({"Z_PK", "ZFIRSTNAME", "ZLASTNAME"})},
    read=_read,
    told={
        "ZABCDRECORD": frozenset(
            {*_RECORD, "ZSORTINGFIRSTNAME", "ZSORTINGLASTNAME", "ZCREATIONDATE", "ZMODIFICATIONDATE"}
        ),
        "ZABCDPHONENUMBER": frozenset({"ZFULLNUMBER", "ZAREACODE", "ZCOUNTRYCODE", "ZLOCALNUMBER", "ZLASTFOURDIGITS"}),
        "ZABCDEMAILADDRESS": frozenset({"ZADDRESS", "ZADDRESSNORMALIZED"}),
        "ZABCDPOSTALADDRESS": frozenset({*_POSTAL, "ZCOUNTRYCODE"}),
        "ZABCDURLADDRESS": frozenset({"ZURL"}),
        "ZABCDNOTE": frozenset({"ZTEXT"}),
        "ZABCDRELATEDNAME": frozenset({"ZNAME"}),
        "ZABCDSOCIALPROFILE": frozenset({"ZUSERNAME", "ZUSERIDENTIFIER"}),
        "ZABCDMESSAGINGADDRESS": frozenset({"ZADDRESS"}),
    },
    bytes_max=JOINED_BYTES,
)
