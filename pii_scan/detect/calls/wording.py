"""Cells and headers as plain words: lower case, accents off, punctuation as single spaces."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"['’]s?\b")
_DOTS = re.compile(r"\b((?:[a-z]\.){2,})")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@lru_cache(maxsize=65536)
def words_of(text: str) -> str:
    """`Att'y–Client (L.L.P.)` → `atty client llp`."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = _DOTS.sub(lambda match: match[1].replace(".", ""), folded)
    return _NOT_WORD.sub(" ", _POSSESSIVE.sub(lambda m: m[0].lstrip("'’"), folded)).strip()


@lru_cache(maxsize=8192)
def squeezed(header: str) -> str:
    """`Called_Number`, `calledNumber` and `CALLED NUMBER` are all `callednumber`."""
    return words_of(header).replace(" ", "")


@lru_cache(maxsize=8192)
def header_of(header: str) -> str:
    """Words of a header, camel case taken apart."""
    return words_of(_CAMEL.sub(" ", header))
