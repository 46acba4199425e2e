"""A hundred formats, many damaged: each file ends in evidence or a problem, and no reader raises."""

import os
import pickle
import resource
from pathlib import Path

import pytest

from pii_scan import plugins
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.filetype.identify import TypeTable
from pii_scan.model.evidence import Table
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"
CPU_S = 20
Outcome = tuple[str, str, int, list[str], str]

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not on this machine")


def read(table: TypeTable[Extractor], path: Path) -> Outcome:
    """(media type, reader, pieces of evidence, problem codes, error)."""
    payload = Payload(path=str(path))
    media_type = table.identify(payload, path.name)
    if media_type.startswith("image/") and table.supported(media_type):
        return media_type, "image", 1, [], ""
    for reader in table.readers(media_type):
        pieces, codes = 0, []
        try:
            for e in reader.extract(Input(payload, media_type, path.name, Limits(), Settings())):
                if isinstance(e, Problem):
                    codes.append(e.code.value)
                    continue
                pieces += 1
                if isinstance(e, Table):
                    for _ in e.batches:
                        pass
        except NotThisFormat:
            continue
        except Exception as error:  # noqa: BLE001
            return media_type, reader.id, pieces, codes, repr(error)
        return media_type, reader.id, pieces, codes, ""
    return media_type, "", 0, [], "no reader took it"


def apart(table: TypeTable[Extractor], paths: list[Path]) -> dict[str, Outcome]:
    """Reads in a process of its own under a CPU limit per file; a killed process costs its file only."""
    out: dict[str, Outcome] = {}
    todo = list(paths)
    while todo:
        source, sink = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(source)
            try:
                hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
                with os.fdopen(sink, "wb") as stream:
                    for path in todo:
                        used = int(sum(os.times()[:2])) + 1
                        resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_S, hard))
                        pickle.dump((str(path), read(table, path)), stream)
                        stream.flush()
            finally:
                os._exit(0)
        os.close(sink)
        done = 0
        with os.fdopen(source, "rb") as stream:
            while True:
                try:
                    name, outcome = pickle.load(stream)
                except (EOFError, pickle.UnpicklingError):
                    break
                out[name] = outcome
                done += 1
        os.waitpid(pid, 0)
        if done < len(todo):
            out[str(todo[done])] = ("?", "?", 0, [], "killed")
            done += 1
        todo = todo[done:]
    return out


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    import pyarrow.parquet  # noqa: F401

    table = TypeTable(plugins.load("pii_scan.extract", "EXTRACTOR"))
    return apart(table, sorted(p for p in REAL.rglob("*") if p.is_file() and "pdf417" not in p.parts))


def test_nothing_raises_and_nothing_is_silent(outcomes: dict[str, Outcome]) -> None:
    assert len(outcomes) > 300
    assert {n: o for n, o in outcomes.items() if o[4]} == {}
    assert [n for n, o in outcomes.items() if not o[2] and not o[3]] == []


def test_what_no_reader_takes_is_named_unsupported(outcomes: dict[str, Outcome]) -> None:
    carved = {Path(n).name: o for n, o in outcomes.items() if o[1] == "carved"}
    assert carved and all("unsupported" in o[3] for o in carved.values())


def test_an_archive_that_was_unread_is_read(outcomes: dict[str, Outcome]) -> None:
    (seven_zip,) = [o for n, o in outcomes.items() if Path(n).name == "test-documents.7z"]
    assert seven_zip[0] == "application/x-7z-compressed"
    assert seven_zip[1] != "carved"
    assert seven_zip[2] > 1


def test_protected_files_are_named_encrypted(outcomes: dict[str, Outcome]) -> None:
    by_name = {Path(n).name: o for n, o in outcomes.items()}
    for name in (
        "testWORD_protected_passtika.docx",
        "protectedFile.xlsx",
        "testODTEncrypted.odt",
        "testUnicodePassword.pdf",
        "testAccess2_encrypted.accdb",
    ):
        assert by_name[name][3] == ["encrypted"], name
    assert "encrypted" in by_name["testZipEncrypted.zip"][3]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("testWORD.doc", "Sample Word Document Title"),
        ("testPPT.ppt", "Sample Powerpoint Slide"),
        ("testMSG_Contact.msg", "Quick Brown Fox"),
        ("testRTF-ms932.rtf", "タイトル"),
        ("testWORD_text_box.docx", "This text is inside of a text box in the header"),
        ("testPPT_2imgs.pptx", "The quick brown fox jumps over the lazy dog"),
        ("testPhoneNumberExtractor.odt", "9498888888"),
    ],
)
def test_known_words_are_found(gather, name: str, words: str) -> None:  # type: ignore[no-untyped-def]
    assert words in gather(Payload(path=str(REAL / "tika" / name)), name).text
