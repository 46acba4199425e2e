"""What every object store has in common, over obstore: bounded ranges, retries, errors with a name."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.model.address import Address, Step
from pii_scan.model.errors import SourceError
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.source.source import FetchError
from pii_scan.source.spool import Spool

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_RANGE = 32 << 20
_TRIES = 4
_STATUS = re.compile(
    r"\b(?:status(?: code)?:?|returned|HTTP status)\D{0,40}?([45]\d\d)\b"
    r"|\b([45]\d\d) (?:Forbidden|Not Found|Conflict|Unauthorized|Bad Request)"
)
_ARCHIVED = re.compile(r"InvalidObjectState|BlobArchived")
"""What S3 and Azure answer for an object in a tier that has to be restored before it can be read."""


class StoredObjects:
    """The objects of one bucket or container, or of a prefix of it."""

    def __init__(self, store: "ObjectStore", scheme: str, root: str, prefix: str, sort: str, remedy: str) -> None:
        """`root` is what all keys lie in (`account/container`, `bucket`); `sort` and `remedy` are for messages."""
        self._store = store
        self._scheme = scheme
        self._root = root
        self._prefix = prefix
        self._where = f"The {sort} {root}"
        self._remedy = remedy
        self._spool = Spool()

    def describe(self) -> str:
        return str(Address((Step(self._scheme, f"{self._root}/{self._prefix}".rstrip("/")),)))

    def list(self) -> Iterator[Item]:
        # A store lists by whole path segments; the last, unfinished one is matched here.
        folder, _, rest = self._prefix.rpartition("/")
        for meta in listed(self._store, folder, self._where, self._remedy):
            key = str(meta["path"])
            if rest and not key.startswith(self._prefix):
                continue
            yield self.item(key, meta)

    def item(self, key: str, meta: dict[str, Any]) -> Item:
        etag = meta.get("e_tag")
        return Item(
            Address((Step(self._scheme, f"{self._root}/{key}"),)),
            size_bytes=meta.get("size"),
            modified=meta.get("last_modified"),
            etag=etag.strip('"') if isinstance(etag, str) else None,
            version=meta.get("version"),
        )

    def fetch(self, item: Item) -> Payload:
        key = item.address.steps[0].key.removeprefix(self._root + "/")
        return self._spool.write(blocks(self._store, key, item), item.size_bytes)

    def release(self, payload: Payload) -> None:
        self._spool.release(payload)

    def close(self) -> None:
        self._spool.close()


def status_of(error: Exception) -> int | None:
    """The HTTP status inside an obstore error; it stands in the text only."""
    found = _STATUS.search(str(error))
    return int(found.group(1) or found.group(2)) if found else None


def blocks(store: "ObjectStore", key: str, item: Item) -> Iterator[bytes]:
    """The bytes of one object in ranges of 32 MiB, each with its own retries.

    obstore counts its retries over a whole body, so a large object over a bad line would spend them all.

    Raises:
        FetchError: gone, denied, changed since it was listed, or unreachable.
    """
    import obstore

    options: dict[str, Any] = {}
    at = 0
    total = item.size_bytes
    while total is None or at < total or total == 0:
        wanted = dict(options)
        if total:
            wanted["range"] = (at, min(at + _RANGE, total))
        data, etag = _get(obstore, store, key, wanted)
        if etag is not None and "if_match" not in options:
            if item.etag is not None and etag.strip('"') != item.etag.strip('"'):
                raise FetchError(Problem(ProblemCode.CHANGED, "source", "other bytes than were listed", Effect.SKIPPED))
            options["if_match"] = etag
        yield data
        at += len(data)
        if not total or not data:
            return


def _get(obstore: Any, store: "ObjectStore", key: str, options: dict[str, Any]) -> tuple[bytes, str | None]:
    for attempt in range(_TRIES):
        try:
            result = obstore.get(store, key, options=options or None)
            return bytes(result.bytes()), result.meta.get("e_tag")
        except FileNotFoundError as error:
            raise FetchError(Problem(ProblemCode.VANISHED, "source", effect=Effect.SKIPPED)) from error
        except PermissionError as error:
            if _ARCHIVED.search(str(error)):
                raise FetchError(_archived()) from error
            raise FetchError(Problem(ProblemCode.ACCESS_DENIED, "source", effect=Effect.SKIPPED)) from error
        except obstore.exceptions.PreconditionError as error:
            raise FetchError(
                Problem(ProblemCode.CHANGED, "source", "replaced while it was read", Effect.SKIPPED)
            ) from error
        except (obstore.exceptions.BaseError, OSError) as error:
            status = status_of(error)
            if _ARCHIVED.search(str(error)):
                raise FetchError(_archived()) from error
            if status in (401, 403):
                raise FetchError(Problem(ProblemCode.ACCESS_DENIED, "source", effect=Effect.SKIPPED)) from error
            if status in (404, 410):
                raise FetchError(Problem(ProblemCode.VANISHED, "source", effect=Effect.SKIPPED)) from error
            if attempt == _TRIES - 1:
                raise FetchError(
                    Problem(ProblemCode.UNREADABLE, "source", type(error).__name__, Effect.SKIPPED)
                ) from error
    raise AssertionError("unreachable")


def _archived() -> Problem:
    return Problem(ProblemCode.NOT_FETCHED, "source", "in an archive tier: restore it, then scan again", Effect.SKIPPED)


def listed(store: "ObjectStore", prefix: str, where: str, remedy: str) -> Iterator[dict[str, Any]]:
    """Every object below a prefix.

    Raises:
        SourceError: denied, absent or unreachable; `where` and `remedy` go into its message.
    """
    import obstore

    try:
        for chunk in obstore.list(store, prefix=prefix or None, chunk_size=1000):
            yield from chunk  # type: ignore[misc]
    except (obstore.exceptions.BaseError, OSError) as error:
        status = status_of(error)
        if status in (401, 403, 409) or isinstance(error, PermissionError):
            raise SourceError(f"{where} refuses to be listed", remedy) from error
        if status == 404 or isinstance(error, FileNotFoundError):
            raise SourceError(f"{where} does not exist, or is not open to you", remedy) from error
        raise SourceError(
            f"{where} cannot be reached ({type(error).__name__})", "Check the name and the network"
        ) from error
