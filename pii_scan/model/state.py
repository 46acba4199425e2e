"""Where an item stands in the ledger."""

from enum import StrEnum


class State(StrEnum):
    PENDING = "pending"
    COMPLETE = "complete"
    PARTIAL = "partial"
    SKIPPED = "skipped"


class Risk(StrEnum):
    """Risk of one item, worst first (docs/reference/risk.md)."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"
    UNKNOWN = "unknown"
