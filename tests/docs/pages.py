"""The pages, and what stands in them."""

import re
from pathlib import Path

from tests.conftest import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
_CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    """Code blocks of one language, in order."""
    return [code for found, code in _CODE.findall(read(page)) if found == language]


def prose(text: str) -> str:
    """The text without its code blocks."""
    return _CODE.sub("", text)


def section(page: str, heading: str) -> str:
    """What stands under a heading of level two, up to the next one."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", read(page), re.DOTALL | re.MULTILINE)
    assert found is not None, f"{page} has no section {heading}"
    return found[1]


def first_cells(text: str) -> list[str]:
    """What stands in backticks in the first column of tables."""
    return [
        cell for line in re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE) for cell in re.findall(r"`([^`]+)`", line)
    ]
