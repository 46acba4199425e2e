"""Values without a shape of their own: whatever stands behind a label, or below it."""

import re
from collections.abc import Iterator

_BETWEEN = (
    r"(?:[ ]?\([^)\n]{0,30}\))?[ \t\"']{0,3}"
    r"(?:(?:[:=]|\.{2,}|[ ]{2,}|\t|[ ]-[ ]|[ ](?:is|was|es|era)[ ])[ \t\"'_.]{0,8}(?:\r?\n[ \t]*)?|[ \t]*\r?\n[ \t]*)"
)
NOTHING = re.compile(
    r"(?i)(?:none|n/?a|no|yes|unknown|same|nil|null|required|optional|not (?:given|provided)|ninguno|desconocid[oa]|"
    r"your|the|enter|please|name|date|signature|title|firma|print|here|x+|_+|-+)\b"
)
"""What fills a field that holds nothing."""


def label_pattern(label: str, value: str) -> re.Pattern[str]:
    """Groups `label` and `value`; the label in any case, the value as written."""
    return re.compile(rf"(?<![A-Za-zÀ-ÿ])(?P<label>(?i:{label}))(?![A-Za-zÀ-ÿ]){_BETWEEN}(?P<value>{value})")


def labelled(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of what stands behind the label and says something."""
    for match in pattern.finditer(text):
        value = match["value"].rstrip(" .,;'\"")
        if value and not NOTHING.match(value):
            start = match.start("value")
            yield start, start + len(value), value
