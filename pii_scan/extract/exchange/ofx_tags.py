"""Open Financial Exchange 1.x (SGML: values without end tags) and 2.x (XML) as one stream of tags."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w.]*(?::[\w.]+)?)[^<>]*?(?P<empty>/?)>(?P<value>[^<]*)", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_BUFFER = 1 << 20
_TAG_CHARS = 16 << 20
"""A picture of a cheque may stand in one value."""


class Tag(NamedTuple):
    """An element's begin with its value, blank for an aggregate; or an end."""

    name: str
    """Upper case, without a name space."""
    value: str
    end: bool


def tags(lines: Iterable[str]) -> Iterator[Tag]:
    """In their order; what stands outside of any tag (the header, declarations, comments) has the name "".

    Memory: one value, up to 16 million characters.
    """
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line) + 1
        if size >= _BUFFER and ("<" in line or size >= _TAG_CHARS):
            text = "\n".join(held)
            cut = text.rfind("<") if size < _TAG_CHARS else len(text)
            yield from _read(text[:cut])
            held, size = [text[cut:]], len(text) - cut
    yield from _read("\n".join(held))


def _read(text: str) -> Iterator[Tag]:
    text = _CDATA.sub(lambda found: html.escape(found[1], quote=False), text)
    at = 0
    for found in _TAG.finditer(text):
        if outside := text[at : found.start()].strip():
            yield Tag("", outside, False)
        at = found.end()
        name = found["name"].rpartition(":")[2].upper()
        value = html.unescape(found["value"]).strip()
        if found["close"]:
            yield Tag(name, "", True)
            if value:
                # Words behind an end are no element's.
                yield Tag("", value, False)
        else:
            yield Tag(name, value, False)
            if found["empty"]:
                yield Tag(name, "", True)
    if outside := text[at:].strip():
        yield Tag("", outside, False)
