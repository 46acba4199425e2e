"""Names of the parts of split files."""

import re

VOLUME = "application/x-archive-volume"
JOINED_BY_THEIR_READER = frozenset({"application/x-raw-disk-image"})
"""Types whose parts are read where they lie: nobody copies a disk to look into it."""
_PART = re.compile(r"\.(?:\d{3}|[zrs]\d\d)$", re.IGNORECASE)
FIRST_PART = re.compile(r"\.(?:0*1|z0*1)$", re.IGNORECASE)
_FIRST_NUMBERED = re.compile(r"\.(?:001|0001|z01)$", re.IGNORECASE)


def is_part(name: str) -> bool:
    """Whether a name may be that of a part; bytes have to say the same."""
    return _PART.search(name) is not None


def is_first_part(name: str) -> bool:
    """The first part carries the mark of the whole, and is not it."""
    return _FIRST_NUMBERED.search(name) is not None
