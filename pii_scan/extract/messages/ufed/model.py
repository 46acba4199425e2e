"""Models of a report: `field` (a value), `modelField` (one model), `multiModelField` and `multiField` (several)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pii_scan.extract.messages.databases.whatsapp import phone

if TYPE_CHECKING:
    from lxml.etree import _Element

_MODELS_MAX = 5_000
"""Models inside of one that are looked at."""
_DEPTH = 8
_PHONE = re.compile(r"\+?[\d ()./-]{7,20}")
_SPAN = re.compile(r"(?:(\d+)\.)?(\d{1,3}):(\d\d):(\d\d)(?:\.\d+)?")


class Party(NamedTuple):
    """Somebody who takes part."""

    identifier: str
    name: str
    role: str
    owner: bool

    @property
    def shown(self) -> str:
        return self.name or self.identifier

    @property
    def properties(self) -> dict[str, str | None]:
        ident = self.identifier
        label = "phone number" if _PHONE.fullmatch(ident) else "email" if "@" in ident else "user id"
        return {"name": self.name or None, label: ident or None}


def tag(node: "_Element") -> str:
    """The element's name without its namespace; empty for comments."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def value(node: "_Element", name: str) -> str:
    """The value of a field of the model's own."""
    for child in node:
        if tag(child) == "field" and child.get("name") == name:
            return words(child)
    return ""


def words(node: "_Element") -> str:
    """All values below a field."""
    return " ".join(" ".join(said.split()) for said in map(str, node.itertext()) if said.strip())


def body(node: "_Element", name: str) -> str:
    """A value whose lines are kept."""
    for child in node:
        if tag(child) == "field" and child.get("name") == name:
            return "\n".join(said.strip("\n") for said in map(str, child.itertext()) if said.strip())
    return ""


def models(node: "_Element", name: str) -> list["_Element"]:
    """The models that a field of this name holds."""
    found: list[_Element] = []
    for child in node:
        if tag(child) in ("modelField", "multiModelField") and child.get("name") == name:
            found += [model for model in child if tag(model) == "model"][: _MODELS_MAX - len(found)]
    return found


def parties(node: "_Element", *names: str) -> list[Party]:
    found = [model for name in names for model in models(node, name)]
    return [
        Party(
            phone(value(model, "Identifier")),
            value(model, "Name"),
            value(model, "Role").lower(),
            value(model, "IsPhoneOwner").lower() == "true",
        )
        for model in found
    ]


def seconds(span: str) -> str:
    """`00:05:12` as 312; as it is written where it is no span of time."""
    found = _SPAN.fullmatch(span.strip())
    if found is None:
        return span
    days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    return str(((days * 24 + hours) * 60 + minutes) * 60 + rest)


def lines(node: "_Element", depth: int = 0) -> Iterator[str]:
    """`name: value` for all that a model or another element says; marks of the tool itself are left out."""
    if depth > _DEPTH:
        return
    for child in node:
        sort = tag(child)
        if sort in ("field", "item", "timestamp", "multiField"):
            said = words(child)
            if said and child.get("name") not in _QUIET:
                yield f"{child.get('name') or sort}: {said}"
        elif sort == "file":
            yield f"path: {child.get('path') or ''}"
            yield from lines(child, depth + 1)
        elif sort:
            if sort == "value" and (said := words(child)):
                yield said
            yield from lines(child, depth + 1)


_QUIET = frozenset({"UserMapping", "SHA256", "MD5", "IsPhoneOwner"})
