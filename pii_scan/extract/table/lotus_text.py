"""Texts of 1-2-3 and Quattro Pro: code pages of DOS, the Lotus sets LICS and LMBCS."""

_GROUPS = {
    1: "cp850", 2: "cp869", 3: "cp1255", 4: "cp1256", 5: "cp1251", 6: "cp852", 8: "cp1254", 11: "cp874",
    16: "cp932", 17: "cp949", 18: "cp950", 19: "cp936",
}  # fmt: skip
"""First byte of a character of LMBCS and the code page that the next is of ("Lotus Multi-Byte Character Set")."""
_CONTROL, _UNICODE, _FIRST_WIDE, _FIRST_PLAIN = 0x0F, 0x14, 16, 0x20


def cp437(raw: bytes) -> str:
    return raw.decode("cp437")


def cp1252(raw: bytes) -> str:
    return raw.decode("cp1252", "replace")


def old(raw: bytes) -> str:
    """Release 1 wrote code page 437, release 2 LICS, whose letters stand where those of ISO 8859-1 do. Which one is not
    said: the letters of 437 are below 0xA8, those of LICS above 0xBF."""
    upper = [byte for byte in raw if byte >= 0x80]
    return raw.decode("latin-1" if upper and min(upper) >= 0xC0 else "cp437")


def lmbcs(raw: bytes) -> str:
    """Without a first byte of its own a character is of code page 850."""
    if raw.isascii() and not any(byte < _FIRST_PLAIN for byte in raw):
        return raw.decode("ascii")
    out: list[str] = []
    at = 0
    while at < len(raw):
        byte = raw[at]
        if byte >= _FIRST_PLAIN:
            out.append(raw[at : at + 1].decode("cp850"))
            at += 1
        elif byte == _UNICODE:
            out.append(raw[at + 1 : at + 3].decode("utf-16-be", "replace"))
            at += 3
        elif byte in _GROUPS:
            # Of a group of wide characters two bytes follow.
            size = 2 if byte >= _FIRST_WIDE else 1
            out.append(raw[at + 1 : at + 1 + size].decode(_GROUPS[byte], "replace"))
            at += 1 + size
        else:
            out.append("\n" if byte in (9, 10, 13) else "")
            at += 2 if byte == _CONTROL else 1
    return "".join(out)
