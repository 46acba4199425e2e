"""Apple property lists, XML and binary (bplist00, CFBinaryPList), and the object graphs of NSKeyedArchiver in them."""

import plistlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.parsers.expat import ExpatError

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.text.carved import carved
from pii_scan.extract.text.json import value_evidence
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

BINARY, XML = "application/x-bplist", "application/x-plist"
_MAGIC = b"bplist0"
_WHOLE_BYTES = 128 << 20
_VALUES_MAX = 2_000_000
_DEPTH, _NESTED = 60, 4
_LEAST_CHILD = 64
_CLASSES = frozenset(("$class", "$classes", "$classname", "$classhints"))
_DAMAGE = (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError, OverflowError)


class _Reader:
    """Turns a list into plain values; data become items of their own, lists inside data are opened in place."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.deep = self.many = False
        self._left = _VALUES_MAX
        self._keys = Keys()
        self._nested = 0

    def plain(self, value: Any, path: str = "", depth: int = 0, objects: list[Any] | None = None) -> Any:
        """
        Args:
            objects: of the keyed archive that `value` lies in; a UID is a place in it.
        """
        self._left -= 1
        if self._left < 0 or depth > _DEPTH:
            # A list may refer to one of its own members, or to one member a billion times.
            self.many, self.deep = self.many or self._left < 0, self.deep or depth > _DEPTH
            return None
        if isinstance(value, plistlib.UID):
            known = objects is not None and 0 < value.data < len(objects)
            return self.plain(objects[value.data], path, depth + 1, objects) if known and objects else None
        if isinstance(value, dict):
            return self._object(value, path, depth, objects)
        if isinstance(value, list):
            return [self.plain(one, f"{path}/{n}", depth + 1, objects) for n, one in enumerate(value, 1)]
        if isinstance(value, bytes):
            return self._data(value, path, depth)
        return value.isoformat() if isinstance(value, datetime) else value

    def _object(self, value: dict[Any, Any], path: str, depth: int, objects: list[Any] | None) -> Any:
        if "$archiver" in value and isinstance(value.get("$objects"), list):
            top = value.get("$top")
            found = self.plain(top, path, depth + 1, value["$objects"])
            return found["root"] if isinstance(found, dict) and set(found) == {"root"} else found
        if objects is None:
            return {str(key): self.plain(one, f"{path}/{key}", depth + 1) for key, one in value.items()}
        own = {key: one for key, one in value.items() if key not in _CLASSES}
        if "NS.objects" in own and isinstance(own["NS.objects"], list):
            inner = [self.plain(one, f"{path}/{n}", depth + 1, objects) for n, one in enumerate(own["NS.objects"], 1)]
            if not isinstance(keys := own.get("NS.keys"), list):
                return inner
            names = [self.plain(key, path, depth + 1, objects) for key in keys]
            return {
                name if isinstance(name, str) else str(n): one
                for n, (name, one) in enumerate(zip(names, inner, strict=False), 1)
            }
        for key in ("NS.string", "NS.bytes", "NS.data", "NSString", "NS.relative"):
            if len(own) <= 2 and key in own:
                return self.plain(own[key], path, depth + 1, objects)
        if set(own) == {"NS.time"}:
            return _moment(own["NS.time"])
        return {str(key): self.plain(one, f"{path}/{key}", depth + 1, objects) for key, one in own.items()}

    def _data(self, value: bytes, path: str, depth: int) -> Any:
        if value.startswith(_MAGIC) and self._nested < _NESTED:
            self._nested += 1
            try:
                return self.plain(loaded(value), path, depth + 1)
            except _DAMAGE:
                pass
            finally:
                self._nested -= 1
        if len(value) >= _LEAST_CHILD:
            self.children.append(Child("plist", self._keys.key(path.strip("/") or "data"), Payload(data=value)))
            return None
        try:
            text = value.decode()
        except UnicodeDecodeError:
            return None
        return text if text.isprintable() else None


def _moment(value: Any) -> str | None:
    """Seconds since 1 January 2001, UTC."""
    try:
        return datetime.fromtimestamp(float(value) + 978_307_200).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def loaded(data: bytes) -> Any:
    """
    Raises:
        One of `_DAMAGE`, RecursionError, MemoryError: no property list, or a damaged one.
    """
    return plistlib.loads(data)


def extract(given: Input) -> Iterator[Evidence]:
    """Lists of like dictionaries become tables, everything else lines."""
    if given.payload.size_bytes > _WHOLE_BYTES:
        yield from _strings(given, ProblemCode.TOO_LARGE, "property list above 128 MiB; readable strings only")
        return
    reader = _Reader()
    try:
        value = reader.plain(loaded(given.payload.read()))
    except (RecursionError, MemoryError):
        yield from _strings(given, ProblemCode.TOO_DEEP, "property list nested too deeply; readable strings only")
        return
    except _DAMAGE:
        if given.media_type == XML:
            # As XML it may say more than as a list.
            raise NotThisFormat from None
        yield from _strings(given, ProblemCode.TRUNCATED, "property list cut or damaged; readable strings only")
        return
    yield from value_evidence(value if isinstance(value, dict | list) else {"value": value})
    yield from reader.children
    if reader.deep:
        yield Problem(ProblemCode.TOO_DEEP, "extract", f"values below {_DEPTH} levels")
    if reader.many:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"values beyond {_VALUES_MAX:,}")


def _strings(given: Input, code: ProblemCode, detail: str) -> Iterator[Evidence]:
    yield from carved(given)
    yield Problem(code, "extract", detail)


EXTRACTOR = Extractor(
    id="plist",
    title="Property list (Apple)",
    media_types=(BINARY, XML),
    extract=extract,
    signatures=(Signature(BINARY, _MAGIC),),
    extensions=(".plist", ".webarchive"),
    priority=20,
    library="plistlib (standard library)",
    reads="keys and values of XML and binary lists, object graphs of NSKeyedArchiver as what they stand for, lists "
    "inside data; lists of like dictionaries as tables; pictures, pages and other data as items of their own",
    not_read="names of classes, binary values below 64 bytes, lists above 128 MiB (readable strings only)",
)
