"""Files of an archive of Twitter (X): JSON behind an assignment, `window.YTD.direct_messages.part0 = [ …`."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.json_export import cut, threads
from pii_scan.extract.text.json import WHOLE_BYTES, decoded, value_evidence
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

YTD = "text/x-ytd-archive"
_HEAD = re.compile(r"\s*(?:window\.)?(?:YTD\.[\w.]+|__THAR_CONFIG)\s*=\s*(?=[\[{])")
_HEAD_CHARS = 512


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return YTD if text is not None and _HEAD.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Direct messages as conversations, all else as for JSON.

    Raises:
        NotThisFormat: there is no JSON behind the assignment, or it is too large to be held.
    """
    if given.payload.size_bytes > WHOLE_BYTES:
        raise NotThisFormat
    text = given.payload.read().decode("utf-8", "replace").lstrip("\ufeff")
    found = _HEAD.match(text[:_HEAD_CHARS])
    if found is None:
        raise NotThisFormat
    try:
        value = decoded(text[found.end() :].rstrip().rstrip(";"))
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotThisFormat from error
    del text
    lists, remaining = cut(value)
    yield from threads(lists)
    yield from value_evidence(remaining)


EXTRACTOR = Extractor(
    id="ytd_archive",
    title="Archive of Twitter (X)",
    media_types=(YTD,),
    extract=extract,
    probe=probe,
    priority=30,
    library="json (standard library)",
    reads="direct messages as conversations; account, telephone, addresses of logins, contacts and all other files as "
    "for JSON",
    not_read="files above 128 MiB (read as plain text)",
)
