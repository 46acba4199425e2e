"""What a registry value says as text ([MS-RRP] 2.2.9 for the types)."""

import re
import struct

from pii_scan.extract.windows.shell_items import words

_SZ, _EXPAND, _BINARY, _DWORD, _DWORD_BE, _LINK, _MULTI, _QWORD = 1, 2, 3, 4, 5, 6, 7, 11
_TEXTS = (_SZ, _EXPAND, _LINK, _MULTI)
_TEXT_MAX = 1 << 20
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]+")
_WIDE = re.compile(r"[\t\x20-\x7e\xa1-\ud7ff\ue000-\ufffd]{4,}")
_V_FIELDS = (("user name", 12), ("full name", 24), ("comment", 36), ("user comment", 48), ("home folder", 72),
             ("home drive", 84), ("script", 96), ("profile", 108), ("workstations", 120))  # fmt: skip
"""Where the `V` value of an account has place and length of a text; places count from byte 204."""


def as_text(kind: int, data: bytes) -> str:
    """The text of a value; empty where it is a number that says nothing by itself, or bytes without words."""
    data = data[:_TEXT_MAX]
    if kind in _TEXTS:
        text = _utf16(data)
        if kind == _MULTI:
            return "\n".join(filter(None, text.split("\x00")))
        return _CONTROL.sub(" ", text.partition("\x00")[0]).strip()
    if kind in (_QWORD, _DWORD):
        return str(int.from_bytes(data, "little")) if data else ""
    if kind == _DWORD_BE:
        return str(int.from_bytes(data, "big")) if data else ""
    return _binary(data)


def _utf16(data: bytes) -> str:
    # Some programs store what they call a string in one byte a letter.
    if len(data) >= 4 and b"\x00" not in data[:-1]:
        return data.decode("cp1252", "replace")
    return data[: len(data) // 2 * 2].decode("utf-16-le", "replace")


def _binary(data: bytes) -> str:
    """A text in UTF-16 from the start on (recent documents, mail accounts), else the strings inside."""
    first = _WIDE.match(data[: len(data) // 2 * 2].decode("utf-16-le", "replace")) if len(data) >= 8 else None
    if first and _is_text(first[0]):
        return "\n".join([first[0].strip(), *words(data[2 * first.end() :])])
    return "\n".join(words(data)) if data else ""


def _is_text(run: str) -> bool:
    """Any two bytes are a letter of some script, mostly of China's: only other scripts are told from noise."""
    return 4 * sum(ord(ch) < 0x600 for ch in run) >= 3 * len(run)


def sam_account(data: bytes) -> dict[str, str]:
    """Names of an account out of the `V` value of its key below `SAM\\Domains\\Account\\Users`."""
    out: dict[str, str] = {}
    for name, place in _V_FIELDS:
        if place + 8 <= len(data):
            start, length = struct.unpack_from("<II", data, place)
            text = data[204 + start : 204 + start + length] if length < 4096 else b""
            if text:
                out[name] = text.decode("utf-16-le", "replace").replace("\x00", "")
    return out


def rot13(name: str) -> str:
    """`UserAssist` hides the names of the programs that were started."""
    return name.translate(_ROT13)


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROT13 = str.maketrans(
    _LETTERS + _LETTERS.upper(), _LETTERS[13:] + _LETTERS[:13] + (_LETTERS[13:] + _LETTERS[:13]).upper()
)
