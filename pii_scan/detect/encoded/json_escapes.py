"""Escapes of JSON strings (RFC 8259 section 7), also those of JSON inside JSON, and `\\xHH` of program text."""

import re
from functools import lru_cache

from pii_scan.detect.encoded.escapes import Escapes, byte_char, byte_run, code_unit

_UNIT = r"u(?:[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|[0-9A-Fa-f]{4})"
_BREAK = r"[nrt](?:(?![a-z])|(?<=[.,;!?)\]}\"'>\s]\\[nrt])|(?=[a-z][\w ./-]{0,30}[:=]))"
_ESCAPE = re.compile(rf'\\(?:["\\/]|{_BREAK}|{_UNIT}|x{byte_run(chr(92) * 2 + "x")})')
_SINGLE = {r"\n": "\n", r"\r": "\r", r"\t": "\t", r"\/": "/", r"\"": '"', "\\\\": "\\"}


def escapes(text: str) -> Escapes:
    """The `\\n` and `\\t` of a Windows path (`C:\\new\\tables`) are taken for line ends only behind what may end a
    value, or where a label follows."""
    found = Escapes()
    if "\\" in text:
        for match in _ESCAPE.finditer(text):
            char = _SINGLE.get(match[0]) or _char(match[0])
            if char:
                found.add(match.start(), match.end(), char)
    return found


@lru_cache(maxsize=4096)
def _char(escape: str) -> str:
    if escape[1] == "x":
        return byte_char(escape.replace("\\x", ""))
    if len(escape) == 12:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF))
    return code_unit(escape[2:])
