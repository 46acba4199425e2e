"""What the run was asked to do."""

from dataclasses import dataclass, field, replace
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
    audit_share: float = 0.01
    """Of the pictures without visible text, this share, 0–1, is read all the same; a run raises it where its listing
    is short, so that the sample does not get too small."""
    reference_date: date = date(2026, 1, 1)
    """The day on which ages and card expiries are judged; fixed when the case is made, so that a run
    continued on another day gives the same result."""
    detector_filter: tuple[str, ...] = ()
    """Kinds to look for; empty means all."""
    rules: tuple[str, ...] = field(default=(), repr=False)
    """Kinds of the user's own, as `RuleSet.frozen` gives them; sealed in the case, since a list of clients names
    people. Empty for those that the case has."""


_AUDITED = 200


def audited(settings: Settings, listed: int) -> Settings:
    """With a share of textless pictures to read that gives some two hundred of them, were all `listed` items such.

    0 stays 0. The listing is the same in every run of a case, and so is the share.
    """
    if settings.audit_share <= 0 or listed <= 0:
        return settings
    return replace(settings, audit_share=min(1.0, max(settings.audit_share, _AUDITED / listed)))
