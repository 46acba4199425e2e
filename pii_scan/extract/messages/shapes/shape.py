"""One program's layout: which lists of objects are its messages, and what an object says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pii_scan.extract.messages.thread import Message

Json = Mapping[str, Any]


@dataclass(slots=True)
class Around:
    """What the objects above a list of messages say."""

    title: str = ""
    names: dict[str, str] = field(default_factory=dict)
    """What an identifier or a part (`inmate`) stands for."""
    me: str = "Me"
    known: dict[str, Mapping[str, str | None]] = field(default_factory=dict)
    """Name → identifiers of a member."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Shapes are tried in the order of their `rank`, the general one last."""

    id: str
    fits: Callable[[Json, Json], bool]
    """(a sample message, the object that holds the list)."""
    around: Callable[[Json], Around]
    message: Callable[[Json, Around], Message | None]
    """None where the object holds no message; `row` is set by the caller."""
    people: Callable[[Json, Around], Mapping[str, str | None]] | None = None
    """Identifiers of a message's sender beyond the name."""
    rank: int = 0
    mend: Callable[[str], str] | None = None
    """Repairs what the program does to its strings."""


def text_of(value: Any) -> str:
    """A string as it is; the text of marked-up pieces (`["see ", {"type": "link", "text": "…"}]`); else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(text_of(piece) for piece in value[:10_000])
    if isinstance(value, dict):
        return text_of(value.get("text"))
    return ""


def string(value: Any) -> str:
    """A scalar as a string."""
    return "" if value is None or isinstance(value, dict | list) else str(value)


def held(message: Json, known: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """All that a message says under other keys than the known ones, as (label, value)."""
    from pii_scan.extract.text.json_rows import flatten

    return tuple((k, v) for k, v in flatten({k: v for k, v in message.items() if k not in known}).items() if v)
