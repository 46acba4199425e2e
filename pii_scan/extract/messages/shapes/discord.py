"""DiscordChatExporter's JSON: guild, channel, messages with authors."""

from collections.abc import Mapping

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string
from pii_scan.extract.messages.thread import Message

_KNOWN = frozenset({"id", "type", "timestamp", "timestampEdited", "callEndedTimestamp", "isPinned", "content", "author",
                    "reactions", "stickers", "mentions", "inlineEmojis", "reference"})  # fmt: skip


def _fits(message: Json, above: Json) -> bool:
    return isinstance(message.get("author"), dict) and "content" in message and "channel" in above


def _around(above: Json) -> Around:
    guild, channel = above.get("guild"), above.get("channel")
    names = [string(part.get("name")) for part in (guild, channel) if isinstance(part, dict)]
    return Around(" / ".join(filter(None, names)))


def _name(author: Json) -> str:
    name, nick = string(author.get("name")), string(author.get("nickname"))
    return nick if nick and nick != name else name


def _message(message: Json, _around: Around) -> Message:
    author = message["author"]
    more = held({**message, "embeds": message.get("embeds") or None}, _KNOWN)
    return Message(_name(author) or "?", string(message.get("content")), string(message.get("timestamp")), more=more)


def _people(message: Json, _around: Around) -> Mapping[str, str | None]:
    author = message["author"]
    number = string(author.get("discriminator"))
    handle = string(author.get("name")) + (f"#{number}" if number.strip("0") else "")
    return {"nickname": string(author.get("nickname")) or None, "username": handle, "user id": string(author.get("id"))}


SHAPE = Shape("discord", _fits, _around, _message, _people)
