"""Listings of object stores as work-lists: answers to List Blobs and ListObjects, Blob Inventory CSV, plain URLs."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

from pii_scan.model.address import Address, Step
from pii_scan.model.item import Item
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.source.azure import parse_target
from pii_scan.source.listing_s3 import MARKS, read_bucket_list
from pii_scan.source.s3 import parse_target as parse_bucket

_URL = re.compile(r"^(?:https?|az|s3|gs|file)://\S", re.IGNORECASE)
UNKNOWN_ACCOUNT = "unknown-account"
UNKNOWN_BUCKET = "unknown-bucket"
_UNDASHED = frozenset({"versionid", "iscurrentversion", "deletionid"})
OLDER_VERSION = "older version of a blob"


def recognise(head: bytes) -> str | None:
    """`xml`, `bucket`, `inventory`, `urls`, or None; looks at the first 8 KiB."""
    text = head.decode("utf-8-sig", "replace").lstrip()
    if text.startswith("<") and "<EnumerationResults" in text:
        return "xml"
    if text.startswith("<") and any(mark in text for mark in MARKS):
        return "bucket"
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


def read_buckets(data: bytes) -> Iterator[Item]:
    """Pages of `ListBucketResult` or `ListVersionsResult`, one or several in a file."""
    for page in _pages(data):
        yield from read_bucket_list(page, UNKNOWN_BUCKET)


def _pages(data: bytes) -> list[bytes]:
    marks = [found.start() for found in re.finditer(rb"<\?xml", data)]
    if len(marks) < 2:
        return [data.lstrip(b"\xef\xbb\xbf \r\n\t")]
    return [data[start:end].strip() for start, end in zip(marks, [*marks[1:], len(data)], strict=True)]


def _account(endpoint: str, container: str) -> str:
    address = endpoint or container
    try:
        parsed = parse_target(address.rstrip("/") + "/x") if "://" in address else None
        path = urlsplit(address).path.strip("/").split("/")
    except ValueError:
        return UNKNOWN_ACCOUNT
    if parsed is not None:
        return parsed[0]
    # Emulators put the account into the path.
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
    older = _older(fields)
    problem = None
    if deleted:
        problem = Problem(ProblemCode.NOT_FETCHED, "source", "soft-deleted", Effect.SKIPPED)
    elif older:
        problem = Problem(ProblemCode.NOT_FETCHED, "source", OLDER_VERSION, Effect.SKIPPED)
    return Item(
        Address((Step("az", key + older),)),
        size_bytes=_number(fields.get("content-length", "")),
        modified=_time(fields.get("last-modified", "")),
        etag=str(fields.get("etag", "")).strip('"') or None,
        version=fields.get("versionid") or fields.get("snapshot") or None,
        listed_type=fields.get("content-type") or fields.get("contenttype") or None,
        problem=problem,
    )


def _older(fields: dict[str, Any]) -> str:
    """What tells other bytes under a blob's name from its current ones, as in Azure's own URLs; else nothing."""
    for name in ("snapshot", "deletionid", "versionid"):
        value = str(fields.get(name) or "")
        if value and not (name == "versionid" and str(fields.get("iscurrentversion", "")).lower() == "true"):
            return f"?{name}={value}"
    return ""


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
    text = data.decode("utf-8-sig", "replace")
    newest: dict[str, str] | None = None
    for fields in _rows(text):
        if _BROKEN in fields:
            continue
        if "iscurrentversion" in fields or "versionid" not in fields:
            break
        # Version ids are times: the highest one is the current one where no column says so.
        newest = newest or {}
        newest[fields["name"]] = max(newest.get(fields["name"], ""), fields["versionid"])
    for fields in _rows(text):
        if newest is not None and fields.get("versionid") == newest.get(fields["name"]):
            fields["iscurrentversion"] = "true"
        if _BROKEN in fields:
            problem = Problem(ProblemCode.UNREADABLE, "source", "this row of the inventory is damaged", Effect.SKIPPED)
            yield Item(Address((Step("az", f"{account}/row {fields[_BROKEN]}"),)), problem=problem)
            continue
        yield _item(f"{account}/{fields['name']}", fields)


_BROKEN = "\0broken"
"""No column of an inventory: marks a row that csv refuses (a cell past 128 KiB)."""


def _rows(text: str) -> Iterator[dict[str, str]]:
    """Cells by lower-case column."""
    rows = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip().lower() for cell in next(rows, [])]
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield {"name": "", _BROKEN: str(rows.line_num)}
            continue
        if row is None:
            return
        if row:
            # Azure writes the columns with dashes in some versions and without in others.
            yield {"name": "", **{_column(name): cell for name, cell in zip(header, row, strict=False)}}


def _column(name: str) -> str:
    plain = name.replace("-", "")
    return plain if plain in _UNDASHED else name


def read_urls(data: bytes) -> Iterator[Item]:
    """One URL a line; `#` starts a comment line. A query (a SAS) is kept out of the address."""
    for line in data.decode("utf-8-sig", "replace").splitlines():
        url = line.strip()
        if not url or url.startswith("#"):
            continue
        try:
            yield _url_item(url)
        except ValueError:
            # Whatever stands there, it was listed. Its query and user may be secrets.
            shown = re.split(r"[?#]", url, maxsplit=1)[0].rpartition("://")[2].rpartition("@")[2]
            problem = Problem(ProblemCode.UNREADABLE, "source", "this line is no URL", Effect.SKIPPED)
            yield Item(Address((Step("url", shown),)), problem=problem)


def _url_item(url: str) -> Item:
    """
    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(url)
    if (parsed := parse_target(url)) is not None:
        account, container, key, _ = parsed
        named = {name.lower(): values[-1] for name, values in parse_qs(parts.query).items()}
        return _item(f"{account}/{container}/{key}", {n: named[n] for n in ("snapshot", "versionid") if n in named})
    if (stored := parse_bucket(url)) is not None:
        bucket, key, _ = stored
        return Item(Address((Step("s3", f"{bucket}/{key}"),)))
    if not parts.scheme or not (parts.netloc or parts.path):
        raise ValueError("no URL")
    # Reading the port is what finds out that it is none.
    _ = parts.port
    # User names and passwords in a URL are secrets too.
    host = parts.netloc.rsplit("@", 1)[-1]
    return Item(Address((Step(parts.scheme.lower(), f"{host}{unquote(parts.path)}"),)))
