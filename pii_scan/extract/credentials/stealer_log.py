"""Folders that information stealers leave (RedLine, Raccoon, Vidar, Lumma): saved logins, cards, forms.

Each of these programs writes blocks of `Label: value` lines; the labels differ, the order does not: site, login,
password.
"""

import re
from collections.abc import Iterator

from pii_scan.extract.credentials.account_lines import Cells, secret
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

LOGINS = "text/x-stealer-logins"
CARDS = "text/x-stealer-cards"
FORMS = "text/x-stealer-forms"
_LINE = re.compile(r"[ \t]*(?P<label>[A-Za-z][A-Za-z _-]{1,24}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_RULE = re.compile(r"[ \t]*(?:[=*_~#-]{3,}|<\d+>)[ \t]*")
_LOGIN_LABELS = {
    **dict.fromkeys(("url", "host", "hostname", "website", "web site", "site", "link", "origin", "web"), "url"),
    **dict.fromkeys(("username", "user", "login", "user name", "user login", "log", "email"), "username"),
    **dict.fromkeys(("password", "pass", "pwd", "user password"), "password"),
    **dict.fromkeys(("application", "soft", "software", "browser", "storage", "profile", "program"), "application"),
}  # fmt: skip
_CARD_LABELS = {
    **dict.fromkeys(("holder", "card holder", "cardholder", "name on card", "name", "owner"), "full name"),
    **dict.fromkeys(("card", "cc", "number", "card number", "cardnumber", "cc number", "ccn"), "card number"),
    **dict.fromkeys(
        ("expire", "expires", "exp", "expiry", "expiration", "exp date", "expdate", "date", "expired", "month year"),
        "expiration date",
    ),
    **dict.fromkeys(("cvc", "cvv", "cvv cvc", "code"), "cvv"),
    **dict.fromkeys(("cardtype", "card type", "type", "brand"), "card type"),
    "zip": "zip",
}  # fmt: skip
_FIELDS = re.compile(
    r"(?:e-?mail|phone|tel|name|address|street|city|zip|postal|state|country|ssn|birth|dob|login|user|first|last|fname|"
    r"lname|card|cc|pass|account|company)",
    re.IGNORECASE,
)
_TABBED = re.compile(r"(?P<field>[A-Za-z_][\w.\[\]:-]{0,80})\t+(?P<value>[^\t\n]{1,400})")
_FIRST = {LOGINS: ("url", "application"), CARDS: ("full name", "card number")}


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    lines = text.splitlines()[:400]
    labels = [label for line in lines if (label := _label(line)) is not None]
    counts = {name: labels.count(name) for name in set(labels)}
    named = [_LOGIN_LABELS.get(name, "") for name in labels]
    blocks = min(named.count("url"), named.count("username"), named.count("password"))
    # One login alone may be anybody's settings, unless the program is named from whose store it came.
    if blocks >= (1 if "application" in named else 2) and blocks >= 0.15 * len(labels) and _in_order(named):
        return LOGINS
    cards = [_CARD_LABELS.get(name, "") for name in labels]
    if len(labels) >= 3 and cards.count("card number") >= 1 and min(
        cards.count("card number"), cards.count("expiration date"), cards.count("full name")
    ) >= 0.15 * len(labels):  # fmt: skip
        return CARDS
    pairs = min(counts.get("name", 0), counts.get("value", 0)) + min(counts.get("form", 0), counts.get("value", 0))
    if pairs >= 2 and pairs >= 0.4 * len(labels):
        return FORMS
    filled = [line for line in lines if line.strip()]
    tabbed = [found["field"] for line in filled if (found := _TABBED.fullmatch(line)) is not None]
    known = sum(_FIELDS.search(field) is not None and field == field.strip() for field in tabbed)
    return FORMS if known >= 2 and len(tabbed) >= 0.9 * len(filled) and known >= 0.5 * len(tabbed) else None


def _label(line: str) -> str | None:
    found = _LINE.fullmatch(line)
    return " ".join(found["label"].lower().replace("_", " ").split()) if found is not None else None


def _in_order(named: list[str]) -> bool:
    """A login right behind a site and a password right behind it: settings of a program do not come so."""
    known = [name for name in named if name in ("url", "username", "password")]
    trios = sum(known[n : n + 3] == ["url", "username", "password"] for n in range(len(known)))
    return trios >= 0.5 * known.count("url") and trios >= 1


def extract(given: Input) -> Iterator[Evidence]:
    """Logins and cards as rows; filled-in forms as `field: value` lines, for they are one person's."""
    if given.media_type == FORMS:
        yield from _forms(given)
    else:
        labels = _LOGIN_LABELS if given.media_type == LOGINS else _CARD_LABELS
        yield from _blocks(given, labels, _FIRST[given.media_type if given.media_type in _FIRST else LOGINS])


def _blocks(given: Input, labels: dict[str, str], first: tuple[str, ...]) -> Iterator[Evidence]:
    rows, rest, lines = PersonRows(), Rest(), TextLines(given.payload)
    open_columns: set[str] = set()
    for line in lines:
        found = _LINE.fullmatch(line)
        column = labels.get(_label(line) or "")
        if found is None or column is None:
            if not line.strip() or _RULE.fullmatch(line):
                # A block ends with what it is about, not with a blank before its password.
                if {"password", "card number"} & open_columns:
                    open_columns.clear()
                    rows.begin()
            else:
                rest.add(line)
            continue
        if column in open_columns and column in {*first, "username", "password", "card number"}:
            open_columns.clear()
        if not open_columns:
            rows.begin()
        open_columns.add(column)
        for name, value in _cells(column, (found["value"] or "").strip()):
            rows.put(name, value)
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    yield from lines.problems()


def _cells(column: str, value: str) -> Cells:
    if column == "username" and "@" in value:
        return [("email", value)]
    return secret(value) if column == "password" and value else [(column, value)]


def _forms(given: Input) -> Iterator[Evidence]:
    rest, lines = Rest(), TextLines(given.payload)
    field = ""
    for line in lines:
        label, tabbed = _label(line), _TABBED.fullmatch(line)
        found = _LINE.fullmatch(line)
        if tabbed is not None:
            rest.add(f"{_plain(tabbed['field'])}: {tabbed['value']}")
        elif found is not None and label in ("name", "form", "field"):
            field = found["value"] or ""
        elif found is not None and label == "value" and field:
            rest.add(f"{_plain(field)}: {found['value'] or ''}")
            field = ""
        elif not _RULE.fullmatch(line):
            rest.add(line)
        yield from rest.texts()
    if field:
        rest.add(_plain(field))
    yield from rest.texts(last=True)
    yield from lines.problems()


def _plain(field: str) -> str:
    """`billing_address[last-name]` → `billing address last name`."""
    return " ".join(re.sub(r"[\[\]_.:-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", field)).split())


EXTRACTOR = Extractor(
    id="stealer_log",
    title="Logs of information stealers",
    media_types=(LOGINS, CARDS, FORMS),
    extract=extract,
    probe=probe,
    priority=23,
    library="own",
    reads="saved logins (site, user name or mail address, password) and cards, each a record; filled-in forms as one "
    "record; banners and all else as text",
    not_read="system information, cookies and tokens come as plain text",
)
