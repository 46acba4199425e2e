"""A plug-in is a file; nothing is registered and nothing else is imported."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pii_scan import plugins

STAGES = [
    ("pii_scan.detect", "DETECTOR"), ("pii_scan.extract", "EXTRACTOR"), ("pii_scan.source", "SOURCE"),
    ("pii_scan.report", "REPORT"),
]  # fmt: skip


@pytest.mark.parametrize(("package", "constant"), STAGES)
def test_everything_is_found_once_and_in_order(package: str, constant: str) -> None:
    found = plugins.load(package, constant)
    assert found and found == plugins.load(package, constant)
    if constant != "DETECTOR":
        assert [name for name, times in Counter(plugin.id for plugin in found).items() if times > 1] == []


def test_a_file_with_the_constant_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "stagepackage"
    (package / "family").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "family" / "__init__.py").write_text("THING = 'packages hold no plug-in'")
    (package / "b.py").write_text("THING = 'b'")
    (package / "family" / "a.py").write_text("x = 1\nTHING: str = 'a'")
    (package / "helper.py").write_text("raise RuntimeError('a helper is not imported')\nif True:\n    THING = 1")
    (package / "other.py").write_text("THINGS = 1\nraise RuntimeError")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert plugins.load("stagepackage", "THING") == ("b", "a")


def test_a_package_that_is_not_there_is_said() -> None:
    with pytest.raises(ModuleNotFoundError):
        plugins.load("pii_scan.nothing", "THING")


def test_looking_for_plugins_imports_no_stage() -> None:
    code = "import sys, pii_scan.plugins; print([m for m in sys.modules if m.startswith('pii_scan.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['pii_scan.plugins']"
