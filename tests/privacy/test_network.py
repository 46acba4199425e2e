"""A scan of local files needs no network and asks for none."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.e2e.command import LEAK, PROGRAM, environment, key_file, lines, program

CHOSEN = (
    "billing/customers_2024.xlsx", "finance/stmt_2024-04_a.pdf", "intake/ids/az/IMG_8944.JPG", "mail/msg_00417.eml",
    "intake/ids/az/IMG_8944B.JPG", "misc/utf16_list.txt", "notes/letter_01.jpg", "profiles/u71040/IMG_20240316_1.jpg",
    "screens/captura1.png", "archive/case_files.zip", "backup/settings.ini",
)  # fmt: skip
# Numbers that presidio's recognisers know; its one for e-mail would fetch the list of public suffixes.
_LABELLED = """Contact: wendell.ostrander@mail.example.co.uk or w.ostrander@example.museum
NHS number: 943 476 5919
IBAN: GB82 WEST 1234 5698 7654 32
Website: https://portal.example.org/login
IP address: 203.0.113.77
Medical licence (DEA): AB1234563
Australian TFN: 876 543 210
SSN: 446-22-2943
"""


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline") / "leak"
    for name in CHOSEN:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LEAK / name, folder / name)
    (folder / "labelled.txt").write_text(_LABELLED)
    return folder


def _cut_off() -> bool:
    tried = (
        subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False) if shutil.which("unshare") else None
    )
    return tried is not None and tried.returncode == 0


@pytest.fixture(scope="module")
def watched(leak: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A run whose processes note every attempt: the notes, the case, its key."""
    folder = tmp_path_factory.mktemp("watched")
    notes, key = folder / "notes", key_file(folder)
    env = {"PYTHONPATH": f"{ROOT / 'tests' / 'privacy' / 'watched'}:{ROOT}", "WATCH_FILE": str(notes)}
    ended = program("scan", leak, "--case", folder / "case", "--key-file", key, "--workers", "2", env=env)
    assert ended.code in (0, 3), ended.err
    return notes, folder / "case", key


def test_no_process_of_a_run_asks_for_the_network(watched: tuple[Path, Path, Path]) -> None:
    notes = [line.split(" ", 1) for line in watched[0].read_text().splitlines()]
    events = Counter(event for _, event in notes)
    # The command itself and its fork server, from which the workers inherit the hook.
    assert events.pop("started") >= 2
    assert events == {}


def test_the_watch_sees_an_attempt(tmp_path: Path) -> None:
    env = environment({"PYTHONPATH": str(ROOT / "tests" / "privacy" / "watched"), "WATCH_FILE": str(tmp_path / "n")})
    program = "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", program], env=env, check=True)
    events = [line.split(" ", 1)[1] for line in (tmp_path / "n").read_text().splitlines()]
    assert events == ["started", "socket.getaddrinfo", "socket.connect"]


@pytest.mark.skipif(not _cut_off(), reason="a network of its own may not be made here")
def test_without_a_network_it_finds_the_same(leak: Path, watched: tuple[Path, Path, Path], tmp_path: Path) -> None:
    arguments = ("scan", leak, "--case", tmp_path / "case", "--key-file", watched[2], "--workers", "2")
    cut = subprocess.run(
        ["unshare", "-n", str(PROGRAM), *map(str, arguments)], env=environment(), capture_output=True, timeout=280,
        check=False,
    )  # fmt: skip
    assert cut.returncode in (0, 3), cut.stderr.decode()
    kinds = Counter(row["kind"] for row in lines(tmp_path / "case" / "report" / "findings.jsonl"))
    assert kinds["email"] and kinds["iban"] and kinds["us_ssn"] and kinds["person_name"]
    for name in ("findings.jsonl", "items.csv"):
        connected = (watched[1] / "report" / name).read_bytes()
        assert (tmp_path / "case" / "report" / name).read_bytes() == connected


def test_the_library_for_models_keeps_its_reports_to_itself(leak: Path, tmp_path: Path) -> None:
    """onnxruntime's telemetry client writes `.ses` into the temporary folder when it is on."""
    # Longer than what a socket may lie under.
    private = tmp_path / ("t" * 90)
    private.mkdir()
    target = leak / "screens" / "captura1.png"
    ended = program(
        "scan", target, "--case", tmp_path / "case", "--key-file", key_file(tmp_path), "--ocr", "rapidocr",
        "--workers", "1", env={"TMPDIR": str(private)},
    )  # fmt: skip
    assert ended.code in (0, 3), ended.err
    assert os.listdir(private) == []
