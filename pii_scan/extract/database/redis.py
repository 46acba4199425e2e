"""Redis: dumps (RDB, versions 1 to 12) and append-only files (RESP commands), also the one in front of the other."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pii_scan.extract.database.redis_entries import Entries
from pii_scan.extract.database.redis_values import Cursor, RedisDamageError, intset, listpack, ziplist
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Problem, ProblemCode

DUMP, COMMANDS = "application/x-redis-dump", "application/x-redis-commands"
_START = re.compile(rb"(?:#TS:\d+\r\n)?\*\d{1,5}\r\n\$\d{1,9}\r\n")
_ARGUMENTS_MAX, _ARGUMENT_MAX, _WORDS_MAX = 1 << 20, 64 << 20, 200
_PACKED: dict[int, tuple[str, Callable[[bytes], list[bytes]]]] = {
    10: ("list", ziplist), 11: ("list", intset), 12: ("scores", ziplist), 13: ("hash", ziplist),
    16: ("hash", listpack), 17: ("scores", listpack), 20: ("list", listpack),
}  # fmt: skip
_FIELDS = frozenset((b"HSET", b"HMSET", b"HSETNX"))
_QUIET = frozenset((b"SELECT", b"MULTI", b"EXEC", b"PEXPIREAT", b"PEXPIRE", b"EXPIRE", b"DEL", b"UNLINK", b"PING"))


def probe(head: bytes, _name: str) -> str | None:
    return COMMANDS if _START.match(head) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Hashes and flat JSON values as rows, everything else as lines."""
    entries = Entries()
    problem: Problem | None = None
    with given.payload.open() as stream:
        head = stream.read(9)
        if head[:5] == b"REDIS" and head[5:9].isdigit():
            cursor = Cursor(stream)
            try:
                for _ in _dump(cursor, entries, int(head[5:9])):
                    yield from entries.evidence()
            except RedisDamageError:
                code = ProblemCode.TRUNCATED if cursor.cut else ProblemCode.UNSUPPORTED
                problem = Problem(code, "extract", f"the dump is read up to its {entries.read}th key")
        elif given.media_type == DUMP:
            raise NotThisFormat
        else:
            stream.seek(0)
        if problem is None:
            bad = False
            for command in _commands(stream):
                if command is None:
                    bad = True
                    break
                _carry_out(command, entries)
                yield from entries.evidence()
            if bad:
                detail = f"what follows the {entries.read}th entry is no command"
                problem = Problem(ProblemCode.TRUNCATED, "extract", detail)
    yield from entries.evidence(last=True)
    if problem is not None:
        yield problem


def _dump(cursor: Cursor, entries: Entries, version: int) -> Iterator[None]:
    """Yields after each key."""
    while True:
        code = cursor.byte()
        if code == 0xFF:
            if version >= 5:
                cursor.take(8)
            return
        if code in (0xFA, 0xF7):
            # The server's own notes; of modules nothing is known.
            if code == 0xF7:
                raise RedisDamageError
            cursor.string(), cursor.string()
        elif code == 0xF5:
            entries.values(b"function", [cursor.string()])
        elif code == 0xFE:
            cursor.count()
        elif code == 0xFB:
            cursor.count(), cursor.count()
        elif code in (0xFC, 0xFD, 0xF8, 0xF9):
            _beside(cursor, code)
        else:
            _value(cursor, entries, code, cursor.string())
            yield


def _beside(cursor: Cursor, code: int) -> None:
    """When a key expires, or how long nobody asked for it."""
    if code == 0xF8:
        cursor.count()
    else:
        cursor.take({0xFC: 8, 0xFD: 4, 0xF9: 1}[code])


def _value(cursor: Cursor, entries: Entries, code: int, key: bytes) -> None:
    if code == 0:
        entries.values(key, [cursor.string()])
    elif code in (1, 2):
        for _ in range(cursor.count()):
            entries.values(key, [cursor.string()])
    elif code in (3, 5):
        for _ in range(cursor.count()):
            entries.values(key, [cursor.string()])
            cursor.take(8) if code == 5 else _score(cursor)
    elif code == 4:
        for _ in range(cursor.count()):
            entries.fields(key, [cursor.string(), cursor.string()])
    elif code in _PACKED:
        kind, unpack = _PACKED[code]
        parts = unpack(cursor.string())
        if kind == "hash":
            entries.fields(key, parts)
        else:
            entries.values(key, parts[::2] if kind == "scores" else parts)
    elif code in (14, 18):
        for _ in range(cursor.count()):
            plain = code == 18 and cursor.count() == 1
            data = cursor.string()
            entries.values(key, [data] if plain else listpack(data) if code == 18 else ziplist(data))
    elif code in (15, 19, 21):
        _stream(cursor, entries, code, key)
    else:
        # Values of modules, and hashes whose fields expire each for itself.
        raise RedisDamageError


def _score(cursor: Cursor) -> None:
    size = cursor.byte()
    if size < 0xFD:
        cursor.take(size)


def _stream(cursor: Cursor, entries: Entries, code: int, key: bytes) -> None:
    """Messages in listpacks; groups of consumers behind them."""
    for _ in range(cursor.count()):
        cursor.string()
        entries.values(key, [part for part in listpack(cursor.string()) if not part.lstrip(b"-").isdigit()])
    for _ in range(3 if code == 15 else 8):
        cursor.count()
    for _ in range(cursor.count()):
        cursor.string()
        for _ in range(2 if code == 15 else 3):
            cursor.count()
        for _ in range(cursor.count()):
            cursor.take(24)
            cursor.count()
        for _ in range(cursor.count()):
            cursor.string()
            cursor.take(16 if code == 21 else 8)
            for _ in range(cursor.count()):
                cursor.take(16)


def _commands(stream: BinaryIO) -> Iterator[list[bytes] | None]:
    """Each with its arguments (RESP arrays of bulk strings); None where the bytes are none, and nothing after it."""
    while line := stream.readline(64):
        if line.startswith(b"#") or not line.strip(b"\0\r\n"):
            continue
        count = _number(line, b"*")
        if count is None or count > _ARGUMENTS_MAX:
            yield None
            return
        parts: list[bytes] = []
        for _ in range(count):
            size = _number(stream.readline(64), b"$")
            if size is None or size > _ARGUMENT_MAX:
                yield None
                return
            parts.append(stream.read(size))
            if len(parts[-1]) < size or len(stream.read(2)) < 2:
                yield None
                return
        yield parts


def _number(line: bytes, mark: bytes) -> int | None:
    digits = line[1:].rstrip(b"\r\n")
    return int(digits) if line.startswith(mark) and line.endswith(b"\n") and digits.isdigit() else None


def _carry_out(command: list[bytes], entries: Entries) -> None:
    name = command[0].upper() if command else b""
    if name in _QUIET or len(command) < 2:
        return
    if name in _FIELDS:
        entries.fields(command[1], command[2:])
    elif name == b"XADD":
        entries.fields(command[1] + b" " + b" ".join(command[2:3]), command[3:])
    elif name == b"MSET":
        for key, value in zip(command[1::2], command[2::2], strict=False):
            entries.values(key, [value])
    else:
        entries.values(command[1], command[2:3] if name in (b"SET", b"GETSET") else command[2:])


EXTRACTOR = Extractor(
    id="redis",
    title="Redis: dump (RDB) and append-only file",
    media_types=(DUMP, COMMANDS),
    extract=extract,
    signatures=(Signature(DUMP, b"REDIS0"),),
    probe=probe,
    extensions=(".rdb", ".aof"),
    priority=34,
    library="own",
    reads="hashes and flat JSON values as a row each, strings, lists, sets, messages of streams as lines under their "
    "key, packed forms (LZF, ziplist, listpack, intset); an append-only file behind a dump",
    not_read="values of modules, fields that expire each for itself (the dump is read up to there, named)",
)
