"""What the run was asked to do."""

from dataclasses import dataclass, field
from datetime import date

from pii_scan.model.limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """Frozen, built once by the CLI or `pii_scan.scan`, stored with the case. Holds no secret."""

    limits: Limits = field(default_factory=Limits)
    seed: int = 20260507
    workers: int = 2
    ocr: str = "auto"
    """auto, tesserocr, pytesseract, rapidocr or off."""
    languages: tuple[str, ...] = ("eng", "spa")
    reference_date: date = date(2026, 1, 1)
    """The day on which ages and card expiries are judged; fixed when the case is made, so that a run
    continued on another day gives the same result."""
    detector_filter: tuple[str, ...] = ()
    """Kinds to look for; empty means all."""
    rules: tuple[str, ...] = field(default=(), repr=False)
    """Kinds of the user's own, as `RuleSet.frozen` gives them; sealed in the case, since a list of clients names
    people. Empty for those that the case has."""
