"""What a listing knows of a thing before one byte of it is read."""

from dataclasses import dataclass
from datetime import datetime

from pii_scan.model.address import Address
from pii_scan.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a listing."""

    address: Address
    size_bytes: int | None = None
    modified: datetime | None = None
    etag: str | None = None
    """Without quotes."""
    version: str | None = None
    listed_type: str | None = None
    problem: Problem | None = None
    """Set where the listing already shows that it will not be read (a link, a socket, no permission)."""
