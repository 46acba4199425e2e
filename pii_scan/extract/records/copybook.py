"""COBOL record descriptions (copybooks) to fields with their places.

Source: IBM Enterprise COBOL for z/OS, Language Reference, "Data division": level numbers, PICTURE, USAGE, OCCURS,
REDEFINES, SIGN. Not done: SYNCHRONIZED's slack bytes; the actual number of OCCURS DEPENDING ON (the highest is taken).
"""

import re
from dataclasses import dataclass, field

from pii_scan.extract.records.layout import Form, RecordField

_FIELDS_MAX = 5000
_RECORD_MAX = 1 << 20
_DEPTH = 50
_STATEMENT = re.compile(r"\.(?=\s|$)")
_TOKEN = re.compile(r"'[^']*'|\"[^\"]*\"|(?:[^\s,;]|[,;](?=\S))+")
_FACTOR = re.compile(r"(.)\(([0-9]{1,6})\)")
_USAGES = {
    "COMP-1": "COMP-1", "COMPUTATIONAL-1": "COMP-1", "COMP-2": "COMP-2", "COMPUTATIONAL-2": "COMP-2",
    "COMP-3": "COMP-3", "COMPUTATIONAL-3": "COMP-3", "PACKED-DECIMAL": "COMP-3", "COMP-6": "COMP-6",
    "COMP": "COMP", "COMPUTATIONAL": "COMP", "COMP-4": "COMP", "COMPUTATIONAL-4": "COMP", "BINARY": "COMP",
    "COMP-5": "COMP", "COMPUTATIONAL-5": "COMP", "INDEX": "INDEX", "POINTER": "INDEX", "NATIONAL": "NATIONAL",
}  # fmt: skip


@dataclass(slots=True)
class _Entry:
    level: int
    name: str
    picture: str = ""
    usage: str = ""
    redefines: str = ""
    times: int = 1
    varies: bool = False
    separate: bool = False
    leading: bool = False
    below: list["_Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Copybook:
    """Fields of one record; those under a REDEFINES lie at the same place as what they redefine."""

    fields: tuple[RecordField, ...]
    record_bytes: int
    varies: bool = False
    """It has an OCCURS DEPENDING ON: what follows it may lie further in front."""


def read_copybook(text: str) -> Copybook | None:
    """The first record in it; None where there is none, or one past 1 MiB or 5,000 fields."""
    roots = _tree(_entries(text))
    if not roots:
        return None
    # Several 01 levels are views of the same record; without any, all entries together are one.
    record = roots if roots[0].level not in (1, 77) else [r for r in roots if r.level == 1][:1] or roots
    out: list[RecordField] = []
    try:
        end = _lay(record, 0, out, "", "", 0)
    except _TooMuch:
        return None
    return Copybook(tuple(out), end, any(_varies(r) for r in record)) if out and 0 < end <= _RECORD_MAX else None


class _TooMuch(Exception):
    """Past a limit."""


def _entries(text: str) -> list[_Entry]:
    lines = []
    for line in text.splitlines():
        body = line.expandtabs(8)
        # Columns 1–6 are a sequence number, 7 marks comments, what is past 72 is a note (the fixed reference format).
        if re.match(r"[\d ]{6}[ *\-/dD]", body):
            if body[6] in "*/":
                continue
            body = body[7:72]
        if not body.lstrip().startswith("*"):
            lines.append(body.split("*>")[0])
    found = (_entry(_TOKEN.findall(statement)) for statement in _STATEMENT.split("\n".join(lines)))
    return [entry for entry in found if entry is not None]


def _entry(tokens: list[str]) -> _Entry | None:
    if not tokens or not re.fullmatch("[0-9]{1,2}", tokens[0]):
        return None
    level = int(tokens[0])
    # 88 names values, 66 renames.
    if level in (66, 88) or not 1 <= level <= 77:
        return None
    words = [token.upper() for token in tokens[1:]]
    named = bool(words) and words[0] not in _CLAUSES
    out = _Entry(level, words[0] if named else "FILLER")
    at = 1 if named else 0
    while at < len(words):
        word, follows = words[at], words[at + 1 : at + 4]
        if follows[:1] == ["IS"]:
            follows = words[at + 2 : at + 5]
        if word in ("PIC", "PICTURE") and follows:
            out.picture = follows[0].rstrip(".")
        elif word == "REDEFINES" and follows:
            out.redefines = follows[0]
        elif word == "OCCURS" and follows and _is_number(follows[0]):
            to = follows[1:2] == ["TO"] and len(follows) > 2 and _is_number(follows[2])
            out.times = min(int(follows[2] if to else follows[0]), _RECORD_MAX)
            out.varies = to
        elif word in _USAGES:
            out.usage = out.usage or _USAGES[word]
        elif word == "SEPARATE":
            out.separate = True
        elif word == "LEADING":
            out.leading = True
        elif word == "VALUE" and follows:
            at += 1
        at += 1
    return out


def _is_number(token: str) -> bool:
    return token.isascii() and token.isdecimal() and len(token) <= 9


_CLAUSES = frozenset({"PIC", "PICTURE", "REDEFINES", "OCCURS", "USAGE", "VALUE", "SIGN", "SYNC", *_USAGES})


def _tree(entries: list[_Entry]) -> list[_Entry]:
    roots: list[_Entry] = []
    above: list[_Entry] = []
    for entry in entries:
        while above and above[-1].level >= entry.level:
            above.pop()
        if len(above) > _DEPTH:
            return []
        (above[-1].below if above else roots).append(entry)
        above.append(entry)
    return roots


def _varies(entry: _Entry) -> bool:
    return entry.varies or any(map(_varies, entry.below))


def _lay(entries: list[_Entry], start: int, out: list[RecordField], suffix: str, usage: str, depth: int) -> int:
    """Places the entries one behind the other; the byte behind the last."""
    at = end = start
    places: dict[str, int] = {}
    for entry in entries:
        begin = places.get(entry.redefines, at) if entry.redefines else at
        places[entry.name] = begin
        here = begin
        for number in range(entry.times):
            name = f"{suffix}_{number + 1}" if entry.times > 1 else suffix
            kind = entry.usage or usage
            if entry.below:
                here = _lay(entry.below, here, out, name, kind, depth + 1)
            else:
                found = _placed(entry, here, name, kind)
                if found is not None:
                    out.append(found)
                    here = found.end
            if len(out) > _FIELDS_MAX or here > _RECORD_MAX:
                raise _TooMuch
            if here == begin and number > 0:
                break
        end = max(end, here)
        # What redefines takes no place of its own beyond the longer of both.
        at = end if entry.redefines else max(at, here)
    return end


def _placed(entry: _Entry, start: int, suffix: str, usage: str) -> RecordField | None:
    name = entry.name + suffix
    if usage == "COMP-1":
        return RecordField(name, start, 4, Form.HEX_FLOAT)
    if usage == "COMP-2":
        return RecordField(name, start, 8, Form.HEX_FLOAT)
    if usage == "INDEX":
        return RecordField(name, start, 4, Form.BINARY)
    if sum(int(times) for _, times in _FACTOR.findall(entry.picture)) > _RECORD_MAX:
        raise _TooMuch
    picture = _FACTOR.sub(lambda m: m[1] * int(m[2]), entry.picture.upper())
    if not picture:
        return None
    if set(picture) <= set("NG"):
        return RecordField(name, start, 2 * len(picture), Form.NATIONAL)
    if not set(picture) <= set("S9VP"):
        # Edited numbers (ZZ9.99) are text as they stand; V takes no place.
        return RecordField(name, start, len(picture.replace("V", "").replace("CR", "xx").replace("DB", "xx")))
    digits, signed = picture.count("9"), "S" in picture
    scale = _scale(picture)
    if usage == "COMP-3":
        return RecordField(name, start, digits // 2 + 1, Form.PACKED, scale, signed)
    if usage == "COMP-6":
        return RecordField(name, start, (digits + 1) // 2, Form.UNSIGNED_PACKED, scale, signed)
    if usage == "COMP":
        return RecordField(name, start, 2 if digits <= 4 else 4 if digits <= 9 else 8, Form.BINARY, scale, signed)
    separate = entry.separate and signed
    return RecordField(name, start, digits + separate, Form.ZONED, scale, signed, separate, entry.leading)


def _scale(picture: str) -> int:
    whole, point, part = picture.partition("V")
    if "P" in whole and not point:
        return -whole.count("P")
    return len(part)
