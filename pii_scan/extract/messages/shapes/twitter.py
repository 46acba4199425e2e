"""Direct messages of an archive of Twitter (X): `direct-messages.js`, `direct-messages-group.js`."""

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string
from pii_scan.extract.messages.thread import Message

_KNOWN = frozenset({"id", "text", "createdAt", "senderId", "recipientId", "reactions", "urls", "editHistory"})


def _fits(message: Json, _above: Json) -> bool:
    return isinstance(message.get("messageCreate"), dict)


def _message(message: Json, _around: Around) -> Message | None:
    said = message.get("messageCreate")
    if not isinstance(said, dict):
        # Somebody joined, a name changed.
        kind = next(iter(message), "")
        return Message("", kind, more=held({kind: message.get(kind)}, frozenset()))
    return Message(
        string(said.get("senderId")) or "?", string(said.get("text")), string(said.get("createdAt")),
        string(said.get("recipientId")), more=held(said, _KNOWN),
    )  # fmt: skip


SHAPE = Shape("twitter", _fits, lambda above: Around(string(above.get("conversationId"))), _message)
