"""WordPerfect 5.0 to X9: the layouts that WordPerfect Corp. and Corel published for developers; what is not in them is
as libwpd documents it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office import wordperfect_5, wordperfect_6
from pii_scan.extract.office.flow import flow
from pii_scan.extract.office.ole_package import carve_pictures, old_office
from pii_scan.extract.office.wordperfect_key import fits, opened
from pii_scan.extract.office.wordperfect_lines import Lines
from pii_scan.extract.office.wordperfect_prefix import (
    COMMENT,
    FACTS,
    MAGIC,
    SUMMARY,
    SUMMARY_5,
    TEXT,
    WITH_NAMES,
    Header,
    Packet,
    header,
    packets,
    summary,
    text_of,
)
from pii_scan.extract.passwords import Attempt
from pii_scan.extract.text.carved import carve
from pii_scan.filetype.ole import OleError, OleFile
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

WORDPERFECT = "application/vnd.wordperfect"
_BYTES_MAX = 256 << 20
_PICTURES_MAX = 500
_DEEPEST = 4
_STREAM = "PerfectOffice_MAIN"


@dataclass(slots=True)
class _Told:
    damaged: int = 0
    unknown: int = 0
    cut: bool = False


def extract(given: Input) -> Iterator[Evidence]:
    """The body, then headers, notes, boxes and comments, deleted text, the summary, pictures.

    Raises:
        NotThisFormat: it is no document of version 5 or later.
    """
    if given.payload.head(8).startswith(MAGIC):
        yield from _document(given, given.payload.read(_BYTES_MAX))
        if given.payload.size_bytes > _BYTES_MAX:
            yield Problem(ProblemCode.TOO_LARGE, "extract", "read up to 256 MiB")
        return
    with given.payload.open() as stream:
        try:
            data = OleFile(stream).read(_STREAM, _BYTES_MAX)
        except (OleError, KeyError) as error:
            raise NotThisFormat from error
        yield from _document(given, data)
        yield from old_office(stream, "wordperfect")


def _document(given: Input, data: bytes) -> Iterator[Evidence]:
    head = header(data)
    if head is None:
        raise NotThisFormat
    if head.key:
        attempt = Attempt.of(given)
        key = head.key
        word = attempt.first(lambda password: fits(password, key)) if head.version == 5 else None
        if word is None:
            said = attempt.words() if head.version == 5 else "behind a password"
            yield Problem(ProblemCode.ENCRYPTED, "extract", f"WordPerfect document: {said}", Effect.SKIPPED)
            return
        data = opened(data, word)
        yield attempt.opened()
    told = _Told(cut=head.text_at > len(data) or head.size > len(data))
    prefix = [*packets(data, head)]
    layers: dict[int, str] = {}
    yield from _text(data[head.text_at :], head, "body", told, layers)
    yield from _packets(prefix, head, layers, told)
    yield from _pictures(data[: head.text_at])
    yield from _problems(told, prefix)


def _text(
    data: bytes, head: Header, layer: str, told: _Told, layers: dict[int, str], deep: int = 0
) -> Iterator[Evidence]:
    """One text and those inside its functions."""
    lines = Lines()
    reader = wordperfect_5 if head.version == 5 else wordperfect_6
    yield from flow(reader.blocks(data, lines), layer)
    for number, name in lines.named.items():
        layers.setdefault(number, name)
    if lines.deleted:
        yield Text("\n".join(lines.deleted), layer="hidden")
    if not deep:
        told.damaged += lines.damaged
        told.cut = told.cut or lines.cut
    told.unknown += lines.unknown
    for name, inside in lines.beside if deep < _DEEPEST else ():
        yield from _text(inside, head, name, told, layers, deep + 1)


def _packets(prefix: list[Packet], head: Header, layers: dict[int, str], told: _Told) -> Iterator[Evidence]:
    names: list[str] = []
    said: list[str] = []
    for packet in prefix:
        if head.version == 5:
            if packet.kind == SUMMARY_5:
                said += _strings(packet.data)
        elif packet.kind == TEXT:
            layer = layers.get(packet.number, "body")
            yield from _text(text_of(packet.data), head, layer, told, layers, 1)
        elif packet.kind == SUMMARY:
            for tag, name, value in summary(packet.data):
                if tag in FACTS:
                    yield Fact(FACTS[tag], value, "summary")
                else:
                    said.append(f"{name}: {value}")
        elif packet.kind in WITH_NAMES and (text := carve(packet.data)):
            names.append(text)
            if packet.kind == COMMENT and len(packet.data) >= 4:
                layers.setdefault(int.from_bytes(packet.data[2:4], "little"), "comment")
    if said:
        yield Text("\n".join(said), How.METADATA, layer="properties")
    if names:
        yield Text("\n".join(names), How.CARVED, layer="properties")


def _strings(data: bytes) -> list[str]:
    """Texts that end in zero bytes, without those of one character."""
    out: dict[str, None] = {}
    for part in data.split(b"\0"):
        for block in wordperfect_5.blocks(part, Lines()):
            if isinstance(block, str) and len(block.strip()) > 1:
                out.setdefault(block.strip())
    return [*out]


def _pictures(data: bytes) -> Iterator[Evidence]:
    """JPEG and PNG files that stand whole in the prefix."""
    for number, picture in enumerate(carve_pictures(data), 1):
        if number > _PICTURES_MAX:
            yield Problem(ProblemCode.PARTLY_READ, "extract", "pictures past the limit not read")
            return
        ending = "jpg" if picture[:2] == b"\xff\xd8" else "png"
        yield Child("wordperfect", f"picture-{number}.{ending}", Payload(data=picture), len(picture))


def _problems(told: _Told, prefix: list[Packet]) -> Iterator[Evidence]:
    if told.cut or not all(packet.whole for packet in prefix):
        yield Problem(ProblemCode.TRUNCATED, "extract", "the file ends before its text does")
    if told.damaged:
        detail = f"{told.damaged} functions whose lengths do not agree"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if told.unknown:
        detail = f"{told.unknown} characters of sets that are not known"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


EXTRACTOR = Extractor(
    id="wordperfect",
    title="WordPerfect document (wpd, wp, wp5, wpt)",
    media_types=(WORDPERFECT,),
    extract=extract,
    extensions=(".wpd", ".wp", ".wp5", ".wp6", ".wpt"),
    library="own",
    reads="text and tables of 5.0 to X9, headers, footnotes, boxes, comments, deleted text that Undo would bring back, "
    "document summary, JPEG and PNG pictures; documents of version 5 that a password of the list opens",
    not_read="documents of version 6 and later behind a password, text inside of styles, drawings (WPG), documents of "
    "the Macintosh and of version 4.2 beyond their readable strings",
)
