"""A path is evidence: people in it are masked, files stay told apart, and times stay readable."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from pii_scan.detect.detector import Context
from pii_scan.engine import registry
from pii_scan.engine.masking import PathMasker
from pii_scan.model.address import Address, Step
from pii_scan.model.evidence import How, Text


@pytest.fixture(scope="module")
def masker() -> PathMasker:
    return PathMasker(bytes(32))


def masked(masker: PathMasker, key: str) -> str:
    return masker.address(Address((Step("file", key),))).text.removeprefix("file://")


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("/leak/maria_gonzalez_dl.jpg", ("maria", "gonzalez")),
        ("/leak/GARCIA-JOSE.pdf", ("GARCIA", "JOSE")),
        ("/leak/JohnSmith.pdf", ("John", "Smith")),
        ("/leak/219-09-4321.txt", ("4321", "219")),
        ("/leak/219094321.txt", ("219094321",)),
        ("/leak/ana.ruiz@example.org/inbox.eml", ("ana", "ruiz")),
        ("/leak/ana.ruiz%40example.org.eml", ("ana", "ruiz")),
        ("/leak/call_9375550142.wav", ("5550142",)),
    ],
)
def test_people_are_gone(masker: PathMasker, path: str, gone: tuple[str, ...]) -> None:
    shown = masked(masker, path)
    assert "***~" in shown and shown.startswith("/leak/")
    assert not [word for word in gone if word.lower() in shown.lower()]


@pytest.mark.parametrize(
    "path",
    ["/leak/IMG_20260314_101530.jpg", "/leak/2026-03-14.csv", "/leak/backup/20260314/part-0007.csv", "/leak/report.pdf",
     "/srv/data/x.zip", "/leak/Screenshot 2026-03-14 10-15-30.png"],
)  # fmt: skip
def test_times_and_plain_words_stay(masker: PathMasker, path: str) -> None:
    address = Address((Step("file", path),))
    found = masker.address(address)
    assert (found.text, found.masked) == (str(address), False)


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("/leak/Maria/Gonzalez/id.jpg", ("Maria", "Gonzalez")),
        ("/leak/Maria/Brown/id.jpg", ("Maria", "Brown")),
        ("/leak/Gonzalez.pdf", ("Gonzalez",)),
        ("/leak/Ruiz (2).pdf", ("Ruiz",)),
        ("/leak/Re Patient Kowalczyk.docx", ("Kowalczyk",)),
        ("/leak/inmate_00417_Brown.pdf", ("Brown",)),
        ("/leak/Brown_19850312.pdf", ("Brown", "1985")),
        ("/leak/Dr. Nguyen/a.txt", ("Nguyen",)),
        ("/leak/gonzalez_id_front.jpg", ("gonzalez",)),
        ("/leak/Kowalczyk_20260118.pdf", ("Kowalczyk",)),
        ("/leak/mgonzalez.pdf", ("gonzalez",)),
        ("/leak/mariagonzalez.jpg", ("maria", "gonzalez")),
        ("/leak/Zwetschkenbaum Maria.jpg", ("Zwetschkenbaum", "Maria")),
        ("/leak/Smith_John_19850312.pdf", ("Smith", "John", "1985", "0312")),
        ("/leak/john_smith_1985-03-12_F.pdf", ("smith", "1985", "03-12")),
        ("/leak/Maria Gonzalez/20150312.pdf", ("Maria", "2015")),
        ("/leak/19850312.pdf", ("1985",)),
        ("/leak/446/22/2943.txt", ("446", "22/", "2943")),
        ("/leak/446-22/2943.txt", ("446", "2943")),
        ("/leak/937/555/0142.wav", ("937", "555", "0142")),
        ("/leak/4539/5787/6362/1486.jpg", ("4539", "5787", "6362", "1486")),
        ("/leak/39.9612,-82.9988.jpg", ("39.96", "82.99")),
        ("/leak/39.9612/-82.9988.jpg", ("39.96", "82.99")),
        ("/leak/A12345.pdf", ("12345",)),
    ],
)
def test_one_name_one_number_or_one_place_is_enough(masker: PathMasker, path: str, gone: tuple[str, ...]) -> None:
    shown = masked(masker, path)
    bare = re.sub(r"\*{3}~[0-9a-f]{4}", "***", shown)
    assert "***" in bare and bare.startswith("/leak/")
    assert not [word for word in gone if word.lower() in bare.lower()]


ORDINARY = Path(__file__).with_name("ordinary_names.txt")


def test_ordinary_names_stay_readable(masker: PathMasker) -> None:
    names = [line for line in ORDINARY.read_text(encoding="utf-8").splitlines() if line]
    hidden = [name for name in names if masker.name(name) != name]
    assert len(names) > 250 and len(hidden) < 0.03 * len(names), hidden


@pytest.mark.parametrize(
    "path",
    ["/x/IMG_20240118_1.jpg", "/x/call_records_2015.csv", "/x/Documents/Reports/scan_0007.pdf", "/x/April/June/a.csv",
     "/x/Will.txt", "/x/Grant.pdf", "/x/Mark.txt", "/x/2024/01/18/0001.jpg", "/x/v20240118/data.csv", "/x/012/345/678.jpg"],
)  # fmt: skip
def test_these_stay_as_they_are(masker: PathMasker, path: str) -> None:
    assert masked(masker, path) == path


@pytest.mark.parametrize("path", ["/in.mbox!/message-48213.eml", "/forms.tar!/forms/12/00417.txt", "/a/IMG_4417.JPG"])
def test_numbered_parts_are_looked_at_by_nobody(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mailbox has a hundred thousand such names; with kinds of a case's own they may say something after all."""
    last = Path(path).name
    looked: list[str] = []
    engine = registry.detect_engine(())
    monkeypatch.setattr(
        registry, "detect_engine", lambda _rules: SimpleNamespace(scan=lambda text, _: looked.append(text.text) or ())
    )
    assert PathMasker(bytes(32)).name(last) == last
    assert looked == []
    PathMasker(bytes(32), rules=("kind",)).name(last)
    assert [text.replace(" ", "_") for text in looked] == [last]
    assert not engine.scan(Text(last, How.NAME), Context())


@pytest.mark.parametrize("name", ["7.john", "12.maria.smith", "ssn-4821", "pin 4821.txt", "maria12.jpg", "123456.txt"])
def test_what_may_say_something_is_looked_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(
        registry, "detect_engine", lambda _rules: SimpleNamespace(scan=lambda text, _: looked.append(text.text) or ())
    )
    PathMasker(bytes(32)).name(name)
    assert looked == [name]


def test_two_files_stay_two(masker: PathMasker) -> None:
    one, two = masked(masker, "/leak/maria_gonzalez.jpg"), masked(masker, "/leak/jose_garcia.jpg")
    assert one != two and one == masked(masker, "/leak/maria_gonzalez.jpg")
    # The tag is keyed: another case tells nothing about this one.
    assert one != masked(PathMasker(bytes([1] * 32)), "/leak/maria_gonzalez.jpg")


def test_the_extension_stays(masker: PathMasker) -> None:
    assert masked(masker, "/leak/maria_gonzalez.jpg").endswith(".jpg")


def test_folders_and_members_are_masked_and_only_the_own_name_is_reported(masker: PathMasker) -> None:
    address = Address((Step("az", "acct/c/maria_gonzalez/x.zip"), Step("zip", "219-09-4321.txt")))
    found = masker.address(address)
    assert found.masked and "gonzalez" not in found.text and "4321" not in found.text
    assert {m.kind for m in found.matches} <= {"us_ssn"}
    folder = masker.address(Address((Step("az", "acct/c/maria_gonzalez/x.zip"),)))
    assert folder.matches == ()


def test_odd_names_do_not_hurt(masker: PathMasker) -> None:
    for key in ("/leak/\udcff\udcfe", "/leak/a\nb", "/", "/leak/ ", "/leak/" + "x" * 5_000, "/leak/\u202egpj.exe"):
        assert masked(masker, key).isprintable()


def test_sheets_and_columns(masker: PathMasker) -> None:
    assert "ruiz" not in masker.name("Ana Ruiz").lower() and masker.name("Sheet1") == "Sheet1"
    assert "gonzalez" not in masker.name("Gonzalez").lower()
