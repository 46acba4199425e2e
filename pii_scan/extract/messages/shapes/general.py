"""Any other program: objects whose keys are those of messages (`from`, `text`, `sent_at`…)."""

from collections.abc import Mapping
from typing import Any

from pii_scan.extract.messages.roles import Roles, words_of
from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, string
from pii_scan.extract.messages.table_rows import ME, TableReader
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.json_rows import flatten

MEMBERS = ("participants", "members", "users", "recipients", "parties", "people", "contacts")
_TITLES = ("title", "name", "subject", "topic", "thread", "chat", "conversation", "channel", "displayName")
_PART = ("role", "type", "kind", "party")
_NAMES = ("name", "fullName", "full_name", "displayName", "display_name", "real_name", "nombre")
_IDS = ("id", "userId", "user_id", "uid", "handle", "username", "phone", "number", "email", "identifier", "address")


def _fits(message: Json, above: Json) -> bool:
    """A list inside of an object that names the parties need not repeat them."""
    roles = Roles(tuple(flatten(message)))
    if roles.body is None or not _is_text(message, roles.columns[roles.body]):
        return False
    said = bool(roles.sender) or roles.direction is not None
    return roles.of_messages or (said and roles.time is not None and bool(members(above) or titles(above)))


def _is_text(message: Json, path: str) -> bool:
    """A list of objects under `messages` is a thread and not what somebody says."""
    value: Any = message
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return isinstance(value, str)


def members(above: Json) -> list[Json | str]:
    """Who takes part, as the object around the messages lists them."""
    for key in MEMBERS:
        found = above.get(key)
        if isinstance(found, list) and found and all(isinstance(one, dict | str) for one in found):
            return list(found)
    return []


def member_properties(member: Json | str) -> Mapping[str, str | None]:
    """A member's identifiers under the names they have; a bare one under the name of what it looks like."""
    if not isinstance(member, str):
        return {key.rsplit(".", 1)[-1]: value for key, value in flatten(member).items()}
    digits = sum(ch.isdigit() for ch in member)
    label = "email" if "@" in member else "phone number" if digits >= 7 and digits * 2 >= len(member) else "name"
    return {label: member}


def titles(above: Json) -> str:
    return next((text for key in _TITLES if (text := string(above.get(key)))), "")


def _around(above: Json) -> Around:
    names: dict[str, str] = {}
    known: dict[str, Mapping[str, str | None]] = {}
    for member in members(above):
        if isinstance(member, str):
            continue
        name = next((text for key in _NAMES if (text := string(member.get(key)))), "")
        if not name:
            # `first_name`, `last_name` and the like.
            name = " ".join(string(v) for k, v in member.items() if words_of(k).endswith("name") and string(v))
        if name:
            known[name] = member_properties(member)
        for key in (*_PART, *_IDS):
            if name and (value := string(member.get(key))):
                names.setdefault(value, name)
    return Around(titles(above), names, known=known)


def _message(message: Json, around: Around) -> Message | None:
    flat = flatten(message)
    roles = Roles(tuple(flat))
    cells = tuple(flat.values())
    reader = TableReader(roles, 0)
    found = reader.message(cells, 0)
    if found is None:
        return None
    more = [*found.more, *((roles.columns[i], cells[i] or "") for i in roles.others if i not in _told(roles))]
    sender = around.names.get(found.sender, around.me if found.sender == ME else found.sender)
    recipient = around.names.get(found.recipient, found.recipient)
    return Message(sender, found.text, found.time, recipient, more=tuple(more))


def _told(roles: Roles) -> set[int | None]:
    return {roles.time, roles.direction, *roles.thread}


def _people(message: Json, _around: Around) -> Mapping[str, str | None]:
    flat: dict[str, Any] = flatten(message)
    roles = Roles(tuple(flat))
    return {roles.columns[i]: flat[roles.columns[i]] for i in roles.sender if len(roles.sender) > 1}


SHAPE = Shape("general", _fits, _around, _message, _people, rank=9)
