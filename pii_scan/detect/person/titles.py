"""Names by the title before them, and by what opens and closes a letter."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_strong_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.pairs import WORD
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.words import NAME_LAST_WORDS

_NAME = rf"{WORD}(?: [A-Z]\.?(?= ))?(?: (?:de|del|de la|van|von) {WORD}| {WORD}){{0,2}}"
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sr|Sra|Srta|Prof|Atty|Sgt|Lt|Capt|Ofc|Lic|MR|MRS|MS|ATTY)\b\.? "
    rf"({_NAME})"
    r"|\b(?:Officer|Deputy|Detective|Warden|Attorney|Counselor|Judge|Inmate|Señora?|Señorita|Abogad[oa]|Licenciad[oa]|"
    r"Oficial|Nurse|Doctora?|Chaplain|Sergeant|Lieutenant|Captain) "
    rf"({_NAME})"
)
_MAILBOX = re.compile(rf"\"?({WORD}(?:,? (?:[A-Z]\.?(?= )|{WORD})){{1,3}})\"? ?<[\w.+-]+@[\w.-]+>")
_SPEAKER = re.compile(
    r"^\W{0,3}\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?[ T]\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[APap]\.?[Mm]\.?)?(?:\]| -)[ ]"
    rf"({WORD}(?: [A-Z]\.| {WORD}){{0,3}}):[ ]",
    re.MULTILINE,
)
_DEAR = re.compile(rf"^[ \t]*(?:Dear|Hi|Hello|Hey|Querid[oa]|Estimad[oa]|Hola) ({_NAME})[ ]?[,:!]", re.MULTILINE)
_CLOSE = re.compile(
    r"^[ \t]*(?:Saludos|Sincerely|Respectfully|Regards|Best regards|Kind regards|Yours truly|Very truly yours|Love|"
    r"Your (?:son|daughter|friend|brother|sister|wife|husband)|Thank you|Thanks|Atentamente|Con cariño|Con amor|"
    rf"Signed|Firma)[ \t]*[,.:]?[ \t]*\r?\n(?:[ \t]*\r?\n){{0,3}}[ \t]*"
    rf"[ \t]*(?:/s/[ ]*)?({_NAME})[ \t]*(?:,[^\n]{{0,20}})?$",
    re.MULTILINE,
)


def titled_names(text: str) -> Iterator[NameSpan]:
    """`Ms. Ortega`, `Officer J. Reyes`; a single listed surname suffices after a title."""
    for match in _TITLE.finditer(text):
        group = 1 if match.group(1) else 2
        start, end = _leading_names(text, match.start(group), match.end(group))
        if end > start:
            whole = " " in text[start:end]
            yield NameSpan(start, end, 0.85 if whole else 0.72, "title")


def mailbox_names(text: str) -> Iterator[NameSpan]:
    """`"Oyelaran, Terrence" <t@example.org>`: a display name, often of a person."""
    if "@" not in text:
        return
    for match in _MAILBOX.finditer(text):
        words = re.split("[ ,]+", match.group(1))
        if any(is_first(w) for w in words) and not all(is_common(w) for w in words):
            yield NameSpan(*match.span(1), 0.85, "mailbox")


def chat_names(text: str) -> Iterator[NameSpan]:
    """Who speaks in an exported chat: `[2/14/24, 9:12 PM] Ann Moss: hi`, `14/02/2024, 21:13 - Ann Moss: hi`."""
    for match in _SPEAKER.finditer(text):
        start, end = match.span(1)
        words = match.group(1).split(" ")
        if all(is_common(word) for word in words):
            continue
        if len(words) > 1:
            yield NameSpan(start, end, 0.8, "speaker")
        elif is_first(words[0]):
            yield NameSpan(start, end, 0.5, "speaker", part="first")


def letter_names(text: str) -> Iterator[NameSpan]:
    """The greeted and the one who signs."""
    for match in _DEAR.finditer(text):
        start, end = _leading_names(text, match.start(1), match.end(1))
        if end > start and end == match.end(1):
            yield NameSpan(
                start, end, 0.75 if " " in text[start:end] or is_strong_first(text[start:end]) else 0.5, "salutation"
            )
    for match in _CLOSE.finditer(text):
        start, end = _leading_names(text, match.start(1), match.end(1))
        if end > start and end == match.end(1):
            yield NameSpan(start, end, 0.85 if " " in text[start:end] else 0.5, "signature")


def _leading_names(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts the run where names end: `Ms. Ortega Please` → `Ortega`."""
    at = stop = start
    for word in text[start:end].split(" "):
        bare = word.rstrip(".")
        known = len(bare) == 1 or bare in ("de", "del", "la", "van", "von") or is_first(bare) or is_surname(bare)
        everyday = is_common(bare) and fold(bare) not in NAME_LAST_WORDS
        if (everyday and len(bare) > 1 and bare not in ("de", "la")) or not (known or stop == start):
            break
        stop = at + len(word)
        at = stop + 1
    return start, stop
