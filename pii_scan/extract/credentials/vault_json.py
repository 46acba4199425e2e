"""Password managers' exports in JSON: an entry is a row, whatever tree it hangs in."""

from collections.abc import Iterator
from functools import cache

from pii_scan import plugins
from pii_scan.extract.credentials.entry import EntryRows
from pii_scan.extract.credentials.vaults.vault import Vault
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import choose_encoding
from pii_scan.extract.text.json import JSON, WHOLE_BYTES, decoded, value_evidence
from pii_scan.model.evidence import Evidence

_HINT_BYTES = 4 << 20


@cache
def vaults() -> tuple[Vault, ...]:
    found: tuple[Vault, ...] = plugins.load("pii_scan.extract.credentials.vaults", "VAULT")
    return found


def extract(given: Input) -> Iterator[Evidence]:
    """Entries first, then what else the tree says, as for any JSON.

    Raises:
        NotThisFormat: it is no export that is known.
    """
    payload = given.payload
    head = payload.head(_HINT_BYTES) if payload.size_bytes <= WHOLE_BYTES else b""
    likely = [vault for vault in vaults() if all(hint in head for hint in vault.hints)]
    if not likely:
        raise NotThisFormat
    try:
        value = decoded(payload.read().decode(choose_encoding(payload).name, "replace").lstrip("\ufeff"))
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotThisFormat from error
    vault = next((vault for vault in likely if vault.fits(value)), None)
    if vault is None:
        raise NotThisFormat
    rows, others = EntryRows(), []
    for item in vault.cut(value):
        if not isinstance(item, dict):
            others.append(item)
            continue
        for entry in vault.read(item):
            yield from rows.add(entry)
    yield from rows.rest()
    yield from value_evidence(value)
    if others:
        yield from value_evidence(others)
    yield from data_files(payload)


EXTRACTOR = Extractor(
    id="vault_json",
    title="Password managers' exports (JSON)",
    media_types=(JSON,),
    extract=extract,
    priority=34,
    library="json (standard library)",
    reads="entries of Bitwarden, 1Password (1PUX), Proton Pass, Enpass, Keeper, Dashlane as one record each: site, "
    "login, password, seed of one-time codes, cards, identities, custom fields, earlier passwords, notes",
    not_read="encrypted exports (named)",
)
