"""Dashlane's former export in JSON: a list for each sort of entry, under the names of its own database."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import LOGIN, subject_of
from pii_scan.extract.credentials.vaults.vault import Json, Vault, popped

_SORT = "\x00sort"
_LABELS = {
    "secondaryLogin": "username", "domain": "url", "socialSecurityFullname": "full name", "addressFull": "street",
    "socialSecurityNumber": "ssn", "expireDate": "expiration date", "BankAccountName": "title", "fullname": "full name",
    "BankAccountOwner": "owner", "BankAccountIBAN": "iban", "BankAccountBIC": "bic", "dateOfBirth": "date of birth",
    "BankAccountBank": "bank name", "BankAccountRoutingNumber": "routing number", "fiscalNumber": "number",
}  # fmt: skip


def _fits(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("AUTHENTIFIANT"), list)


def _cut(value: Any) -> list[Any]:
    out: list[Any] = []
    for sort in [key for key in value if key.isupper() and isinstance(value[key], list)]:
        out += [{**item, _SORT: sort} if isinstance(item, dict) else item for item in popped(value, sort)]
    return out


def _read(item: Json) -> Iterator[Entry]:
    sort = str(item.pop(_SORT, ""))
    entry = Entry(LOGIN if sort == "AUTHENTIFIANT" else subject_of(sort))
    month, year = item.pop("expireMonth", None), item.pop("expireYear", None)
    if month or year:
        entry.add("expiration date", "/".join(str(part) for part in (month, year) if part))
    for key, value in item.items():
        entry.put(_LABELS.get(key, key), value if not isinstance(value, dict | list) else str(value))
    yield entry


VAULT = Vault(
    id="dashlane",
    title="Dashlane",
    hints=(b'"AUTHENTIFIANT"',),
    fits=_fits,
    cut=_cut,
    read=_read,
)
