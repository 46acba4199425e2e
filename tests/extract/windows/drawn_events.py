"""Event logs drawn after libyal's "Windows XML Event Log (EVTX) format", their binary XML without templates."""

import struct
import zlib

Fields = dict[str, str]


class _Chunk:
    """Names lie where they are used, by their place in the chunk. Elements outside of templates have no dependency
    identifier."""

    def __init__(self) -> None:
        self.data = b""

    def _name(self, name: str, at: int) -> bytes:
        text = name.encode("utf-16-le")
        return struct.pack("<I", at + 4) + struct.pack("<IHH", 0, 0, len(name)) + text + b"\x00\x00"

    def element(
        self, name: str, at: int, inner: list[tuple[str, str]] | str, attribute: tuple[str, str] | None
    ) -> bytes:
        """`at` is the place in the chunk at which its token stands."""
        head = (b"\x41" if attribute else b"\x01") + bytes(4)
        out = head + self._name(name, at + len(head))
        if attribute:
            start = len(out)
            out += bytes(4) + b"\x06"
            out += self._name(attribute[0], at + len(out)) + _text(attribute[1])
            out = out[:start] + struct.pack("<I", len(out) - start - 4) + out[start + 4 :]
        out += b"\x02"
        if isinstance(inner, str):
            out += _text(inner)
        else:
            for key, value in inner:
                out += self.element("Data", at + len(out), value, ("Name", key))
        out += b"\x04"
        return out[:1] + struct.pack("<I", len(out) - 5) + out[5:]

    def event(self, number: int, provider: str, event_id: str, fields: Fields) -> None:
        at = 512 + len(self.data) + 24
        body = b"\x0f\x01\x01\x00"
        start = len(body)
        body += b"\x01" + bytes(4)
        body += self._name("Event", at + len(body)) + b"\x02"
        system = b"\x01" + bytes(4)
        place = at + len(body)
        system += self._name("System", place + len(system)) + b"\x02"
        system += self.element("Provider", place + len(system), "", ("Name", provider))
        system += self.element("EventID", place + len(system), event_id, None)
        system += self.element("Computer", place + len(system), "HR-07.corp.example", None)
        system += b"\x04"
        system = system[:1] + struct.pack("<I", len(system) - 5) + system[5:]
        body += system
        body += self.element("EventData", at + len(body), list(fields.items()), None)
        body += b"\x04\x00"
        body = body[: start + 1] + struct.pack("<I", len(body) - start - 6) + body[start + 5 :]
        size = 24 + len(body) + 4
        moment = 133_000_000_000_000_000
        self.data += struct.pack("<IIQQ", 0x00002A2A, size, number, moment) + body + struct.pack("<I", size)

    def bytes(self, first: int, last: int) -> bytes:
        free = 512 + len(self.data)
        head = b"ElfChnk\x00" + struct.pack("<QQQQII", first, last, first, last, 128, 512)
        head += struct.pack("<II", free, zlib.crc32(self.data)) + bytes(64) + bytes(4)
        tables = bytes(384)
        head += struct.pack("<I", zlib.crc32(head[:120] + tables))
        return (head + tables + self.data).ljust(65_536, b"\x00")


def _text(text: str) -> bytes:
    return b"\x05\x01" + struct.pack("<H", len(text)) + text.encode("utf-16-le") if text else b""


def chunk(first: int, *events: tuple[str, str, Fields]) -> bytes:
    made = _Chunk()
    for number, (provider, event_id, fields) in enumerate(events, first):
        made.event(number, provider, event_id, fields)
    return made.bytes(first, first + len(events) - 1)


def log(*chunks: bytes) -> bytes:
    head = b"ElfFile\x00" + struct.pack("<QQQIHHHH", 0, len(chunks) - 1, 99, 128, 1, 3, 4096, len(chunks))
    head = head.ljust(120, b"\x00")
    head += struct.pack("<II", 0, zlib.crc32(head))
    return head.ljust(4096, b"\x00") + b"".join(chunks)
