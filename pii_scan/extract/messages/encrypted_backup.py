"""Backups of messengers that only their telephone can open: named as encrypted."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

WHATSAPP, SIGNAL = "application/x-whatsapp-backup", "application/x-signal-backup"


def extract(given: Input) -> Iterator[Evidence]:
    """
    Raises:
        NotThisFormat: some other program's `.backup`.
    """
    if given.media_type == SIGNAL and not given.name.lower().startswith("signal"):
        raise NotThisFormat
    name = "WhatsApp" if given.media_type == WHATSAPP else "Signal"
    yield Problem(ProblemCode.ENCRYPTED, "extract", f"{name} backup", Effect.SKIPPED)


EXTRACTOR = Extractor(
    id="encrypted_backup",
    title="Encrypted backup of a messenger (WhatsApp crypt, Signal)",
    media_types=(WHATSAPP, SIGNAL),
    extract=extract,
    extensions=(".crypt12", ".crypt14", ".crypt15", ".backup"),
    library="own",
    reads="nothing; the item is skipped as encrypted",
    not_read="all of it",
)
