"""Objects that describe one person or one address, cut out of a JSON tree to be rows of their own.

A line `customer.name.first: Ada` says less than a column `name.first` beside `name.last` and `address.city`: columns
are put together, and their row is one person.
"""

import re
from collections.abc import Mapping
from typing import Any

from pii_scan.extract.text.json_rows import flatten

_LEAVES_MAX = 120
_DEPTH_MAX = 8
_FIRST = frozenset({"first", "firstname", "fname", "given", "givenname", "forename", "nombre", "nombres"})
_LAST = frozenset({"last", "lastname", "lname", "surname", "family", "familyname", "apellido", "apellidos"})
_NAME = frozenset({"name", "fullname", "displayname", "legalname", "nombrecompleto"})
_STREET = frozenset(
    {"street", "streetaddress", "street1", "address", "address1", "addressline1", "line1", "addr1", "direccion"}
)
_PLACE = frozenset({"city", "town", "locality", "zip", "zipcode", "postalcode", "postcode", "ciudad", "codigopostal"})
_GLUE = re.compile(r"[\W_]+")
Cut = tuple[str, dict[str, Any]]
"""Where it hung, and the object."""


def cut_people(value: Any, cut: list[Cut], path: str = "", depth: int = 0) -> Any:
    """What is left of the tree; the objects are added to `cut`."""
    if depth > _DEPTH_MAX:
        return value
    if isinstance(value, list):
        return [cut_people(item, cut, path, depth + 1) if isinstance(item, dict) else item for item in value]
    if not isinstance(value, dict):
        return value
    rest, names, places = _walk(value, cut, path, depth)
    if (names or places) and _fits(rest):
        cut.append((path, rest))
        return None
    return rest


def _walk(value: Mapping[str, Any], cut: list[Cut], path: str, depth: int) -> tuple[dict[str, Any], int, int]:
    """(the object without people cut out of it, whether it names one, addresses in it)."""
    rest: dict[str, Any] = {}
    keys = {_GLUE.sub("", str(key).lower()) for key, item in value.items() if _is_plain(item)}
    named: list[tuple[str, dict[str, Any]]] = []
    own = int(bool(keys & _FIRST and keys & _LAST) or bool(keys & _NAME))
    places = int(bool(keys & _STREET and keys & _PLACE))
    for key, item in value.items():
        where = f"{path}.{key}" if path else str(key)
        if isinstance(item, dict) and item and depth < _DEPTH_MAX:
            below, names, streets = _walk(item, cut, where, depth + 1)
            rest[key] = below
            if names and _GLUE.sub("", str(key).lower()) in _NAME:
                own += 1
            elif names:
                named.append((key, below))
            else:
                places += streets
        elif isinstance(item, list):
            rest[key] = cut_people(item, cut, where, depth + 1) if _worth(item) else item
        else:
            rest[key] = item
    if own + len(named) > 1:
        for key, below in named:
            if _fits(below):
                cut.append((f"{path}.{key}" if path else key, below))
                rest[key] = None
        return rest, min(own, 1), places
    if named:
        _, below = named[0]
        places += int(bool({_GLUE.sub("", str(k).lower()) for k in below} & _PLACE))
    return rest, own + len(named), places


def _is_plain(item: Any) -> bool:
    return item is not None and not isinstance(item, dict | list)


def _worth(items: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _fits(value: Mapping[str, Any]) -> bool:
    return 2 <= len(flatten(value)) <= _LEAVES_MAX
