"""The command line in real situations: exit codes, streams and words."""

import io
import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pii_scan import plugins
from pii_scan.cli.app import app, run
from pii_scan.engine import registry
from pii_scan.model.errors import ExitCode
from pii_scan.store.case import Case
from pii_scan.store.journal import read_journal
from pii_scan.store.reader import CaseReader
from tests.conftest import ROOT

SSN = "219-09-4321"
Scan = Callable[..., int]


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "leak"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Name: Ana Ruiz\nSSN: {SSN}\n")
    return folder


@pytest.fixture
def scan(tmp_path: Path, leak: Path) -> Scan:
    def scanned(*more: str | Path, target: Path | str = leak, case: str = "case") -> int:
        own = [
            "scan",
            str(target),
            "--case",
            str(tmp_path / case),
            "--key-file",
            str(tmp_path / "key"),
            "--workers",
            "1",
        ]
        return run([*own, *map(str, more)])

    return scanned


Streams = pytest.CaptureFixture[str]


def test_0_everything_was_read(scan: Scan, tmp_path: Path, capsys: Streams) -> None:
    assert scan() == 0
    said = capsys.readouterr()
    assert said.out.startswith("CRITICAL.") and said.err == ""
    assert said.out.splitlines()[-1] == f"Report: {tmp_path / 'case' / 'report' / 'index.html'}"
    assert SSN not in said.out and "Ana" not in said.out
    assert (tmp_path / "case" / "report" / "index.html").exists()


def test_quiet_says_nothing(scan: Scan, capsys: Streams) -> None:
    assert scan("--quiet") == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


def test_1_a_place_that_cannot_be_written(leak: Path, capsys: Streams) -> None:
    assert run(["scan", str(leak), "--case", "/proc/nowhere/case"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "/proc/nowhere" in said.err and len(said.err.splitlines()) == 2


@pytest.mark.parametrize(
    "line",
    [
        ["scan", "--case", "x"], ["scan", "gopher://x", "--case", "x"], ["scan", "x", "--ocr", "magic"],
        ["scan", "x", "--fail-on", "awful"], ["scan", "x", "--workers", "0"], ["scan", "--no-such-option"], ["no-such-command"],
        ["detect", "/no/such/file"], ["plugins", "--sort", "x"], ["scan", "x", "--sas-file", "/no/such/file"],
    ],
)  # fmt: skip
def test_2_usage(line: list[str], tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(line) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip()
    assert list(tmp_path.iterdir()) == []


def test_3_something_was_not_read(scan: Scan, leak: Path, capsys: Streams) -> None:
    (leak / "link").symlink_to("/etc")
    assert scan() == 3
    assert "link_not_followed" in capsys.readouterr().out


def test_4_no_such_target(scan: Scan, tmp_path: Path, capsys: Streams) -> None:
    assert scan(target=tmp_path / "absent") == 4
    said = capsys.readouterr()
    assert said.out == "" and "absent" in said.err and not (tmp_path / "case").exists()


def test_6_locked_foreign_other_target_other_settings_no_key(
    scan: Scan, tmp_path: Path, leak: Path, capsys: Streams
) -> None:
    assert scan("-q") == 0
    with Case.open(tmp_path / "case", key_file=tmp_path / "key"):
        assert scan() == 6
        assert "in use by process" in capsys.readouterr().err
    other = tmp_path / "other"
    other.mkdir()
    assert scan(target=other) == 6
    assert "another target" in capsys.readouterr().err
    assert scan("--item-timeout", "7") == 6
    assert "limits.wall_s" in capsys.readouterr().err
    (other / "holiday.txt").write_text("x")
    assert run(["scan", str(leak), "--case", str(other)]) == 6
    assert (
        run(["report", str(other)]) == 6
        and run(["verify", str(other)]) == 6
        and run(["export", str(other), "-o", "x"]) == 6
    )
    (tmp_path / "key").rename(tmp_path / "lost")
    assert scan() == 6
    assert f"no file {tmp_path / 'key'}" in capsys.readouterr().err


def test_6_a_ledger_that_something_else_has_written_to(scan: Scan, tmp_path: Path, capsys: Streams) -> None:
    assert scan("-q") == 0
    (tmp_path / "case" / "case.sqlite").write_bytes(b"no database" * 99)
    capsys.readouterr()
    case = str(tmp_path / "case")
    for line in (["report", case, "--key-file", str(tmp_path / "key")], ["export", case, "-o", str(tmp_path / "x")]):
        assert run(line) == 6
        said = capsys.readouterr().err
        assert "damaged" in said and "pii-scan verify" in said and len(said.splitlines()) == 2
    assert run(["verify", case]) == 7


@pytest.mark.parametrize(
    "option", ["--passwords", "--sas-file", "--rules", "--suppressions", "--attorneys", "--listing"]
)
def test_a_file_that_is_not_there_is_named_with_the_reason(
    option: str, leak: Path, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["scan", str(leak), "--case", "x", option, "absent.toml"]) == (4 if option == "--listing" else 2)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "pii-scan: absent.toml cannot be read: No such file or directory" and len(said) == 2


def test_7_a_changed_report(scan: Scan, tmp_path: Path, capsys: Streams) -> None:
    assert scan("-q") == 0
    key = ["--key-file", str(tmp_path / "key")]
    assert run(["verify", str(tmp_path / "case"), *key]) == 0
    assert capsys.readouterr().out == "verified: everything holds\n"
    page = tmp_path / "case" / "report" / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    assert run(["verify", str(tmp_path / "case"), *key]) == 7
    assert capsys.readouterr().out.splitlines() == [
        "report: index.html: changed since it was written", "1 check failed",
    ]  # fmt: skip
    assert run(["report", str(tmp_path / "case"), *key]) == 0 and run(["verify", str(tmp_path / "case"), *key]) == 0


def test_10_stands_before_3_and_4_before_both(scan: Scan, leak: Path, tmp_path: Path) -> None:
    (leak / "link").symlink_to("/etc")
    for level, code in (("critical", 10), ("low", 10)):
        assert scan("-q", "--fail-on", level) == code
    assert scan("-q") == 3
    (leak / "a.txt").write_text("Call 937-555-0142 about the weather\n")
    assert scan("-q", "--fail-on", "high", case="case2") == 3
    assert scan("-q", "--fail-on", "low", target=tmp_path / "absent") == 4


def test_5_is_what_doctor_says_where_a_needed_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: Streams
) -> None:
    import importlib.util

    assert run(["doctor"]) == 0
    assert "MISSING" not in capsys.readouterr().out
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "duckdb" else real(name, *more)
    )
    assert run(["doctor"]) == ExitCode.MISSING
    assert "MISSING duckdb: linking of people (pip install duckdb)" in capsys.readouterr().out


def test_an_error_of_ours_shows_its_place_and_never_its_text(
    leak: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> int:
        raise ValueError(SSN)

    monkeypatch.setattr("pii_scan.engine.scan.open_sources", fails)
    assert run(["scan", str(leak), "--case", str(leak / "case")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("pii-scan: internal error: ValueError in tests.cli.test_commands:") and SSN not in said


def test_continuing_with_other_workers_and_another_version(
    scan: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scan("-q") == 0 and scan("-q", "--workers", "2") == 0
    monkeypatch.setattr("pii_scan.engine.scan.__version__", "9.9.9")
    assert scan("-q") == 0
    changes = [
        e["data"] for e in read_journal(tmp_path / "case" / "journal.jsonl") if e["event"] == "tool_version_changed"
    ]
    assert [(change["earlier"], change["tool_version"]) for change in changes] == [("0.1.0", "9.9.9")]


def test_the_target_is_stored_masked(tmp_path: Path, leak: Path) -> None:
    folder = tmp_path / "maria_gonzalez 219-09-4321"
    leak.rename(folder)
    assert run(["scan", str(folder), "--case", str(tmp_path / "case"), "--workers", "1", "-q"]) == 0
    for name in ("case.sqlite", "journal.jsonl", "report/summary.json", "report/index.html"):
        data = (tmp_path / "case" / name).read_bytes().lower()
        # Four digits alone stand in some keyed hash of every twentieth case.
        assert b"gonzalez" not in data and b"09-4321" not in data and b"219094321" not in data, name
    with CaseReader(tmp_path / "case") as reader:
        assert "***~" in reader.meta["target"]


def test_equal_bytes_give_equal_findings_whatever_their_names(tmp_path: Path) -> None:
    words = f"Settings of the day\nAna Ruiz, SSN: {SSN}\n"
    found = []
    for name in ("selfie_letter.txt", "invoice call log.txt"):
        leak = tmp_path / name.split()[0]
        leak.mkdir()
        (leak / name).write_text(words)
        case = tmp_path / f"case {name}"
        assert (
            run(["scan", str(leak), "--case", str(case), "--key-file", str(tmp_path / "key"), "-q", "--workers", "1"])
            == 0
        )
        with CaseReader(case) as reader:
            (item,) = reader.items()
            kept = [(m.kind, m.value_key, m.confidence, m.band, m.spot, m.reasons, m.record_id)
                    for m in reader.matches() if m.source_layer != "name"]  # fmt: skip
            found.append((item.document_type, item.document_confidence, item.document_reasons, kept))
    assert found[0] == found[1] and found[0][3]


def test_detect_reads_a_file_or_stdin_and_masks(
    tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(f"SSN: {SSN}")
    assert run(["detect", str(tmp_path / "a.txt")]) == 0
    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (line["kind"], line["legal_class"], line["start"], line["end"], line["masked"]) == (
        "us_ssn",
        "ssn",
        5,
        16,
        "***-**-**21",
    )
    assert "value" not in line and line["band"] == "high"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"SSN: {SSN}".encode())))
    assert run(["detect", "--show"]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == SSN
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe nothing")))
    assert run(["detect"]) == 0 and capsys.readouterr().out == ""


def test_plugins_lists_everything(capsys: Streams) -> None:
    assert run(["plugins"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    by_sort: dict[str, list[str]] = {}
    for sort, name, *_ in lines:
        by_sort.setdefault(sort, []).append(name)
    assert set(by_sort["kind"]) == set(registry.kinds()) and len(by_sort["kind"]) == len(set(by_sort["kind"]))
    assert sorted(by_sort["format"]) == sorted(extractor.id for extractor in registry.extractors())
    assert sorted(by_sort["source"]) == sorted(source.id for source in registry.sources())
    assert sorted(by_sort["report"]) == sorted(report.id for report in plugins.load("pii_scan.report", "REPORT"))
    assert all(part.strip() for line in lines for part in line[:3]), "a plug-in without id or title"
    assert run(["plugins", "--sort", "sources"]) == 0
    assert {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"source"}


def test_export_masked_and_in_clear(scan: Scan, tmp_path: Path, capsys: Streams) -> None:
    assert scan("-q") == 0
    key = ["--key-file", str(tmp_path / "key")]
    assert run(["export", str(tmp_path / "case"), "-o", str(tmp_path / "masked")]) == 0
    assert SSN not in "".join(p.read_text("utf-8", "replace") for p in (tmp_path / "masked").iterdir())
    assert run(["export", str(tmp_path / "case"), "-o", str(tmp_path / "clear"), "--reveal", *key]) == 0
    findings = tmp_path / "clear" / "findings.jsonl"
    assert SSN in findings.read_text() and findings.stat().st_mode & 0o777 == 0o600
    assert run(["export", str(tmp_path / "case"), "-o", str(tmp_path / "case" / "clear"), "--reveal", *key]) == 2
    assert not (tmp_path / "case" / "clear").exists()


def test_version_and_no_arguments(capsys: Streams) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"pii-scan \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


def _click() -> dict[str, object]:
    import typer.main

    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(_click()))
def test_every_option_says_what_its_default_is_and_every_value_has_an_example(name: str) -> None:
    command = _click()[name]
    assert command.help and not command.help.startswith("`") and command.help[0].isupper()  # type: ignore[attr-defined]
    first = command.help.split("\n\n")[0]  # type: ignore[attr-defined]
    assert first.endswith(".") and len(first) < 65
    for parameter in command.params:  # type: ignore[attr-defined]
        if parameter.name == "help":
            continue
        told = parameter.help or ""
        assert told.endswith("."), parameter.name
        if parameter.param_type_name == "option" and not parameter.is_flag:
            assert "e.g." in told, parameter.name
            assert "Default:" in told or "absent" in told or parameter.show_default is not False, parameter.name


def _on_a_terminal(*arguments: str | Path) -> tuple[int, bytes, bytes]:
    """Exit code, stdout through a pipe, stderr through a terminal."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pii_scan.cli", *map(str, arguments)], stdout=subprocess.PIPE, stderr=side,
        stdin=subprocess.DEVNULL, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"},
    )  # fmt: skip
    os.close(side)
    seen = b""
    while True:
        ready, _, _ = select.select([main], [], [], 0.2)
        if ready:
            try:
                seen += os.read(main, 65536)
            except OSError:
                break
        elif process.poll() is not None:
            break
    assert process.stdout is not None
    out = process.stdout.read()
    process.stdout.close()
    os.close(main)
    return process.wait(30), out, seen


def test_progress_is_drawn_on_a_terminal_only_and_leaves_no_line(leak: Path, tmp_path: Path) -> None:
    line = ["scan", leak, "--case", tmp_path / "case", "--key-file", tmp_path / "key", "--workers", "1"]
    code, out, drawn = _on_a_terminal(*line)
    assert code == 0 and out.startswith(b"CRITICAL.") and b"\r" not in out
    assert b"writing the report" in drawn and drawn.endswith(b"\r") and b"\n" not in drawn.strip()
    assert SSN.encode() not in drawn and b"Ana" not in drawn
    code, out, drawn = _on_a_terminal(*line, "--quiet")
    assert (code, out, drawn) == (0, b"", b"")
