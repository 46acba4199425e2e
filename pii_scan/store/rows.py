"""What readers of the store get: rows without any raw value."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of the ledger: a listed item or a member of one."""

    item_id: int
    parent_id: int | None
    address: str
    """Masked where a name or number of a person stands in it."""
    address_masked: bool
    depth: int
    listed: bool
    size_bytes: int | None
    modified: str | None
    media_type: str
    content_sha256: str | None
    document_type: str
    document_confidence: float
    state: str
    problems: tuple[tuple[str, str, str, str], ...] = ()
    """(code, stage, effect, detail)"""
    facts: dict[str, str | int | float] = field(default_factory=dict)
    cpu_s: float = 0.0
    document_reasons: tuple[str, ...] = ()
    address_key: str = ""
    """Keyed hash of the original address: the same in every run under one key, unlike `item_id`."""


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One place of one value, at one sighting of its content."""

    match_id: str
    finding_id: str
    record_id: str | None
    item_id: int
    address: str
    content_sha256: str | None
    kind: str
    legal_class: str
    masked: str
    value_key: str
    confidence: float
    band: str
    spot: dict[str, object]
    source_layer: str
    """native, ocr, barcode, mrz, handwriting, metadata, name, carved."""
    detector: str
    reasons: tuple[str, ...]
    count: int
    qualifier: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    sealed_key: str = ""
    """Where the vault keeps the raw and the canonical value."""
    suppressed: str = ""
    """Id of the suppression by which it is left out of risk and counts; empty for none."""


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem of one item."""

    item_id: int
    address: str
    code: str
    stage: str
    effect: str
    detail: str
