"""What sort of document an item is: all rules score, the best one wins."""

import importlib
import math
import pkgutil
from functools import cache

from pii_scan.detect.document import rules
from pii_scan.detect.document.guess import DocumentGuess
from pii_scan.detect.document.rule import Rule
from pii_scan.detect.document.signs import Signs
from pii_scan.model.evidence import Wording

_LEAST = 2.0
"""Points below which only the plain word for the format is said."""
_PAGE_WORDS = 25
"""Words from which on a picture of no known sort is a page and no photo: it need not be about one person."""


@cache
def all_rules() -> tuple[Rule, ...]:
    names = sorted(info.name for info in pkgutil.iter_modules(rules.__path__))
    return tuple(rule for name in names for rule in importlib.import_module(f"{rules.__name__}.{name}").RULES)


def classify(wording: Wording) -> DocumentGuess:
    """Deterministic and linear in the text; looks at the first 20,000 characters."""
    signs = Signs(wording)
    scored = []
    for rule in all_rules():
        points, reasons = rule.score(signs)
        if points > 0:
            scored.append((points, rule.type, reasons))
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    if not scored or scored[0][0] < _LEAST:
        plain = plain_type(wording.media_type)
        if plain == "photo" and signs.words >= _PAGE_WORDS:
            return DocumentGuess("document", 0.3, ("words",))
        return DocumentGuess(plain, 0.3, ("media_type",))
    best, document_type, reasons = scored[0]
    runner_up = next((points for points, other, _ in scored[1:] if other != document_type), 0.0)
    confidence = 1 / (1 + math.exp(-(best - 1.5 - 0.3 * max(0.0, runner_up - 1.0))))
    return DocumentGuess(document_type, round(confidence, 3), reasons)


_PLAIN = (
    ("image/", "photo"),
    ("video/", "video"),
    ("audio/", "audio"),
    ("message/", "email"),
    ("application/vnd.ms-outlook", "email"),
    ("application/pdf", "pdf"),
    ("application/zip", "archive"),
    ("application/x-tar", "archive"),
    ("application/gzip", "archive"),
    ("application/x-7z", "archive"),
    ("application/vnd.rar", "archive"),
    ("application/x-rar", "archive"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "spreadsheet"),
    ("application/vnd.ms-excel", "spreadsheet"),
    ("application/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
    ("text/csv", "table"),
    ("text/tab-separated-values", "table"),
    ("application/vnd.apache.parquet", "table"),
    ("application/vnd.openxmlformats-officedocument.presentationml", "presentation"),
    ("application/vnd.ms-powerpoint", "presentation"),
    ("application/vnd.oasis.opendocument.presentation", "presentation"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", "text_document"),
    ("application/msword", "text_document"),
    ("application/sql", "sql_dump"),
    ("application/json", "json"),
    ("application/x-ndjson", "json"),
    ("text/html", "web_page"),
    ("text/", "text"),
)


def plain_type(media_type: str) -> str:
    """The plain word for a format where nothing more is known."""
    return next((word for prefix, word in _PLAIN if media_type.startswith(prefix)), "other")
