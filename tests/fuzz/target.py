"""What a fuzz target is. Each file of `targets/` ends in `TARGET = Target(...)`, or in `TARGETS` for several alike."""

from collections.abc import Callable
from dataclasses import dataclass

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.model.evidence import Child, Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

CANARY = "Zwetschkenbaum"
"""Stands in the seeds' contents and names: no problem's words may quote them."""
LIMITS = Limits(child_bytes=8 << 20, children=200, pages=20)


@dataclass(frozen=True, slots=True)
class Target:
    """One parser of bytes that strangers wrote."""

    name: str
    seeds: Callable[[], list[bytes]]
    """Whole, valid inputs; small ones, for each is changed thousands of times."""
    run: Callable[[bytes], None]
    """Fails by any exception or assertion."""


def extractor_target(extractor: Extractor, media_type: str, seeds: Callable[[], list[bytes]], name: str = "") -> Target:
    """An extractor and what must hold of it for any bytes at all."""
    return Target(name or extractor.id, seeds, lambda data: check(extractor, media_type, data))


def check(extractor: Extractor, media_type: str, data: bytes) -> None:
    """Raises what the extractor raises besides a refusal, and for evidence that breaks its contract."""
    given = Input(Payload(data=data), media_type, "item.bin", LIMITS, Settings(), ("wrong", "sesame"))
    keys: set[tuple[str, str]] = set()
    size = 0
    try:
        for piece in extractor.extract(given):
            match piece:
                case Child():
                    assert (piece.scheme, piece.key) not in keys, "two members under one key"
                    keys.add((piece.scheme, piece.key))
                    assert piece.payload is not None or piece.problem is not None, "silence"
                    size += 0 if piece.payload is None else piece.payload.size_bytes
                case Problem():
                    assert CANARY not in piece.detail, "a problem quotes the file"
                    assert len(piece.detail) < 300
                case Table():
                    for _ in piece.batches:
                        pass
                case _:
                    pass
    except NotThisFormat:
        return
    # What one archive unpacks, and the copies of bytes that no member covers.
    assert size <= LIMITS.child_bytes + 4 * len(data), "more was unpacked than the limit"
    assert len(keys) <= LIMITS.children + 50
