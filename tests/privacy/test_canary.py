"""A value of the evidence stands nowhere but in the vault: not in a store, a temporary file, a message or a report."""

import json
import os
import stat
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import Ended, environment, key_file, lines, start, table
from tests.e2e.command import command as run_command
from tests.privacy.planted import CARD, EMAIL, LICENCE, NAME, PASSWORD, SSN, leaks, plant, search


@dataclass(frozen=True, slots=True)
class Canary:
    leak: Path
    case: Path
    key: Path
    ended: Ended
    worker_output: bytes
    temporary: dict[str, list[str]]
    """Values seen in the private temporary folder, or in names there, while the run went on."""
    left: list[str]


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Canary:
    folder = tmp_path_factory.mktemp("canary")
    leak = plant(folder / "leak")
    key = key_file(folder)
    private = folder / "tmp"
    private.mkdir()
    output = folder / "output"
    # Workers write to nowhere by default; here whatever they and their libraries say is kept and searched.
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pii_scan.engine.scan import Job, run\n"
        "import logging\n"
        "logging.basicConfig(level=logging.DEBUG)\n"
        "if __name__ == '__main__':\n"
        "    leak, case, key = sys.argv[1:]\n"
        "    run(Job((leak,), Path(case), key_file=Path(key), keep_worker_output=True))\n"
    )
    (folder / "talkative.py").write_text(program)
    env = {"TMPDIR": str(private), "PYTHONDEVMODE": "1"}
    import subprocess
    import sys

    with output.open("wb") as stream:
        talkative = subprocess.run(
            [sys.executable, folder / "talkative.py", leak, folder / "talkative-case", key],
            env=environment(env), stdout=stream, stderr=stream, check=False, timeout=240,
        )  # fmt: skip
    assert talkative.returncode == 0, "the run with kept output failed"
    seen: dict[str, list[str]] = {}
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.02):
            try:
                there = list(private.rglob("*"))
            except OSError:
                # A folder went away while it was listed: another look follows.
                continue
            for path in there:
                try:
                    values = search(os.fsencode(path)) + (search(path.read_bytes()) if path.is_file() else [])
                except OSError:
                    continue
                if values:
                    seen[str(path)] = values

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        process = start("scan", leak, "--case", folder / "case", "--key-file", key, "--workers", "2", env=env)
        out, err = process.communicate(timeout=240)
    finally:
        done.set()
        watcher.join()
    ended = Ended(process.returncode, out.decode(), err.decode())
    assert ended.code == 3, ended.err
    left = [path.name for path in private.rglob("*") if path.is_file()]
    return Canary(leak, folder / "case", key, ended, output.read_bytes(), seen, left)


def test_the_values_are_found_at_all(canary: Canary, tmp_path: Path) -> None:
    """Without this, an empty search would prove nothing."""
    output = tmp_path / "clear"
    assert run_command("export", canary.case, "--output", output, "--reveal", "--key-file", canary.key).code == 0
    found = lines(output / "findings.jsonl")
    values = {row["value"] for row in found}
    assert {SSN, CARD, LICENCE, EMAIL, NAME} <= values
    assert any(PASSWORD in (row["value"] or "") for row in found)
    ends = {row["address"].rsplit("/", 1)[-1].rpartition(".")[2] for row in found if row["kind"] == "us_ssn"}
    assert {"txt", "csv", "json", "xlsx", "docx", "jpg"} <= ends
    assert any(NAME in row["address"] for row in table(output / "items.csv"))
    assert any("bundle.zip!/" in row["address"] and EMAIL in row["address"] for row in table(output / "items.csv"))
    assert leaks(output).keys() >= {"findings.jsonl", "items.csv", "coverage.csv"}
    for path in output.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    events = [line["event"] for line in lines(canary.case / "journal.jsonl")]
    assert "revealed" in events


def test_no_value_in_the_case_outside_of_its_vault(canary: Canary) -> None:
    assert leaks(canary.case, leave_out=("vault",)) == {}


def test_the_vault_shows_nothing_without_its_key(canary: Canary) -> None:
    assert leaks(canary.case / "vault") == {}


def test_no_value_on_the_terminal(canary: Canary) -> None:
    assert search(canary.ended.out.encode() + canary.ended.err.encode()) == []


def test_no_value_in_what_workers_and_their_libraries_say(canary: Canary) -> None:
    assert search(canary.worker_output) == []


def test_no_value_in_a_temporary_file_during_or_after_the_run(canary: Canary) -> None:
    assert canary.temporary == {}
    assert canary.left == []


def test_no_value_in_a_masked_export(canary: Canary, tmp_path: Path) -> None:
    ended = run_command("export", canary.case, "--output", tmp_path / "masked")
    assert ended.code == 0, ended.err
    assert leaks(tmp_path / "masked") == {}
    assert search((ended.out + ended.err).encode()) == []


def test_revealing_without_the_key_is_refused(canary: Canary, tmp_path: Path) -> None:
    ended = run_command("export", canary.case, "--output", tmp_path / "clear", "--reveal")
    assert ended.code == 6
    assert "key" in ended.err
    assert not (tmp_path / "clear").exists() or leaks(tmp_path / "clear") == {}


def test_revealing_into_the_case_is_refused(canary: Canary) -> None:
    inside = canary.case / "report" / "clear"
    ended = run_command("export", canary.case, "--output", inside, "--reveal", "--key-file", canary.key)
    assert ended.code == 2
    assert not inside.exists()


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    import base64

    for number, data in enumerate(
        (
            SSN.encode(), SSN.replace("-", "").encode(), NAME.encode("utf-16-le"), NAME.upper().encode(),
            b"x" + base64.b64encode(b"ab" + CARD.encode() + b"c"), json.dumps({"x": EMAIL}).encode(),
        )
    ):  # fmt: skip
        (tmp_path / f"{number}.bin").write_bytes(data)
    assert len(leaks(tmp_path)) == 6
