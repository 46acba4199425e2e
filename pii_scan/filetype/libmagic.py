"""Asks the system's libmagic, where there is one, about bytes that nothing else recognises."""

import ctypes
import ctypes.util
from functools import cache

_MIME_TYPE = 0x10
# Targa has no magic number: libmagic says it of noise.
_NOTHING = frozenset({"application/octet-stream", "text/plain", "application/x-empty", "image/x-tga"})


@cache
def _cookie() -> "tuple[ctypes.CDLL, ctypes.c_void_p] | None":
    name = ctypes.util.find_library("magic")
    if name is None:
        return None
    try:
        library = ctypes.CDLL(name)
        library.magic_open.restype = ctypes.c_void_p
        library.magic_load.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        library.magic_buffer.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
        library.magic_buffer.restype = ctypes.c_char_p
    except (OSError, AttributeError):
        return None
    handle = library.magic_open(_MIME_TYPE)
    if not handle or library.magic_load(handle, None) != 0:
        return None
    return library, ctypes.c_void_p(handle)


def ask_libmagic(head: bytes) -> str | None:
    """A media type, or None where the library is absent or knows no more than "data"."""
    cookie = _cookie()
    if cookie is None or not head:
        return None
    library, handle = cookie
    answer = library.magic_buffer(handle, head, len(head))
    if not answer:
        return None
    media_type = str(answer.decode("ascii", "replace"))
    return None if media_type in _NOTHING or "/" not in media_type else media_type.split(";")[0]
