"""People who stand in paths and sheets only: nobody of them can be read in a case or a default report."""

from pathlib import Path

import pytest

from tests.e2e.command import command, key_file
from tests.privacy.planted import layers

PATHS = (
    "Maria/Gonzalez/id.txt",
    "Kowalczyk.txt",
    "Re Patient Fitzgerald.txt",
    "inmate_00417_Villanueva.txt",
    "bhernandez.txt",
    "Robert Zwetschkenbaum/19850312.txt",
    "446/22/2943.txt",
    "39.96123,-82.99881.txt",
    "T7781234.txt",
)
NEEDLES = (
    "maria", "gonzalez", "kowalczyk", "fitzgerald", "villanueva", "bhernandez", "zwetschkenbaum", "19850312",
    "446/22", "22/2943", "39.96123", "82.99881", "t7781234", "castellanos",
)  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from openpyxl import Workbook

    folder = tmp_path_factory.mktemp("paths")
    for path in PATHS:
        target = folder / "leak" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"a note, nothing of anybody, {len(path)}\n")
    book = Workbook()
    book.active.title = "Castellanos"
    book.active.append(["mail"])
    book.active.append(["info@example.org"])
    book.save(folder / "leak" / "book.xlsx")
    ended = command("scan", folder / "leak", "--case", folder / "case", "--key-file", key_file(folder))
    assert ended.code in (0, 3), ended.err
    assert not [needle for needle in NEEDLES if needle in (ended.out + ended.err).lower()]
    return folder / "case"


def test_nobody_of_a_path_is_in_the_case(case: Path) -> None:
    files = [path for path in case.rglob("*") if path.is_file() and "vault" not in path.relative_to(case).parts]
    assert len(files) > 8
    found = {
        (str(path.relative_to(case)), needle)
        for path in files
        for layer in layers(path)
        for needle in NEEDLES
        if needle.encode() in layer.lower()
    }
    assert not found


def test_every_file_keeps_a_line_of_its_own(case: Path) -> None:
    lines = (case / "report" / "coverage.csv").read_text(encoding="utf-8").splitlines()[1:]
    addresses = [line.split(",complete,")[0] for line in lines]
    assert len(addresses) == len(set(addresses)) == len(PATHS) + 1
    assert sum("***~" in address for address in addresses) == len(PATHS)
