"""Cellebrite's `report.xml`: chats and messages as conversations, calls as call records, a contact, account or
password as one record; all else as labelled lines. Read as a stream: reports of a telephone have gigabytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_scan.extract.credentials.entry import Entry, EntryRows
from pii_scan.extract.credentials.field_names import IDENTITY
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.messages.gather import Gatherer, People, rest
from pii_scan.extract.messages.table_rows import ME
from pii_scan.extract.messages.thread import Message
from pii_scan.extract.messages.ufed.model import Party, body, lines, models, parties, seconds, tag, value
from pii_scan.extract.office.xml_events import let_go
from pii_scan.extract.stores.call_rows import Call, calls
from pii_scan.extract.stores.contact_cards import ADDRESS
from pii_scan.extract.text.xml import XML
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 8192
_CALLS_MAX = 50_000
_LINES_CHARS = 1 << 20
_LINES_OF = frozenset({"caseInformation", "metadata", "file", "extractionInfo"})
_PLACE = ("Street2", "City", "State", "PostalCode", "Country")
_ENTRIES = {"PhoneNumber": "phone", "EmailAddress": "email", "WebAddress": "website", "UserID": "username"}


def extract(given: Input) -> Iterator[Evidence]:
    """
    Raises:
        NotThisFormat: it is no report of this sort.
    """
    head = given.payload.head(_HEAD)
    if b"pa.cellebrite.com/report" not in head.replace(b"\x00", b""):
        raise NotThisFormat
    reader = _Reader()
    yield from reader.read(given)
    yield from reader.rest()


@dataclass
class _Reader:
    gatherer: Gatherer = field(default_factory=Gatherer)
    people: People = field(default_factory=People)
    entries: EntryRows = field(default_factory=EntryRows)
    held: list[Call] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    chars: int = 0
    offset: int = 0
    line: int = 1
    row: int = 0

    def read(self, given: Input) -> Iterator[Evidence]:
        from lxml import etree

        above: list[_Element] = []
        broken = False
        with given.payload.open() as stream:
            found = etree.iterparse(
                stream, events=("start", "end"), recover=True, huge_tree=True, no_network=True, resolve_entities=False
            )
            while True:
                try:
                    event, node = next(found)
                except StopIteration:
                    break
                except etree.XMLSyntaxError:
                    broken = True
                    break
                sort = tag(node)
                if event == "start":
                    if sort == "model":
                        above.append(node)
                elif sort == "model":
                    above.pop()
                    inner = above[-1].get("type") if above else None
                    if not above or (node.get("type") == "InstantMessage" and inner == "Chat"):
                        yield from self._model(node, above[-1] if above else None)
                        let_go(node)
                elif sort in _LINES_OF and not above:
                    yield from self._lines(node)
                    let_go(node)
            broken = broken or bool(len(found.error_log))
        if broken:
            detail = f"XML not well-formed; {self.row} models read"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.PARTIAL)

    def rest(self) -> Iterator[Evidence]:
        yield from rest(self.gatherer, self.people)
        yield from self._calls(1)
        yield from self.entries.rest()
        yield from self._told(1)

    def _model(self, node: "_Element", chat: "_Element | None") -> Iterator[Evidence]:
        self.row += 1
        known = _KNOWN.get(node.get("type") or "")
        if known is None:
            yield from self._lines(node)
        else:
            yield from known(self, node, chat)

    def _instant(self, node: "_Element", chat: "_Element | None") -> Iterator[Evidence]:
        sender = next(iter(parties(node, "From")), None)
        to = [party for party in parties(node, "To") if party.shown]
        key = title = ""
        if chat is not None:
            key = value(chat, "Id") or chat.get("id") or str(id(chat))
            others = [party.shown for party in parties(chat, "Participants") if not party.owner and party.shown]
            title = value(chat, "Name") or ", ".join(others[:20])
        key = key or "\x00".join(sorted(party.shown for party in [*to, *([sender] if sender else [])]))
        yield from self._put(key, title, node, sender, to)

    def _chat(self, node: "_Element", _chat: "_Element | None") -> Iterator[Evidence]:
        for party in parties(node, "Participants"):
            yield from self.people.add(party.properties)

    def _message(self, node: "_Element", _chat: "_Element | None") -> Iterator[Evidence]:
        """SMS, MMS and mail: the owner is named by role and folder."""
        others = parties(node, "Parties")
        sent = value(node, "Folder").lower() in ("sent", "outbox", "drafts")
        senders = parties(node, "From") or [party for party in others if party.role == "from"]
        to = parties(node, "To", "Cc", "Bcc") or [party for party in others if party.role in ("to", "cc", "bcc")]
        if not senders and not to and others:
            senders, to = ([], others) if sent else (others, [])
        me = Party("", ME, "", True)
        sender = next(iter(senders), me if to else None)
        key = "\x00".join(sorted({party.shown for party in (*senders, *to) if not party.owner}))
        yield from self._put(key, "", node, sender, to or ([me] if senders else []))

    def _put(self, key: str, title: str, node: "_Element", sender: Party | None, to: list[Party]) -> Iterator[Evidence]:
        known = [*([sender] if sender else []), *to]
        for party in known:
            if party.identifier:
                yield from self.people.add(party.properties)
        more = tuple((name, value(node, name)) for name in ("Subject", "Label"))
        more += tuple(("File", value(one, "Filename")) for one in models(node, "Attachments"))
        shared = models(node, "SharedContacts")
        more += tuple(("Contact", " ".join(lines(contact))) for contact in shared)
        said = body(node, "Body") or body(node, "Content") or body(node, "Text")
        if not said and not any(text for _, text in more):
            return
        message = Message(
            (sender.shown if sender else "") or "?", said, value(node, "TimeStamp") or value(node, "Timestamp"),
            ", ".join(party.shown for party in to if party.shown), self.row, more,
        )  # fmt: skip
        introduced = {party.shown: party.properties for party in known if party.shown}
        yield from self.gatherer.add(key, message, title, parties=introduced)

    def _call(self, node: "_Element", _chat: "_Element | None") -> Iterator[Evidence]:
        said = (value(node, "Direction") or value(node, "Type")).lower()
        every = parties(node, "Parties", "From", "To")
        own = next((party.identifier for party in every if party.owner and party.identifier), "")
        outgoing = said.startswith("out") or any(party.owner and party.role == "from" for party in every)
        others = [party for party in every if not party.owner and party.shown] or [Party("", "", "", False)]
        for party in others:
            self.held.append(
                Call(party.identifier, outgoing, value(node, "TimeStamp"), seconds(value(node, "Duration")),
                     value(node, "Type") or said, party.name, "", own)
            )  # fmt: skip
        yield from self._calls(_CALLS_MAX)

    def _calls(self, least: int) -> Iterator[Evidence]:
        if len(self.held) >= least:
            yield from calls("Call", self.held)
            self.held = []

    def _contact(self, node: "_Element", _chat: "_Element | None") -> Iterator[Evidence]:
        entry = Entry(IDENTITY)
        entry.add("full name", value(node, "Name"))
        self._details(entry, node)
        yield from self.entries.add(entry)

    def _details(self, entry: Entry, node: "_Element") -> None:
        for detail in models(node, "Entries"):
            column, said = _ENTRIES.get(detail.get("type") or ""), value(detail, "Value")
            if column == "username" and "@" not in said and said.lstrip("+").isdigit():
                entry.note(f"user id: {said}")
            elif column is not None:
                entry.add(column, said)
            elif said:
                entry.note(f"{value(detail, 'Category') or detail.get('type') or 'detail'}: {said}")
        for place in models(node, "Addresses"):
            street = " ".join(filter(None, (value(place, "HouseNumber"), value(place, "Street1"))))
            entry.parts(
                ADDRESS,
                [street, *(value(place, name) for name in _PLACE)],
            )
        for work in models(node, "Organizations"):
            entry.add("company", value(work, "Name"))
            entry.add("job title", value(work, "Position"))
        for child in node:
            if tag(child) == "multiField" or (tag(child) == "multiModelField" and child.get("name") == "Notes"):
                for note in child.itertext():
                    entry.note(str(note).strip())

    def _account(self, node: "_Element", _chat: "_Element | None") -> Iterator[Evidence]:
        entry = Entry()
        entry.add("url", value(node, "ServiceType") or value(node, "Service") or value(node, "Source"))
        entry.add("full name", value(node, "Name"))
        entry.add("username", value(node, "Username") or value(node, "Account"))
        entry.add("password", value(node, "Password") or value(node, "Data"))
        self._details(entry, node)
        yield from self.entries.add(entry)

    def _lines(self, node: "_Element") -> Iterator[Evidence]:
        sort = node.get("type") or node.get("section") or ""
        told = [f"path: {node.get('path')}"] if tag(node) == "file" else [sort] if sort else []
        told += lines(node)
        if len(told) > bool(sort) or tag(node) == "file":
            self.said += ["", *told]
            self.chars += sum(map(len, told)) + len(told) + 1
        yield from self._told(_LINES_CHARS)

    def _told(self, least: int) -> Iterator[Evidence]:
        if self.chars >= least:
            text = "\n".join(self.said[1:])
            yield Text(text, offset=self.offset, first_line=self.line)
            self.offset += len(text) + 1
            self.line += text.count("\n") + 1
            self.said, self.chars = [], 0


_KNOWN: dict[str, Callable[[_Reader, "_Element", "_Element | None"], Iterator[Evidence]]] = {
    "InstantMessage": _Reader._instant,
    "Chat": _Reader._chat,
    "SMS": _Reader._message,
    "MMS": _Reader._message,
    "Email": _Reader._message,
    "Call": _Reader._call,
    "Contact": _Reader._contact,
    "UserAccount": _Reader._account,
    "Password": _Reader._account,
}


EXTRACTOR = Extractor(
    id="ufed_report",
    title="Cellebrite report (report.xml of UFED)",
    media_types=(XML, "text/xml"),
    extract=extract,
    priority=32,
    library="lxml",
    reads="chats, SMS, MMS and mail as conversations with both parties; calls as call records; contacts, accounts and "
    "passwords as one record each; case, device, files' paths, places and all other models as lines",
    not_read="the extracted files themselves, which lie beside the report (items of their own in a .ufdr)",
)
