"""A listing file as the work-list, with or without access to the data."""

import socket
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from pii_scan.model.address import Address, Step
from pii_scan.model.errors import SourceError, UsageError, cannot_read
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.source.azure import AzureContainer, parse_target
from pii_scan.source.guess import guess
from pii_scan.source.listing_formats import (
    UNKNOWN_ACCOUNT,
    UNKNOWN_BUCKET,
    read_buckets,
    read_inventory,
    read_urls,
    read_xml,
    recognise,
)
from pii_scan.source.object_store import StoredObjects, blocks
from pii_scan.source.s3 import Bucket
from pii_scan.source.s3 import parse_target as parse_bucket
from pii_scan.source.source import Access, FetchError, OpenSource
from pii_scan.source.spool import Spool

_PROBE_S = 5.0


class Listing:
    """Items of a listing; their bytes come from where their addresses point, if that can be reached.

    A host that does not answer is asked once; everything on it is then `not_fetched`, triaged by name, type and
    size.
    """

    def __init__(self, path: Path, targets: Sequence[str], access: Access) -> None:
        try:
            self._data = path.read_bytes()
        except OSError as error:
            raise SourceError(*cannot_read(path, error)) from error
        self._sort = recognise(self._data[:8192])
        if self._sort is None:
            raise UsageError(
                f"{path.name} is no listing that is known here",
                "Azure List Blobs XML, S3 ListObjects XML, an Azure Blob Inventory CSV or a list of URLs, one a line",
            )
        self._path = path
        self._access = access
        parsed = parse_target(targets[0]) if targets else None
        stored = parse_bucket(targets[0]) if targets else None
        self._bucket_name = stored[0] if stored is not None else UNKNOWN_BUCKET
        self._account = parsed[0] if parsed is not None else UNKNOWN_ACCOUNT
        self._sas = parsed[3] if parsed is not None else None
        self._fetch = access.endpoint_url is not None or bool(targets) or self._sort in ("urls", "xml", "bucket")
        self._stores: dict[str, StoredObjects] = {}
        self._alive: dict[str, bool] = {}
        self._lock = threading.Lock()
        self._spool = Spool()

    def describe(self) -> str:
        return str(Address((Step("file", str(self._path.resolve())),)))

    def list(self) -> Iterator[Item]:
        if self._sort == "xml":
            items = read_xml(self._data)
        elif self._sort == "bucket":
            items = read_buckets(self._data)
        elif self._sort == "inventory":
            items = read_inventory(self._data, self._account)
        else:
            items = read_urls(self._data)
        for item in items:
            yield self._named(item)

    def _named(self, item: Item) -> Item:
        first = item.address.steps[0]
        if self._bucket_name != UNKNOWN_BUCKET and first.key.startswith(UNKNOWN_BUCKET + "/"):
            step = Step(first.scheme, self._bucket_name + first.key.removeprefix(UNKNOWN_BUCKET))
            return replace(item, address=Address((step,)))
        if self._account != UNKNOWN_ACCOUNT and first.key.startswith(UNKNOWN_ACCOUNT + "/"):
            step = Step(first.scheme, self._account + first.key.removeprefix(UNKNOWN_ACCOUNT))
            return replace(item, address=Address((step,)))
        return item

    def fetch(self, item: Item) -> Payload:
        first = item.address.steps[0]
        if first.scheme == "az":
            account, container, _ = (*first.key.split("/", 2), "", "")[:3]
            if account == UNKNOWN_ACCOUNT or not self._fetch or not self._reachable(self._azure_host(account)):
                raise FetchError(_not_fetched(item))
            return self._container(account, container).fetch(item)
        if first.scheme == "s3":
            bucket = first.key.partition("/")[0]
            if (
                bucket == UNKNOWN_BUCKET
                or not self._fetch
                or not self._reachable(self._access.endpoint_url or "https://s3.amazonaws.com")
            ):
                raise FetchError(_not_fetched(item))
            return self._bucket(bucket).fetch(item)
        if first.scheme in ("http", "https"):
            host = first.key.split("/", 1)[0]
            if not self._reachable(f"{first.scheme}://{host}"):
                raise FetchError(_not_fetched(item))
            return self._web(first.scheme, host, first.key.partition("/")[2], item)
        raise FetchError(_not_fetched(item))

    def _azure_host(self, account: str) -> str:
        return self._access.endpoint_url or f"https://{account}.blob.core.windows.net"

    def _reachable(self, url: str) -> bool:
        parts = urlsplit(url)
        with self._lock:
            if url not in self._alive:
                port = parts.port or (80 if parts.scheme == "http" else 443)
                try:
                    socket.create_connection((parts.hostname or "", port), timeout=_PROBE_S).close()
                    self._alive[url] = True
                except OSError:
                    self._alive[url] = False
            return self._alive[url]

    def _container(self, account: str, container: str) -> StoredObjects:
        root = f"{account}/{container}"
        with self._lock:
            if root not in self._stores:
                # A listing may name any account: what opens the TARGET's (or the one that the environment names) is
                # shown to no other.
                environ = self._access.environ
                ours = environ.get("AZURE_STORAGE_ACCOUNT_NAME") or environ.get("AZURE_STORAGE_ACCOUNT")
                named = account == (self._account if self._account != UNKNOWN_ACCOUNT else ours)
                sas, access = (self._sas, self._access) if named else (None, replace(self._access, environ={}))
                self._stores[root] = AzureContainer(account, container, "", sas, access)
            return self._stores[root]

    def _bucket(self, bucket: str) -> StoredObjects:
        with self._lock:
            if bucket not in self._stores:
                # Whoever owns a bucket reads in its log who asked, and a listing may name any: only the TARGET's is
                # asked in the name of the key.
                access = self._access if bucket == self._bucket_name else replace(self._access, environ={})
                self._stores[bucket] = Bucket(bucket, "", None, access)
            return self._stores[bucket]

    def _web(self, scheme: str, host: str, path: str, item: Item) -> Payload:
        from obstore.store import HTTPStore

        store = HTTPStore.from_url(f"{scheme}://{host}", client_options={"allow_http": scheme == "http"})
        return self._spool.write(blocks(store, path, item), item.size_bytes)

    def release(self, payload: Payload) -> None:
        self._spool.release(payload)
        with self._lock:
            # Threads that fetch may come upon a new container meanwhile.
            stores = list(self._stores.values())
        for store in stores:
            store.release(payload)

    def close(self) -> None:
        self._spool.close()
        for store in self._stores.values():
            store.close()


def _not_fetched(item: Item) -> Problem:
    word = guess(item)
    detail = f"guess from the listing alone: {word}" if word else "nothing in the listing says what it is"
    return Problem(ProblemCode.NOT_FETCHED, "source", detail, Effect.SKIPPED)


def open_listing(path: Path, targets: Sequence[str], access: Access) -> OpenSource:
    """
    Raises:
        SourceError: the file cannot be read.
        UsageError: it is of no known format.
    """
    return Listing(path, targets, access)
