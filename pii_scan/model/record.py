"""What belongs together and therefore to one person."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """Values of one person in one place: an ID card, a table row, a form, a page, a message thread.

    All keys are keyed hashes (hex, 32 characters); nothing here can be read back without the vault.
    """

    record_id: str
    content_sha256: str
    document_type: str
    index: int
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """kind id → value keys, plus blocking keys under `block:first`, `block:last`, `block:phonetic`,
    `block:initials`, `block:birth_date`, `block:house_zip`, `block:name`."""
    classes: tuple[str, ...] = ()
    """Legal classes present in band high, sorted."""
    state: str | None = None
    """Two-letter code of likely residence."""
    state_basis: str | None = None
    """address, issuing_state, zip, area_code, gps; best first."""
    minor: bool | None = None
    issuer: str | None = None
    """Issuing state or country of the licence or passport (`US-OH`), None where unknown."""
    number_unread: bool = False
    """An ID document whose number could not be read."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two records of one person, and the stated reason."""

    record_a: str
    record_b: str
    reason: str
    """`same us_ssn`, `same name and birth date`…"""
    sure: bool
    """True: merged in the best count; False: merged only in the low count."""


@dataclass(frozen=True, slots=True)
class Person:
    """Records merged."""

    person_id: str
    records: tuple[str, ...]
    classes: tuple[str, ...]
    state: str | None
    state_basis: str | None
    minor: bool | None
