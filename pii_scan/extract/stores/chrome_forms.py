"""`Web Data` of browsers built on Chromium: profiles, cards, typed values (components/autofill/core/browser/webdata).

Profiles were tables of names, addresses, e-mails and telephones (versions up to about 110), and are lists of typed
tokens since; the numbers of types are those of `FieldType` (components/autofill/core/browser/field_types.h).
"""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.credentials.field_names import BANK, CARD, IDENTITY
from pii_scan.extract.stores.contact_cards import JOINED_BYTES
from pii_scan.extract.stores.form_fields import submissions
from pii_scan.extract.stores.locked import put_secret
from pii_scan.extract.stores.store import Store, rows_of, text
from pii_scan.model.evidence import Evidence

_TYPES = {
    3: "first name", 4: "middle name", 5: "last name", 7: "full name", 9: "email", 14: "phone", 33: "city", 34: "state",
    35: "zip", 36: "country", 60: "company", 77: "street",
}  # fmt: skip
_PARTS = frozenset({6, 8, 10, 11, 12, 13, 15, 30, 31, 32, 78, 79, 81, 92, *range(103, 200)})
"""Parts of a whole that is there too: told where the whole is not."""
_TOKENS = ("address_type_tokens", "local_addresses_type_tokens", "contact_info_type_tokens")
_PROFILE = {
    "company_name": "company", "address_line_1": "street", "address_line_2": "address line 2",
    "street_address": "street", "dependent_locality": "address line 2", "city": "city", "state": "state",
    "zipcode": "zip", "country_code": "country", "country": "country",
}  # fmt: skip
_NAMES = {"full_name": "full name", "first_name": "first name", "middle_name": "middle name", "last_name": "last name"}
_SERVER = {
    "recipient_name": "full name", "company_name": "company", "street_address": "street", "address_2": "city",
    "address_1": "state", "postal_code": "zip", "country_code": "country", "phone_number": "phone",
}  # fmt: skip


def _read(connection: sqlite3.Connection) -> Iterator[Evidence]:
    rows = EntryRows()
    for entry in (*_profiles(connection), *_tokens(connection), *_server(connection), *_cards(connection)):
        yield from rows.add(entry)
    for entry in submissions(_typed(connection)):
        yield from rows.add(entry)
    yield from rows.rest()


def _profiles(connection: sqlite3.Connection) -> Iterator[Entry]:
    parts: dict[str, Entry] = {}

    def put(table: str, columns: dict[str, str]) -> None:
        for guid, *values in rows_of(connection, table, ("guid", *columns)):
            entry = parts.setdefault(text(guid), Entry(IDENTITY))
            said = [(column, text(value)) for column, value in zip(columns.values(), values, strict=True)]
            in_parts = any(value for column, value in said if column in ("first name", "last name"))
            for column, value in said:
                # The parts say it better; a name written together is kept where there are none.
                if not (in_parts and column == "full name"):
                    entry.add(column, value)

    put("autofill_profile_names", _NAMES)
    put("autofill_profiles", _PROFILE)
    put("autofill_profile_emails", {"email": "email"})
    put("autofill_profile_phones", {"number": "phone"})
    yield from parts.values()


def _tokens(connection: sqlite3.Connection) -> Iterator[Entry]:
    for table in _TOKENS:
        kept: dict[str, dict[int, str]] = {}
        for guid, kind, value in rows_of(connection, table, ("guid", "type", "value")):
            if text(value).strip():
                kept.setdefault(text(guid), {})[kind if isinstance(kind, int) else 0] = text(value)
        for found in kept.values():
            entry = Entry(IDENTITY)
            for kind, column in _TYPES.items():
                if not (column == "full name" and (3 in found or 5 in found)):
                    entry.add(column, found.get(kind, ""))
            told = " ".join(value for _, value in entry.cells)
            entry.lines += [
                value for kind, value in found.items() if kind not in _TYPES and not (kind in _PARTS and value in told)
            ]
            yield entry


def _server(connection: sqlite3.Connection) -> Iterator[Entry]:
    for values in rows_of(connection, "server_addresses", tuple(_SERVER)):
        entry = Entry(IDENTITY)
        for column, value in zip(_SERVER.values(), values, strict=True):
            entry.add(column, text(value))
        yield entry


def _cards(connection: sqlite3.Connection) -> Iterator[Entry]:
    codes: dict[str, object] = {}
    for table, key in (("local_stored_cvc", "guid"), ("server_stored_cvc", "instrument_id")):
        codes.update((text(guid), value) for guid, value in rows_of(connection, table, (key, "value_encrypted")))
    wanted = ("guid", "name_on_card", "card_number_encrypted", "expiration_month", "expiration_year", "nickname")
    for guid, name, number, month, year, nickname in rows_of(connection, "credit_cards", wanted):
        entry = Entry(CARD)
        entry.add("full name", text(name))
        put_secret(entry, "card number", number)
        _expiry(entry, month, year)
        put_secret(entry, "cvv", codes.pop(text(guid), None))
        entry.add("title", text(nickname))
        yield entry
    numbers = rows_of(connection, "unmasked_credit_cards", ("id", "card_number_encrypted"))
    full = {text(key): value for key, value in numbers}
    of_server = ("id", "name_on_card", "last_four", "exp_month", "exp_year", "bank_name", "nickname", "instrument_id")
    masked = rows_of(connection, "masked_credit_cards", of_server)
    for ident, name, last, month, year, bank, nickname, instrument in masked:
        entry = Entry(CARD)
        entry.add("full name", text(name))
        if last:
            entry.lines.append(f"card ending in {text(last)}")
        put_secret(entry, "card number", full.pop(text(ident), None))
        _expiry(entry, month, year)
        put_secret(entry, "cvv", codes.pop(text(instrument), None))
        entry.add("bank name", text(bank))
        entry.add("title", text(nickname))
        yield entry
    for locked in (*full.values(), *codes.values()):
        entry = Entry(CARD)
        put_secret(entry, "card number or code", locked)
        yield entry
    for value, plain, nickname in rows_of(connection, "local_ibans", ("value_encrypted", "value", "nickname")):
        entry = Entry(BANK)
        put_secret(entry, "iban", value if value is not None else plain)
        entry.add("title", text(nickname))
        yield entry
    for service, token in rows_of(connection, "token_service", ("service", "encrypted_token")):
        entry = Entry()
        entry.lines.append(text(service))
        put_secret(entry, "token", token)
        yield entry


def _expiry(entry: Entry, month: object, year: object) -> None:
    date = "/".join(text(part) for part in (month, year) if part)
    entry.add("expiration date", date)


def _typed(connection: sqlite3.Connection) -> Iterator[tuple[float | None, str, str]]:
    """Until version 57 the times stood in a table of their own."""
    created_at = rows_of(connection, "autofill_dates", ("pair_id", "date_created"))
    dates = {text(pair): date for pair, date in created_at}
    for name, value, created, pair in rows_of(connection, "autofill", ("name", "value", "date_created", "pair_id")):
        moment = created if created is not None else dates.get(text(pair))
        yield float(moment) if isinstance(moment, int | float) else None, text(name), text(value)


STORE = Store(
    id="chrome_forms",
    title="profiles, cards and typed values of Chromium browsers (Web Data)",
    hint=b"value_lower",
    columns={"autofill": frozenset({"name", "value", "value_lower"})},
    read=_read,
    told={
        "autofill": frozenset({"name", "value", "value_lower", "date_created", "date_last_used", "count", "pair_id"}),
        "autofill_dates": frozenset({"date_created"}),
        "autofill_profiles": frozenset({*_PROFILE, "sorting_code", "language_code", "date_modified", "use_date"}),
        "autofill_profile_names": frozenset(_NAMES),
        "autofill_profile_emails": frozenset({"email"}),
        "autofill_profile_phones": frozenset({"number"}),
        **{table: frozenset({"guid", "type", "value", "verification_status"}) for table in _TOKENS},
        "server_addresses": frozenset(_SERVER),
        "credit_cards": frozenset(
            {
                "name_on_card",
                "card_number_encrypted",
                "expiration_month",
                "expiration_year",
                "nickname",
                "date_modified",
            }
        ),
        "masked_credit_cards": frozenset(
            {"name_on_card", "last_four", "exp_month", "exp_year", "bank_name", "nickname"}
        ),
        "unmasked_credit_cards": frozenset({"card_number_encrypted"}),
        "local_stored_cvc": frozenset({"value_encrypted"}),
        "server_stored_cvc": frozenset({"value_encrypted"}),
        "local_ibans": frozenset({"value_encrypted", "value", "nickname"}),
        "token_service": frozenset({"service", "encrypted_token"}),
    },
    bytes_max=JOINED_BYTES,
)
