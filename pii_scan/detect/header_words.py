"""What a column is called, as words."""

import re
from functools import lru_cache

from pii_scan.detect.normalise import plain

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\s_\-./\\:|*\"'()\[\]{}]+")


@lru_cache(maxsize=8192)
def header_words(header: str) -> str:
    """`dateOfBirth`, `DATE_OF_BIRTH` and `Date of birth:` are all `date of birth`; accents are kept."""
    return _SEPARATORS.sub(" ", _CAMEL.sub(" ", plain(header))).strip().lower()
