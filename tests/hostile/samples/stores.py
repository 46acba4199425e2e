"""Password managers' exports and applications' databases: written by hand after their published layouts."""

import json
import sqlite3

from tests.extract.credentials.test_cookies_binary import SAMPLE as COOKIES
from tests.hostile.samples.sample import NAME, SSN, Sample

_TEXT = "cut or changed it is still a text, and is read as one"
_NO_SUM = "neither rows nor pages have a checksum"
_CSV = "name,url,username,password,note\n" + "".join(
    f"Site {n},https://x{n}.example/,user{n},Sun{n}-flower,SSN: {SSN}\n" for n in range(9)
)
_ITEMS = [
    {
        "type": 1,
        "name": f"Site {n}",
        "notes": f"SSN: {SSN}",
        "login": {"username": f"user{n}", "password": "Sun-flower1"},
    }
    for n in range(9)
]
_ENTRIES = "".join(
    f"<Entry><String><Key>UserName</Key><Value>user{n}</Value></String><String><Key>Notes</Key><Value>SSN: {SSN}</Value>"
    "</String></Entry>"
    for n in range(9)
)
_XML = f"<?xml version='1.0'?><KeePassFile><Root><Group><Name>{NAME}</Name>{_ENTRIES}</Group></Root></KeePassFile>"


def _logins() -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE TABLE logins (origin_url, username_value, password_value BLOB, signon_realm, id INTEGER PRIMARY KEY)"
    )
    base.execute("CREATE TABLE password_notes (parent_id, value)")
    for n in range(60):
        row = (f"https://x{n}.example/", f"user{n}", f"Sun{n}-flower".encode(), "", n)
        base.execute("INSERT INTO logins VALUES (?, ?, ?, ?, ?)", row)
        base.execute("INSERT INTO password_notes VALUES (?, ?)", (n, f"SSN: {SSN}".encode()))
    base.commit()
    data = base.serialize()
    base.close()
    return data


SAMPLES = (
    Sample("Cookies.binarycookies", "cookies_binary", lambda: COOKIES, found=False, flipped=_NO_SUM),
    Sample("vault.csv", "vault_csv", _CSV.encode, cut=_TEXT, flipped=_TEXT),
    Sample("vault.json", "vault_json", lambda: json.dumps({"items": _ITEMS}).encode(), cut=_TEXT, flipped=_TEXT),
    Sample("keepass.xml", "keepass_xml", _XML.encode, cut=_TEXT, flipped=_TEXT),
    Sample("Login Data", "application_store", _logins, flipped=_NO_SUM),
)
