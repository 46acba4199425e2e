"""Directories of attorneys as text: a bar's or a public defender's list on pages."""

import re

from pii_scan.detect.calls.law_names import LawName, law_name
from pii_scan.detect.document.rule import Rule, count_of, named, says
from pii_scan.detect.document.signs import Signs

_NUMBER = re.compile(r"\(?\b\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}\b")
_LINES = 400
_LEAST = 3
_NEAR = 3
"""Lines between an attorney's name and number."""


def _entries(signs: Signs) -> int:
    """Lines that name an attorney with a number on them or soon behind."""
    found, since = 0, _NEAR + 1
    for line in signs.lines[:_LINES]:
        if len(line) <= 160 and law_name(line) is LawName.OFFICE:
            since = 0
        if since <= _NEAR and _NUMBER.search(line):
            found += 1
            since = _NEAR + 1
        since += 1
    return found


def _is_text(signs: Signs) -> bool:
    return not signs.headers and len(_NUMBER.findall(signs.text)) >= _LEAST


RULES = (
    Rule(
        "attorney_list",
        (
            (3.0, "lines:attorneys", lambda signs: _entries(signs) >= _LEAST),
            (1.5, "lines:many", lambda signs: _entries(signs) >= 10),
            (
                1.5,
                "title",
                says(
                    "attorney directory", "attorneys directory", "lawyer directory", "legal directory", "bar directory",
                    "public defender directory", "public defenders directory", "attorney list", "attorney phone list",
                    "directorio de abogados", "do not record list", "attorney roster", "panel attorneys",
                    "lista de abogados",
                ),
            ),
            (0.8, "words", count_of(2, "public defender", "attorney at law", "bar no", "law office", "legal aid")),
            (1.0, "name", named("attorney", "attorneys", "lawyers", "abogados", "counsel", "defenders", "bar")),
        ),
        only=_is_text,
    ),
)  # fmt: skip
