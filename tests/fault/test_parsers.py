"""A parser that crashes, stalls, eats memory, raises or prints costs the item that it read, and is named."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.e2e.command import Ended, command, key_file, lines, program, revealed, table
from tests.fault.plugged.extract.faulty import CONFESSION

CODES = {
    "segfault": "killed",
    "exit": "killed",
    "abort": "killed",
    "shot": "killed",
    "sleeps_in_c": "timed_out",
    "regex": "timed_out",
    "memory": "out_of_memory",
    "raises": "internal",
    "recurses": "internal",
}
HARMLESS = ("prints", "waits_for_input")
IN_ZIP = ("segfault", "exit", "raises", "memory", "sleeps_in_c", "shot", "recurses", "prints")
"""Those that stall cost seconds each; one of them stands for all here."""


@dataclass(frozen=True, slots=True)
class Faulty:
    case: Path
    export: Path
    ended: Ended
    states: dict[str, tuple[str, str, str]]
    """Name or member → state, reason, detail."""
    ssns: dict[str, set[str]]


def ssn(number: int) -> str:
    return f"{401 + number}-22-{2943 + number}"


def good(number: int) -> bytes:
    return f"Name: Marisol Quintanilla\nSSN: {ssn(number)}\n".encode()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    folder = tmp_path_factory.mktemp("faulty")
    leak = folder / "leak"
    leak.mkdir()
    number = 0
    for fault in (*CODES, *HARMLESS):
        (leak / f"{fault}.bin").write_text(f"FAULT:{fault}\n")
        (leak / f"good_{fault}.txt").write_bytes(good(number))
        number += 1
    (leak / "late.bin").write_text("FAULT:segfault:late\n")
    with zipfile.ZipFile(leak / "mix.zip", "w") as archive:
        for fault in IN_ZIP:
            archive.writestr(f"{fault}.bin", f"FAULT:{fault}\n")
            archive.writestr(f"good_{fault}.txt", good(number))
            number += 1
    key = key_file(folder)
    ended = program(
        "scan", leak, "--case", folder / "case", "--key-file", key, "--workers", "2",
        "--item-timeout", "3", "--item-cpu", "2", "--worker-memory", "2048",
        env={"PYTHONPATH": f"{ROOT / 'tests' / 'fault' / 'plugged'}:{ROOT}"},
    )  # fmt: skip
    export = revealed(folder / "case", key, folder / "clear")
    start = f"file://{leak.resolve()}/"
    states = {
        row["address"].removeprefix(start): (row["state"], row["reason"], row["detail"])
        for row in table(export / "coverage.csv")
    }
    ssns: dict[str, set[str]] = {}
    for row in lines(export / "findings.jsonl"):
        if row["kind"] == "us_ssn":
            ssns.setdefault(row["address"].removeprefix(start), set()).add(row["value"])
    return Faulty(folder / "case", export, ended, states, ssns)


def test_the_run_ends_in_order_and_verifies(faulty: Faulty) -> None:
    assert faulty.ended.code == 3, faulty.ended.err
    assert "Traceback" not in faulty.ended.err
    assert command("verify", faulty.case).code == 0


@pytest.mark.parametrize("fault", CODES)
def test_a_listed_item_is_named_with_its_reason(faulty: Faulty, fault: str) -> None:
    assert faulty.states[f"{fault}.bin"][:2] == ("skipped", CODES[fault])


@pytest.mark.parametrize("fault", [fault for fault in IN_ZIP if fault in CODES])
def test_a_member_is_named_with_its_reason(faulty: Faulty, fault: str) -> None:
    assert faulty.states[f"mix.zip!/{fault}.bin"][:2] == ("skipped", CODES[fault])


def test_all_others_are_read_whole(faulty: Faulty) -> None:
    number = 0
    for fault in (*CODES, *HARMLESS):
        assert faulty.states[f"good_{fault}.txt"][0] == "complete"
        assert faulty.ssns[f"good_{fault}.txt"] == {ssn(number)}
        number += 1
    for fault in IN_ZIP:
        assert faulty.states[f"mix.zip!/good_{fault}.txt"][0] == "complete"
        assert faulty.ssns[f"mix.zip!/good_{fault}.txt"] == {ssn(number)}
        number += 1


def test_what_came_before_the_crash_is_kept(faulty: Faulty) -> None:
    assert faulty.states["late.bin"][:2] == ("partial", "killed")
    found = {row["value"] for row in lines(faulty.export / "findings.jsonl") if row["kind"] == "email"}
    assert found == {"o.villalobos@example.org"}


def test_the_container_of_faulty_members_lists_them_all(faulty: Faulty) -> None:
    members = {name for name in faulty.states if name.startswith("mix.zip!/")}
    assert len(members) == 2 * len(IN_ZIP)
    assert faulty.states["mix.zip"][0] in ("complete", "partial")


@pytest.mark.parametrize("fault", HARMLESS)
def test_a_parser_that_only_talks_is_no_fault(faulty: Faulty, fault: str) -> None:
    assert faulty.states[f"{fault}.bin"][0] == "complete"


def test_nothing_that_a_parser_says_is_passed_on(faulty: Faulty) -> None:
    for word in (CONFESSION, "446-22-2943", "Ostrander"):
        assert word not in faulty.ended.out + faulty.ended.err
        assert not [detail for *_, detail in faulty.states.values() if word in detail]
        for path in (faulty.case / "case.sqlite", faulty.case / "journal.jsonl"):
            assert word.encode() not in path.read_bytes()
