"""OpenPGP messages (RFC 9580): encrypted, and named so; nothing in them is read."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode


def extract(given: Input) -> Iterator[Evidence]:
    """A problem and nothing else; also for the part `Version: 1` that announces the message in a mail."""
    if given.payload.size_bytes < 64 and given.payload.read().strip().lower().startswith(b"version:"):
        yield Problem(ProblemCode.ENCRYPTED, "extract", "announces an OpenPGP message", Effect.SKIPPED)
        return
    yield Problem(ProblemCode.ENCRYPTED, "extract", "OpenPGP message", Effect.SKIPPED)


EXTRACTOR = Extractor(
    id="openpgp",
    title="OpenPGP message",
    media_types=("application/pgp-encrypted",),
    extract=extract,
    extensions=(".gpg", ".pgp"),
    library="own",
    reads="nothing; the item is skipped as encrypted",
    not_read="all of it",
)
