"""A body's bytes as text: the charset it states, unless the bytes say otherwise."""

import codecs

from pii_scan.extract.text.decode import choose_encoding
from pii_scan.model.payload import Payload

_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso_8859-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-6-i": "iso-8859-6", "visual": "iso-8859-8", "big5": "cp950",
    "unicode-1-1-utf-7": "utf-7", "utf8": "utf-8", "utf-8-mac": "utf-8", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman", "x-user-defined": "cp1252", "ansi": "cp1252", "8bit": "utf-8", "binary": "utf-8",
    "unknown-8bit": "utf-8", "x-unknown": "utf-8", "unknown": "utf-8", "default": "utf-8", "utf-16": "utf-16",
}  # fmt: skip
"""Names of older or narrower sets → the codec whose writers used them; a superset loses nothing."""
_SINGLE_BYTE = ("cp125", "cp874", "iso-8859", "iso8859", "mac_", "koi8", "latin")
_GUESS_BYTES = 64 << 10


def body_text(data: bytes, stated: str | None) -> str:
    """Never fails. Text that is valid UTF-8 beyond ASCII is read as such whatever single-byte set it claims: a real
    Windows-1252 text is that by chance only in a few letters."""
    if data.isascii() and (stated is None or not _shifts(stated)):
        return data.decode("ascii")
    name = _codec(stated)
    if name is None or name.startswith(_SINGLE_BYTE):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if name is not None:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, ValueError):
            # A cut character at the end or a few bad bytes: the stated set still reads the most.
            text = data.decode(name, "replace")
            if name != "utf-8" and 50 * text.count("\ufffd") < len(text):
                return text
    if not data:
        return ""
    guessed = choose_encoding(Payload(data=data[:_GUESS_BYTES])).name
    return data.decode(guessed, "replace")


def _codec(stated: str | None) -> str | None:
    if not stated:
        return None
    name = stated.strip().strip("\"'").lower()
    name = _WIDER.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    # rot13, zlib and their like are codecs as well.
    return name if found._is_text_encoding else None


def _shifts(stated: str) -> bool:
    """Sets that write other letters with ASCII bytes."""
    return "2022" in stated or "utf-7" in stated.lower() or stated.lower().startswith(("hz", "utf-16", "utf-32"))
