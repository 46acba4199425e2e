"""Office documents behind a password ([MS-OFFCRYPTO]): opened with one of the user's list, else named."""

import io
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.passwords import Attempt
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_BYTES_MAX = 512 << 20


def extract(given: Input) -> Iterator[Evidence]:
    """The document as a child, decrypted; or the problem that no password of the list opens it."""
    yield from unlocked(given, "Office document")


def unlocked(given: Input, what: str) -> Iterator[Evidence]:
    """The same for readers of the older formats that meet an encrypted file.

    Args:
        what: the kind of document, for the problem's words.
    """
    attempt = Attempt.of(given)
    found: list[bytes] = []
    size = given.payload.size_bytes
    if given.passwords and size <= min(_BYTES_MAX, given.limits.child_bytes):
        with given.payload.open() as stream:
            attempt.first(lambda word: _opens(stream, word, found))
    if not found:
        yield Problem(ProblemCode.ENCRYPTED, "extract", f"{what}: {attempt.words()}", Effect.SKIPPED)
        return
    yield Child("office", f"decrypted {given.name}", Payload(data=found[0]), len(found[0]))
    yield attempt.opened()


def _opens(stream: Any, password: str, found: list[bytes]) -> bool:
    from msoffcrypto import OfficeFile

    stream.seek(0)
    plain = io.BytesIO()
    try:
        document = OfficeFile(stream)
        document.load_key(password=password, **({"verify_password": True} if document.format == "ooxml" else {}))
        document.decrypt(plain)
    # Its words for a wrong password and for a damaged file are many.
    except Exception:  # noqa: BLE001
        return False
    found.append(plain.getvalue())
    return True


EXTRACTOR = Extractor(
    id="office-encrypted",
    title="Office document behind a password",
    media_types=("application/x-ooxml-encrypted",),
    extract=extract,
    library="msoffcrypto-tool",
    reads="the document, decrypted with a password of the list, as an item of its own",
    not_read="documents that no password of the list opens, or above 512 MiB",
)
