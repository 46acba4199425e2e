"""Candidate → Match → Finding."""

from dataclasses import dataclass, field
from enum import StrEnum

from pii_scan.model.evidence import How, Spot
from pii_scan.model.sensitive import Sensitive


class Band(StrEnum):
    HIGH = "high"
    POSSIBLE = "possible"
    DUMMY = "dummy"
    """A known placeholder, test or specimen value: reported as such, counted apart, no risk."""


@dataclass(slots=True, unsafe_hash=True)
class Match:
    """One place of one value, as a detector found it; sealed by the store before it touches a disk.

    Not changed once made: `replace` gives another one. A frozen class would take five times as long to make, and a
    table has fifty thousand in a megabyte.
    """

    kind: str
    raw: Sensitive
    """The text as it stands in the file."""
    normal: Sensitive
    """Canonical form: digits only for numbers, E.164 for phones, ISO 8601 for dates, lower case for
    e-mail, upper case without punctuation for names; equal values compare equal."""
    confidence: float
    """0–1."""
    band: Band
    spot: Spot
    how: How
    detector: str
    reasons: tuple[str, ...] = ()
    """Fixed words: `luhn`, `label:ssn`, `column:ssn`. Never text of the file."""
    qualifier: str = ""
    """What a value needs to be unique: issuing state of a licence (`US-OH`), country of a passport."""
    record: int | None = None
    """Index of the record inside its item; set by grouping."""
    count: int = 1
    """More than one for a column of a large table."""
    attributes: dict[str, str] = field(default_factory=dict, hash=False)
    """Non-identifying parts that later stages need: `state` of an address, `minor` of a birth date."""
