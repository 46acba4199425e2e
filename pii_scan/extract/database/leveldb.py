"""LevelDB, in which browsers and programs built on them (Discord, Signal, Slack, Teams) keep what they hold."""

import json
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.database.leveldb_blocks import MAGIC, LevelDamageError, is_log, log_entries, table_entries
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.carved import carve
from pii_scan.extract.text.json_rows import labelled_lines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

TABLE, LOG = "application/x-leveldb-table", "application/x-leveldb-log"
_WHOLE_BYTES = 256 << 20
_CHUNK_CHARS = 1 << 20
_SHARE = 0.9
_FILES = (b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"PK\x03\x04", b"bplist00")


def probe(head: bytes, name: str) -> str | None:
    """A table has its mark at its end: by its name; the reader looks. A log is known by its first batch."""
    if is_log(head):
        return LOG
    return TABLE if name.lower().endswith((".ldb", ".sst")) and head_text(head) is None else None


def extract(given: Input) -> Iterator[Evidence]:
    """Each entry as lines, set apart from the next; older versions of a value that the file still holds as well."""
    if given.payload.size_bytes > _WHOLE_BYTES:
        raise NotThisFormat
    data = given.payload.read()
    if given.media_type == TABLE and not data.endswith(MAGIC):
        raise NotThisFormat
    entries = table_entries(data, given.limits.child_bytes) if given.media_type == TABLE else log_entries(data)
    lines, keys = _Lines(), Keys()
    lost = binary = 0
    damaged = False
    try:
        for entry in entries:
            if entry is None:
                lost += 1
                continue
            key, value = entry
            name = words(key)
            text = words(value)
            binary += bool(value) and 2 * len(text) < len(value)
            if value.startswith(_FILES):
                yield Child("leveldb", keys.key(name[:60] or "value"), Payload(data=value), len(value))
                text = ""
            lines.add(name, text)
            yield from lines.texts()
    except LevelDamageError:
        damaged = True
    yield from lines.texts(last=True)
    if damaged:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the table's index is damaged; what follows is not read")
        if not lines.read and (text := carve(data[: 32 << 20])):
            yield Text(text, How.CARVED)
    if lost:
        yield Problem(ProblemCode.TRUNCATED, "extract", f"{lost} blocks or records cut or damaged")
    if binary:
        detail = f"{binary} binary values: readable strings only"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


class _Lines:
    """Texts of about a million characters."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._size = self._offset = self._number = 0
        self.read = 0

    def add(self, key: str, text: str) -> None:
        self.read += 1
        for line in (*_lines(key, text), ""):
            self._held.append(line)
            self._size += len(line) + 1

    def texts(self, *, last: bool = False) -> Iterator[Text]:
        if self._size >= _CHUNK_CHARS or (last and any(self._held)):
            yield Text("\n".join(self._held), offset=self._offset, first_line=self._number + 1)
            self._offset += self._size
            self._number += len(self._held)
            self._held, self._size = [], 0


def _lines(key: str, text: str) -> Iterator[str]:
    if text[:1] in ("{", "["):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            pass
        else:
            yield key
            yield from labelled_lines(value)
            return
    yield f"{key}: {text}" if key and text else key or text


def words(data: bytes) -> str:
    """Chromium writes a byte before a text: 0 for UTF-16, 1 for Latin letters. Of other bytes the readable strings."""
    if data[:1] == b"\x01" and _printable(latin := data[1:].decode("latin-1")):
        return latin
    if data[:1] == b"\0" and len(data) % 2 and _printable(wide := data[1:].decode("utf-16-le", "replace")):
        return wide
    try:
        plain = data.decode()
    except UnicodeDecodeError:
        return carve(data)
    return plain if _printable(plain) else carve(data)


def _printable(text: str) -> bool:
    return sum(1 for sign in text if sign.isprintable() or sign in "\t\r\n") >= _SHARE * len(text)


EXTRACTOR = Extractor(
    id="leveldb",
    title="LevelDB (Local Storage and IndexedDB of Chromium and programs built on it)",
    media_types=(TABLE, LOG),
    extract=extract,
    probe=probe,
    extensions=(".ldb", ".sst"),
    priority=12,
    library="own; backports.zstd",
    reads="keys and values of tables (plain, Snappy, zstd, zlib) and of the log, JSON as lines, UTF-16 and Latin "
    "texts; older versions of a value; pictures and documents as items of their own",
    not_read="V8's binary objects (readable strings only), which values were deleted, files above 256 MiB as such",
)
