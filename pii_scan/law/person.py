"""Whether one person's elements bring a statute in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from pii_scan.law.table import Jurisdiction
from pii_scan.model.legal_class import LegalClass as L

_GENERIC = frozenset({L.STATE_ID, L.PASSPORT, L.MILITARY_ID, L.TRIBAL_ID, L.TAXPAYER_ID})
"""Numbers that a clause on other government identification reaches where the statute does not list them."""
OTHER, NAME, LOGIN_NAME = "el_other_gov_id", "name_required", "credentials_need_name"
NO_LIMIT = "none_noted"


class Level(IntEnum):
    NO = 0
    POSSIBLE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Found:
    """As linking counted it: see `pii_scan.link.elements`."""

    named: Collection[str] = ()
    possible: Collection[str] = ()
    alone: Collection[str] = ()
    alone_possible: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an element counts."""

    element: str
    how: str
    """`named`, `possible` or `alone`."""
    level: Level
    fields: tuple[str, ...]
    """The cells that say so."""


def listed(row: Jurisdiction, element: str) -> tuple[str, str]:
    """(true, partial, unknown or false; the column that says so)."""
    column = f"el_{element}"
    value = row[column]
    if value == "false" and element in _GENERIC and row[OTHER] in ("true", "partial"):
        return row[OTHER], OTHER
    return value, column


def reasons(row: Jurisdiction, found: Found) -> Iterator[Reason]:
    """The elements of one person that count, each once, as strongly as it does."""
    best: dict[str, Reason] = {}
    for how, elements in (
        ("named", found.named), ("possible", found.possible), ("alone", found.alone), ("alone?", found.alone_possible),
    ):  # fmt: skip
        for element in elements:
            one = _reason(row, element, how)
            if one is not None and (element not in best or one.level > best[element].level):
                best[element] = one
    yield from (best[element] for element in sorted(best))


def _reason(row: Jurisdiction, element: str, how: str) -> Reason | None:
    value, column = listed(row, element)
    if value == "false":
        return None
    # A qualifier that nobody has looked at yet, or sources that contradict one another.
    level, fields = Level.YES if value == "true" else Level.POSSIBLE, [column]
    if how in ("possible", "alone?"):
        level = Level.POSSIBLE
    if how.startswith("alone"):
        if element == L.CREDENTIALS and row[LOGIN_NAME] == "false":
            fields.append(LOGIN_NAME)
        elif row[NAME] == "partial":
            level = Level.POSSIBLE
            fields.append(NAME)
        else:
            return None
    if row["scope_limit"] != NO_LIMIT:
        level = Level.POSSIBLE
        fields.append("scope_limit")
    return Reason(element, how.removesuffix("?"), level, tuple(fields))


def level_of(found: Collection[Reason]) -> Level:

    return max((one.level for one in found), default=Level.NO)
