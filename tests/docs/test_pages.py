"""Links lead somewhere, examples run, and nothing of a developer's machine stands in the pages."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Azurite
from tests.docs.pages import DOCS, PAGES, blocks, name, prose, read

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def links(page: Path) -> list[str]:
    return [link for link in _LINK.findall(prose(page.read_text("utf-8"))) if "://" not in link]


def anchors(page: Path) -> set[str]:
    """As GitHub makes them: lower case, punctuation dropped, spaces to hyphens."""
    titles = re.findall(r"^#+ (.+)$", prose(page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_resolve(page: Path) -> None:
    for link in links(page):
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        assert path.is_file(), f"{name(page)} links to {link}"
        assert not anchor or anchor in anchors(path), f"{name(page)} links to {link}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md" and page.is_file():
            reached.add(page)
            waiting += [(page.parent / link.split("#")[0]).resolve() for link in links(page)]
    assert sorted(map(name, set(PAGES) - reached)) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_machine_paths(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.findall(r"/(?:work|root|home/\w+|Users/\w+|tmp/\w+)\b[^\s`]*", text) == []


@pytest.mark.parametrize("page", [page for page in PAGES if "add-a-" not in page.name], ids=name)
def test_places_in_the_code_exist(page: Path) -> None:
    """Pages that say how to add a file name one that is not there yet."""
    named = set(
        re.findall(
            r"(?<![\w/.-])((?:pii_scan|tests|tools|bench|sample_data)/[\w./-]*\w)(?![*\w])", page.read_text("utf-8")
        )
    )
    assert not [place for place in sorted(named) if not (ROOT / place).exists()]


def run(code: str, cwd: Path) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def promised(code: str) -> list[str]:
    """What the comments at the end of an example say it prints."""
    return [line.removeprefix("# ") for line in code.splitlines() if line.startswith("# ")]


@pytest.mark.parametrize(("page", "number"), [("README.md", 0), ("docs/how-to/use-with-presidio.md", 0)])
def test_examples_print_what_they_say(page: str, number: int, tmp_path: Path) -> None:
    code = blocks(page, "python")[number]
    assert promised(code)
    assert run(code, tmp_path).splitlines() == promised(code)


def test_the_readme_starts_with_the_command_and_its_real_output() -> None:
    start = "\n".join(read("README.md").splitlines()[:36])
    assert "make scan" in start
    assert "critical" in start
    assert "Report: case/report/index.html" in start


def test_readme_scan_example(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "form.txt").write_text("Name: Marla Wexford\nSSN: 219-51-4938\n", "utf-8")
    script = tmp_path / "example.py"
    script.write_text(blocks("README.md", "python")[1], "utf-8")
    ended = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert re.search(r"^ssn +1$", ended.stdout, re.MULTILINE), ended.stdout
    assert "critical" in ended.stdout


PLUGINS = {"kind": "detect/ids", "format": "extract/text", "source": "source", "report": "report"}


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the four files of the how-to guides in the places they name."""
    root = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "pii_scan", root / "pii_scan", ignore=shutil.ignore_patterns("__pycache__"))
    for sort, folder in PLUGINS.items():
        page = f"docs/how-to/add-a-{sort}.md"
        found = re.search(rf"`(pii_scan/{folder}/\w+\.py)`", prose(read(page)))
        assert found is not None, page
        assert not (root / found[1]).exists()
        (root / found[1]).write_text(blocks(page, "python")[0], "utf-8")
    return root


def pii_scan(root: Path, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    start = "from pii_scan.cli.app import main; main()"
    return subprocess.run(
        [sys.executable, "-c", start, *arguments], cwd=root, input=text, capture_output=True, text=True, timeout=200,
        check=False,
    )  # fmt: skip


def test_four_files_extend_the_program(extended: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.gcard", tmp_path / "cut.gcard"
    whole.write_text("GCARD1\nname=Marla Wexford\nLibrary card=40271950\nphone=(614) 555-0134\nEND\n", "utf-8")
    cut.write_text("GCARD1\nSSN=219-51-4938\n", "utf-8")
    listed = tmp_path / "list.txt"
    listed.write_text(f"{whole}\n{cut}\n{tmp_path / 'gone'}\n", "utf-8")
    case = tmp_path / "case"
    ended = pii_scan(extended, "scan", f"paths://{listed}", "--case", str(case))
    assert ended.returncode == 3, ended.stderr
    lines = (case / "report" / "coverage.csv").read_text("utf-8").splitlines()
    assert [tuple(line.rsplit(",", 3)[1:]) for line in sorted(lines[1:])] == [
        ("partial", "truncated", "no end line"),
        ("skipped", "vanished", ""),
        ("complete", "", ""),
    ]
    assert '"kind": "library_card"' in (case / "report" / "findings.jsonl").read_text("utf-8")
    assert (case / "report" / "phones.txt").read_text("utf-8") == "1 telephone numbers\n"


def test_examples_of_the_new_kind(extended: Path) -> None:
    found = pii_scan(extended, "detect", text="Library card: 40271950")
    assert '"library_card"' in found.stdout
    assert '"band": "high"' in found.stdout
    # 4+0·2+2·3+7·4+1·5+9·6+5·7+1·8 leaves 8 over elevens.
    assert '"library_card"' not in pii_scan(extended, "detect", text="Library card: 40271951").stdout


def test_the_container_tutorial(azurite: Azurite, tmp_path: Path) -> None:
    page = "docs/tutorial/scan-a-container.md"
    emulator = "http://127.0.0.1:10000"
    fill = blocks(page, "python")[0]
    command = next(block for block in blocks(page, "sh") if "container-case" in block)
    assert emulator in fill
    assert emulator in command
    run(fill.replace(emulator, azurite.endpoint), tmp_path)
    words = command.replace(emulator, azurite.endpoint).split()
    assert words[0] == ".venv/bin/pii-scan"
    program = [sys.executable, "-c", "from pii_scan.cli.app import main; main()"]
    ended = subprocess.run(
        [*program, *words[1:]], cwd=tmp_path, capture_output=True, text=True, timeout=200, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    items = (tmp_path / "container-case" / "report" / "items.csv").read_text("utf-8")
    assert "az://devstoreaccount1/uploads/a/form.txt" in items
    assert len(items.splitlines()) == 1 + 3


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "explanation" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
