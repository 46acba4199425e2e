"""The outcome of classification."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentGuess:
    """What an item seems to be. `type` is one of the published plain words, never empty."""

    type: str
    confidence: float
    """0–1."""
    reasons: tuple[str, ...] = ()
    """Fixed words of ours, never text of the file."""
