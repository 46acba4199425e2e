"""A path is evidence: people in it are masked, files stay told apart, and times stay readable."""

import pytest

from pii_scan.engine.masking import PathMasker
from pii_scan.model.address import Address, Step


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
