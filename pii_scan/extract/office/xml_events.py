"""Walks a part's XML without holding its tree; no entity is expanded, nothing is fetched."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from pii_scan.model.payload import Payload

if TYPE_CHECKING:
    from lxml.etree import _Element

Event: TypeAlias = "tuple[bool, str, _Element]"
"""Is start, tag without namespace, element."""


class PartBrokenError(Exception):
    """The XML ends in damage; everything before was handed out."""


def events(payload: Payload) -> Iterator[Event]:
    """In document order; children are freed behind the walk.

    An event is handed out when the next one has come: only then has the parser passed the words that follow the tag
    (lxml promises neither an element's text at its start nor its tail at its end).

    Raises:
        PartBrokenError: after the last readable element.
    """
    from lxml import etree

    with payload.open() as stream:
        walk = etree.iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
            recover=True, huge_tree=True, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        damaged = False
        held: tuple[str, _Element] | None = None
        while True:
            following: tuple[str, _Element] | None = None
            try:
                following = next(walk)
            except StopIteration:
                pass
            except (etree.LxmlError, ValueError):
                damaged = True
            if held is not None:
                event, node = held
                tag = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
                yield event == "start", tag, node
                if event == "end":
                    let_go(node)
            if following is None:
                break
            held = following
        if damaged or len(walk.error_log) > 0:
            raise PartBrokenError


def let_go(node: "_Element") -> None:
    """Frees an element that is done with and all before it, so that a document of any length fits."""
    node.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs are older than lxml 4.4
    parent = node.getparent()
    if parent is not None:
        while node.getprevious() is not None:
            del parent[0]


def attribute(node: "_Element", name: str) -> str:
    """An attribute by its name without namespace; empty where it is absent."""
    for key, value in node.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return ""
