"""Password managers' and browsers' exports in CSV: told by their header, read as entries.

Read as any table, an entry's title (`name`) would be a person's name, an e-mail address under `username` no address,
and what a card's, a passport's and an account's `number` is would depend on the column and not on the row.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.credentials.field_names import (
    BANK,
    CARD,
    ID_CARD,
    IDENTITY,
    LICENSE,
    LOGIN,
    NOTE,
    PASSPORT,
    TAX,
    column_of,
    subject_of,
    words,
)  # fmt: skip
from pii_scan.extract.credentials.headless_csv import entry_of, layout_of
from pii_scan.extract.credentials.typed_note import typed
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.table.csv import CSV, TSV
from pii_scan.extract.table.csv import EXTRACTOR as DELIMITED
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Table

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD = 8192
_SAMPLE = 200
_HINT = re.compile(
    r"pass ?word|\bpwd\b|place_of_issue|cc_number|cardnumber|address_recipient|date_of_birth|identity_", re.IGNORECASE
)
_SECRET = frozenset({"password", "login password", "pwd", "pass"})
_LOGIN = frozenset({"username", "login", "login username", "user name", "login name", "email", "account"})
_PLACE = frozenset({"url", "login uri", "website", "web site", "login url", "uri", "hostname", "origin", "urls"})
_MINE = frozenset(
    ("folder", "favorite", "fav", "grouping", "group", "type", "reprompt", "otpauth", "tags", "archived",
     "category", "icon", "created", "modified", "vault", "createtime", "modifytime", "lastmodified",
     "matchurl", "rffieldsv2", "collections", "autofill", "autologin", "pwprotect", "additionalurls",
     "httprealm", "formactionorigin", "guid", "timecreated", "timelastused", "timepasswordchanged",
     "shared", "customfields", "scope", "status", "uuid", "createdat", "updatedat", "bookmark", "profile",
     "nodetype", "sharedfolder")
)  # fmt: skip
"""Administration that says nothing of a person, by the exporters' own column names without blanks."""
_ENTRY = frozenset(
    ("title", "name", "notes", "note", "comment", "comments", "extra", "fields", "url", "username",
     "password", "otp", "totp", "email", "account", "entry", "item", "description", "details")
)  # fmt: skip
_SETS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"type", "number", "name", "issue date", "expiration date", "place of issue"}), ID_CARD),
    (frozenset({"type", "account name", "account holder", "cc number", "code"}), CARD),
    (frozenset({"type", "first name", "last name", "date of birth", "address recipient"}), IDENTITY),
    (frozenset({"type", "title", "first name", "login", "date of birth", "item name"}), IDENTITY),
)
"""Dashlane's files beside its logins (`ids.csv`, `payments.csv`, `personalInfo.csv`): header → what a row is about."""
_QUIET = frozenset(
    (
        "favorite",
        "fav",
        "reprompt",
        "icon",
        "autofill",
        "auto login",
        "pwprotect",
        "archived",
        "time created",
        "guid",
        "time last used",
        "time password changed",
        "uuid",
        "create time",
        "modify time",
        "last modified",
        "created",
        "modified",
    )
)
"""Switches, times and numbers of the program's own."""
_IDENTIFYING = {"passport": PASSPORT, "license": LICENSE, "social_security": "ssn", "tax_number": TAX, "card": ID_CARD}


def of_vault(columns: Sequence[str]) -> str | None:
    """What a row of such a table is about; None where it is no export."""
    said = [words(column) for column in columns]
    present = set(said)
    for wanted, subject in _SETS:
        if wanted <= present:
            return subject
    if present.isdisjoint(_SECRET) or present.isdisjoint(_LOGIN) or present.isdisjoint(_PLACE | {"title"}):
        return None
    known = sum(
        column_of(name, LOGIN) is not None or name.replace(" ", "") in _MINE or name in _ENTRY or name in _LOGIN
        for name in said
    )
    return LOGIN if known >= 0.8 * len(said) else None


def extract(given: Input) -> Iterator[Evidence]:
    """
    Raises:
        NotThisFormat: neither a header nor, without one, the rows are an export's.
    """
    head = (head_text(given.payload.head(_HEAD)) or "")[:2000]
    if not _HINT.search(head) and "://" not in head:
        raise NotThisFormat
    pieces = DELIMITED.extract(given)
    first = next(pieces, None)
    if not isinstance(first, Table):
        raise NotThisFormat
    if first.has_header and of_vault(first.columns) is None:
        raise NotThisFormat
    head_batch = next(first.batches, None)
    read = None if head_batch is None else _reader(first, _rows(head_batch.slice(0, _SAMPLE)))
    if head_batch is None or read is None:
        raise NotThisFormat
    batches = chain([head_batch], first.batches)
    rows = EntryRows(first.first_row)
    for batch in batches:
        for cells in _rows(batch):
            yield from rows.add(read(cells))
    yield from rows.rest()
    yield from pieces


def _rows(batch: "pa.RecordBatch") -> list[tuple[str | None, ...]]:
    return list(zip(*(column.to_pylist() for column in batch.columns), strict=True))


def _reader(table: Table, sample: list[tuple[str | None, ...]]) -> Callable[[Sequence[str | None]], Entry] | None:
    if not table.has_header:
        layout = layout_of(sample)
        return partial(entry_of, layout=layout) if layout else None
    subject = of_vault(table.columns)
    if subject is None:
        return None
    persons = subject == LOGIN and not _names_sites(table.columns, sample)
    return lambda cells: _entry(table.columns, cells, subject, persons=persons)


def _names_sites(columns: Sequence[str], sample: list[tuple[str | None, ...]]) -> bool:
    """Whether `name` is an entry's and no person's: some column is an exporter's own, or the name stands in the
    address, as browsers write it."""
    said = [words(column) for column in columns]
    if any(name.replace(" ", "") in _MINE or name in ("note", "extra", "totp", "login uri") for name in said):
        return True
    name, place = (next((n for n, one in enumerate(said) if one in wanted), None) for wanted in (("name",), _PLACE))
    if name is None or place is None:
        return True
    alike = sum((row[name] or "?").lower() in (row[place] or "").lower() for row in sample)
    return alike >= 0.5 * len(sample)


def _entry(columns: Sequence[str], cells: Sequence[str | None], subject: str, *, persons: bool) -> Entry:
    row = {words(column): cell for column, cell in zip(columns, cells, strict=True) if cell and cell.strip()}
    kind = row.pop("type", "") or ""
    about = _IDENTIFYING.get(kind) or (subject if not kind else subject_of(kind))
    if subject == CARD:
        about = BANK if "bank" in kind else CARD
    elif subject == IDENTITY:
        about = IDENTITY
    entry = Entry(about)
    _dates(row, entry)
    if persons and (person := row.pop("name", "")):
        entry.add("full name", person)
    if subject == LOGIN and "login name" in row and (site := row.pop("account", "")):
        # KeePass 1 calls its entries so; elsewhere it is a number.
        entry.add("title", site)
    for name, cell in row.items():
        _put(entry, name, cell, subject)
    if kind and about not in (LOGIN, NOTE):
        entry.lines.append(f"type: {kind}")
    return entry


def _dates(row: dict[str, str], entry: Entry) -> None:
    month, year = row.pop("expiration month", None), row.pop("expiration year", None)
    if month or year:
        entry.add("expiration date", "/".join(filter(None, (month, year))))


def _put(entry: Entry, name: str, cell: str, subject: str) -> None:
    if name in _QUIET:
        return
    is_title = name == "name" and (subject == LOGIN or entry.subject in (CARD, BANK))
    if is_title or name in ("account name", "item name", "title"):
        entry.add("title", cell)
    elif name in ("notes", "note", "comment", "comments", "extra", "fields", "description"):
        if not typed(entry, cell):
            entry.note(cell)
    elif name == "state" and subject == ID_CARD:
        entry.add("issuing state", cell)
    else:
        entry.put(name, cell)


EXTRACTOR = Extractor(
    id="vault_csv",
    title="Password managers' and browsers' exports (CSV)",
    media_types=(CSV, TSV),
    extract=extract,
    priority=34,
    library="csv (standard library)",
    reads="an entry is one record: 1Password, Apple, Bitwarden, Chrome, Dashlane (also its cards, documents and "
    "addresses), Edge, Enpass, Firefox, KeePass, KeePassXC, Keeper, LastPass (also its typed notes), NordPass, Proton "
    "Pass, RoboForm; titles are no names of persons",
    not_read="rows of exports without a header that have neither login nor address",
)
