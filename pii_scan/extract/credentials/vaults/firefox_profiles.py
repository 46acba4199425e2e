"""Firefox's `autofill-profiles.json`: addresses and cards under the names of HTML's autocomplete tokens
(toolkit/components/formautofill)."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import CARD, IDENTITY
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped

_COLUMNS = {
    "name": "full name", "given-name": "first name", "additional-name": "middle name", "family-name": "last name",
    "organization": "company", "street-address": "street", "address-level3": "address line 2", "address-level2": "city",
    "address-level1": "state", "postal-code": "zip", "country": "country", "tel": "phone", "email": "email",
    "cc-name": "full name", "cc-number": "card number",
}  # fmt: skip
_QUIET = frozenset(
    ("guid", "version", "timeCreated", "timeLastUsed", "timeLastModified", "timesUsed", "_sync", "cc-type",
     "country-name", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-number-encrypted", "deleted")
)  # fmt: skip
_DERIVED = ("address-line", "tel-", "cc-given-name", "cc-additional-name", "cc-family-name")
"""Made out of the others."""


def _fits(value: Any) -> bool:
    lists = [*dicts(value.get("addresses")), *dicts(value.get("creditCards"))] if isinstance(value, dict) else []
    return any(not {"given-name", "street-address", "postal-code", "name", "cc-name"}.isdisjoint(one) for one in lists)


def _cut(value: Any) -> list[Any]:
    return [*popped(value, "addresses"), *popped(value, "creditCards")]


def _read(item: Json) -> Iterator[Entry]:
    card = any(key.startswith("cc-") for key in item)
    entry = Entry(CARD if card else IDENTITY)
    parts = item.get("given-name") or item.get("family-name")
    for key, value in item.items():
        if key == "name" and parts:
            continue
        if key == "street-address":
            # The second line is the flat.
            first, _, more = str(value or "").partition("\n")
            entry.add("street", first)
            entry.add("address line 2", more)
        elif key in _COLUMNS:
            entry.add(_COLUMNS[key], str(value or ""))
        elif key not in _QUIET and not key.startswith(_DERIVED):
            entry.put(key, value)
    entry.lock("card number", str(item.get("cc-number-encrypted") or ""))
    entry.add("expiration date", "/".join(str(item[k]) for k in ("cc-exp-month", "cc-exp-year") if item.get(k)))
    yield entry


VAULT = Vault(
    id="firefox_profiles",
    title="Firefox (autofill-profiles.json)",
    hints=(b'"addresses"', b'"guid"'),
    fits=_fits,
    cut=_cut,
    read=_read,
)
