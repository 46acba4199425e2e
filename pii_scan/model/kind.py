"""A kind: what was found, declared once, in its detector's file."""

from dataclasses import dataclass

from pii_scan.model.legal_class import LegalClass


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of personal datum."""

    id: str
    """Published, lower case with underscores: `us_ssn`, `iban`."""
    legal_class: LegalClass
    title: str
    """Plain words for a reader of the report."""
    presidio: str | None = None
    """presidio's entity name for the same thing, e.g. `US_SSN`."""
    identifies: bool = False
    """True where an equal value means an equal person (a primary identifier: SSN, licence, passport)."""
