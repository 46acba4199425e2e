"""The catalogue of a Thumbs.db: which stream is the small picture of which file.

Not published by Microsoft; described alike by libyal ("Thumbs.db") and by forensic tools. A header (its length, the
version, the number of entries, width and height), then entries: their length, the number, the time of the file, its
name in UTF-16. The stream's name is the number's digits backwards.
"""

import struct


def file_names(catalog: bytes) -> dict[str, str]:
    """Stream → name of the file, up to the first entry that cannot be."""
    names: dict[str, str] = {}
    if len(catalog) < 16:
        return names
    at = struct.unpack_from("<H", catalog)[0]
    while at + 16 <= len(catalog):
        length, number = struct.unpack_from("<II", catalog, at)
        if length < 16 or at + length > len(catalog):
            break
        name = catalog[at + 16 : at + length].decode("utf-16-le", "replace").partition("\x00")[0]
        names[str(number)[::-1]] = name
        at += length
    return names


def stated(catalog: bytes) -> int:
    """How many entries its header counts."""
    return int(struct.unpack_from("<I", catalog, 4)[0]) if len(catalog) >= 8 else 0
