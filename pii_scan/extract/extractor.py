"""What an extractor is. Each file of a family folder ends in `EXTRACTOR = Extractor(...)`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pii_scan.model.evidence import Evidence
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings


class NotThisFormat(Exception):
    """The bytes are not what the signature promised; cheap, no problem is stored, the next reader tries."""


@dataclass(frozen=True, slots=True)
class Signature:
    """First bytes at an offset; all parts of one signature must hold."""

    media_type: str
    magic: bytes
    offset: int = 0
    also: tuple[tuple[int, bytes], ...] = ()
    """Further (offset, bytes) that must hold."""


@dataclass(frozen=True, slots=True)
class Input:
    """What an extractor gets."""

    payload: Payload
    media_type: str
    name: str
    """The item's own name, without folders; a hint only."""
    limits: Limits
    settings: Settings
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """To be tried on what is encrypted."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """One format, or a family that one library reads."""

    id: str
    title: str
    media_types: tuple[str, ...]
    extract: Callable[[Input], Iterator[Evidence]]
    """Yields evidence as it is read, problems included; raises NotThisFormat before the first yield, or
    anything else after it (the worker boundary turns it into a Problem and keeps what came before)."""
    signatures: tuple[Signature, ...] = ()
    probe: Callable[[bytes, str], str | None] | None = None
    """Given the first 8 KiB and the name: a media type, or None. For formats without magic (text, CSV,
    JSON) and for containers whose kind lies deeper (OOXML inside zip gets the central directory's names
    through `zip_probe` instead)."""
    zip_probe: Callable[[frozenset[str]], str | None] | None = None
    """Given the member names of a zip: a media type, or None."""
    extensions: tuple[str, ...] = ()
    """Lower case, with the dot; only a tie-breaker."""
    priority: int = 0
    """Higher is asked first by probes."""
    library: str = ""
    reads: str = ""
    """For the docs: what is read."""
    not_read: str = ""
