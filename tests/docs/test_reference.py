"""The reference names everything that exists, and nothing that does not."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from pii_scan import plugins
from pii_scan.cli.app import app
from pii_scan.model.errors import ExitCode
from pii_scan.model.evidence import Spot
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.limits import Limits
from pii_scan.model.match import Band
from pii_scan.model.problem import Effect, ProblemCode
from pii_scan.model.state import Risk, State
from pii_scan.report import calls, coverage, items, jurisdictions, people, privileged_calls
from pii_scan.store.rows import MatchRow
from tests.conftest import ROOT
from tests.docs.pages import first_cells, read, section
from tools import gen_docs

COMMANDS: dict[str, Any] = dict(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", [page for page, _, _ in gen_docs.pages()], ids=lambda page: page.name)
def test_tables_are_what_the_code_says(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text == gen_docs.filled(text), "run `python tools/gen_docs.py`"


def test_a_stale_table_is_seen() -> None:
    stale = "<!-- generated: exit-codes -->\n| `99` | gone |\n<!-- end -->\n"
    fresh = gen_docs.filled(stale)
    assert "`99`" not in fresh
    assert "| `130` |" in fresh
    assert gen_docs.filled(fresh) == fresh


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert set(re.findall(r"^## pii-scan (\w+)$", read("docs/reference/cli.md"), re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_options_of_a_command(command: str) -> None:
    documented = {
        cell for cell in first_cells(section("docs/reference/cli.md", f"pii-scan {command}")) if cell[0] == "-"
    }
    existing = {option for parameter in COMMANDS[command].params for option in parameter.opts if option[0] == "-"}
    assert documented == existing - {"--help"}


def test_options_named_anywhere_exist() -> None:
    existing = {option for command in COMMANDS.values() for parameter in command.params for option in parameter.opts}
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for line in page.read_text("utf-8").splitlines():
            for call in re.findall(r"pii-scan (?:scan|report|export|verify|detect|doctor|plugins)\b([^`#|]*)", line):
                assert set(re.findall(r"(?<!\S)--[a-z-]+", call)) <= existing, f"{page.name}: {line}"


def test_exit_codes() -> None:
    wanted = {str(int(code)) for code in ExitCode}
    assert set(first_cells(section("README.md", "Everyday use"))) <= wanted
    short = read("README.md").split("### Exit codes", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"`(\d+)`", short)) == wanted
    assert set(first_cells(read("docs/reference/exit-codes.md"))) == wanted


def test_problem_codes() -> None:
    found = set(first_cells(read("docs/reference/problem-codes.md")))
    assert found == {code.value for code in ProblemCode} | {effect.value for effect in Effect}


def test_kinds_classes_and_bands() -> None:
    detectors = plugins.load("pii_scan.detect", "DETECTOR")
    kinds = {kind.id for detector in detectors for kind in (detector.kind, *detector.other_kinds)}
    page = "docs/reference/kinds.md"
    assert set(first_cells(section(page, "Kinds"))) == kinds
    classes = {line.split("`")[1] for line in section(page, "Legal classes").splitlines() if line.startswith("| `")}
    assert classes == {name.value for name in LegalClass}
    assert set(first_cells(section(page, "Bands"))) == {band.value for band in Band}


def test_formats() -> None:
    formats = {extractor.id for extractor in plugins.load("pii_scan.extract", "EXTRACTOR")}
    assert set(first_cells(read("docs/reference/formats.md").split("\n## ")[0])) == formats


def test_sources() -> None:
    sources = {source.id for source in plugins.load("pii_scan.source", "SOURCE")}
    assert set(first_cells(read("docs/reference/sources.md"))) == sources


def test_reports() -> None:
    files = {report.filename for report in plugins.load("pii_scan.report", "REPORT")}
    assert set(first_cells(read("docs/reference/files-and-columns.md").split("\n## ")[0])) == files


def test_limits() -> None:
    table = read("docs/reference/limits.md").split("<!-- end -->")[0]
    assert set(first_cells(table)) == {field.name for field in dataclasses.fields(Limits)}
    # By hand, so that a changed default has to be looked at twice.
    for name, default in {"wall_s": "300.0", "depth": "8", "memory_bytes": "3,072 MiB", "cell_rows": "10,000"}.items():
        assert f"| `{name}` | {default} |" in table


@pytest.mark.parametrize(
    ("heading", "header"),
    [
        ("items.csv", items.HEADER),
        ("coverage.csv", coverage.HEADER),
        ("people.csv", people.HEADER),
        ("jurisdictions.csv", jurisdictions.HEADER),
        ("calls.csv", calls.HEADER),
        ("privileged_calls.csv", privileged_calls.HEADER),
    ],
)
def test_columns(heading: str, header: tuple[str, ...]) -> None:
    text = section("docs/reference/files-and-columns.md", heading)
    assert [column for column in header if f"`{column}`" not in text] == []


def test_keys_of_findings() -> None:
    text = section("docs/reference/files-and-columns.md", "findings.jsonl")
    wanted = {
        "match_id", "finding_id", "record_id", "address", "content_sha256", "kind", "legal_class", "masked", "value_key",
        "confidence", "band", "spot", "source_layer", "detector", "reasons", "count", "qualifier", "suppressed", "value",
        "normalised",
        "person", "distinct",
    }  # fmt: skip
    documented = set(first_cells(text.split("### Units")[0]))
    assert documented == wanted
    assert wanted - {"value", "normalised", "person", "distinct"} <= {
        field.name for field in dataclasses.fields(MatchRow)
    }
    units = set(first_cells(text.split("### Units")[1].split("### Source layers")[0]))
    assert units == {field.name for field in dataclasses.fields(Spot)}


def test_states_and_risks() -> None:
    states = read("docs/reference/files-and-columns.md")
    assert all(f"`{state.value}`" in states for state in State)
    risks = set(re.findall(r"^\| \*\*(\w+)\*\*", read("docs/reference/risk.md"), re.MULTILINE))
    assert risks == {risk.value for risk in Risk}


def test_journal_events() -> None:
    written: set[str] = set()
    for module in (ROOT / "pii_scan").rglob("*.py"):
        for call in re.findall(r"(?:journal|self)\.append\(([^,)]*)", module.read_text("utf-8")):
            written.update(re.findall(r'"([a-z_]+)"', call))
    paragraph = section("docs/reference/case-folder.md", "Journal events").split("Fields:")[0]
    assert set(re.findall(r"`([a-z_]+)`", paragraph)) == written


def test_environment_variables() -> None:
    read_by_code: set[str] = set()
    for module in (ROOT / "pii_scan").rglob("*.py"):
        calls = re.findall(r"environ(?:\.get\(\"([A-Z_]+)\"|\[\"([A-Z_]+)\"\](?! =))", module.read_text("utf-8"))
        read_by_code.update(name for pair in calls for name in pair if name)
    documented = set(first_cells(section("docs/reference/cli.md", "Environment")))
    # The standard library reads TMPDIR.
    assert documented - {"TMPDIR"} == read_by_code


def test_variables_of_make_scan() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    defaults = dict(re.findall(r"^(\w+) \?= ?(.*)$", makefile, re.MULTILINE))
    text = section("docs/reference/cli.md", "make")
    assert set(re.findall(r"`([A-Z_]+)`", text)) == set(defaults)
    for name, default in defaults.items():
        assert not default or f"`{default}`" in text, name


def test_the_library_page_has_the_real_signatures() -> None:
    import inspect

    import pii_scan
    from pii_scan.detect.library import detect

    page = read("docs/reference/library.md")
    for name, function in (("scan", pii_scan.scan), ("detect", detect)):
        parameters = []
        for parameter in inspect.signature(function).parameters.values():
            default = "" if parameter.default is parameter.empty else f"={parameter.default!r}".replace("'", '"')
            parameters.append(
                (f"*{parameter.name}" if parameter.kind is parameter.VAR_POSITIONAL else parameter.name) + default
            )
        if name == "detect":
            parameters.insert(1, "*")
        assert f"## `pii_scan.{name}({', '.join(parameters)})`" in page
    methods = {method for method, _ in inspect.getmembers(pii_scan.Case, inspect.isfunction) if method[0] != "_"}
    assert set(re.findall(r"^\| `(\w+)\(\)` \|", page, re.MULTILINE)) == methods
