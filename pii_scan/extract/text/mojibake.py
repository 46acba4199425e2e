"""Text that was UTF-8, was taken for Windows-1252 or Latin-1 and written as UTF-8 once more: `JosÃ©` for `José`."""

import re

_TWICE = re.compile(r"[Â-ô][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,3}")
_CONTROL = re.compile(r"[\u0080-\u009f]")
_ROUNDS = 3
"""A text goes through that many hands at most."""


def mended_lines(text: str) -> str:
    """The lines that read otherwise once mended; empty where there are none."""
    if _TWICE.search(text) is None:
        return ""
    out: list[str] = []
    for line in text.splitlines():
        mended = line
        for _ in range(_ROUNDS):
            again = _TWICE.sub(_mended, mended)
            if again == mended:
                break
            mended = again
        # A control character is a step on the way, and never what was meant.
        if mended != line and (_CONTROL.search(mended) is None or _CONTROL.search(line) is not None):
            out.append(mended)
    return "\n".join(out)


def _mended(found: re.Match[str]) -> str:
    raw = bytearray()
    for sign in found[0]:
        # What Windows-1252 leaves open, programs pass through as the control character of that number.
        try:
            raw += sign.encode("cp1252")
        except UnicodeEncodeError:
            if ord(sign) > 255:
                return found[0]
            raw.append(ord(sign))
    # The run may hold more than the character: the longest valid beginning is one.
    for end in range(len(raw), 1, -1):
        try:
            return bytes(raw[:end]).decode("utf-8") + found[0][end:]
        except UnicodeDecodeError:
            continue
    return found[0]
