"""Pickles of Python (protocols 0 to 5, PEP 3154 and 574): lists, dictionaries and texts. Nothing in them is run."""

import pickletools
import re
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.carved import carved
from pii_scan.extract.text.json import value_evidence
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

PICKLE = "application/x-python-pickle"
_START = re.compile(
    rb"\x80[\x02-\x05](?:\x95.{8})?[\]}()\x8c\x8fcKJMGXBCN\x88\x89]|\(?[ld]p\d+\n|\([ld]p?\d*\n[(SVIaF]|[\]}]q\x00|"
    rb"ccopy_reg\n_reconstructor\n",
    re.DOTALL,
)
_WHOLE_BYTES, _STEPS_MAX, _VALUES_MAX, _DEPTH = 128 << 20, 20_000_000, 2_000_000, 60
_MARK = object()
_TO_LIST = frozenset(("LIST", "TUPLE", "FROZENSET"))
_TUPLES = {"EMPTY_TUPLE": 0, "TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_CALLS = {"REDUCE": 2, "NEWOBJ": 2, "NEWOBJ_EX": 3, "BUILD": 2}


class _Opaque:
    """What a program would make by calling something: kept are its arguments and its state."""

    def __init__(self, parts: list[Any]) -> None:
        self.parts = parts


class _Machine:
    """Follows the stack of a pickle with plain containers alone."""

    def __init__(self) -> None:
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def step(self, name: str, argument: Any) -> None:
        stack = self._stack
        if name == "MARK":
            stack.append(_MARK)
        elif name in ("EMPTY_LIST", "EMPTY_SET"):
            stack.append([])
        elif name == "EMPTY_DICT":
            stack.append({})
        elif name in _TO_LIST:
            stack.append(self._marked())
        elif name == "DICT":
            stack.append(_pairs(self._marked()))
        elif name in _TUPLES:
            stack.append(self._last(_TUPLES[name]))
        elif name in ("APPEND", "APPENDS", "ADDITEMS"):
            values = self._last(1) if name == "APPEND" else self._marked()
            if isinstance(stack[-1], list):
                stack[-1].extend(values)
            elif isinstance(stack[-1], _Opaque):
                stack[-1].parts.append(values)
        elif name in ("SETITEM", "SETITEMS"):
            values = self._last(2) if name == "SETITEM" else self._marked()
            if isinstance(stack[-1], dict):
                stack[-1].update(_pairs(values))
            elif isinstance(stack[-1], _Opaque):
                stack[-1].parts.append(_pairs(values))
        elif name in _CALLS:
            stack.append(_Opaque(self._last(_CALLS[name])))
        elif name in ("OBJ", "INST"):
            stack.append(_Opaque(self._marked()))
        elif name == "STACK_GLOBAL":
            self._last(2)
            stack.append(None)
        elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
            self._memo[argument] = stack[-1]
        elif name == "MEMOIZE":
            self._memo[len(self._memo)] = stack[-1]
        elif name in ("GET", "BINGET", "LONG_BINGET"):
            stack.append(self._memo.get(int(argument)))
        elif name == "POP":
            stack.pop()
        elif name == "POP_MARK":
            self._marked()
        elif name == "DUP":
            stack.append(stack[-1])
        elif name not in ("PROTO", "FRAME", "STOP"):
            stack.append({"NEWTRUE": True, "NEWFALSE": False}.get(name) if argument is None else argument)

    def result(self) -> Any:
        return self._stack[-1] if self._stack else None

    def _last(self, count: int) -> list[Any]:
        if len(self._stack) < count:
            raise IndexError
        values = self._stack[len(self._stack) - count :]
        del self._stack[len(self._stack) - count :]
        return values

    def _marked(self) -> list[Any]:
        values: list[Any] = []
        while (value := self._stack.pop()) is not _MARK:
            values.append(value)
        return values[::-1]


def _pairs(values: list[Any]) -> dict[Any, Any]:
    return {str(key): value for key, value in zip(values[::2], values[1::2], strict=False)}


class _Plain:
    """Values without references in a circle, bounded."""

    def __init__(self) -> None:
        self.left = _VALUES_MAX

    def of(self, value: Any, depth: int = 0) -> Any:
        self.left -= 1
        if self.left < 0 or depth > _DEPTH:
            return None
        if isinstance(value, _Opaque):
            value = [part for part in value.parts if part is not None]
            value = value[0] if len(value) == 1 else value
        if isinstance(value, dict):
            return {key: self.of(one, depth + 1) for key, one in value.items()}
        if isinstance(value, list):
            return [self.of(one, depth + 1) for one in value]
        if isinstance(value, bytes | bytearray):
            try:
                return value.decode()
            except UnicodeDecodeError:
                return None
        return value if isinstance(value, str | int | float | bool) else None


def probe(head: bytes, _name: str) -> str | None:
    return PICKLE if _START.match(head) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Like dictionaries as a table, everything else as lines; of objects the state."""
    if given.payload.size_bytes > _WHOLE_BYTES:
        yield from carved(given)
        yield Problem(ProblemCode.TOO_LARGE, "extract", "pickle above 128 MiB; readable strings only")
        return
    machine, steps = _Machine(), 0
    with given.payload.open() as stream:
        try:
            for operation, argument, _ in pickletools.genops(stream):
                machine.step(operation.name, argument)
                steps += 1
                if steps > _STEPS_MAX:
                    raise ValueError
        # pickletools answers damage with half a dozen unrelated exception types.
        except Exception:  # noqa: BLE001
            if steps < 3:
                raise NotThisFormat from None
            yield from carved(given)
            yield Problem(ProblemCode.TRUNCATED, "extract", "pickle cut or damaged; readable strings only")
            return
    plain = _Plain()
    value = plain.of(machine.result())
    yield from value_evidence(value if isinstance(value, dict | list) else {"value": value})
    if plain.left < 0:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"values beyond {_VALUES_MAX:,}")
    detail = "objects of Python are read by their state alone"
    yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


EXTRACTOR = Extractor(
    id="pickle",
    title="Python pickle",
    media_types=(PICKLE,),
    extract=extract,
    probe=probe,
    extensions=(".pkl", ".pickle"),
    priority=8,
    library="pickletools (standard library)",
    reads="lists, dictionaries, texts and numbers of all protocols; of objects their arguments and state; nothing is "
    "run",
    not_read="arrays and data frames in packed form, files cut short or above 128 MiB (readable strings only)",
)
