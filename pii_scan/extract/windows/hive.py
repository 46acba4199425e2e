"""Registry hives: NTUSER.DAT, UsrClass.dat, SOFTWARE, SYSTEM, SAM, SECURITY and those of programs."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.tail import leftover
from pii_scan.extract.text.carved import carve
from pii_scan.extract.windows.hive_cells import BASE, Walk, free_cells, header_sum, same
from pii_scan.extract.windows.hive_values import as_text, rot13, sam_account
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

HIVE = "application/x-ms-registry"
_CHUNK = 1 << 20
_DEPTH, _KEYS_MAX = 512, 20_000_000
_VALUE_MAX = 16 << 20
_CARVED_MAX = 64 << 20
_DIRTY = "changes in the transaction log beside it (.LOG1, .LOG2) are not applied; that file is read by itself"


def extract(given: Input) -> Iterator[Evidence]:
    """Each value as a line under its key; strings of cells that are not in use.

    Raises:
        NotThisFormat: there is no such header.
    """
    head = given.payload.head(BASE)
    if head[:4] != b"regf":
        raise NotThisFormat
    if len(head) < BASE or given.payload.size_bytes <= BASE:
        # A transaction log begins as its hive does.
        words = carve(given.payload.read())
        if words:
            yield Text(words, How.CARVED)
        yield Problem(ProblemCode.TRUNCATED, "extract", "the hive has no bins; readable strings only")
        return
    lost = _Lost()
    is_log = int.from_bytes(head[28:32], "little") != 0
    if not is_log:
        yield from _values(given.payload, lost)
    yield from _unused(given, head, whole=is_log or lost.unopened)
    if is_log:
        detail = "transaction log of a hive: readable strings only"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if lost.unopened:
        yield Problem(ProblemCode.UNREADABLE, "extract", "the hive cannot be opened; readable strings only")
    if lost.parts:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{lost.parts:,} keys or values are damaged")
    if lost.large:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"{lost.large:,} values above {_VALUE_MAX >> 20} MiB not read")
    if not is_log and (head[4:8] != head[8:12] or not header_sum(head)):
        yield Problem(ProblemCode.PARTLY_READ, "extract", _DIRTY, Effect.NOTE)


class _Lost:
    """What could not be read."""

    def __init__(self) -> None:
        self.parts = self.large = 0
        self.unopened = False


def _values(payload: Payload, lost: _Lost) -> Iterator[Text]:
    import pyregf

    with payload.open() as stream:
        hive = pyregf.file()
        try:
            hive.open_file_object(stream)
            root = hive.get_root_key()
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            lost.unopened = True
            return
        if root is None:
            lost.unopened = True
            return
        lost.parts += bool(hive.is_corrupted())
        lines: list[str] = []
        size = 0
        for line in _lines(root, lost):
            lines.append(line)
            size += len(line) + 1
            if size >= _CHUNK:
                yield Text("\n".join(lines))
                lines, size = [], 0
        if lines:
            yield Text("\n".join(lines))


def _lines(root: Any, lost: _Lost) -> Iterator[str]:
    """A heading for each key that has something, then `name: text` for each of its values."""
    todo: list[tuple[Any, str]] = [(root, "")]
    keys, places = 0, set[int]()
    while todo:
        key, path = todo.pop()
        keys += 1
        # A list of keys that leads back to one above it never ends.
        place = _asked(lost, lambda k=key: k.offset)
        if place in places or keys > _KEYS_MAX:
            lost.parts += 1
            continue
        if place is not None:
            places.add(place)
        said = list(_said(key, path, lost))
        count = _asked(lost, lambda k=key: k.number_of_sub_keys) or 0
        # What stands only between others is in their headings.
        if path and (said or not count):
            yield f"[{path}]"
        yield from said
        below: list[tuple[Any, str]] = []
        if path.count("\\") < _DEPTH:
            for number in range(count):
                sub = _asked(lost, lambda k=key, n=number: k.get_sub_key(n))
                if sub is not None:
                    called = _asked(lost, lambda s=sub: s.name) or ""
                    below.append((sub, f"{path}\\{called}" if path else called))
        elif count:
            lost.parts += 1
        todo += reversed(below)


def _said(key: Any, path: str, lost: _Lost) -> Iterator[str]:
    hidden = "\\UserAssist\\" in path
    account = "\\Account\\Users\\" in f"\\{path}"
    for number in range(_asked(lost, lambda: key.number_of_values) or 0):
        value = _asked(lost, lambda n=number: key.get_value(n))
        if value is None:
            continue
        name = _asked(lost, lambda v=value: v.name) or "(default)"
        if hidden:
            name = rot13(name)
        if (_asked(lost, lambda v=value: v.data_size) or 0) > _VALUE_MAX:
            lost.large += 1
            continue
        data = _asked(lost, lambda v=value: v.data)
        kind = _asked(lost, lambda v=value: v.type)
        if account and name == "V" and data:
            yield from (f"{field}: {text}" for field, text in sam_account(data).items())
            continue
        text = as_text(kind or 0, data or b"")
        # A name can say all: typed paths, programs that were started.
        if text or hidden or "\\" in name or "@" in name or ":" in name:
            yield f"{name}: {text}".rstrip()


def _asked(lost: _Lost, call: Any) -> Any:
    """One question to the library; its failure is counted."""
    try:
        return call()
    except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
        lost.parts += 1
        return None


def _unused(given: Input, head: bytes, *, whole: bool) -> Iterator[Evidence]:
    """Strings of free cells; of everything where no key could be read."""
    size = given.payload.size_bytes
    stated = BASE + int.from_bytes(head[40:44], "little")
    walk, seen, chars, cut = Walk(), set[int](), 0, False
    with given.payload.open() as stream:
        pieces = _blocks(stream) if whole else free_cells(stream, min(size, stated), walk)
        held: list[str] = []
        for piece in pieces:
            words = "" if same(piece, seen) else carve(piece)
            if words:
                held.append(words)
                chars += len(words)
            if sum(map(len, held)) >= _CHUNK or len(held) >= 4096:
                yield Text("\n".join(held), How.CARVED, layer="hidden")
                held = []
            if chars >= _CARVED_MAX:
                cut = True
                break
        if held:
            yield Text("\n".join(held), How.CARVED, layer="hidden")
    if cut:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"strings past {_CARVED_MAX >> 20} Mi characters not read")
    if whole:
        return
    if size < stated:
        yield Problem(ProblemCode.TRUNCATED, "extract", f"{stated - size:,} bytes of bins behind the end of the file")
    if walk.damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{walk.damaged:,} bins or cells are damaged")
    yield from leftover(given.payload, min(size, stated), given.limits)


def _blocks(stream: Any) -> Iterator[bytes]:
    stream.seek(0)
    while block := stream.read(_CHUNK):
        yield block


EXTRACTOR = Extractor(
    id="hive",
    title="Windows registry hives (regf)",
    media_types=(HIVE,),
    extract=extract,
    signatures=(Signature(HIVE, b"regf"),),
    extensions=(".hve",),
    library="libregf-python",
    reads="each value as a line `name: text` under its key, texts inside binary values, typed addresses, recent "
    "documents, passwords of automatic logons, mail accounts; names of the accounts of a SAM; names that UserAssist "
    "hides; readable strings of deleted keys and values",
    not_read="password hashes and secrets that Windows encrypts; changes that stand only in a transaction log beside "
    "it (named; the log's strings are read)",
)
