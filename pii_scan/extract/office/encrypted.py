"""Office documents behind a password ([MS-OFFCRYPTO]): named, never opened."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode


def extract(_: Input) -> Iterator[Evidence]:
    yield Problem(ProblemCode.ENCRYPTED, "extract", "a password opens this Office document", Effect.SKIPPED)


EXTRACTOR = Extractor(
    id="office-encrypted",
    title="Office document behind a password",
    media_types=("application/x-ooxml-encrypted",),
    extract=extract,
    reads="nothing; the item is skipped as encrypted",
    not_read="all of it",
)
