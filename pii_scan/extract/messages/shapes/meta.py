"""Facebook's and Instagram's `message_1.json`.

Both write each byte of the UTF-8 text as a character of its own: `Ã©` for `é`.
"""

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch

_KNOWN = frozenset({"sender_name", "timestamp_ms", "content", "type", "is_geoblocked_for_viewer", "is_unsent",
                    "is_unsent_image_by_messenger_kid_parent", "senderName", "timestamp", "text"})  # fmt: skip


def mended(text: str) -> str:
    """The text with its bytes put together again; as it is where they make no UTF-8."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _fits(message: Json, _above: Json) -> bool:
    return ("sender_name" in message and "timestamp_ms" in message) or (
        "senderName" in message and "timestamp" in message and "isUnsent" in message
    )


def _around(above: Json) -> Around:
    return Around(mended(string(above.get("title")) or string(above.get("threadName"))))


def _message(message: Json, _around: Around) -> Message:
    sender = mended(string(message.get("sender_name")) or string(message.get("senderName"))) or "?"
    said = mended(string(message.get("content")) or string(message.get("text")))
    time = from_epoch(message.get("timestamp_ms") or message.get("timestamp"))
    more = tuple((label, mended(value)) for label, value in held(message, _KNOWN))
    return Message(sender, said, time, more=more)


SHAPE = Shape("meta", _fits, _around, _message, mend=mended)
