"""JSON of any length, a member at a time: location histories reach gigabytes in one line."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_BLOCK = 1 << 20
_MEMBER_CHARS = 64 << 20
_DECODER = json.JSONDecoder(strict=False)
_BLANK = re.compile(r"[\s\x1e\ufeff]*")
_NEAR_END = 16
_END = ""


class Member(NamedTuple):
    document: int
    """From 0: several values may follow one another (RFC 7464, RFC 8142)."""
    key: str
    """Of the outermost object; empty in an outermost array."""
    value: Any
    """One element, where the key's value is an array."""


class _Damaged(Exception):
    pass


class JsonWalk:
    """Members of the outermost objects and arrays. A member above 64 Mi characters ends the walk."""

    def __init__(self, payload: Payload) -> None:
        self._payload = payload
        self._encoding = choose_encoding(payload)
        self._decode = codecs.getincrementaldecoder(self._encoding.name)("replace").decode
        self._held, self._at, self._passed = "", 0, 0
        self._over = False
        self._reason: ProblemCode | None = None

    def __iter__(self) -> Iterator[Member]:
        with self._payload.open() as self._stream:
            document = 0
            try:
                while (sign := self._sign()) != _END:
                    if sign == "{":
                        yield from self._object(document)
                    elif sign == "[":
                        for value in self._array():
                            yield Member(document, "", value)
                    elif document and sign == ",":
                        self._at += 1
                        continue
                    else:
                        yield Member(document, "", self._value())
                    document += 1
            except _Damaged:
                self._reason = ProblemCode.TRUNCATED if self._over else self._reason or ProblemCode.PARTLY_READ
            except (RecursionError, MemoryError):
                self._reason = ProblemCode.TOO_DEEP

    def rest(self, chars_max: int) -> Iterator[Evidence]:
        """Afterwards: what stands behind the damage as text, with the reason."""
        if self._reason is not None:
            begin = self._passed + self._at
            for piece in stretches(self._payload, self._encoding.name, chars_max):
                if piece.offset + len(piece.text) > begin:
                    from_here = max(0, begin - piece.offset)
                    yield Text(piece.text[from_here:], offset=piece.offset + from_here, first_line=piece.first_line)
            yield Problem(self._reason, "extract", "JSON does not parse to its end; the rest read as text")
        yield from undecoded(self._encoding)

    def _object(self, document: int) -> Iterator[Member]:
        self._at += 1
        if self._sign() == "}":
            self._at += 1
            return
        while True:
            key = self._value()
            if not isinstance(key, str) or self._sign() != ":":
                raise _Damaged
            self._at += 1
            if self._sign() == "[":
                for value in self._array():
                    yield Member(document, key, value)
            else:
                yield Member(document, key, self._value())
            if self._next("}"):
                return

    def _array(self) -> Iterator[Any]:
        self._at += 1
        if self._sign() == "]":
            self._at += 1
            return
        while True:
            yield self._value()
            if self._next("]"):
                return

    def _next(self, closing: str) -> bool:
        sign = self._sign()
        if sign not in (",", closing) or sign == _END:
            raise _Damaged
        self._at += 1
        return sign == closing

    def _sign(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            found = _BLANK.match(self._held, self._at)
            self._at = found.end() if found is not None else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more(_BLOCK):
                return _END

    def _value(self) -> Any:
        if self._sign() == _END:
            raise _Damaged
        size = _BLOCK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self._held) - _NEAR_END
                if cut and len(self._held) - self._at > _MEMBER_CHARS:
                    self._reason, cut = ProblemCode.TOO_LARGE, False
                if not cut or not self._more(size):
                    raise _Damaged from None
            else:
                # A number at the end of what is held may go on.
                if end < len(self._held) or not self._more(size):
                    self._at = end
                    return value
            size = max(size, len(self._held) - self._at)

    def _more(self, size: int) -> bool:
        if self._over:
            return False
        data = self._stream.read(size)
        self._over = not data
        self._passed += self._at
        self._held, self._at = self._held[self._at :] + self._decode(data, final=not data), 0
        return not self._over
