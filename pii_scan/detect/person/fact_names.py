"""Names that a file says of itself: author, owner, artist, last editor."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Found
from pii_scan.detect.kinds_shared import PERSON_NAME
from pii_scan.detect.person.gazetteer import is_common, is_strong_first, is_surname
from pii_scan.detect.person.normal import normal_name
from pii_scan.model.evidence import Fact

FACTS = frozenset({"author", "owner", "artist", "last_modified_by", "manager", "device_owner", "creator", "copyright"})
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*\.?$")


def names_in_fact(fact: Fact, _context: Context) -> Iterator[Found]:
    """High only where the lists know both names: the field often holds a program or a company."""
    if fact.name not in FACTS or not isinstance(fact.value, str):
        return
    for value in re.split(r"[;|\n]", fact.value):
        raw = re.sub(r"(?i)^(?:copyright|\(c\)|©|\d{4}|by|\s|,)+", "", value).strip()
        words = [w for w in re.split(r"[ ,]+", raw) if w]
        if not 2 <= len(words) <= 5 or not all(_WORD.match(w) for w in words):
            continue
        plain = [w.rstrip(".") for w in words]
        known = any(map(is_strong_first, plain)) and any(is_surname(w) and not is_common(w) for w in plain)
        if not known and any(map(is_common, plain)):
            continue
        reasons = (f"fact:{fact.name}", "name_list") if known else (f"fact:{fact.name}",)
        yield Found(PERSON_NAME, raw, normal_name(raw), 0.8 if known else 0.4, reasons=reasons)
