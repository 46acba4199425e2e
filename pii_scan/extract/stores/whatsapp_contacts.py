"""`wa.db` of WhatsApp on Android: whom it knows."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.credentials.field_names import IDENTITY
from pii_scan.extract.messages.databases.whatsapp import phone
from pii_scan.extract.stores.contact_cards import NAME
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_WANTED = ("jid", "number", "display_name", "given_name", "family_name", "wa_name", "nickname", "company", "title",
           "status")  # fmt: skip


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    rows = EntryRows()
    for cells in rows_of(connection, "wa_contacts", _WANTED):
        jid, number, shown, given, family, own, nickname, company, job, status = map(text, cells)
        entry = Entry(IDENTITY)
        entry.parts(NAME, [given, "", family, ""])
        if not (given and family):
            entry.add("full name", shown)
        entry.add("nickname", own)
        entry.add("nickname", nickname)
        known = phone(jid)
        entry.add("phone", known if known.startswith("+") else number)
        if not known.startswith("+"):
            entry.note(jid)
        entry.add("company", company)
        entry.add("job title", job)
        entry.note(status)
        yield from rows.add(entry)
    yield from rows.rest()


STORE = Store(
    id="whatsapp_contacts",
    title="contacts of WhatsApp (wa.db)",
    hint=b"wa_contacts",
    columns={"wa_contacts": frozenset({"jid", "display_name"})},
    read=_read,
    told={"wa_contacts": frozenset({*_WANTED, "sort_name", "phone_label"})},
)
