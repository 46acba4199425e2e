"""What could not be read, and why: a stored result, never an exception that vanishes."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Published reason codes (docs/reference/problem-codes.md)."""

    ENCRYPTED = "encrypted"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    BOMB_SUSPECTED = "bomb_suspected"
    TIMED_OUT = "timed_out"
    KILLED = "killed"
    OUT_OF_MEMORY = "out_of_memory"
    UNREADABLE = "unreadable"
    PARTLY_READ = "partly_read"
    UNSUPPORTED = "unsupported"
    ACCESS_DENIED = "access_denied"
    NOT_FETCHED = "not_fetched"
    NOT_SAMPLED = "not_sampled"
    NOT_A_FILE = "not_a_file"
    LINK_NOT_FOLLOWED = "link_not_followed"
    VANISHED = "vanished"
    CHANGED = "changed"
    OCR_UNAVAILABLE = "ocr_unavailable"
    MANUAL_REVIEW = "manual_review"
    """Read as far as possible; a human must look (handwriting)."""
    NOT_TRANSCRIBED = "not_transcribed"
    """A recording: what stands beside it was read, what people say in it was not heard."""
    LOCATION_NOT_READ = "location_not_read"
    """The format may carry a position that this program does not read."""
    INTERNAL = "internal"


class Effect(StrEnum):
    """What a problem does to the state of its item."""

    NOTE = "note"
    """Kept and shown; the item stays complete."""
    PARTIAL = "partial"
    """Something in the item was not read."""
    SKIPPED = "skipped"
    """Nothing of the item was read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong; never holds content of the file."""

    code: ProblemCode
    stage: str
    """source, filetype, extract, detect, engine."""
    detail: str = ""
    """Fixed words of ours plus numbers and class names; no text that came out of the file."""
    effect: Effect = Effect.PARTIAL
