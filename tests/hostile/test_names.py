"""Names that attack whoever opens a report: spreadsheets, browsers, terminals and text that runs backwards."""

import csv
import os
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.e2e.command import Ended, command, key_file, table

NAMES = (
    b"=cmd|' :C calc'!A0.csv",
    b"+SUM(1+1)*cmd.csv",
    b"-2+3.csv",
    b"@import.csv",
    b"\t=tab.csv",
    b"<script>alert(1)<svg onload=alert(2)>.txt",
    b'"><img src=x onerror=alert(3)>.txt',
    b"javascript:alert(4).txt",
    b"\x1b[31mred\x1b[0m\x1b]0;title\x07.txt",
    "exe.\u202egpj.txt".encode(),
    b"line\nbreak.txt",
    b"carriage\rreturn.txt",
    b"no\xff\xfeutf8.txt",
    b"'; DROP TABLE items; --.txt",
    b"{{7*7}}${7*7}.txt",
    b"..%2f..%2fetc%2fpasswd.txt",
    "\u0000".encode().replace(b"\0", b"%00") + b".txt",
    b"a" * 250 + b".txt",
    b"!bang!.txt",
    b" leading and trailing .txt ",
)
MEMBERS = ('=HYPERLINK("http:x","y").txt', "<b onmouseover=alert(5)>.txt", "../../outside.txt", "\x1b[2J.txt")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Hostile:
    report: Path
    ended: Ended
    count: int


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    leak = os.fsencode(folder / "leak")
    os.mkdir(leak)
    for number, name in enumerate(NAMES):
        with open(os.path.join(leak, name), "w") as stream:
            stream.write(f"Name: Marisol Quintanilla\nSSN: {401 + number}-22-2943\n")
    with zipfile.ZipFile(folder / "leak" / "pack.zip", "w") as archive:
        for name in MEMBERS:
            archive.writestr(name, "SSN: 446-22-2943\n")
    ended = command("scan", folder / "leak", "--case", folder / "case", "--key-file", key_file(folder))
    return Hostile(folder / "case" / "report", ended, len(NAMES) + 1 + len(MEMBERS))


def test_every_name_is_accounted_for(hostile: Hostile) -> None:
    assert hostile.ended.code in (0, 3), hostile.ended.err
    rows = table(hostile.report / "coverage.csv")
    assert len(rows) == hostile.count
    assert len({row["address"] for row in rows}) == hostile.count


def test_the_terminal_gets_no_control_sequence(hostile: Hostile) -> None:
    assert _CONTROL.findall(hostile.ended.out + hostile.ended.err) == []


@pytest.mark.parametrize("name", ["items.csv", "coverage.csv", "people.csv", "jurisdictions.csv"])
def test_no_cell_of_a_csv_is_a_formula(hostile: Hostile, name: str) -> None:
    text = (hostile.report / name).read_text("utf-8-sig")
    with (hostile.report / name).open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-\D", cell)] == []
    assert _CONTROL.findall(text.replace("\r\n", "\n")) == []


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(hostile: Hostile) -> None:
    from openpyxl import load_workbook

    book = load_workbook(hostile.report / "report.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > hostile.count
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink is not None] == []
    with zipfile.ZipFile(hostile.report / "report.xlsx") as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_the_page_holds_no_tag_of_theirs(hostile: Hostile) -> None:
    page = (hostile.report / "index.html").read_text("utf-8")
    assert _CONTROL.findall(page) == []

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.handlers: list[str] = []
            self.scripts = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.handlers += [f"{tag} {key}" for key, _ in attrs if key.startswith("on")]
            self.handlers += [f"{tag} {key}" for key, value in attrs if key == "src" and value == "x"]
            self.handlers += [f"{tag} {key}" for key, value in attrs if (value or "").startswith("javascript:")]
            self.scripts += tag == "script"

    seen = Tags()
    seen.feed(page)
    assert seen.handlers == []
    assert "<script>alert" not in page and "<svg onload" not in page and "<b onmouseover" not in page
    # Only our own script, under the page's policy.
    assert seen.scripts <= page.count("Content-Security-Policy") + 1


@pytest.mark.parametrize("name", ["findings.jsonl", "findings.sarif", "summary.json"])
def test_json_is_plain_ascii(hostile: Hostile, name: str) -> None:
    data = (hostile.report / name).read_bytes()
    assert data.isascii()
    assert b"\x1b" not in data


def test_a_member_never_leaves_its_archive(hostile: Hostile) -> None:
    assert not (hostile.report.parent.parent / "outside.txt").exists()
    assert not list(hostile.report.parent.parent.rglob("outside.txt"))
