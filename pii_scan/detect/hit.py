"""A hit inside the engine: offsets into the whole text, not yet placed on a page or line."""

from dataclasses import dataclass, field

from pii_scan.model.match import Band


@dataclass(slots=True)
class RawHit:
    """Never logged: holds values in the clear, lives only between check and Match. Not changed once made."""

    kind: str
    detector: str
    start: int
    end: int
    raw: str = field(repr=False)
    normal: str = field(repr=False)
    confidence: float
    band: Band
    reasons: tuple[str, ...]
    qualifier: str = ""
    attributes: dict[str, str] = field(default_factory=dict, repr=False)
    record: int | None = None
    odds: float | None = None
    """Log-odds before calibration, by which hits of the same characters are compared; None where the confidence was
    never calibrated."""
    placed: bool = True
    """False where a detector named no offsets: it then overlaps nothing."""
