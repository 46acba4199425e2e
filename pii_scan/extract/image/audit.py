"""Which of the pictures without visible text are read all the same, so that a run knows what its triage costs."""

import hashlib

from pii_scan.extract.extractor import Input
from pii_scan.extract.image.words import Reading

_LEAST_SIGNS = 4
_LEAST_WORDS = 2
_SURE = 0.9


def drawn(request: Input, page: int | None) -> bool:
    """Whether this picture is in the sample: by its bytes and the run's seed, so in any order and on any machine."""
    share = request.settings.audit_share
    if share <= 0:
        return False
    told = f"{request.settings.seed}/{request.payload.sha256()}/{page or 0}"
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big") < share * 2**64


def sure_words(reading: Reading) -> int:
    """Words that are there beyond doubt; engines see a letter or two in foliage and cloth.

    Fewer than two are none: a picture was missed if it holds text that a reader would call so.
    """
    words = sum(
        len(part) >= _LEAST_SIGNS and part.isascii() and part.isalnum()
        for word in reading.words
        if word.confidence >= _SURE
        for part in word.text.split()
    )
    return words if words >= _LEAST_WORDS else 0
