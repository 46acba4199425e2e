"""Proton Pass, `data.json` of an unencrypted export: https://proton.me/support/pass-export"""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import CARD, IDENTITY, LOGIN, NOTE, WIFI
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped
from pii_scan.extract.text.json_rows import labelled_lines

_SUBJECTS = {"login": LOGIN, "creditCard": CARD, "identity": IDENTITY, "note": NOTE, "alias": NOTE, "wifi": WIFI}
_OWN_NAMES = {
    "itemEmail": "email", "itemUsername": "username", "totpUri": "totp", "number": "number",
    "streetAddress": "street", "zipOrPostalCode": "zip", "stateOrProvince": "state", "countryOrRegion": "country",
    "licenseNumber": "license number", "organization": "company",
}  # fmt: skip


def _fits(value: Any) -> bool:
    vaults = dicts(value.get("vaults")) if isinstance(value, dict) and isinstance(value.get("vaults"), dict) else []
    return any(
        isinstance(item.get("data"), dict) and "metadata" in item["data"]
        for vault in vaults
        for item in dicts(vault.get("items"))[:50]
    )


def _cut(value: Any) -> list[Any]:
    return [item for vault in dicts(value["vaults"]) for item in popped(vault, "items")]


def _read(item: Json) -> Iterator[Entry]:
    data = item.get("data")
    data = data if isinstance(data, dict) else {}
    entry = Entry(_SUBJECTS.get(str(data.get("type")), LOGIN))
    metadata, content = data.get("metadata"), data.get("content")
    if isinstance(metadata, dict):
        entry.add("title", str(metadata.get("name") or ""))
        entry.note(metadata.get("note"))
    entry.put("email", item.get("aliasEmail"))
    for key, value in (content if isinstance(content, dict) else {}).items():
        if key == "urls" and isinstance(value, list):
            for url in value:
                entry.put("url", url)
        elif isinstance(value, list | dict):
            _nested(entry, key, value)
        else:
            entry.put(_OWN_NAMES.get(str(key), str(key)), value)
    _nested(entry, "extraFields", data.get("extraFields") or [])
    yield entry


def _nested(entry: Entry, key: str, value: Any) -> None:
    """Fields of the user's own; passkeys are no words."""
    if key == "passkeys":
        return
    for own in dicts(value):
        inner = own.get("data")
        if isinstance(inner, dict):
            said = inner.get("content") or inner.get("totpUri")
            entry.put("totp" if "totpUri" in inner else str(own.get("fieldName") or "field"), said)
        else:
            entry.lines += labelled_lines(own)


VAULT = Vault(
    id="proton",
    title="Proton Pass",
    hints=(b'"vaults"', b'"metadata"'),
    fits=_fits,
    cut=_cut,
    read=_read,
)
