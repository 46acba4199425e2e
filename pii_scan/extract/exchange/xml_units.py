"""An XML file as the elements that speak of one person each, without holding its tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pii_scan.extract.office.xml_events import PartBrokenError, events
from pii_scan.model.payload import Payload

_HELD = 5000
"""Elements of one unit; further ones are handed out as they end."""


@dataclass
class Element:
    """A tag with its words; its attributes stand before its elements, as if they were such. What was read is taken
    out of `inner`."""

    name: str
    text: str = ""
    inner: list["Element"] = field(default_factory=list)

    def find(self, *path: str) -> "Element | None":
        """The first element down this path."""
        at = self
        for name in path:
            below = next((child for child in at.inner if child.name == name), None)
            if below is None:
                return None
            at = below
        return at

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.inner if child.name == name]

    def pop(self, *path: str) -> str:
        """The words of the first element down this path, which is taken out; empty where there is none."""
        above = self.find(*path[:-1])
        found = above.find(path[-1]) if above is not None else None
        if above is None or found is None:
            return ""
        above.inner.remove(found)
        return found.text

    def cut(self, name: str) -> list["Element"]:
        """All elements of this name at any depth, which are taken out; not looked for inside of one another."""
        found: list[Element] = []
        stack = [self]
        while stack:
            one = stack.pop()
            mine = [child for child in one.inner if child.name == name]
            if mine:
                found += mine
                one.inner = [child for child in one.inner if child.name != name]
            stack.extend(reversed(one.inner))
        return found


class Piece(NamedTuple):
    """A unit with all that is in it, or an element outside of one by itself."""

    whole: bool
    element: Element


def leaves(element: Element) -> Iterator[tuple[str, str]]:
    """(name, words) of all that is left."""
    stack = [element]
    while stack:
        one = stack.pop()
        if one.text:
            yield one.name, one.text
        stack.extend(reversed(one.inner))


def units(payload: Payload, is_unit: Callable[[str], bool]) -> Iterator[Piece]:
    """Each unit whole, with what is in it; each other element by itself, as it ends.

    Raises:
        PartBrokenError: the XML breaks off or is not well-formed; all that was read has been handed out.
    """
    path: list[Element] = []
    unit = held = 0
    try:
        for start, tag, node in events(payload):
            if start:
                element = Element(tag)
                for name, value in node.attrib.items():
                    if words := " ".join(str(value).split()):
                        element.inner.append(Element(str(name).rsplit("}", 1)[-1], words))
                path.append(element)
                if not unit and len(path) > 1 and is_unit(tag):
                    unit, held = len(path), 0
                continue
            element = path.pop()
            element.text = " ".join((node.text or "").split())
            held += 1
            if unit == len(path) + 1:
                unit = 0
                yield Piece(True, element)
            elif unit and held <= _HELD:
                path[-1].inner.append(element)
            else:
                yield Piece(False, element)
    except PartBrokenError:
        for element in path:
            yield Piece(False, element)
        raise
