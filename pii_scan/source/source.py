"""What a source is. Each file ends in `SOURCE = Source(...)`."""

import errno
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem

_EXHAUSTED = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def exhausted(error: BaseException) -> bool:
    """Whether this machine ran out of something: that is no property of an item, and the next one fails alike."""
    return isinstance(error, OSError) and error.errno in _EXHAUSTED


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach a target. Secrets come from environment or file, never from arguments, and never
    leave this object (its repr shows none)."""

    endpoint_url: str | None = None
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout_s: float = 30.0
    retries: int = 10


class OpenSource(Protocol):
    """A source bound to one target. Read-only verbs only."""

    def describe(self) -> str:
        """The target as an address without any secret."""
        ...

    def list(self) -> Iterator[Item]:
        """Every item, lazily, in the store's order; what cannot be entered is an Item with a problem.

        Raises:
            SourceError: the target itself is unreachable, absent or denied.
        """
        ...

    def fetch(self, item: Item) -> Payload:
        """The bytes of one listed item, read-only; safe to call from several threads.

        Raises:
            FetchError: this item cannot be read; carries the Problem.
            OSError: this machine is `exhausted`.
        """
        ...

    def release(self, payload: Payload) -> None:
        """Frees what `fetch` held."""
        ...

    def close(self) -> None: ...


class FetchError(Exception):
    """One item cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Source:
    """A sort of target."""

    id: str
    title: str
    schemes: tuple[str, ...]
    """Schemes of the addresses it makes: `file`, `az`, `http`."""
    recognise: Callable[[str], bool]
    """Whether a TARGET as typed is for this source; cheap, looks at the text and at most the local disk."""
    open: Callable[[str, Access], OpenSource]
    targets: str = ""
    """For the docs: which TARGETs it takes."""
