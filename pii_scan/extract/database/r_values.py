"""Values of R as `serialize` writes them (R Internals, 1.8 "Serialization Formats": XDR and binary, 2 and 3)."""

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

_DEPTH_MAX, _LENGTH_MAX, _VALUES_MAX = 100, 50_000_000, 15_000_000
_NA_INT = -(1 << 31)
_EMPTY = {0xFE: "NULL", 0xFD: "global", 0xFB: "missing", 0xFC: "unbound", 0xF1: "base", 0xF2: "empty", 0xF0: "base"}
_REF, _NAMESPACE, _PACKAGE, _PERSIST, _ALTREP = 0xFF, 0xF9, 0xFA, 0xF8, 238
_ATTR_LANG, _ATTR_LIST = 240, 239
_SYMBOL, _PAIRS, _CLOSURE, _ENVIRONMENT, _PROMISE, _LANGUAGE, _DOTS = 1, 2, 3, 4, 5, 6, 17
_CHARS, _LOGICAL, _INTEGER, _REAL, _COMPLEX, _STRING, _LIST, _EXPRESSION = 9, 10, 13, 14, 15, 16, 19, 20
_RAW, _S4, _SPECIAL, _BUILTIN, _POINTER, _WEAK = 24, 25, 7, 8, 22, 23


class RDamageError(Exception):
    """The stream is cut, nested too deeply, or holds what is not read."""


@dataclass(slots=True)
class Value:
    """`data`: strings, numbers or values; None stands for NA."""

    kind: int
    data: list[object] = field(default_factory=list)
    attributes: dict[str, "Value"] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    """Of a list of pairs."""

    def words(self, name: str) -> list[str]:
        found = self.attributes.get(name)
        return [] if found is None else [str(one) for one in found.data if isinstance(one, str)]


class Reader:
    """Reads one stream behind its two letters of format.

    Raises:
        RDamageError: by `header` and `value`.
    """

    def __init__(self, stream: BinaryIO, order: str) -> None:
        self._stream = stream
        self._order = order
        self._known: list[Value] = []
        self._depth = self._count = 0
        self.cut = False

    def header(self) -> None:
        version, _, _ = self._ints(3)
        if version == 3:
            self._take(self._int())
        elif version != 2:
            raise RDamageError

    def value(self) -> Value:
        self._depth += 1
        self._count += 1
        try:
            if self._depth > _DEPTH_MAX or self._count > _VALUES_MAX:
                raise RDamageError
            return self._value(self._int())
        finally:
            self._depth -= 1

    def _value(self, flags: int) -> Value:
        kind = flags & 0xFF
        if kind in _EMPTY:
            return Value(0xFE)
        if kind == _REF:
            number = flags >> 8 or self._int()
            if not 0 < number <= len(self._known):
                raise RDamageError
            return self._known[number - 1]
        if kind in (_NAMESPACE, _PACKAGE, _PERSIST):
            self._int()
            return self._remember(Value(kind, [self.value() for _ in range(self._length())]))
        if kind == _SYMBOL:
            return self._remember(Value(kind, self.value().data))
        if kind == _ENVIRONMENT:
            return self._environment()
        if kind in (_PAIRS, _LANGUAGE, _CLOSURE, _PROMISE, _DOTS, _ATTR_LANG, _ATTR_LIST):
            return self._pairs(kind, flags)
        if kind == _ALTREP:
            return self._altrep()
        if kind in (_POINTER, _WEAK):
            found = self._remember(Value(kind))
            if kind == _POINTER:
                self.value(), self.value()
        elif kind in (_SPECIAL, _BUILTIN):
            found = Value(kind, [self._take(self._length()).decode("latin-1")])
        else:
            found = Value(kind, self._data(kind))
        if flags & 0x200 and kind != _CHARS:
            found.attributes = self._attributes()
        elif flags & 0x200:
            self.value()
        return found

    def _data(self, kind: int) -> list[object]:
        if kind == _CHARS:
            size = self._int()
            return [None if size == -1 else _text(self._take(size))]
        if kind == _S4:
            return []
        length = self._length()
        if kind in (_LOGICAL, _INTEGER, _REAL, _STRING):
            self._held(length)
        if kind in (_LOGICAL, _INTEGER):
            return [None if n == _NA_INT else n for n in self._numbers("i", 4, length)]
        if kind == _REAL:
            return [None if number != number else number for number in self._numbers("d", 8, length)]
        if kind == _COMPLEX:
            self._take(16 * length)
            return []
        if kind == _RAW:
            return [self._take(length)]
        if kind == _STRING:
            return [self._string() for _ in range(length)]
        if kind in (_LIST, _EXPRESSION):
            return [self.value() for _ in range(length)]
        raise RDamageError

    def _string(self) -> object:
        flags = self._int()
        if flags & 0xFF != _CHARS:
            raise RDamageError
        size = self._int()
        return None if size == -1 else _text(self._take(size))

    def _pairs(self, kind: int, flags: int) -> Value:
        """One cell after the other, without a step deeper for each."""
        out = Value(_PAIRS if kind in (_PAIRS, _ATTR_LIST) else kind)
        while True:
            if flags & 0x200 or flags & 0xFF in (_ATTR_LANG, _ATTR_LIST):
                out.attributes |= self._attributes()
            tag = self.value() if flags & 0x400 else Value(0xFE)
            out.tags.append(str(tag.data[0]) if tag.data and isinstance(tag.data[0], str) else "")
            out.data.append(self.value())
            self._count += 1
            flags = self._int()
            if flags & 0xFF not in (_PAIRS, _ATTR_LIST) or self._count > _VALUES_MAX:
                break
        if flags & 0xFF != 0xFE:
            out.data.append(self._value(flags))
            out.tags.append("")
        return out

    def _attributes(self) -> dict[str, Value]:
        found = self.value()
        return {tag: one for tag, one in zip(found.tags, found.data, strict=False) if isinstance(one, Value)}

    def _environment(self) -> Value:
        self._int()
        found = self._remember(Value(_ENVIRONMENT))
        found.data = [self.value() for _ in range(4)]
        return found

    def _altrep(self) -> Value:
        """Class, state, attributes: compact sequences and strings kept as numbers have states of their own."""
        info, state, attributes = self.value(), self.value(), self.value()
        name = str(info.data[0].data[0]) if info.data and isinstance(info.data[0], Value) and info.data[0].data else ""
        found = state
        if name in ("compact_intseq", "compact_realseq") and len(state.data) == 3:
            length, first, step = (one if isinstance(one, int | float) else 0 for one in state.data)
            if not 0 <= length <= _LENGTH_MAX:
                raise RDamageError
            self._held(int(length))
            numbers: list[object] = [int(first + n * step) for n in range(int(length))]
            found = Value(_INTEGER, numbers)
        elif state.data and isinstance(state.data[0], Value):
            # Wrapped and deferred vectors stand first in their state.
            inner = state.data[0]
            found = Value(inner.kind, inner.data, dict(inner.attributes))
        extra = {t: one for t, one in zip(attributes.tags, attributes.data, strict=False) if isinstance(one, Value)}
        found.attributes |= extra
        return found

    def _remember(self, value: Value) -> Value:
        self._known.append(value)
        return value

    def _length(self) -> int:
        length = self._int()
        if not 0 <= length <= _LENGTH_MAX:
            raise RDamageError
        return length

    def _held(self, length: int) -> int:
        """Counts what is kept in memory, some 80 bytes each.

        Raises:
            RDamageError: past 15 million.
        """
        self._count += length
        if self._count > _VALUES_MAX:
            raise RDamageError
        return length

    def _numbers(self, code: str, width: int, length: int) -> tuple[object, ...]:
        return struct.unpack(f"{self._order}{length}{code}", self._take(width * length))

    def _int(self) -> int:
        return self._ints(1)[0]

    def _ints(self, count: int) -> tuple[int, ...]:
        return struct.unpack(f"{self._order}{count}i", self._take(4 * count))

    def _take(self, size: int) -> bytes:
        if not 0 <= size <= 8 * _LENGTH_MAX:
            raise RDamageError
        data = self._stream.read(size)
        if len(data) < size:
            self.cut = True
            raise RDamageError
        return data


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
