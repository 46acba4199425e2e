"""WeChat on Android, decrypted: `EnMicroMsg.db`. In groups the words begin with who says them: `wxid_x:` and a line
break."""

import sqlite3
from collections.abc import Iterator

from pii_scan.extract.messages.databases.database import Database, Told, text
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.stores.store import rows_of

_GROUP = "@chatroom"
_WANTED = ("ROWID", "talker", "isSend", "createTime", "content")


def _read(connection: sqlite3.Connection) -> Iterator[Told]:
    known = {
        text(key): (text(remark) or text(nick), text(alias))
        for key, remark, nick, alias in rows_of(connection, "rcontact", ("username", "conRemark", "nickname", "alias"))
    }
    for row, talker, mine, sent, content in rows_of(connection, "message", _WANTED):
        talk, said, by = text(talker), text(content), text(talker)
        if talk.endswith(_GROUP) and mine != 1:
            head, colon, rest = said.partition(":\n")
            if colon and head and not any(ch.isspace() for ch in head):
                by, said = head, rest
        name, handle = known.get(by, ("", ""))
        title = known.get(talk, ("", ""))[0] or talk
        number = row if isinstance(row, int) else None
        message = Message(ME if mine == 1 else name or by or "?", said, from_epoch(sent), row=number)
        yield Told(talk, title, message, {} if mine == 1 else {"name": name, "username": handle or by})


DATABASE = Database(
    id="wechat",
    hint=b"rcontact",
    columns={
        "message": frozenset({"talker", "isSend", "createTime", "content"}),
        "rcontact": frozenset({"username", "nickname"}),
    },
    read=_read,
    words={"message": frozenset({"content"})},
)
