"""Answers of S3 to ListObjects, ListObjectsV2 and ListObjectVersions, saved as files: work-lists of open buckets."""

from collections.abc import Iterator
from datetime import datetime
from typing import cast
from urllib.parse import unquote_plus

from pii_scan.model.address import Address, Step
from pii_scan.model.item import Item
from pii_scan.model.problem import Effect, Problem, ProblemCode

MARKS = ("<ListBucketResult", "<ListVersionsResult")
_ENTRIES = frozenset({"Contents", "Version", "DeleteMarker"})
OLDER_VERSION = "older version of an object"


def read_bucket_list(page: bytes, unknown: str) -> Iterator[Item]:
    """Objects of one page (Amazon S3 API reference, 2006-03-01); `unknown` stands for a bucket without a name.

    A damaged page gives what stands before the damage. Older versions are items of their own, not fetched; delete
    markers hold no bytes and are passed over.
    """
    from lxml import etree

    parser = etree.XMLPullParser(("start", "end"), resolve_entities=False, no_network=True, recover=True)
    parser.feed(page)
    bucket, encoded = unknown, False
    entry: dict[str, str] | None = None
    for event, node in cast("Iterator[tuple[str, etree._Element]]", parser.read_events()):
        tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in _ENTRIES:
                entry = {}
        elif tag in _ENTRIES and entry is not None:
            if tag != "DeleteMarker":
                yield _item(bucket, entry, encoded)
            entry = None
            node.clear()
        elif entry is not None and len(node) == 0:
            entry.setdefault(tag, node.text or "")
        elif tag == "Name" and node.text:
            bucket = node.text
        elif tag == "EncodingType":
            encoded = node.text == "url"


def _item(bucket: str, entry: dict[str, str], encoded: bool) -> Item:
    key = unquote_plus(entry.get("Key", "")) if encoded else entry.get("Key", "")
    version = entry.get("VersionId")
    older = version is not None and entry.get("IsLatest", "true").lower() != "true"
    return Item(
        Address((Step("s3", f"{bucket}/{key}" + (f"?versionId={version}" if older else "")),)),
        size_bytes=int(entry["Size"]) if entry.get("Size", "").isdigit() else None,
        modified=_time(entry.get("LastModified", "")),
        etag=entry.get("ETag", "").strip('"') or None,
        version=version,
        problem=Problem(ProblemCode.NOT_FETCHED, "source", OLDER_VERSION, Effect.SKIPPED) if older else None,
    )


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
