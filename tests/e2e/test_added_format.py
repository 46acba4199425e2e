"""A format is one file: the one that the how-to page shows, put where plug-ins are looked for, and nothing else."""

import re
import zipfile
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT
from tests.e2e.command import Ended, key_file, program, table

PAGE = ROOT / "docs" / "how-to" / "add-a-format.md"
PLUG = """
from pathlib import Path

import pii_scan.extract

pii_scan.extract.__path__.append(str(Path(__file__).parent / "extract"))
"""
NOTE = b"Name: Marisol Quintanilla\nSSN: 446-22-2943\n"
CARD = b"GCARD1\nname=Wendell Ostrander\nssn=401-22-2944\nfile=" + NOTE.hex().encode() + b"\nEND\n"


@dataclass(frozen=True, slots=True)
class Added:
    ended: Ended
    states: dict[str, tuple[str, str, str]]
    """Address below the leak → state, reason, detail."""
    items: dict[str, dict[str, str]]
    plugins: Ended


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Added:
    folder = tmp_path_factory.mktemp("added")
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    plugged = folder / "plugged"
    (plugged / "extract").mkdir(parents=True)
    (plugged / "sitecustomize.py").write_text(PLUG)
    (plugged / "extract" / "gcard.py").write_text(example)
    leak = folder / "leak"
    leak.mkdir()
    (leak / "whole.gcard").write_bytes(CARD)
    (leak / "other_name.txt").write_bytes(CARD)
    (leak / "cut.gcard").write_bytes(CARD[:-5])
    (leak / "bad.gcard").write_bytes(CARD.replace(b"file=4e", b"file=zz"))
    (leak / "note.txt").write_bytes(NOTE)
    with zipfile.ZipFile(leak / "pack.zip", "w") as archive:
        archive.writestr("in/whole.gcard", CARD)
    env = {"PYTHONPATH": f"{plugged}:{ROOT}"}
    key = key_file(folder)
    ended = program(
        "scan", leak, "--case", folder / "case", "--key-file", key, "--workers", "1", "--ocr", "off", env=env
    )
    report = folder / "case" / "report"
    states = {
        row["address"].rsplit("/leak/", 1)[1]: (row["state"], row["reason"], row["detail"])
        for row in table(report / "coverage.csv")
    }
    items = {row["address"].rsplit("/leak/", 1)[1]: row for row in table(report / "items.csv")}
    return Added(ended, states, items, program("plugins", "--sort", "formats", env=env))


def test_every_item_and_child_has_its_line(added: Added) -> None:
    assert added.ended.code == 3, added.ended.err
    assert added.states == {
        "whole.gcard": ("complete", "", ""),
        "whole.gcard!/file-1": ("complete", "", ""),
        "other_name.txt": ("complete", "", ""),
        "other_name.txt!/file-1": ("complete", "", ""),
        "cut.gcard": ("partial", "truncated", "no end line"),
        "cut.gcard!/file-1": ("complete", "", ""),
        "bad.gcard": ("partial", "partly_read", "members not read in full"),
        "bad.gcard!/file-1": ("skipped", "unreadable", ""),
        "note.txt": ("complete", "", ""),
        "pack.zip": ("complete", "", ""),
        "pack.zip!/in/whole.gcard": ("complete", "", ""),
        "pack.zip!/in/whole.gcard!/file-1": ("complete", "", ""),
    }


def test_what_it_says_is_searched(added: Added) -> None:
    for address in ("whole.gcard", "whole.gcard!/file-1", "cut.gcard", "bad.gcard", "pack.zip!/in/whole.gcard"):
        assert "ssn" in added.items[address]["classes"].split("; "), address
    assert added.items["whole.gcard"]["media_type"] == "application/x-gcard"


def test_it_stands_in_the_list_of_plugins(added: Added) -> None:
    assert "gcard" in added.plugins.out and "GCARD address card" in added.plugins.out
