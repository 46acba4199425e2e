"""Bitwarden and Vaultwarden, unencrypted: https://bitwarden.com/help/condition-bitwarden-import/"""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import CARD, IDENTITY, LOGIN, NOTE
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped

_SUBJECTS = {1: LOGIN, 2: NOTE, 3: CARD, 4: IDENTITY}


def _fits(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("items"), list)
        and any("type" in item and ("login" in item or "secureNote" in item or "card" in item or "identity" in item)
                for item in dicts(value["items"])[:50])
    )  # fmt: skip


def _cut(value: Any) -> list[Any]:
    for key in ("folders", "collections"):
        if isinstance(value.get(key), list):
            # Under `name` they would be persons.
            value[key] = [str(one.get("name") or "") if isinstance(one, dict) else one for one in value[key]]
    return popped(value, "items")


def _read(item: Json) -> Iterator[Entry]:
    kind = item.pop("type", 1)
    entry = Entry(_SUBJECTS.get(kind, NOTE) if isinstance(kind, int) else LOGIN)
    entry.add("title", str(item.pop("name", None) or ""))
    login = item.pop("login", None)
    if isinstance(login, dict):
        for uri in dicts(login.pop("uris", None)):
            entry.put("url", uri.get("uri"))
        for key in ("username", "password", "totp"):
            entry.put(key, login.pop(key, None))
        _left(entry, login)
    for key, expiry in (("card", ("expMonth", "expYear")), ("identity", ())):
        part = item.pop(key, None)
        if not isinstance(part, dict):
            continue
        # A person's form of address, where an entry's name is called title elsewhere.
        entry.note(part.pop("title", None))
        date = [str(part.pop(name, None) or "") for name in expiry]
        if any(date):
            entry.add("expiration date", "/".join(filter(None, date)))
        for name in list(part):
            entry.put(name, part.pop(name))
    entry.note(item.pop("notes", None))
    for own in dicts(item.pop("fields", None)):
        entry.put(str(own.get("name") or "field"), own.get("value"))
    for old in dicts(item.pop("passwordHistory", None)):
        entry.put("password", old.get("password"))
    _left(entry, item)
    yield entry


_QUIET = frozenset(
    ("id", "organizationId", "folderId", "reprompt", "favorite", "collectionIds", "secureNote",
     "revisionDate", "creationDate", "deletedDate", "archivedDate", "passwordRevisionDate",
     "fido2Credentials", "key")
)  # fmt: skip


def _left(entry: Entry, part: Json) -> None:
    for key, value in part.items():
        if key not in _QUIET and value not in (None, "", [], {}):
            entry.lines.append(f"{key}: {value}")


VAULT = Vault(
    id="bitwarden",
    title="Bitwarden",
    hints=(b'"items"', b'"notes"'),
    fits=_fits,
    cut=_cut,
    read=_read,
)
