"""Slack's daily files: `#general/2024-02-14.json` of a workspace export."""

import re
from collections.abc import Mapping

from pii_scan.extract.messages.shapes.shape import Around, Json, Shape, held, string, text_of
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch

_KNOWN = frozenset({"type", "subtype", "user", "text", "ts", "client_msg_id", "team", "user_team", "source_team",
                    "user_profile", "blocks", "thread_ts", "reply_count", "reply_users_count", "latest_reply",
                    "reply_users", "replies", "is_locked", "subscribed", "reactions", "parent_user_id", "edited",
                    "bot_id", "bot_profile", "username", "upload", "display_as_bot"})  # fmt: skip
_MENTION = re.compile(r"<@([A-Z0-9]{6,})(?:\|[^>]*)?>")


def _fits(message: Json, _above: Json) -> bool:
    return message.get("type") == "message" and "ts" in message and ("text" in message or "user" in message)


def _message(message: Json, around: Around) -> Message:
    said = _MENTION.sub(lambda m: "@" + around.names.get(m[1], m[1]), text_of(message.get("text")))
    profile = message.get("user_profile")
    named = string(profile.get("real_name")) if isinstance(profile, dict) else ""
    user = string(message.get("user")) or string(message.get("bot_id"))
    sender = around.names.get(user) or named or string(message.get("username")) or user or "?"
    files = message.get("files")
    more = held({**message, "files": None}, _KNOWN)
    if isinstance(files, list):
        more += tuple(("File", string(f.get("name")) or string(f.get("title"))) for f in files if isinstance(f, dict))
    return Message(sender, said, from_epoch(message.get("ts")), more=more)


def _people(message: Json, _around: Around) -> Mapping[str, str | None]:
    profile = message.get("user_profile")
    if not isinstance(profile, dict):
        return {}
    return {"real name": string(profile.get("real_name")), "user name": string(profile.get("name"))}


SHAPE = Shape("slack", _fits, lambda above: Around(string(above.get("name"))), _message, _people)
