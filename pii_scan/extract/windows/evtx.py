"""Event logs of Windows Vista and later."""

import json
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.text.carved import carve
from pii_scan.extract.windows.evtx_chunks import CHUNK, FILE_HEADER, chunks
from pii_scan.extract.windows.evtx_rows import EventTables
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

EVTX = "application/x-ms-evtx"
_MARK = b"ElfFile\x00"
_BROKEN_MAX = 100_000
_CARVED_MAX = 32 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """A table for each kind of event; strings of damaged chunks and of what lies behind the events.

    Raises:
        NotThisFormat: there is no such header.
    """
    head = given.payload.head(FILE_HEADER)
    if not head.startswith(_MARK):
        raise NotThisFormat
    got = yield from _events(given.payload)
    stated, damaged, carved, slack = 0, 0, 0, False
    with given.payload.open() as stream:
        for chunk in chunks(stream):
            stated += chunk.stated
            damaged += not chunk.whole
            if chunk.carve and carved < _CARVED_MAX and (words := carve(chunk.carve)):
                carved += len(words)
                slack = slack or chunk.whole
                yield Text(words, How.CARVED, layer="hidden")
    count = int.from_bytes(head[42:44], "little")
    size = given.payload.size_bytes
    # Numbers of chunks above 65,535 do not fit in the header.
    short = size < FILE_HEADER or (size - FILE_HEADER) % CHUNK or (size - FILE_HEADER) // CHUNK < count
    if short:
        yield Problem(ProblemCode.TRUNCATED, "extract", f"the log breaks off; its header counts {count:,} chunks")
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged:,} chunks are damaged: readable strings as well")
    if got is None:
        yield Problem(ProblemCode.UNREADABLE, "extract", "the header is damaged: readable strings only")
    elif got < stated:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{stated - got:,} of {stated:,} events could not be read")
    if carved >= _CARVED_MAX:
        yield Problem(ProblemCode.TOO_LARGE, "extract", "readable strings past 32 Mi characters")
    if slack:
        detail = "earlier events in the chunks' free space: readable strings only"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _events(payload: Payload) -> Any:
    """Tables; returns how many events were read, None where the file cannot be opened."""
    import evtx

    with payload.open() as stream:
        try:
            records = iter(evtx.PyEvtxParser(stream, number_of_threads=1).records_json())
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            return None
        tables, got, broken = EventTables(), 0, 0
        while broken < _BROKEN_MAX:
            try:
                record: Any = next(records)
                event = json.loads(record["data"])
            except StopIteration:
                break
            except Exception:  # noqa: BLE001 - each chunk and event fails for itself
                broken += 1
                continue
            got += 1
            yield from tables.add(event.get("Event") if isinstance(event, dict) else event)
        yield from tables.rest()
    return got


EXTRACTOR = Extractor(
    id="evtx",
    title="Windows event logs (evtx)",
    media_types=(EVTX,),
    extract=extract,
    signatures=(Signature(EVTX, _MARK),),
    extensions=(".evtx",),
    library="evtx",
    reads="each event as a row of the events of its kind, with time, computer, user and all data under their names; "
    "strings inside binary data; readable strings of damaged chunks and of the space behind the events",
    not_read="message texts, which lie in the programs that wrote the events; logs of Windows XP (evt; readable "
    "strings)",
)
