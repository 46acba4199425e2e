"""Is it text, and in which encoding? Looks at first bytes only; cheap enough for every file."""

import codecs
from functools import lru_cache

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1a\x1b\b") + b"\x7f"

# Compressed or encrypted bytes hold about one control in nine; a text with a stray record mark far fewer.
_UTF8_CONTROLS = 0.03
_LEGACY_CONTROLS = 0.01


def bom_encoding(head: bytes) -> str | None:
    """The codec that a byte order mark names; None without one."""
    # ff fe 00 00 is UTF-32 only where the length fits: UTF-16 text may start with a NUL character.
    return next((name for bom, name in _BOMS if head.startswith(bom)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by where the zero bytes of Latin characters lie."""
    if len(head) < 8 or 0 not in head:
        return None
    whole = head[: len(head) // 4 * 4]
    quarter = len(whole) // 4
    zeros = [whole[i::4].count(0) for i in range(4)]
    full = 0.9 * quarter
    if zeros[3] >= full and zeros[2] >= full and zeros[0] < 0.1 * quarter:
        return "utf-32-le"
    if zeros[0] >= full and zeros[1] >= full and zeros[3] < 0.1 * quarter:
        return "utf-32-be"
    even, odd, pairs = zeros[0] + zeros[2], zeros[1] + zeros[3], 2 * quarter
    if odd >= 0.6 * pairs and even <= 0.05 * pairs:
        return _if_readable(whole, "utf-16-le")
    if even >= 0.6 * pairs and odd <= 0.05 * pairs:
        return _if_readable(whole, "utf-16-be")
    return None


def is_utf8(head: bytes) -> bool:
    """Valid UTF-8; a character cut off by the end of the block does not count against it."""
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True


@lru_cache(maxsize=4)
def quick_encoding(head: bytes) -> str | None:
    """A codec for the first bytes of a text; None where they are binary.

    `latin-1` stands for "some eight-bit or multi-byte encoding": whoever needs the right one asks chardet.
    """
    if not head:
        return None
    marked = bom_encoding(head)
    if marked is not None:
        return marked if _controls(_decode(head, marked)) <= _UTF8_CONTROLS else None
    wide = wide_encoding(head)
    if wide is not None:
        return wide
    share = (len(head) - len(head.translate(None, _CONTROLS))) / len(head)
    if is_utf8(head):
        return "utf-8" if share <= _UTF8_CONTROLS else None
    return "latin-1" if share <= _LEGACY_CONTROLS else None


@lru_cache(maxsize=4)
def head_text(head: bytes) -> str | None:
    """The first bytes as text, or None where they are binary. Never raises."""
    encoding = quick_encoding(head)
    return None if encoding is None else _decode(head, encoding).lstrip("\ufeff")


def _decode(data: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)("replace").decode(data, final=False)


def _controls(text: str) -> float:
    bad = sum(text.count(chr(c)) for c in _CONTROLS) + text.count("\ufffd")
    return bad / max(1, len(text))


def _if_readable(data: bytes, encoding: str) -> str | None:
    text = _decode(data, encoding)
    return encoding if _controls(text) <= _UTF8_CONTROLS else None
