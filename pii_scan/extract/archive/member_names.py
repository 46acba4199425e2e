"""Member names as keys: decoded, told apart, and harmless because nothing is ever written by them."""

import re
from collections.abc import Sequence

from pii_scan.filetype.encoding import is_utf8

_KEY_MAX = 4096
_GUESS_BYTES = 1 << 16
_SURE = 0.8
"""Of the bytes above ASCII: so many must lie in runs of a script's common letters."""
_PATTERNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    # Each a run of two and more common letters: an accent among Latin letters stands alone.
    ("shift_jis", re.compile(rb"(?:\x82[\x9f-\xf1]|\x83[\x40-\x96]|\x81[\x40-\xfc]|[\x88-\x97][\x40-\xfc]){2,}")),
    (
        "euc_jp",
        re.compile(rb"(?:[\xb0-\xcf][\xa1-\xfe])*(?:[\xa4\xa5][\xa1-\xf6])+(?:[\xa4\xa5\xb0-\xcf][\xa1-\xfe])*"),
    ),
    ("euc_kr", re.compile(rb"(?:[\xb0-\xc8][\xa1-\xfe]){2,}")),
    ("gb18030", re.compile(rb"(?:[\xb0-\xd7\xa1\xa3][\xa1-\xfe]){2,}")),
    ("big5", re.compile(rb"(?:[\xa4-\xc6\xa1][\x40-\x7e\xa1-\xfe]){2,}")),
    ("cp866", re.compile(rb"[\x80-\xaf\xe0-\xf1]{2,}")),
    ("cp1251", re.compile(rb"[\xa8\xb8\xc0-\xff]{2,}")),
)
_HIGH = re.compile(rb"[\x80-\xff]")
_KOREAN_LETTERS = 6
"""Chinese fits in the Korean range by chance up to about so many letters."""


class Keys:
    """Gives each member a key of its own, also where an archive repeats a name."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, name: str) -> str:
        """`name` itself, cut to 4096 characters; `name (2)` for its second use."""
        name = name[:_KEY_MAX] or "unnamed"
        count = self._seen.get(name, 0) + 1
        self._seen[name] = count
        key = name if count == 1 else f"{name} ({count})"
        # A member may be called `a (2)` itself.
        while count > 1 and key in self._seen:
            count += 1
            key = f"{name} ({count})"
        if key != name:
            self._seen[name] = count
            self._seen[key] = 1
        return key


def decoded(names: Sequence[bytes], legacy: str = "cp437") -> list[str]:
    """Names of one archive that says no encoding: UTF-8 where they are valid, else one encoding for all the others,
    guessed from them together.

    Args:
        legacy: what the format stood for before UTF-8; taken where the guess is no other script's.
    """
    others = [name for name in names if not is_utf8(name)]
    encoding = _guessed(b" ".join(others)[:_GUESS_BYTES], legacy) if others else legacy
    return [_plain(name.decode("utf-8" if is_utf8(name) else encoding, "replace")) for name in names]


def _guessed(sample: bytes, legacy: str) -> str:
    """One of the scripts above, or `legacy`. Names are too short for statistics over words: what tells is in which
    rows of its code table the common letters of a script stand."""
    high = len(_HIGH.findall(sample))
    for encoding, pattern in _PATTERNS:
        runs = pattern.findall(sample)
        inside = sum(len(_HIGH.findall(run)) for run in runs)
        if encoding == "euc_kr" and inside < 2 * _KOREAN_LETTERS:
            continue
        if inside >= _SURE * high and _decodes(sample, encoding):
            return encoding
    return legacy


def _decodes(sample: bytes, encoding: str) -> bool:
    # A sample may be cut within a letter.
    text = sample.decode(encoding, "replace")
    return text.count("\ufffd") <= 1


def _plain(name: str) -> str:
    # A lone surrogate cannot be stored; a zero byte ends names in no archive that was made in good faith.
    return name.encode("utf-8", "replace").decode("utf-8")
