"""Which regular-expression engine searches; all give the same candidates."""

import os
import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Protocol

from pii_scan.detect.token_edges import Guarded
from pii_scan.model.errors import UsageError

Searcher = Callable[[bytes, int, int], tuple[int, int] | None]
"""(data, from, to) to the next match's span."""


class Backend(Protocol):
    """Finds patterns in one plane of bytes."""

    def candidates(self, data: bytes) -> list[tuple[int, int, int]]:
        """(start, end, index of the pattern) without guards, sorted; of all patterns that are searched
        everywhere."""
        ...

    def within(self, index: int, data: bytes, begin: int, end: int) -> list[tuple[int, int]]:
        """The places of one pattern inside a stretch."""
        ...


NAMES = ("hyperscan", "re2", "re")


def resolve(name: str) -> str:
    """`auto` becomes what the environment says, else `re2` where google-re2 is installed, else `re`.

    Raises:
        UsageError: there is no such backend, or its package is not installed.
    """
    if name == "auto":
        name = os.environ.get("PII_SCAN_BACKEND", "") or ("re2" if find_spec("re2") is not None else "re")
    if name not in NAMES:
        raise UsageError(
            f"there is no detection backend {name!r}", f"set PII_SCAN_BACKEND to {', '.join(NAMES)} or nothing"
        )
    if name == "hyperscan" and find_spec("hyperscan") is None:
        raise UsageError("the backend hyperscan needs its package", "pip install 'pii-scan[hyperscan]'")
    return name


def build(name: str, patterns: Sequence[Guarded], everywhere: Sequence[bool]) -> Backend:
    """Compiles the patterns, some tens of milliseconds (hyperscan: a second).

    Args:
        everywhere: False for a pattern that is only asked for by `within`.
    """
    chosen = resolve(name)
    if chosen == "hyperscan":
        from pii_scan.detect.backend_hyperscan import HyperscanBackend

        return HyperscanBackend(patterns, everywhere)
    if chosen == "re2":
        from pii_scan.detect.backend_re2 import Re2Backend

        return Re2Backend(patterns, everywhere)
    from pii_scan.detect.backend_re import ReBackend

    return ReBackend(patterns, everywhere)


def whole_matcher(patterns: Sequence[str], backend: str) -> Callable[[bytes], Sequence[int]]:
    """A function from bytes to the indices of the patterns that match all of them."""
    if not patterns:
        return lambda _: ()
    if resolve(backend) == "re":
        compiled = [re.compile(pattern.encode("latin-1")) for pattern in patterns]
        return lambda data: [k for k, pattern in enumerate(compiled) if pattern.fullmatch(data) is not None]
    import re2

    from pii_scan.detect.presence import re2_options

    matched = re2.Set.FullMatchSet(re2_options())
    for pattern in patterns:
        matched.Add(pattern.encode("latin-1"))
    matched.Compile()
    return lambda data: matched.Match(data) or ()
