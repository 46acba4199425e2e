"""Parts of split files (.001, .z01, .7z.002…): joined where all lie beside one another, else named as incomplete.

A set is read as what its parts give one behind the other, as an item below its first part; the other parts say that
they were read there. Nothing is written beside the evidence: what does not fit into memory goes into a file without a
name. Inside of archives, and in object stores, a part does not see the others.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pii_scan.extract.archive.spool import unpack
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.carved import carve
from pii_scan.filetype.encoding import head_text
from pii_scan.filetype.split_names import FIRST_PART, VOLUME, is_part
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_NUMBERED = re.compile(r"(?P<stem>.+)\.(?P<mark>z?)(?P<number>\d{2,4})", re.IGNORECASE)
_BYTES_MAX = 256 << 20
_PARTS_MAX = 10_000


def probe(head: bytes, name: str) -> str | None:
    """Bytes that are no text and have no mark, under the name of a later part."""
    return VOLUME if is_part(name) and head_text(head) is None else None


def extract(given: Input) -> Iterator[Evidence]:
    """The whole file below its first part; of a later part a note, or its words and what is missing."""
    parts, missing = _set(given)
    # Some count from 0 on.
    first = parts[0].name == given.name if parts else FIRST_PART.search(given.name) is not None
    if missing is None and len(parts) > 1:
        if not first:
            detail = "a part of a split file; read with the first part"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
            yield Text(given.name, How.NAME, layer="properties")
            return
        yield from _joined(given, parts)
        return
    if words := carve(given.payload.read(_BYTES_MAX)):
        yield Text(words, How.CARVED)
    if missing is None:
        where = "the others do not lie beside it"
    elif missing < 0:
        where = f"{len(parts)} parts are here, the last (.zip) is missing"
    else:
        where = f"{len(parts)} parts are here, part {missing} is missing"
    detail = f"one part of a split file, {where}; readable strings only: join all parts and scan the whole"
    yield Problem(ProblemCode.TRUNCATED, "extract", detail)


def _set(given: Input) -> tuple[list[Path], int | None]:
    """(parts in order, number of the first that is missing: None for none, -1 for the end of a zip)."""
    found = _NUMBERED.fullmatch(given.name)
    path = place_of(given)
    if found is None or path is None:
        return [], None
    folder, wanted = path.parent, found["stem"].lower()
    numbers: dict[int, Path] = {}
    end: Path | None = None
    for other in folder.iterdir():
        match = _NUMBERED.fullmatch(other.name)
        if match is not None and match["stem"].lower() == wanted and match["mark"].lower() == found["mark"].lower():
            if other.is_file() and not other.is_symlink():
                numbers[int(match["number"])] = other
        elif found["mark"] and other.name.lower() == f"{wanted}.zip" and not other.is_symlink():
            end = other
    ordered = [numbers[number] for number in sorted(numbers)][:_PARTS_MAX]
    lost = next((n for n in range(1, max(numbers, default=0)) if n not in numbers), None)
    if found["mark"]:
        if end is None and lost is None:
            lost = -1
        elif end is not None:
            ordered.append(end)
    return ordered, lost


def beside_first_part(given: Input) -> bool:
    """Whether a zip is the end of a split one whose first part lies beside it."""
    path = place_of(given)
    if path is None or path.suffix.lower() != ".zip":
        return False
    return any(other.name.lower() == f"{path.stem.lower()}.z01" for other in path.parent.iterdir())


def place_of(given: Input) -> Path | None:
    """Where a file of the evidence lies, which may come as a descriptor of the main process; None for what was fetched
    or unpacked: that has no neighbours of its own."""
    if given.payload.path is None:
        return None
    path = Path(given.payload.path)
    try:
        if path.is_symlink() and path.is_relative_to("/proc"):
            known = path
            path = path.readlink()
            if not path.samefile(known):
                return None
    except OSError:
        return None
    return path if path.name == given.name else None


def _joined(given: Input, parts: list[Path]) -> Iterator[Evidence]:
    found = _NUMBERED.fullmatch(given.name)
    assert found is not None
    stream = _Chain(parts)
    try:
        got = unpack(stream, given.limits, None, given.limits.child_bytes, (OSError,))
    finally:
        stream.close()
    key = f"{found['stem']}.zip" if found["mark"] else found["stem"]
    size = sum(part.stat().st_size for part in parts)
    if got.problem is not None:
        yield Problem(got.problem, "extract", f"{len(parts)} parts of a split file could not be joined")
    yield Child("parts", key, got.payload, size, got.problem if got.payload is None else None)
    yield Problem(ProblemCode.PARTLY_READ, "extract", f"{len(parts)} parts of a split file, joined", Effect.NOTE)


class _Chain:
    """Files one behind the other."""

    def __init__(self, parts: list[Path]) -> None:
        self._left = list(reversed(parts))
        self._stream = Payload(path=str(self._left.pop())).open()

    def read(self, size: int, /) -> bytes:
        while not (block := self._stream.read(size)) and self._left:
            self._stream.close()
            self._stream = Payload(path=str(self._left.pop())).open()
        return block

    def close(self) -> None:
        self._stream.close()


EXTRACTOR = Extractor(
    id="volume",
    title="Part of a split file",
    media_types=(VOLUME,),
    extract=extract,
    probe=probe,
    priority=-10,
    library="own",
    reads="the whole file, as an item below its first part, where all parts lie in one folder (.001, .z01, .7z.001); "
    "else words that are stored unpacked",
    not_read="sets with a missing part, in an object store or inside an archive, or past the limit on unpacked bytes "
    "(join them first: `cat x.7z.* > x.7z`); volumes of RAR",
)
