"""Enpass: https://support.enpass.io (export as JSON)."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import subject_of
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped

_TYPED = {"username": "username", "password": "password", "email": "email", "url": "url", "totp": "totp", "pin": "pin",
          "phone": "phone", "ccName": "name on card", "ccNumber": "card number", "ccCvc": "cvv", "ccPin": "pin",
          "ccExpiry": "expiration date"}  # fmt: skip
"""What a field's type says whatever its label is."""


def _fits(value: Any) -> bool:
    return isinstance(value, dict) and any(
        isinstance(item.get("fields"), list) and "template_type" in item for item in dicts(value.get("items"))[:50]
    )


def _read(item: Json) -> Iterator[Entry]:
    entry = Entry(subject_of(str(item.get("category") or "")))
    entry.add("title", str(item.get("title") or ""))
    for own in dicts(item.get("fields")):
        if own.get("type") == "section":
            continue
        label = _TYPED.get(str(own.get("type")), str(own.get("label") or "field"))
        entry.put(label, own.get("value"))
        for old in dicts(own.get("history")):
            entry.put(label, old.get("value"))
    entry.put("subtitle", item.get("subtitle"))
    entry.note(item.get("note"))
    yield entry


VAULT = Vault(
    id="enpass",
    title="Enpass",
    hints=(b'"template_type"',),
    fits=_fits,
    cut=lambda value: popped(value, "items"),
    read=_read,
)
