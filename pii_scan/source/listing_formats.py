"""Listings of object stores as work-lists: List Blobs XML, Blob Inventory CSV, plain URLs."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from pii_scan.model.address import Address, Step
from pii_scan.model.item import Item
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.source.azure import parse_target

_URL = re.compile(r"^(?:https?|az|s3|gs|file)://\S", re.IGNORECASE)
UNKNOWN_ACCOUNT = "unknown-account"


def recognise(head: bytes) -> str | None:
    """`xml`, `inventory`, `urls`, or None; looks at the first 8 KiB."""
    text = head.decode("utf-8-sig", "replace").lstrip()
    if text.startswith("<") and "<EnumerationResults" in text:
        return "xml"
    first = text.splitlines()[0] if text else ""
    names = {cell.strip().strip('"').lower() for cell in first.split(",")}
    if "name" in names and names & {
        "content-length",
        "last-modified",
        "blobtype",
        "etag",
        "creation-time",
        "accesstier",
    }:
        return "inventory"
    lines = [line.strip() for line in text.splitlines()[:-1] or text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if lines and all(_URL.match(line) for line in lines):
        return "urls"
    return None


def read_xml(data: bytes) -> Iterator[Item]:
    """Pages of `EnumerationResults` (List Blobs, REST version 2009-09-19 and later), one or several in a file.

    A damaged page gives what stands before the damage; the caller is told by an item with a problem.
    """
    from lxml import etree

    for page in _pages(data):
        parser = etree.XMLPullParser(
            ("start", "end"), resolve_entities=False, no_network=True, recover=True, huge_tree=False
        )
        parser.feed(page)
        endpoint = container = ""
        blob: dict[str, str] | None = None
        for event, node in cast("Iterator[tuple[str, etree._Element]]", parser.read_events()):
            tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if event == "start":
                if tag == "EnumerationResults":
                    endpoint, container = node.get("ServiceEndpoint", ""), node.get("ContainerName", "")
                elif tag == "Blob":
                    blob = {}
            elif tag == "Blob" and blob is not None:
                yield _blob(blob, _account(endpoint, container), _container(container))
                blob = None
                node.clear()
            elif blob is not None and len(node) == 0:
                text = node.text or ""
                # Names that XML cannot hold come percent-encoded and say so.
                blob[tag] = unquote(text) if node.get("Encoded") == "true" else text


def _pages(data: bytes) -> list[bytes]:
    marks = [found.start() for found in re.finditer(rb"<\?xml", data)]
    if len(marks) < 2:
        return [data.lstrip(b"\xef\xbb\xbf \r\n\t")]
    return [data[start:end].strip() for start, end in zip(marks, [*marks[1:], len(data)], strict=True)]


def _account(endpoint: str, container: str) -> str:
    address = endpoint or container
    parsed = parse_target(address.rstrip("/") + "/x") if "://" in address else None
    if parsed is not None:
        return parsed[0]
    # Emulators put the account into the path.
    path = urlsplit(address).path.strip("/").split("/")
    return path[0] if "://" in address and path[0] else UNKNOWN_ACCOUNT


def _container(name: str) -> str:
    # Before 2013-08-15 the attribute held the container's whole URL.
    return name.rstrip("/").rsplit("/", 1)[-1] if "://" in name else name


def _blob(blob: dict[str, str], account: str, container: str) -> Item:
    lowered = {key.lower(): value for key, value in blob.items()}
    return _item(f"{account}/{container}/{lowered.get('name', '')}", lowered)


def _item(key: str, fields: dict[str, Any]) -> Item:
    """Fields by lower-case name, as XML properties and inventory columns share them."""
    deleted = str(fields.get("deleted", "")).lower() == "true"
    version = fields.get("versionid") or fields.get("snapshot") or None
    return Item(
        Address((Step("az", key),)),
        size_bytes=_number(fields.get("content-length", "")),
        modified=_time(fields.get("last-modified", "")),
        etag=str(fields.get("etag", "")).strip('"') or None,
        version=version,
        listed_type=fields.get("content-type") or fields.get("contenttype") or None,
        problem=Problem(ProblemCode.NOT_FETCHED, "source", "soft-deleted", Effect.SKIPPED) if deleted else None,
    )


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None


def _time(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def read_inventory(data: bytes, account: str) -> Iterator[Item]:
    """Azure Blob Inventory CSV: columns by header, in any order and number; Name holds `container/blob`."""
    text = io.StringIO(data.decode("utf-8-sig", "replace"), newline="")
    rows = csv.reader(text)
    header = [cell.strip().lower() for cell in next(rows, [])]
    for row in rows:
        if row:
            fields = dict(zip(header, row, strict=False))
            yield _item(f"{account}/{fields.get('name', '')}", fields)


def read_urls(data: bytes) -> Iterator[Item]:
    """One URL a line; `#` starts a comment line. A query (a SAS) is kept out of the address."""
    for line in data.decode("utf-8-sig", "replace").splitlines():
        url = line.strip()
        if not url or url.startswith("#"):
            continue
        if (parsed := parse_target(url)) is not None:
            account, container, key, _ = parsed
            yield Item(Address((Step("az", f"{account}/{container}/{key}"),)))
            continue
        parts = urlsplit(url)
        if not parts.scheme or not (parts.netloc or parts.path):
            continue
        # User names and passwords in a URL are secrets too.
        host = parts.netloc.rsplit("@", 1)[-1]
        yield Item(Address((Step(parts.scheme.lower(), f"{host}{unquote(parts.path)}"),)))
