"""What a conversation is, whatever program wrote it, and how it becomes a text with turns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pii_scan.model.evidence import Text, Turn

_LAYER = "message"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. Times are ISO 8601 where the source lets them be known, else as they are written."""

    sender: str
    """Who wrote it, as the export shows it; empty for lines of the program itself (`Ann joined`)."""
    text: str
    time: str = ""
    recipient: str = ""
    row: int | None = None
    """Its number in the file, from 1."""
    more: tuple[tuple[str, str], ...] = ()
    """Further (label, value) pairs: subject, flags."""


@dataclass(slots=True)
class Thread:
    """Messages between the same parties."""

    title: str = ""
    about: dict[str, str] = field(default_factory=dict)
    """What holds for all of it: facility, `Legal mail: yes`."""
    messages: list[Message] = field(default_factory=list)
    chars: int = 0
    parties: dict[str, int] = field(default_factory=dict)
    begun: bool = False
    """Its head was given out."""
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    """Who takes part: name → identifiers that are still to be told."""
    told: set[str] = field(default_factory=set)

    def introduce(self, name: str, properties: Mapping[str, str | None]) -> None:
        """Says once who somebody is, so that what stands in his or her turns links to number and telephone."""
        if name in self.told or not name:
            return
        more = {label: value for label, value in properties.items() if value and value.strip() and value != name}
        if more:
            self.told.add(name)
            self.known[name] = more

    def add(self, message: Message) -> int:
        """Characters it takes, about."""
        self.messages.append(message)
        size = len(message.text) + len(message.sender) + sum(len(k) + len(v) + 4 for k, v in message.more) + 24
        self.chars += size
        return size

    def party(self, sender: str) -> int:
        """The sender's number."""
        return self.parties.setdefault(sender, len(self.parties))


@dataclass(slots=True)
class TurnWriter:
    """Gives threads out as texts; counts characters and lines over all of them, since places are the item's."""

    offset: int = 0
    line: int = 1

    def write(self, thread: Thread) -> Iterator[Text]:
        """The messages held, which are then let go; nothing where there are none."""
        if not thread.messages:
            return
        parts: list[str] = []
        turns: list[Turn] = []
        at = 0

        def put(text: str, party: int, row: int | None) -> None:
            nonlocal at
            turns.append(Turn(at, party, row))
            parts.append(text)
            at += len(text)

        # Who the only other one is need not be said at every turn.
        silent = {m.recipient for m in thread.messages} - {m.sender for m in thread.messages} - {"", "Me"}
        two = len({m.recipient or m.sender for m in thread.messages} | {m.sender for m in thread.messages} - {""}) <= 2
        if not thread.begun:
            head = [("Conversation", thread.title), *thread.about.items()]
            if said := "".join(f"{label}: {one_line(value)}\n" for label, value in head if value):
                put(said, -1, None)
            for name in sorted(silent - thread.told) if two else ():
                put(f"Recipient: {one_line(name)}\n", thread.party(name), None)
        for name, properties in thread.known.items():
            more = "".join(f"{label}: {one_line(value)}\n" for label, value in properties.items())
            put(f"Participant: {one_line(name)}\n{more}", thread.party(name), None)
        if turns:
            parts[-1] += "\n"
            at += 1
        thread.known = {}
        for message in thread.messages:
            put(turn_text(message, to=not two), thread.party(message.sender) if message.sender else -1, message.row)
        thread.begun = True
        thread.messages = []
        thread.chars = 0
        body = storable("".join(parts))
        yield Text(body, layer=_LAYER, offset=self.offset, first_line=self.line, turns=tuple(turns))
        self.offset += len(body) + 1
        self.line += body.count("\n") + 1


def turn_text(message: Message, *, to: bool) -> str:
    """`[time] sender (to recipient): text` and a line for each further property."""
    said = f"[{message.time}] " if message.time else ""
    if message.sender:
        receiver = f" (to {one_line(message.recipient)})" if to and message.recipient else ""
        said += f"{one_line(message.sender)}{receiver}: "
    more = "".join(f"{label}: {one_line(value)}\n" for label, value in message.more if value)
    return f"{said}{message.text.rstrip()}\n{more}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def storable(text: str) -> str:
    """The same length; half a surrogate pair, which JSON can write, becomes `?`."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
