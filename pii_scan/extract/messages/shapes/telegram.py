"""Telegram Desktop's `result.json` (one chat, or all under `chats.list`)."""

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string, text_of
from pii_scan.extract.messages.thread import Message

_KNOWN = frozenset({"id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "from", "from_id", "actor",
                    "actor_id", "text", "text_entities", "width", "height", "mime_type"})  # fmt: skip


def _fits(message: Json, _above: Json) -> bool:
    return message.get("type") in ("message", "service") and "date" in message and "text" in message


def _message(message: Json, _around: Around) -> Message:
    said = text_of(message.get("text"))
    if message.get("type") == "service":
        said = f"{string(message.get('actor'))}: {string(message.get('action')).replace('_', ' ')} {said}"
        return Message("", said.strip(), string(message.get("date")), more=held(message, _KNOWN | {"action"}))
    sender = string(message.get("from")) or string(message.get("from_id")) or "?"
    return Message(sender, said, string(message.get("date")), more=held(message, _KNOWN))


SHAPE = Shape("telegram", _fits, lambda above: Around(string(above.get("name"))), _message)
