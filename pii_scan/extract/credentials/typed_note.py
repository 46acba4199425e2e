"""LastPass writes cards, passports and bank accounts into the notes of an entry: `NoteType:Passport` and a line for
each field (https://support.lastpass.com: form fills and secure notes)."""

import json
import re

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import NOTE, subject_of

_TYPE = re.compile(r"NoteType:[ ]?(?P<type>[^\r\n]{1,60})")
_LINE = re.compile(r"(?P<label>[A-Za-z][^:\r\n]{0,40}):(?P<value>[^\r\n]*)")
_OWN = ("Notes", "Language")


def typed(entry: Entry, text: str) -> bool:
    """Puts the fields of such a note into its entry; False where it is a plain one."""
    found = _TYPE.match(text.lstrip())
    if found is None:
        return False
    subject = subject_of(found["type"])
    entry.subject = NOTE if subject == "login" else subject
    lines = text.lstrip().splitlines()[1:]
    for n, line in enumerate(lines):
        field = _LINE.fullmatch(line)
        if field is None:
            entry.note(line)
        elif field["label"] == "Notes":
            # Everything behind is the owner's own.
            entry.note("\n".join([field["value"], *lines[n + 1 :]]))
            break
        elif field["label"] not in _OWN:
            entry.put(field["label"], _plain(field["value"]))
    return True


def _plain(value: str) -> str:
    """Numbers of telephones are JSON; a date that was left open is a lone comma."""
    value = value.strip()
    if value.startswith("{"):
        try:
            inner = json.loads(value)
        except (ValueError, RecursionError):
            return value
        number = inner.get("num") if isinstance(inner, dict) else None
        return f"+{number}" if isinstance(number, str) and number.isdigit() else value
    return "" if not value.strip(", ") else value
