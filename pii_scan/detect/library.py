"""The library's function: a string in, hits out."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pii_scan.model.match import Band
from pii_scan.model.sensitive import Sensitive

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine


@dataclass(frozen=True, slots=True)
class Hit:
    """One value in the text; its repr masks the value, `value.reveal()` gives it."""

    kind: str
    start: int
    """Character offsets into the text; both -1 where the hit has no single place."""
    end: int
    confidence: float
    """0–1."""
    band: Band
    reasons: tuple[str, ...]
    value: Sensitive
    normal: Sensitive
    """Canonical form; equal values compare equal."""
    qualifier: str = ""


@cache
def shared_engine() -> "DetectEngine":
    """The engine of this process, with every installed detector."""
    from pii_scan.detect.engine import DetectEngine

    return DetectEngine()


def detect(text: str, *, document_type: str = "") -> list[Hit]:
    """Find personal data in a string.

    Args:
        text: read as plain text; nothing is fetched or opened.
        document_type: what the text is, where you know it (`drivers_license_front`, `letter`…): values
            that are expected there then need no label.

    Returns:
        Hits in the order of the text. Band `possible` needs a human eye, `dummy` is a known placeholder.
    """
    from pii_scan.detect.detector import Context
    from pii_scan.model.evidence import Text

    context = Context(document_type=document_type, document_confidence=1.0 if document_type else 0.0)
    return [
        Hit(
            kind=match.kind,
            start=-1 if match.spot.start is None else match.spot.start,
            end=-1 if match.spot.end is None else match.spot.end,
            confidence=match.confidence,
            band=match.band,
            reasons=match.reasons,
            value=match.raw,
            normal=match.normal,
            qualifier=match.qualifier,
        )
        for match in shared_engine().scan(Text(text), context)
    ]
