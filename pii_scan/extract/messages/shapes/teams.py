"""Microsoft Teams (Graph `chatMessage`) and the personal export of Skype and Teams (`messages.json`)."""

from collections.abc import Mapping
from html import unescape

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.html import page_text

_GRAPH = frozenset({"id", "replyToId", "etag", "messageType", "createdDateTime", "lastModifiedDateTime", "from", "body",
                    "lastEditedDateTime", "deletedDateTime", "importance", "locale", "webUrl", "reactions", "chatId",
                    "channelIdentity", "mentions", "@odata.type", "@odata.context"})  # fmt: skip
_SKYPE = frozenset({"id", "displayName", "originalarrivaltime", "messagetype", "version", "content", "conversationid",
                    "from", "properties", "amsreferences"})  # fmt: skip


def _is_graph(message: Json) -> bool:
    return isinstance(message.get("body"), dict) and "content" in message["body"] and "createdDateTime" in message


def _fits(message: Json, _above: Json) -> bool:
    return _is_graph(message) or ("originalarrivaltime" in message and "messagetype" in message)


def _who(message: Json) -> Json:
    sender = message.get("from")
    if not isinstance(sender, dict):
        return {}
    return next((part for part in sender.values() if isinstance(part, dict)), {})


def _plain(text: str) -> str:
    return page_text(text) if "<" in text and ">" in text else unescape(text)


def _message(message: Json, around: Around) -> Message:
    if _is_graph(message):
        said = _plain(string(message["body"].get("content")))
        sender = string(_who(message).get("displayName")) or string(_who(message).get("id"))
        time = string(message.get("createdDateTime"))
        subject = ("Subject", string(message.get("subject")))
        return Message(sender, said, time, more=(subject, *held({**message, "subject": None}, _GRAPH)))
    sender = string(message.get("displayName")) or _handle(string(message.get("from")))
    sender = around.names.get(sender, sender)
    return Message(
        sender or "?",
        _plain(string(message.get("content"))),
        string(message.get("originalarrivaltime")),
        more=held(message, _SKYPE),
    )


def _handle(sender: str) -> str:
    """`8:live:ann` → `live:ann`: a network's number stands in front."""
    network, colon, name = sender.partition(":")
    return name if colon and network.isdigit() else sender


def _people(message: Json, _around: Around) -> Mapping[str, str | None]:
    if not _is_graph(message):
        return {"display name": string(message.get("displayName")), "username": _handle(string(message.get("from")))}
    who = _who(message)
    return {"display name": string(who.get("displayName")), "email": string(who.get("userPrincipalName"))}


SHAPE = Shape(
    "teams",
    _fits,
    lambda above: Around(string(above.get("displayName")) or string(above.get("topic"))),
    _message,
    _people,
)
