"""Message exports in JSON: the lists of messages wherever they hang in the tree, and all the rest of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer, People, rest
from pii_scan.extract.messages.shapes.general import MEMBERS, member_properties, members
from pii_scan.extract.messages.shapes.shape import Around, Json, Shape
from pii_scan.extract.messages.tables import converted
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import choose_encoding
from pii_scan.extract.text.json import EXTRACTOR as PLAIN
from pii_scan.extract.text.json import JSON, WHOLE_BYTES, decoded, value_evidence
from pii_scan.model.evidence import Evidence

_HINT = re.compile(
    rb"\"(?:[\w ]*(?:text|body|content|message|msg|mensaje|texto|nachricht)s?|contents|sms)\"\s*:", re.IGNORECASE
)
_HINT_BYTES = 1 << 20
_SAMPLE = 20
_GENERIC = re.compile(
    r"(?i)|[\w.$@-]*(?:messages?|msgs?|chats?|chat_?history|conversations?|threads?|items?|data|list|results?|records?|rows|"
    r"entries|events?|posts?|comments?|sms|mails?|emails?|value|values|content|history|log|logs|inbox|outbox|sent|"
    r"received|objects?|documents?|notes?|responses?|replies|transcript\w*|turns?|dialog\w*|export|payload|body|all)"
)
"""Keys that name nobody."""
_DEPTH = 24


@cache
def shapes() -> tuple[Shape, ...]:
    found = plugins.load("pii_scan.extract.messages.shapes", "SHAPE")
    return tuple(sorted(found, key=lambda shape: (shape.rank, shape.id)))


def extract(given: Input) -> Iterator[Evidence]:
    """Conversations first, then what else the tree says, as for any JSON.

    Raises:
        NotThisFormat: there are no messages in it.
    """
    payload = given.payload
    if payload.size_bytes > WHOLE_BYTES or not _HINT.search(payload.head(_HINT_BYTES)):
        raise NotThisFormat
    try:
        value = decoded(payload.read().decode(choose_encoding(payload).name, "replace").lstrip("\ufeff"))
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotThisFormat from error
    lists, remaining = cut(value)
    if not lists:
        yield from converted(given, PLAIN)
        return
    del value
    yield from threads(lists)
    yield from value_evidence(remaining)
    yield from data_files(payload)


class Found(NamedTuple):
    """A list of messages, the shape that it has, the object that holds it and the key under which it hangs."""

    shape: Shape
    messages: list[Any]
    above: Json
    key: str


def cut(value: Any) -> tuple[list[Found], Any]:
    """The lists of messages of a tree, and the tree without them."""
    lists: list[Found] = []
    remaining = _cut(value, {}, lists, 0)
    mend = next((found.shape.mend for found in lists if found.shape.mend is not None), None)
    return lists, _mended(remaining, mend) if mend is not None else remaining


def threads(lists: list[Found]) -> Iterator[Evidence]:
    """The conversations of lists of messages."""
    gatherer, people = Gatherer(), People()
    row = 0
    for number, (shape, messages, above, key) in enumerate(lists):
        around = shape.around(above)
        if not around.title and not _GENERIC.fullmatch(key):
            # Snapchat and TikTok hang a talk under the name of the other one.
            around.title = key
        for member in members(above):
            said = member_properties(member)
            yield from people.add({k: v and shape.mend(v) for k, v in said.items()} if shape.mend else said)
        yield from _told(shape, messages, around, gatherer, people, number, row)
        row += len(messages)
    yield from rest(gatherer, people)


def _told(
    shape: Shape, messages: list[Any], around: Around, gatherer: Gatherer, people: People, number: int, row: int
) -> Iterator[Evidence]:
    for at, raw in enumerate(messages, row + 1):
        if not isinstance(raw, dict):
            continue
        message = shape.message(raw, around)
        parties = {name: around.known[name] for name in ([message.sender] if message else []) if name in around.known}
        if shape.people is not None:
            said = shape.people(raw, around)
            yield from people.add(said)
            if message is not None:
                parties.setdefault(message.sender, said)
        if message is not None:
            yield from gatherer.add(str(number), replace(message, row=at), around.title, parties=parties)


def _cut(value: Any, above: Json, lists: list[Found], depth: int, key: str = "") -> Any:
    """The tree without its messages, which go into `lists`."""
    if depth > _DEPTH:
        return value
    if isinstance(value, dict):
        known = len(lists)
        out = {name: _cut(item, value, lists, depth + 1, name) for name, item in value.items()}
        if any(found.above is value for found in lists[known:]):
            # Its members stand in a table of their own.
            out = {name: item for name, item in out.items() if name not in MEMBERS or not isinstance(item, list)}
        return out
    if not isinstance(value, list) or not value:
        return value
    sample = [one for one in value[:_SAMPLE] if isinstance(one, dict)]
    shape = next((s for s in shapes() if sample and _fit(s, sample, above)), None)
    if shape is not None and all(isinstance(one, dict) for one in value):
        lists.append(Found(shape, value, above, key))
        return None
    return [_cut(item, above, lists, depth + 1) if isinstance(item, dict | list) else item for item in value]


def _mended(value: Any, mend: Callable[[str], str], depth: int = 0) -> Any:
    if isinstance(value, str):
        return mend(value)
    if depth > _DEPTH:
        return value
    if isinstance(value, dict):
        return {mend(key): _mended(item, mend, depth + 1) for key, item in value.items()}
    return [_mended(item, mend, depth + 1) for item in value] if isinstance(value, list) else value


def _fit(shape: Shape, sample: Sequence[Json], above: Json) -> bool:
    return 2 * sum(shape.fits(one, above) for one in sample) > len(sample)


EXTRACTOR = Extractor(
    id="json_export",
    title="Message export (JSON)",
    media_types=(JSON,),
    extract=extract,
    priority=30,
    library="json (standard library)",
    reads="conversations of Telegram, Facebook, Instagram (its doubly encoded letters mended), Slack, Discord, Teams, "
    "Skype, Hangouts, Snapchat, TikTok and of any export whose keys say sender, text and time; members, titles; "
    "everything else as for JSON",
    not_read="exports above 128 MiB (read as plain JSON)",
)
