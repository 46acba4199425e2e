"""Firefox's and Thunderbird's `logins.json`: sites in clear, names and passwords under the key of `key4.db` beside it
(nsILoginInfo; toolkit/components/passwordmgr)."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped


def _fits(value: Any) -> bool:
    return isinstance(value, dict) and any("encryptedPassword" in login for login in dicts(value.get("logins"))[:50])


def _read(login: Json) -> Iterator[Entry]:
    entry = Entry()
    for key in ("hostname", "origin", "formSubmitURL", "formActionOrigin"):
        entry.put("url", login.get(key))
    entry.put("title", login.get("httpRealm"))
    entry.lock("username", str(login.get("encryptedUsername") or ""))
    entry.lock("password", str(login.get("encryptedPassword") or ""))
    for key in ("usernameField", "passwordField"):
        # Names of a form's fields; they tell of nobody.
        login.pop(key, None)
    yield entry


VAULT = Vault(
    id="firefox_logins",
    title="Firefox (logins.json)",
    hints=(b'"encryptedPassword"',),
    fits=_fits,
    cut=lambda value: popped(value, "logins"),
    read=_read,
)
