"""What the encodings that write one character at a time have in common."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

_HEX = "[0-9A-F]"


@dataclass(slots=True)
class Escapes:
    """Escapes of one encoding in the order of the text: `begins[i]`–`ends[i]` stand for `chars[i]`."""

    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    chars: list[str] = field(default_factory=list)
    """One character each, or none where the escape stands for nothing."""

    def add(self, begin: int, end: int, char: str) -> None:
        self.begins.append(begin)
        self.ends.append(end)
        self.chars.append(char)


def byte_run(sign: str, *, lower: bool = True) -> str:
    """A regular expression for one character in UTF-8, or else one byte, each byte written as `sign` and two
    hexadecimal digits, `lower` case among them. It does not hold the first sign. No control characters but tab and
    line ends."""
    more = f"{sign}[89AB]{_HEX}"
    wide = f"[CD]{_HEX}{more}|[E]{_HEX}(?:{more}){{2}}|[F][0-4](?:{more}){{3}}"
    run = f"(?:[2-7]{_HEX}|0[9AD]|{wide}|[89A-F]{_HEX})"
    return re.sub(r"\[([^]]*)\]", lambda m: f"[{m[1]}{m[1].lower()}]", run) if lower else run


@lru_cache(maxsize=4096)
def byte_char(digits: str) -> str:
    """The character of such a run, given its hexadecimal digits alone. A lone byte is read as Windows-1252; empty
    where it means nothing there."""
    raw = bytes.fromhex(digits)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "ignore")[:1] if len(raw) == 1 else "\ufffd"


def code_unit(digits: str) -> str:
    """The character of four hexadecimal digits; control characters become blanks, halves of pairs a replacement."""
    code = int(digits, 16)
    if code < 0x20:
        return chr(code) if code in b"\t\n\r" else " "
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
