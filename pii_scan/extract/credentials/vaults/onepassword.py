"""`export.data` of a 1Password 1PUX file: https://support.1password.com/1pux-format/"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import (
    BANK,
    CARD,
    IDENTITY,
    INSURANCE,
    LICENSE,
    LOGIN,
    MEMBERSHIP,
    NOTE,
    PASSPORT,
    SSN,
    WIFI,
)  # fmt: skip
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped
from pii_scan.extract.text.json_rows import labelled_lines

_CATEGORIES = {
    "001": LOGIN, "002": CARD, "003": NOTE, "004": IDENTITY, "005": LOGIN, "006": NOTE, "100": NOTE, "101": BANK,
    "102": LOGIN, "103": LICENSE, "104": LICENSE, "105": MEMBERSHIP, "106": PASSPORT, "107": MEMBERSHIP, "108": SSN,
    "109": WIFI, "110": LOGIN, "111": LOGIN, "112": LOGIN, "113": INSURANCE,
}  # fmt: skip
_ADDRESS = (("street", "street"), ("city", "city"), ("state", "state"), ("zip", "zip"), ("country", "country"))


def _fits(value: Any) -> bool:
    return isinstance(value, dict) and any(
        isinstance(vault.get("items"), list)
        for account in dicts(value.get("accounts"))
        for vault in dicts(account.get("vaults"))
    )


def _cut(value: Any) -> list[Any]:
    vaults = [vault for account in dicts(value["accounts"]) for vault in dicts(account.get("vaults"))]
    return [item for vault in vaults for item in popped(vault, "items")]


def _read(item: Json) -> Iterator[Entry]:
    inner = item.get("item")
    item = inner if isinstance(inner, dict) else item
    entry = Entry(_CATEGORIES.get(str(item.get("categoryUuid")), LOGIN))
    overview, details = item.get("overview"), item.get("details")
    overview = overview if isinstance(overview, dict) else {}
    details = details if isinstance(details, dict) else {}
    entry.add("title", str(overview.get("title") or ""))
    for url in dict.fromkeys([overview.get("url"), *(u.get("url") for u in dicts(overview.get("urls")))]):
        entry.put("url", url)
    for known in dicts(details.get("loginFields")):
        name = known.get("designation") or known.get("name") or known.get("id") or "field"
        entry.put(str(name), known.get("value"))
    entry.put("password", details.get("password"))
    for section in dicts(details.get("sections")):
        for own in dicts(section.get("fields")):
            _field(entry, own)
    entry.note(details.get("notesPlain"))
    for old in dicts(details.get("passwordHistory")):
        entry.put("password", old.get("value"))
    entry.put("tags", ", ".join(map(str, overview.get("tags") or ())))
    yield entry


def _field(entry: Entry, own: Json) -> None:
    """The value hangs under its type: `{"concealed": …}`, `{"address": {…}}`, `{"date": seconds}`."""
    label, value = str(own.get("title") or own.get("id") or "field"), own.get("value")
    typed = value if isinstance(value, dict) else {"string": value}
    for kind, said in typed.items():
        if kind == "address" and isinstance(said, dict):
            for key, column in _ADDRESS:
                entry.add(column, str(said.get(key) or ""))
        elif kind == "date" and isinstance(said, int | float):
            entry.put(label, _day(said))
        elif kind == "monthYear" and isinstance(said, int) and said:
            entry.put(label, f"{said % 100:02}/{said // 100}")
        elif kind == "totp":
            entry.put("totp", said)
        elif kind == "creditCardNumber":
            entry.put("card number", said)
        elif kind == "phone":
            entry.put("phone", said)
        elif kind == "email":
            entry.put("email", said.get("email_address") if isinstance(said, dict) else said)
        elif kind == "sshKey" and isinstance(said, dict):
            entry.note(said.get("privateKey"))
        elif isinstance(said, dict | list):
            entry.lines += [f"{label} {line}" for line in labelled_lines(said)]
        else:
            entry.put(label, said)


def _day(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return str(seconds)


VAULT = Vault(
    id="onepassword",
    title="1Password (1PUX)",
    hints=(b'"categoryUuid"',),
    fits=_fits,
    cut=_cut,
    read=_read,
)
