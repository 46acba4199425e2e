"""Secrets of browsers built on Chromium, and whether they are encrypted (components/os_crypt).

`v10`, `v11` and `v20` stand before what was encrypted with the key of the profile; on Windows before version 80 DPAPI's
blob stands alone. Android and some Linux profiles keep the plain bytes.
"""

from base64 import b64encode

from pii_scan.extract.credentials.entry import Entry

_DPAPI = bytes.fromhex("01000000d08c9ddf0115d1118c7a00c04fc297eb")
_VERSIONS = (b"v10", b"v11", b"v12", b"v20")


def put_secret(entry: Entry, what: str, value: object) -> None:
    """In clear where it is so, otherwise under a name that says that it is encrypted."""
    data = value if isinstance(value, bytes) else str(value or "").encode("utf-8", "surrogateescape")
    plain = clear(data)
    if plain is None:
        entry.lock(what, b64encode(data).decode())
    else:
        entry.put(what, plain)


def clear(data: bytes) -> str | None:
    """The text; None where it is encrypted."""
    if data.startswith(_DPAPI) or (data.startswith(_VERSIONS) and len(data) >= 3 + 12):
        return None
    try:
        said = data.decode()
    except UnicodeDecodeError:
        return None
    return said if said.isprintable() or not said.strip() else None
