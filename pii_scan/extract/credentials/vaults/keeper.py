"""Keeper: https://docs.keeper.io (export as JSON). Custom fields are named `$type:label:number`."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import subject_of
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped
from pii_scan.extract.text.json_rows import labelled_lines

_TYPED = {
    "oneTimeCode": "totp", "pinCode": "pin", "birthDate": "date of birth", "expirationDate": "expiration date",
    "accountNumber": "number", "licenseNumber": "drivers license number", "phone": "phone", "email": "email",
    "url": "url", "password": "password", "login": "username",
}  # fmt: skip
_PARTS = {
    "first": "first name", "middle": "middle name", "last": "last name", "cardNumber": "card number",
    "cardExpirationDate": "expiration date", "cardSecurityCode": "cvv", "street1": "street", "street2": "address 2",
    "city": "city", "state": "state", "zip": "zip", "country": "country", "number": "phone",
    "routingNumber": "routing number", "accountNumber": "account number",
}  # fmt: skip


def _fits(value: Any) -> bool:
    records = dicts(value.get("records"))[:50] if isinstance(value, dict) else []
    return any("title" in record and ("login_url" in record or "$type" in record) for record in records)


def _read(record: Json) -> Iterator[Entry]:
    entry = Entry(subject_of(str(record.get("$type") or "login")))
    entry.add("title", str(record.get("title") or ""))
    for key in ("login", "password", "login_url"):
        entry.put(key, record.get(key))
    custom = record.get("custom_fields")
    for name, value in (custom if isinstance(custom, dict) else {}).items():
        kind, label = name.removeprefix("$").partition(":")[::2] if name.startswith("$") else ("", name)
        label = label.partition(":")[0] or kind
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                _parts(entry, label, one)
            else:
                entry.put(_TYPED.get(kind, label), one)
    entry.note(record.get("notes"))
    yield entry


def _parts(entry: Entry, label: str, value: Json) -> None:
    for part, said in value.items():
        if isinstance(said, dict | list):
            entry.lines += labelled_lines({f"{label} {part}": said})
        elif part in _PARTS:
            entry.put(_PARTS[part], said)
        else:
            entry.put(f"{label} {part}", said)


VAULT = Vault(
    id="keeper",
    title="Keeper",
    hints=(b'"records"', b'"title"'),
    fits=_fits,
    cut=lambda value: popped(value, "records"),
    read=_read,
)
