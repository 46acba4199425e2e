"""HTTP archives (HAR 1.2) as browsers' developer tools save them: requests, what was sent, what came back."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.geo.place_rows import PlaceRows, put
from pii_scan.extract.text.decode import choose_encoding
from pii_scan.extract.text.json import extract as as_json
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

HAR = "application/x-har+json"
_START = re.compile(r"\s*\{\s*\"log\"\s*:\s*\{[\s\S]{0,4000}?\"(?:creator|version|entries|pages|browser)\"\s*:")
_WHOLE_BYTES = 128 << 20
_QUIET = frozenset((
    "accept", "accept-encoding", "accept-language", "accept-ranges", "cache-control", "connection", "content-length",
    "content-type", "content-encoding", "date", "etag", "expires", "last-modified", "pragma", "vary", "server", "age",
    "transfer-encoding", "strict-transport-security", "x-content-type-options", "x-frame-options", "alt-svc", "dnt",
    "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-ch-ua", "sec-ch-ua-mobile",
    "sec-ch-ua-platform", "te", "upgrade-insecure-requests", "user-agent", "keep-alive", "priority", "nel", "report-to",
    "content-security-policy", "cookie", "set-cookie",
))  # fmt: skip
"""Of the protocol alone; cookies are read from their own lists."""


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return HAR if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Forms that were sent as a row each, bodies as items of their own, the rest as lines."""
    log = _log(given)
    if log is None:
        yield from as_json(given)
        return
    reader = _Reader()
    for page in _dicts(log.get("pages")):
        reader.rest.add(f"page: {page.get('title', '')}")
    for number, entry in enumerate(_dicts(log["entries"]), 1):
        yield from reader.entry(number, entry)
        yield from reader.rest.texts()
    yield from reader.forms.rest()
    yield from reader.rest.texts(last=True)
    yield from reader.problems()


def _log(given: Input) -> dict[str, Any] | None:
    if given.payload.size_bytes > _WHOLE_BYTES:
        return None
    try:
        whole = json.loads(given.payload.read().decode(choose_encoding(given.payload).name, "replace").lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    log = _dict(_dict(whole).get("log"))
    return log if isinstance(log.get("entries"), list) else None


class _Reader:
    def __init__(self) -> None:
        self.forms, self.rest = PlaceRows("forms sent"), Rest()
        self._keys = Keys()
        self._known: set[tuple[str, str]] = set()
        self._absent = 0

    def entry(self, number: int, entry: dict[str, Any]) -> Iterator[Evidence]:
        request, response = _dict(entry.get("request")), _dict(entry.get("response"))
        self.rest.add(f"{request.get('method', '')} {request.get('url', '')}".strip())
        if address := entry.get("serverIPAddress"):
            self.rest.add(f"server: {address}")
        for side in (request, response):
            for header in _dicts(side.get("headers")):
                name = str(header.get("name", ""))
                if name.lower() in ("authorization", "proxy-authorization"):
                    yield from self._login(str(header.get("value", "")))
                if name.lower() not in _QUIET and header.get("value"):
                    self.rest.add(f"{name}: {header['value']}")
            self._cookies(str(request.get("url", "")), side)
        yield from self._sent(number, _dict(request.get("postData")))
        yield from self._came(number, response)
        for message in _dicts(entry.get("_webSocketMessages")):
            self.rest.add(f"message: {message.get('data', '')}")

    def _cookies(self, url: str, side: dict[str, Any]) -> None:
        """Each once, in Netscape's layout: a browser sends the same ones with every request."""
        host = urlsplit(url).hostname if url.isascii() and "[" not in url else None
        for cookie in _dicts(side.get("cookies")):
            name, value = str(cookie.get("name", "")), str(cookie.get("value", ""))
            if (name, value) in self._known:
                continue
            if len(self._known) < 100_000:
                self._known.add((name, value))
            domain = str(cookie.get("domain") or host or "localhost")
            self.rest.add("\t".join((domain, "TRUE", "/", "TRUE", "0", name, value)))

    def _login(self, value: str) -> Iterator[Evidence]:
        """Name and password stand in base64 behind `Basic` (RFC 7617); each pair once."""
        scheme, _, coded = value.partition(" ")
        if scheme.lower() != "basic" or ("", value) in self._known:
            return
        self._known.add(("", value))
        try:
            name, colon, password = base64.b64decode(coded).decode("utf-8", "replace").partition(":")
        except (binascii.Error, ValueError):
            return
        if colon:
            yield from self.forms.add({"username": name, "password": password})

    def _sent(self, number: int, post: dict[str, Any]) -> Iterator[Evidence]:
        row: dict[str, str] = {}
        for part in _dicts(post.get("params")):
            put(row, str(part.get("name", "value")) or "value", str(part.get("value") or part.get("fileName") or ""))
        yield from self.forms.add(row)
        text = post.get("text")
        if isinstance(text, str) and text and not row:
            yield self._child(f"{number:05} sent", text.encode("utf-8", "replace"))

    def _came(self, number: int, response: dict[str, Any]) -> Iterator[Evidence]:
        content = _dict(response.get("content"))
        text, size = content.get("text"), content.get("size")
        if not isinstance(text, str) or not text:
            self._absent += isinstance(size, int) and size > 0
            return
        data = text.encode("utf-8", "replace")
        if content.get("encoding") == "base64":
            try:
                data = base64.b64decode(text)
            except (binascii.Error, ValueError):
                self.rest.add(text)
                return
        yield self._child(f"{number:05} received", data)

    def _child(self, key: str, data: bytes) -> Child:
        return Child("har", self._keys.key(key), Payload(data=data), len(data))

    def problems(self) -> Iterator[Problem]:
        if self._absent:
            detail = f"{self._absent} answers whose body was not saved"
            yield Problem(ProblemCode.NOT_FETCHED, "extract", detail)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    return (one for one in value if isinstance(one, dict)) if isinstance(value, list) else iter(())


EXTRACTOR = Extractor(
    id="har",
    title="HTTP archive (HAR)",
    media_types=(HAR,),
    extract=extract,
    probe=probe,
    extensions=(".har",),
    priority=33,
    library="json (standard library)",
    reads="addresses and headers that say something (authorisations too), cookies, forms that were sent as a row each, "
    "bodies sent and received as items of their own, messages of web sockets",
    not_read="bodies that were not saved (counted), headers of the protocol alone; files above 128 MiB as JSON",
)
