"""What a password manager's export in JSON is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pii_scan.extract.credentials.entry import Entry

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vault:
    """`cut` takes the entries out of the decoded tree, so that what stays in it can be read as any other JSON."""

    id: str
    title: str
    hints: tuple[bytes, ...]
    """All stand in every such file; cheap to look for, so that other trees are not decoded twice."""
    fits: Callable[[Any], bool]
    cut: Callable[[Any], list[Any]]
    read: Callable[[Json], Iterator[Entry]]
    """The entries of one object; takes out of it what it told."""


def dicts(value: Any) -> list[Json]:
    """The objects among the elements; of an object its values; of anything else none."""
    elements = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [element for element in elements if isinstance(element, dict)]


def popped(holder: Any, key: str) -> list[Any]:
    """The list taken out of its object; empty where there is none."""
    if not isinstance(holder, dict) or not isinstance(holder.get(key), list):
        return []
    taken: list[Any] = holder.pop(key)
    return taken
