"""Compound files that no reader here knows: Visio, Publisher, Project, Works and others, stream by stream."""

from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.ole_props import ole_facts
from pii_scan.extract.office.visio_streams import drawing_streams, is_drawing
from pii_scan.extract.text.carved import carve
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_KINDS = {
    "application/vnd.visio": "Visio drawing",
    "application/vnd.ms-publisher": "Publisher document",
    "application/vnd.ms-project": "Project plan",
    "application/vnd.ms-works": "Works document",
    "application/vnd.stardivision.writer": "StarWriter document",
    "application/vnd.stardivision.calc": "StarCalc table",
    "application/vnd.stardivision.draw": "StarDraw drawing",
    "application/x-ole-storage": "compound file",
}
_STREAM_BYTES, _ALL_BYTES = 64 << 20, 256 << 20
_STREAMS_MAX = 20_000
_FILES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"II*\x00",
    b"MM\x00*",
)
_CHUNK_CHARS = 1 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """Properties, words of each stream by itself (a stream lies in pieces all over the file), whole files as items."""
    with given.payload.open() as stream:
        try:
            ole = OleFile(stream)
        except OleError:
            raise NotThisFormat from None
        yield from ole_facts(ole)
        words, keys = _Words(), Keys()
        left, damaged, unread = _ALL_BYTES, 0, 0
        for number, path in enumerate(ole.streams()):
            if path.startswith("\x05"):
                continue
            if number >= _STREAMS_MAX or left <= 0:
                unread += 1
                continue
            data = ole.read(path, min(_STREAM_BYTES, left))
            left -= len(data)
            if data.startswith(_FILES):
                yield Child("ole", keys.key(path.strip("\x01\x02\x03")), Payload(data=data), len(data))
            elif is_drawing(data):
                for piece in drawing_streams(data, left):
                    damaged += piece is None
                    left -= len(piece or b"")
                    words.add(piece or b"")
                    yield from words.texts()
            else:
                words.add(data)
            yield from words.texts()
        yield from words.texts(last=True)
        cut = ole.cut
    kind = _KINDS.get(given.media_type, "compound file")
    yield Problem(ProblemCode.UNSUPPORTED, "extract", f"{kind}: properties and words of its streams only")
    if unread:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"{unread} streams past {_ALL_BYTES >> 20} MiB")
    if cut or damaged:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the compound file breaks off")


class _Words:
    """Runs of letters; the same stretch of words, as of a shape drawn many times, once."""

    def __init__(self) -> None:
        self._held: dict[str, None] = {}
        self._size = 0

    def add(self, data: bytes) -> None:
        for line in carve(data).split("\n") if data else ():
            if line not in self._held:
                self._held[line] = None
                self._size += len(line) + 1

    def texts(self, *, last: bool = False) -> Iterator[Text]:
        if self._size >= _CHUNK_CHARS or (last and self._held):
            yield Text("\n".join(self._held), How.CARVED)
            self._held, self._size = {}, 0


EXTRACTOR = Extractor(
    id="ole_streams",
    title="Compound files of Visio, Publisher, Project, Works and unknown programs",
    media_types=tuple(_KINDS),
    extract=extract,
    extensions=(".vsd", ".vss", ".vst", ".pub", ".mpp", ".wps"),
    priority=-50,
    library="own",
    reads="author and other properties; words of each stream, those that Visio packs unpacked, marked as carved (the "
    "item stays partial); pictures and documents in streams of their own as items",
    not_read="which words belong together, words below six letters, formatting",
)
