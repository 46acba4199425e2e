"""iCalendar (RFC 5545) and vCalendar 1.0: events, tasks and journals as rows; who is invited as rows of their own."""

import re
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.mail.content_lines import ContentLine, content_lines
from pii_scan.extract.mail.vcard import byte_lines
from pii_scan.extract.messages.gather import People
from pii_scan.extract.table.batches import Layout, to_table
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

ICALENDAR = "text/calendar"
_ROWS = 5000
_COMPONENTS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VALARM"})
_PEOPLE = frozenset({"ATTENDEE", "ORGANIZER"})
_QUIET = frozenset({"BEGIN", "END"})


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return ICALENDAR if text is not None and re.match(r"\s*BEGIN:VCALENDAR\s", text, re.IGNORECASE) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Tables of events and of those invited; attachments as children; a calendar's own properties as text."""
    rows: list[dict[str, str]] = []
    open_rows: list[dict[str, str]] = []
    people, keys = People(), Keys()
    notes: list[str] = []
    files: list[Child] = []
    seen = first = bad = number = calendars = 0
    for line in content_lines(byte_lines(given.payload)):
        if line is None:
            bad += 1
            continue
        seen += 1
        kind = line.text.strip().upper()
        if kind == "VCALENDAR":
            calendars += {"BEGIN": 1, "END": -1}.get(line.name, 0)
        if line.name == "BEGIN" and kind in _COMPONENTS:
            open_rows.append({"type": kind[1:].lower()})
        elif line.name == "END" and kind in _COMPONENTS and open_rows:
            rows.append(open_rows.pop())
            number += 1
            if len(rows) >= _ROWS:
                yield from _table(rows, first)
                first, rows = number, []
        elif line.name in _PEOPLE:
            yield from people.add(_person(line))
        elif line.name == "ATTACH" and line.binary:
            name = line.params.get("FILENAME") or line.params.get("X-FILENAME") or "attachment"
            files.append(Child("ics", keys.key(name), Payload(data=line.raw), len(line.raw)))
        elif line.name not in _QUIET:
            _put(open_rows[-1] if open_rows else None, line, notes)
    if not seen:
        raise NotThisFormat
    # A component that is not closed counts all the same.
    yield from _table([*rows, *open_rows], first)
    yield from people.tables()
    if notes:
        yield Text("\n".join(notes), layer="properties")
    yield from files
    if bad:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{bad} lines are no properties")
    if calendars > 0:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the calendar has no end")


def _put(row: dict[str, str] | None, line: ContentLine, notes: list[str]) -> None:
    column = line.name.lower().removeprefix("x-").replace("-", " ")
    value = line.text.strip()
    if row is None:
        if value:
            notes.append(f"{column}: {value}")
    elif value:
        row[column] = f"{row[column]}\n{value}" if column in row else value


def _person(line: ContentLine) -> dict[str, str | None]:
    """`CN` is a name, the value an address; a proxy has an address of its own."""
    address = re.sub(r"^mailto:", "", line.text.strip(), flags=re.IGNORECASE)
    proxy = re.sub(r"^mailto:", "", line.params.get("SENT-BY", ""), flags=re.IGNORECASE)
    email = line.params.get("EMAIL") or (address if "@" in address else "")
    name = line.params.get("CN", "")
    return {
        "name": name if "@" not in name else None,
        "email": email or None,
        "phone": address.removeprefix("tel:") if address.lower().startswith("tel:") else None,
        "sent by email": proxy or None,
    }


def _table(rows: list[dict[str, str]], first: int) -> Iterator[Evidence]:
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    if columns:
        cells = ([row.get(column) for column in columns] for row in rows)
        yield to_table("events", Layout([], columns, True, first + 1, cells))


EXTRACTOR = Extractor(
    id="icalendar",
    title="Calendar (iCalendar)",
    media_types=(ICALENDAR,),
    extract=extract,
    probe=probe,
    extensions=(".ics", ".ical", ".ifb", ".vcs"),
    priority=29,
    library="own",
    reads="events, tasks, journals and alarms with all properties; organisers and attendees, each a record; "
    "attachments",
    not_read="when a repeated event takes place",
)
