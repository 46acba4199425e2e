"""Transcripts and subtitles: WebVTT (W3C, 2019), SubRip, TTML (W3C, TTML2), with who speaks where they say it."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.text.decode import choose_encoding, stretches, undecoded
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

VTT, SRT, TTML = "text/vtt", "application/x-subrip", "application/ttml+xml"
_CUE = re.compile(r"\s*(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_VOICE = re.compile(r"<v(?:\.[\w.\-]+)*\s+(?P<name>[^>]{1,80})>")
_TAG = re.compile(r"<[^>\n]{0,80}>|\{\\[^}\n]{0,80}\}")
_NAMED = re.compile(r"(?:>>\s*|-\s*)?(?P<name>[^\W\d_][\w .'’\-()#]{0,40}?):\s+(?=\S)")
_TURN_CHARS = 2000
"""Successive cues of one speaker are one turn, so that a number told in two breaths stays whole."""
_WHOLE_BYTES = 64 << 20


class Cue(NamedTuple):
    """Words on the screen at a time."""

    start: str
    speaker: str
    """Empty where it is not said: the one before goes on, or nobody is named at all."""
    text: str


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n")
    if re.match(r"WEBVTT(?:\s|$)", start):
        return VTT
    if re.match(r"\d{1,6}[ \t]*\r?\n" + _CUE.pattern, start):
        return SRT
    if re.search(r"<(?:\w+:)?tt\b[^>]{0,2000}xmlns[^>]{0,200}/ns/ttml", start[:4000]):
        return TTML
    return None


def extract(given: Input) -> Iterator[Evidence]:
    """A conversation of turns; notes, styles and headings as a text of their own."""
    if given.media_type == TTML:
        read, notes = _ttml(given.payload)
        cues = iter(read)
    else:
        encoding = choose_encoding(given.payload)
        yield from undecoded(encoding)
        notes = []
        cues = _cues(given, encoding.name, notes)
    gatherer = Gatherer()
    for message in turns(cues):
        yield from gatherer.add("", message)
    yield from gatherer.flush()
    if given.payload.size_bytes > given.limits.text_chars:
        yield Problem(ProblemCode.TOO_LARGE, "extract", f"text read up to {given.limits.text_chars} characters")
    if any(notes):
        yield Text("\n".join(notes), layer="comment")


def turns(cues: Iterable[Cue]) -> Iterator[Message]:
    """Cues of one speaker joined."""
    held: list[str] = []
    start = speaker = ""
    row = first = 0
    for row, cue in enumerate(cues, 1):
        if held and ((cue.speaker and cue.speaker != speaker) or sum(map(len, held)) > _TURN_CHARS):
            yield Message(speaker, " ".join(held), start, row=first)
            held = []
        if not held:
            start, first = cue.start, row
        speaker = cue.speaker or speaker
        held.append(cue.text)
    if held:
        yield Message(speaker, " ".join(held), start, row=first)


def _cues(given: Input, encoding: str, notes: list[str]) -> Iterator[Cue]:
    """Blocks between empty lines; one without a time is a note."""
    block: list[str] = []
    for piece in stretches(given.payload, encoding, given.limits.text_chars):
        for line in piece.text.split("\n"):
            if line.strip():
                block.append(line.rstrip("\r"))
                continue
            yield from _block(block, notes)
            block = []
    yield from _block(block, notes)


def _block(lines: list[str], notes: list[str]) -> Iterator[Cue]:
    at = next((i for i, line in enumerate(lines) if _CUE.match(line)), None)
    if at is None:
        notes += [line for line in lines if line != "WEBVTT"]
        return
    # A cue's identifier is a number mostly; what else stands there is kept.
    notes += [line for line in lines[:at] if not line.strip().isdigit()]
    found = _CUE.match(lines[at])
    assert found is not None
    text = "\n".join(lines[at + 1 :])
    spoken = list(_VOICE.finditer(text))
    if spoken:
        for i, voice in enumerate(spoken):
            end = spoken[i + 1].start() if i + 1 < len(spoken) else len(text)
            yield Cue(found["start"], voice["name"].strip(), _plain(text[voice.end() : end]))
        if before := _plain(text[: spoken[0].start()]):
            yield Cue(found["start"], "", before)
        return
    for line in text.split("\n"):
        said = _plain(line)
        named = _NAMED.match(said)
        if named is not None:
            yield Cue(found["start"], named["name"].strip(), said[named.end() :])
        elif said:
            yield Cue(found["start"], "", said)


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())


def _ttml(payload: Payload) -> tuple[list[Cue], list[str]]:
    """
    Raises:
        NotThisFormat: no tree is to be had, and the XML reader is asked.
    """
    from lxml import etree

    if payload.size_bytes > _WHOLE_BYTES:
        raise NotThisFormat
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(payload.read(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotThisFormat from error
    if root is None or parser.error_log:
        raise NotThisFormat
    agents: dict[str, str] = {}
    for agent in root.iter("{*}agent"):
        names = [" ".join("".join(map(str, name.itertext())).split()) for name in agent.iter("{*}name")]
        for key, value in agent.attrib.items():
            if str(key).endswith("}id") and names:
                agents[str(value)] = names[0]
    cues: list[Cue] = []
    for node in root.iter("{*}p"):
        spoken = next((agents.get(str(v), str(v)) for k, v in node.attrib.items() if str(k).endswith("}agent")), "")
        for mark in node.iter("{*}br"):
            mark.tail = "\n" + (mark.tail or "")
        words = "".join(map(str, node.itertext()))
        for line in words.split("\n"):
            said = _plain(line)
            named = None if spoken else _NAMED.match(said)
            if said:
                who, said = (named["name"].strip(), said[named.end() :]) if named else (spoken, said)
                cues.append(Cue(node.get("begin") or "", who, said))
    head = root.find("{*}head")
    notes = [" ".join(str(words).split()) for words in head.itertext() if words.strip()] if head is not None else []
    if not cues:
        raise NotThisFormat
    return cues, notes


EXTRACTOR = Extractor(
    id="transcript",
    title="Transcript, subtitles (WebVTT, SubRip, TTML)",
    media_types=(VTT, SRT, TTML),
    extract=extract,
    probe=probe,
    extensions=(".vtt", ".srt", ".ttml", ".dfxp"),
    priority=27,
    library="own; lxml for TTML",
    reads="what is said, by whom and when; cues of one speaker joined; notes",
    not_read="text that a TTML file draws as pictures",
)
