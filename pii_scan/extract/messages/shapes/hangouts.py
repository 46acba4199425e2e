"""Google Takeout's `Hangouts.json`: events of a conversation, whose members stand beside it."""

from collections.abc import Mapping
from typing import Any

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, string, text_of
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch

_DEPTH = 4


def _fits(message: Json, _above: Json) -> bool:
    return isinstance(message.get("sender_id"), dict) and "timestamp" in message and "event_type" in message


def _gaia(value: Any) -> str:
    return string(value.get("gaia_id")) or string(value.get("chat_id")) if isinstance(value, dict) else ""


def _around(above: Json) -> Around:
    inner: Any = above
    for _ in range(_DEPTH):
        if not isinstance(inner, dict) or "participant_data" in inner:
            break
        inner = inner.get("conversation") or inner.get("conversation_state")
    names: dict[str, str] = {}
    known: dict[str, Mapping[str, str | None]] = {}
    members = inner.get("participant_data") if isinstance(inner, dict) else None
    for member in members if isinstance(members, list) else ():
        if isinstance(member, dict) and (name := string(member.get("fallback_name"))):
            names[_gaia(member.get("id"))] = name
            number = member.get("phone_number")
            said = string(number.get("e164")) if isinstance(number, dict) else ""
            known[name] = {"name": name, "phone number": said, "user id": _gaia(member.get("id"))}
    title = string(inner.get("name")) if isinstance(inner, dict) else ""
    return Around(title or ", ".join(names.values()), names, known=known)


def _message(message: Json, around: Around) -> Message | None:
    chat = message.get("chat_message")
    content = chat.get("message_content") if isinstance(chat, dict) else None
    said = text_of(content.get("segment")) if isinstance(content, dict) else ""
    by = _gaia(message.get("sender_id"))
    return Message(around.names.get(by, by) or "?", said, from_epoch(message.get("timestamp")))


def _people(message: Json, around: Around) -> Mapping[str, str | None]:
    return around.known.get(around.names.get(_gaia(message.get("sender_id")), ""), {})


SHAPE = Shape("hangouts", _fits, _around, _message, _people)
