"""Names by the title before them."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.pairs import WORD
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.words import NAME_LAST_WORDS

NAME = rf"{WORD}(?: [A-Z]\.?(?= ))?(?: (?:de|del|de la|van|von) {WORD}| {WORD}){{0,2}}"
"""What may stand behind a title, a greeting or in a signature."""
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sr|Sra|Srta|Prof|Atty|Sgt|Lt|Capt|Ofc|Lic|MR|MRS|MS|ATTY)\b\.? "
    r"|(?:Officer|Deputy|Detective|Warden|Attorney|Counselor|Judge|Inmate|Señora?|Señorita|Abogad[oa]|Licenciad[oa]|"
    r"Oficial|Nurse|Doctora?|Chaplain|Sergeant|Lieutenant|Captain) )"
    rf"({NAME})"
)


def titled_names(text: str) -> Iterator[NameSpan]:
    """`Ms. Ortega`, `Officer J. Reyes`; a single listed surname suffices after a title."""
    done = 0
    for at in signs(text).titles:
        match = _TITLE.match(text, at) if at >= done else None
        if match is None:
            continue
        done = match.end()
        start, end = leading_names(text, *match.span(1))
        if end > start:
            yield NameSpan(start, end, 0.85 if " " in text[start:end] else 0.72, "title")


def leading_names(text: str, start: int, end: int) -> tuple[int, int]:
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
