"""What a value is, apart from how it is made out by a detector."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    kinds: tuple[str, ...]
    """Kind ids that a hit may have; the first that is installed is the one looked for."""
    make: Callable[[Random], str]
    family: str
    rarely: bool = False
    """True for what stands in blocks of its own (a key, a hash): no table column, no chat."""

    @property
    def twinned(self) -> bool:
        """Whether an order or part number may have its shape: not a mailbox, a key or a masked number."""
        return not self.rarely and self.family not in ("contact", "secrets") and "masked" not in self.id

    def kind(self, installed: frozenset[str]) -> str | None:
        return next((kind for kind in self.kinds if kind in installed), None)


def table(family: str, *rows: tuple[str, str, Callable[[Random], str]], rarely: bool = False) -> dict[str, Topic]:
    """Topics from (id, further kinds parted by blanks, maker)."""
    return {name: Topic(name, (name, *more.split()), make, family, rarely) for name, more, make in rows}
