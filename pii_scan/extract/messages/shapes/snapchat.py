"""Snapchat's `chat_history.json`: lists of messages under the name of the other one."""

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string
from pii_scan.extract.messages.thread import Message

_KNOWN = frozenset({"From", "To", "Created", "Content", "Text", "IsSender", "Created(microseconds)", "IsSaved",
                    "Media Type", "Conversation Title"})  # fmt: skip


def _fits(message: Json, _above: Json) -> bool:
    return "Media Type" in message and "Created" in message and ("From" in message or "To" in message)


def _message(message: Json, around: Around) -> Message:
    said = string(message.get("Content")) or string(message.get("Text"))
    title = string(message.get("Conversation Title"))
    more = held(message, _KNOWN)
    if title and title != around.title:
        more = (("Conversation Title", title), *more)
    sender = string(message.get("From")) or around.me
    return Message(sender, said, string(message.get("Created")), string(message.get("To")), more=more)


SHAPE = Shape("snapchat", _fits, lambda _above: Around(), _message)
