"""Python's own library as plain readers: no repair, no fallback, whatever it gives. None where it gives up."""

import email
import json
import mailbox
import re
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from functools import wraps
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Reader = Callable[[Path], Any]


def _or_none(read: Reader) -> Reader:
    @wraps(read)
    def tried(path: Path) -> Any:
        try:
            return read(path)
        except Exception:  # noqa: BLE001 - an oracle that gives up has no say
            return None

    return tried


def in_ascii(text: str) -> str:
    """The words in ASCII alone: an old tool that guesses a code page has no say on the others."""
    return " ".join(word for word in text.split() if word.isascii())


@_or_none
def zip_names(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


@_or_none
def tar_names(path: Path) -> set[str]:
    with tarfile.open(path) as archive:
        return {info.name for info in archive if info.isfile()}


def lsar(printed: str | None) -> set[str] | None:
    """Names out of what `lsar -j` prints."""
    if printed is None:
        return None
    try:
        found = json.loads(printed)["lsarContents"]
    except (ValueError, KeyError):
        return None
    return {entry["XADFileName"] for entry in found if not entry.get("XADIsDirectory")}


@_or_none
def packed_xml(path: Path) -> str:
    """What stands between tags in the XML members of an office package; no coordinates, no formulas, no settings."""
    out = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".vml")) and name not in ("docProps/app.xml", "settings.xml"):
                try:
                    root = ElementTree.fromstring(archive.read(name))
                except (ElementTree.ParseError, OSError, RuntimeError, zipfile.BadZipFile):
                    continue
                out += [part for element in root.iter() for part in (_body(element), element.tail) if part]
    return "\n".join(out)


_PLACES = frozenset(
    {"posOffset", "col", "row", "colOff", "rowOff", "pctWidth", "pctHeight", "align", "f", "binary-data"}
)


def _body(element: ElementTree.Element) -> str:
    name = element.tag.rpartition("}")[2]
    if name in _PLACES:
        return ""
    text = element.text or ""
    # A cell's number may be a date, and is shown rounded.
    return "" if name == "v" and ("." in text or "E" in text or re.fullmatch(r"[2-5]\d{4}", text)) else text


@_or_none
def xml(path: Path) -> str:
    root = ElementTree.parse(path).getroot()
    values = [value for element in root.iter() for value in element.attrib.values()]
    return "\n".join([*root.itertext(), *values])


def _messages(path: Path) -> Iterator[EmailMessage]:
    data = path.read_bytes()
    if data.startswith(b"From "):
        box = mailbox.mbox(path, create=False)
        for key in box.iterkeys():
            yield email.message_from_bytes(box.get_bytes(key), policy=policy.default)  # type: ignore[misc]
        return
    yield email.message_from_bytes(data, policy=policy.default)  # type: ignore[misc]


@_or_none
def mail(path: Path) -> str:
    out = []
    for message in _messages(path):
        # A date is written anew by the library, and what a part is made of is nobody's word.
        out += [str(value) for name, value in message.items() if not name.lower().startswith(("content-", "date"))]
        for part in message.walk():
            out += [part.get_filename() or "", str(part.get("Content-Description", ""))]
            if part.get_content_type() == "text/plain":
                try:
                    out.append(str(part.get_content()))
                except (LookupError, ValueError, KeyError):
                    continue
    return "\n".join(out)


@_or_none
def attachments(path: Path) -> set[str]:
    return {
        name
        for message in _messages(path)
        for part in message.walk()
        if (name := part.get_filename()) and part.get_content_disposition() == "attachment"
    }


@_or_none
def sqlite(path: Path) -> str:
    base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    base.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        names = [row[0] for row in base.execute("select name from sqlite_master where type = 'table'")]
        rows = [row for name in names for row in base.execute('select * from "{}"'.format(name.replace('"', '""')))]
    finally:
        base.close()
    return "\n".join([*names, *(str(cell) for row in rows for cell in row if not isinstance(cell, bytes | None))])


@_or_none
def json_text(path: Path) -> str:
    text = path.read_text("utf-8-sig")
    try:
        held = [json.loads(text)]
    except ValueError:
        held = [json.loads(line) for line in text.splitlines() if line.strip()]
    return "\n".join(_strings(held))


def _strings(held: Any) -> Iterator[str]:
    if isinstance(held, dict):
        for key, value in held.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(held, list):
        for value in held:
            yield from _strings(value)
    else:
        yield str(held)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.style = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.style += tag == "style"
        shown = [value for name, value in attrs if value and name in ("value", "alt", "title", "content", "href")]
        self.said += [value for value in shown if not value.startswith("javascript:")]

    def handle_endtag(self, tag: str) -> None:
        self.style -= tag == "style" and self.style > 0

    def handle_data(self, data: str) -> None:
        if not self.style:
            self.said.append(data)


@_or_none
def html(path: Path) -> str:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return "\n".join(page.said)


@_or_none
def plain(path: Path) -> str:
    return path.read_text("utf-8")


@_or_none
def parquet(path: Path) -> str:
    import duckdb

    with duckdb.connect() as base:
        base.execute("set threads = 1; set memory_limit = '1GB'")
        rows = base.execute("select columns(*)::varchar from read_parquet(?)", [str(path)])
        out = [" ".join(column[0] for column in rows.description or ())]
        while batch := rows.fetchmany(2048):
            out += [" ".join(re.sub("null", "", cell, flags=re.IGNORECASE) for cell in row if cell) for row in batch]
    return "\n".join(out)
