"""What no reader of its type can make anything of is searched for strings before it is given up."""

import pytest

from pii_scan.engine.readers import evidence_of
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.settings import Settings

SOURCE = b"; %PDF-1.5 in a comment makes nobody a document\norg 100h\n; contact: Maria Ortega, SSN 219-51-4938\n"


def evidence(data: bytes, media_type: str, name: str):
    settings = Settings()
    return list(evidence_of(Input(Payload(data=data), media_type, name, settings.limits, settings)))


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (SOURCE, "application/pdf"),
        (b"Rar!\x1a\x07\x01\x00" + SOURCE, "application/vnd.rar"),
    ],
)
def test_strings_of_what_is_damaged(data: bytes, media_type: str) -> None:
    found = evidence(data, media_type, "x")
    assert "219-51-4938" in "\n".join(piece.text for piece in found if isinstance(piece, Text))
    problems = [piece for piece in found if isinstance(piece, Problem)]
    assert problems[0].code in (ProblemCode.UNREADABLE, ProblemCode.TRUNCATED)
    assert problems[-1] == Problem(ProblemCode.PARTLY_READ, "extract", "readable strings only", Effect.PARTIAL)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(b"\xff\xd8\xff\xe0" + SOURCE, "image/jpeg"), (b"Rar!\x1a\x07\x01\x00\1\2", "application/vnd.rar")],
)
def test_pictures_have_chance_strings_and_some_files_none(data: bytes, media_type: str) -> None:
    found = evidence(data, media_type, "x")
    assert not [piece for piece in found if isinstance(piece, Text)]
    assert {piece.code for piece in found if isinstance(piece, Problem)} <= {
        ProblemCode.UNREADABLE,
        ProblemCode.TRUNCATED,
    }
