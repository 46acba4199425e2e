"""SMS Backup & Restore (Android): `<smses>` with `<sms>` and `<mms>`, and `<calls>`, read as a stream."""

import base64
import binascii
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer, People, rest
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.times import from_epoch
from pii_scan.extract.office.xml_events import let_go
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

SMSES = "application/vnd.sms-backup+xml"
_EMPTY = frozenset({"", "null"})
_INBOX = "1"
_FROM = "137"
"""PduHeaders.FROM: the address that a multimedia message came from."""
_UNKNOWN = "(Unknown)"
_CALLS = {"1": "incoming", "2": "outgoing", "3": "missed", "4": "voicemail", "5": "rejected", "6": "refused list"}


def extract(given: Input) -> Iterator[Evidence]:
    """A conversation for each number or group; pictures and other parts of multimedia messages as children."""
    from lxml import etree

    gatherer, people, keys = Gatherer(), People(), Keys()
    row = lost = 0
    with given.payload.open() as stream:
        found = etree.iterparse(
            stream, events=("end",), tag=("sms", "mms", "call"), recover=True, huge_tree=True, no_network=True,
            resolve_entities=False,
        )  # fmt: skip
        broken = False
        while True:
            try:
                _, node = next(found)
            except StopIteration:
                break
            except etree.XMLSyntaxError:
                broken = True
                break
            row += 1
            numbers, names = _parties(node)
            for number, name in zip(numbers, names, strict=False):
                yield from people.add({"contact name": name, "phone number": number})
            for name, data in _files(node):
                if data is None:
                    lost += 1
                else:
                    yield Child("mms", keys.key(f"message-{row}/{name}"), Payload(data=data), len(data))
            message = _message(node, numbers, names, row)
            if message is not None:
                others = [name or number for number, name in zip(numbers, names, strict=False)]
                title = ", ".join(others) if len(others) > 1 else ""
                parties = {name: {"phone number": number} for number, name in zip(numbers, names, strict=False)}
                yield from gatherer.add("~".join(numbers), message, title, parties=parties)
            let_go(node)
    if not row:
        raise NotThisFormat
    yield from rest(gatherer, people)
    if broken or len(found.error_log):
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"XML not well-formed; {row} messages read", Effect.PARTIAL)
    if lost:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{lost} parts not decodable")


def _said(node: "_Element", name: str) -> str:
    value = (node.get(name) or "").strip()
    return "" if value.lower() in _EMPTY else value


def _parties(node: "_Element") -> tuple[list[str], list[str]]:
    """Numbers and contact names of the others; both lists go together."""
    numbers = [n for n in (_said(node, "address") or _said(node, "number")).split("~") if n]
    named = _said(node, "contact_name")
    names = [] if named == _UNKNOWN else [n.strip() for n in named.split(",")] if len(numbers) > 1 else [named]
    return numbers, (names + [""] * len(numbers))[: len(numbers)] if len(names) <= len(numbers) else names


def _message(node: "_Element", numbers: list[str], names: list[str], row: int) -> Message | None:
    known = dict(zip(numbers, names, strict=False))
    other = (names[0] if names and names[0] else numbers[0] if numbers else "") if len(numbers) == 1 else ""
    time = from_epoch(_said(node, "date"))
    if node.tag == "call":
        kind = _CALLS.get(_said(node, "type"), "call")
        text = f"{kind} call, {_said(node, 'duration')} s"
        return Message(ME if kind == "outgoing" else other or "?", text, time, row=row)
    incoming = (_said(node, "type") or _said(node, "msg_box")) == _INBOX
    subject = (("Subject", _said(node, "subject") or _said(node, "sub")),)
    if node.tag == "sms":
        sender, recipient = (other or "?", ME) if incoming else (ME, other)
        return Message(sender, _said(node, "body"), time, recipient, row, subject)
    texts = [_said(part, "text") for part in node.iter("part") if _said(part, "ct") != "application/smil"]
    origin = next((_said(a, "address") for a in node.iter("addr") if _said(a, "type") == _FROM), "")
    origin = "" if origin == "insert-address-token" else origin
    sender = (known.get(origin) or other or origin or "?") if incoming else ME
    return Message(sender, "\n".join(filter(None, texts)), time, ME if incoming else other, row, subject)


def _files(node: "_Element") -> Iterator[tuple[str, bytes | None]]:
    """(name, bytes) of the parts that hold files; None where they do not decode."""
    for number, part in enumerate(node.iter("part"), 1):
        data = part.get("data")
        if not data:
            continue
        name = _said(part, "cl") or _said(part, "name") or _said(part, "fn") or f"part-{number}"
        try:
            yield name, base64.b64decode("".join(data.split()))
        except (binascii.Error, ValueError):
            yield name, None


EXTRACTOR = Extractor(
    id="sms_backup",
    title="SMS Backup & Restore (XML)",
    media_types=(SMSES,),
    extract=extract,
    priority=30,
    library="lxml",
    reads="text and multimedia messages with numbers, contact names and times, group threads; pictures and other parts "
    "as items of their own; call lists",
    not_read="encrypted backups",
)
