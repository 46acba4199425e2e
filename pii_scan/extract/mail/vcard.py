"""vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): each card a row, and so one record; pictures as children."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.mail.content_lines import ContentLine, content_lines
from pii_scan.extract.table.batches import Layout, to_table
from pii_scan.extract.text.data_urls import files_in
from pii_scan.filetype.encoding import bom_encoding, head_text, wide_encoding
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

VCARD = "text/vcard"
_CARDS = 5000
_REPEATS = 6
_COLUMNS = {
    "FN": "full name", "NICKNAME": "nickname", "TEL": "phone", "EMAIL": "email", "BDAY": "date of birth",
    "DEATHDATE": "date of death", "ANNIVERSARY": "anniversary", "ORG": "company", "TITLE": "job title", "ROLE": "role",
    "NOTE": "note", "URL": "url", "GEO": "position", "UID": "uid", "CATEGORIES": "categories", "IMPP": "messenger",
    "GENDER": "gender", "BIRTHPLACE": "birth place", "X-SOCIALPROFILE": "social profile",
    "X-ABRELATEDNAMES": "relative",
    "RELATED": "relative", "X-ABDATE": "date", "LANG": "language", "TZ": "time zone", "REV": "revision",
    "X-SPOUSE": "spouse name", "X-MANAGER": "manager name", "X-ASSISTANT": "assistant name", "X-GENDER": "gender",
    "X-PHONETIC-FIRST-NAME": "phonetic first name", "X-PHONETIC-LAST-NAME": "phonetic last name", "AGENT": "agent",
    "X-MAIDENNAME": "maiden name", "X-SKYPE": "skype", "X-AIM": "aim", "X-JABBER": "jabber", "X-ICQ": "icq",
}  # fmt: skip
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_QUIET = frozenset({"BEGIN", "END", "VERSION", "PRODID", "X-ABLABEL", "X-ABADR", "LABEL"})
_NAME = ("last name", "first name", "middle name", "name prefix", "name suffix")
_ADDRESS = ("po box", "address line 2", "street", "city", "state", "zip", "country")


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return VCARD if text is not None and re.match(r"\s*BEGIN:VCARD\s", text, re.IGNORECASE) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A table for every five thousand cards, with the columns they use; pictures follow it."""
    rows: list[dict[str, str]] = []
    row: dict[str, str] | None = None
    pictures: list[tuple[str, bytes]] = []
    number = first = bad = 0
    ended = True
    for line in content_lines(byte_lines(given.payload)):
        if line is None:
            bad += 1
        elif line.name == "BEGIN" and line.text.strip().upper() == "VCARD":
            if row:
                rows.append(row)
            number += 1
            row, ended = {}, False
            if len(rows) >= _CARDS:
                yield from _given_out(rows, pictures, first)
                first, rows, pictures = number - 1, [], []
        elif row is None:
            bad += 1
        elif line.name == "END":
            ended = True
        elif line.name in _PICTURES:
            pictures += _picture(line, number)
            if not line.binary and not pictures:
                _put(row, line.name.lower(), line.text)
        else:
            _take(row, line)
    if row:
        rows.append(row)
    if not number:
        raise NotThisFormat
    yield from _given_out(rows, pictures, first)
    if bad:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{bad} lines are no properties", Effect.PARTIAL)
    if not ended:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last card has no end")


def byte_lines(payload: Payload) -> Iterator[bytes]:
    """Lines as bytes: each card may state a charset of its own."""
    head = payload.head()
    wide = bom_encoding(head) or wide_encoding(head)
    with payload.open() as stream:
        if wide is not None and wide != "utf-8-sig":
            import io

            for text in io.TextIOWrapper(stream, wide, errors="replace"):
                yield text.encode()
            return
        # One line of a picture may be long; a line is never held beyond its bound.
        while line := stream.readline(_LINE_BYTES):
            yield line.removeprefix(b"\xef\xbb\xbf")


_LINE_BYTES = 64 << 20


def _take(row: dict[str, str], line: ContentLine) -> None:
    name = line.name
    if name == "N":
        _put_all(row, _NAME, line.components)
    elif name == "ADR":
        _put_all(row, _ADDRESS, line.components)
        if label := line.params.get("LABEL"):
            _put(row, "address", label.replace("\\n", ", "))
    elif name == "LABEL":
        _put(row, "address", " ".join(line.text.split()))
    elif name == "ORG":
        _put(row, "company", " ".join(filter(None, line.components)))
    elif name in ("TEL", "EMAIL", "IMPP", "URL", "GEO"):
        _put(
            row, _COLUMNS[name], re.sub(r"^(?:tel|mailto|geo|xmpp|skype):", "", line.text.strip(), flags=re.IGNORECASE)
        )
    elif name in _COLUMNS:
        _put(row, _COLUMNS[name], line.text)
    elif name not in _QUIET or (name == "X-ABLABEL" and not line.text.startswith("_$!<")):
        _put(row, name.lower().removeprefix("x-").replace("-", " "), line.text)


def _put_all(row: dict[str, str], columns: tuple[str, ...], values: list[str]) -> None:
    """Components of a second address go into columns of their own, so that none mixes with the first."""
    again = any(column in row for column in columns)
    for column, value in zip(columns, values, strict=False):
        if value and again:
            _put(row, f"{column} 2" if f"{column} 2" not in row else f"{column} 3", value)
        elif value:
            row[column] = value
    for value in values[len(columns) :]:
        _put(row, columns[-1], value)


def _put(row: dict[str, str], column: str, value: str) -> None:
    """`phone`, `phone 2`…; from the seventh on in one cell."""
    value = value.strip()
    if not value:
        return
    for n in range(1, _REPEATS + 1):
        key = column if n == 1 else f"{column} {n}"
        if row.get(key) == value:
            return
        if key not in row:
            row[key] = value
            return
    key = f"{column} {_REPEATS}"
    row[key] = f"{row[key]}; {value}"


def _picture(line: ContentLine, number: int) -> list[tuple[str, bytes]]:
    if line.binary:
        kind = line.params.get("TYPE", "").split(",")[0].lower().removeprefix("image/")
        return (
            [(f"card-{number}/{line.name.lower()}{'.' + kind if kind.isalnum() else ''}", line.raw)] if line.raw else []
        )
    found = [piece for piece in files_in(line.raw) if isinstance(piece, Child) and piece.payload is not None]
    return [(f"card-{number}/{piece.key}", piece.payload.read()) for piece in found if piece.payload is not None]


def _given_out(rows: list[dict[str, str]], pictures: list[tuple[str, bytes]], first: int) -> Iterator[Evidence]:
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    if columns:
        cells = ([row.get(column) for column in columns] for row in rows)
        yield to_table("", Layout([], columns, True, first + 1, cells))
    for key, data in pictures:
        yield Child("vcard", key, Payload(data=data), len(data))


EXTRACTOR = Extractor(
    id="vcard",
    title="Address cards (vCard)",
    media_types=(VCARD, "text/x-vcard", "text/directory"),
    extract=extract,
    probe=probe,
    extensions=(".vcf", ".vcard"),
    priority=29,
    library="own",
    reads="versions 2.1 to 4.0: each card one record with its names, numbers, addresses, birth date, notes and custom "
    "properties; pictures, sounds and keys as items of their own",
    not_read="pictures that a card only links to",
)
