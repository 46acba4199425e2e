"""What a run is asked for: the targets, the case, and all that is added to it before anything is read."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.engine import registry
from pii_scan.law.inputs import LawInputs
from pii_scan.model.address import Address
from pii_scan.model.errors import UsageError
from pii_scan.model.settings import Settings
from pii_scan.model.suppression import SuppressionEntry
from pii_scan.source.source import Access, OpenSource
from pii_scan.store.keys import default_key_folder

if TYPE_CHECKING:
    from pii_scan.engine.attorney_lists import GivenList


@dataclass(frozen=True, slots=True)
class Job:
    """What to scan and where to keep it."""

    targets: tuple[str, ...]
    case: Path
    listing: Path | None = None
    settings: Settings | None = None
    access: Access = field(default_factory=Access)
    key_file: Path | None = None
    keep_worker_output: bool = False
    suppressions: tuple[SuppressionEntry, ...] = ()
    """Added to the case before anything is read."""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """Tried on what is encrypted; the case keeps nothing of them but their number."""
    attorney_lists: "tuple[GivenList, ...]" = ()
    """Added to the case before anything is read."""
    law: LawInputs = field(default_factory=LawInputs)
    """What people know of the case; kept by it."""


def open_sources(job: Job) -> list[OpenSource]:
    """One open source per target; a listing file is joined with the target it stands for."""
    opened: list[OpenSource] = []
    if job.listing is not None:
        from pii_scan.source.listing import open_listing

        opened.append(open_listing(job.listing, job.targets, job.access))
        return opened
    if not job.targets:
        raise UsageError("Nothing to scan", "Name a TARGET or a --listing FILE")
    for target in job.targets:
        for source in registry.sources():
            if source.recognise(target):
                opened.append(source.open(target, job.access))
                break
        else:
            raise UsageError(f"No source knows how to read {target!r}", "See `pii-scan plugins` for the targets")
    return opened


def refuse_writing_inside(job: Job, sources: Sequence[OpenSource]) -> None:
    """What lies below the target would be written into the evidence, and be scanned as a part of it."""
    written = (
        ("case folder", job.case, "Name a folder outside of it with --case"),
        ("key", job.key_file or default_key_folder(), "Name a file outside of it with --key-file"),
        ("folder for temporary files", tempfile.gettempdir(), "Set TMPDIR to a folder outside of it"),
    )
    for source in sources:
        place = Address.parse(source.describe()).steps[0]
        for what, path, remedy in written:
            if place.scheme == "file" and Path(os.path.realpath(path)).is_relative_to(place.key):
                raise UsageError(f"The {what} lies inside the target, and the evidence is never written to", remedy)
