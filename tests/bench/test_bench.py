"""The benchmark runs, counts what it says it counts, and calls a missed goal missed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import corpus, measure
from bench.images import choose, found
from bench.sheet import Goal, Section, figure, missed

ROOT = Path(__file__).resolve().parents[2]


def test_a_goal_is_judged_on_its_own_side_of_the_bound() -> None:
    assert Goal(at_least=5).verdict(5.0) == "≥ 5: met"
    assert Goal(at_least=5).verdict(4.99) == "≥ 5: MISSED"
    assert Goal(at_most=0.3).verdict(0.3) == "≤ 0.3: met"
    assert Goal(at_most=0.3).verdict(0.31) == "≤ 0.3: MISSED"
    assert Goal(at_most=0.3).verdict(None) == "≤ 0.3: NOT MEASURED"


def test_the_missed_goals_are_listed_by_name() -> None:
    section = Section("Text", ("reader", "MB/CPU-s"))
    section.add("ours", 4.0, value=4.0, goal=Goal(at_least=5))
    section.add("theirs", 0.1)
    section.add("small", 6.0, value=6.0, goal=Goal(at_least=5))
    assert missed([section]) == ["Text: ours (≥ 5: MISSED)"]
    assert section.markdown().splitlines()[3].split() == ["|", "reader", "|", "MB/CPU-s", "|", "goal", "|"]


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "–"), (0, "0"), (0.01234, "0.0123"), (12.0, "12"), (72916.7, "72,917"), ("x", "x")]
)
def test_figures_have_three_digits(value: float | str | None, shown: str) -> None:
    assert figure(value) == shown


def test_documents_are_the_same_each_time_and_about_ten_kilobytes() -> None:
    for kind in corpus.KINDS:
        assert corpus.document(kind, 3) == corpus.document(kind, 3)
        assert 10_000 <= len(corpus.document(kind, 3)) < 11_500
    assert len(corpus.documents("log", 50_000)) == 5


def test_plain_prose_is_drawn_without_the_sentences_that_tell() -> None:
    plain, telling = corpus.document("plain", 1), "".join(corpus.documents("prose", 50_000))
    for word in ("SSN", "@example.org", "card 4", "was born on"):
        assert word not in plain
        assert word in telling


def test_a_drawn_card_number_passes_the_check_of_the_standard() -> None:
    from random import Random

    from stdnum import luhn

    numbers = [corpus.card(Random(seed)).replace(" ", "") for seed in range(50)]
    assert {len(number) for number in numbers} == {16}
    assert all(luhn.is_valid(number) for number in numbers)


def test_a_value_counts_as_read_only_with_each_of_its_words() -> None:
    value = {"value": "12 Marrow Ln, Dayton, OH 45402", "normal": "12 MARROW LN, DAYTON, OH 45402"}
    assert found(value, "DAG12 MARROW LN\nDAIDAYTON\nDAJOH\nDAK45402")
    assert not found(value, "DAG12 MARROW LN\nDAIDAYTON\nDAJOH")
    assert not found({"value": " ", "normal": ""}, "anything")


def test_pictures_are_chosen_by_type_and_never_twice() -> None:
    truth = json.loads((ROOT / "sample_data" / "truth.json").read_text("utf-8"))
    chosen = choose(truth, 3)
    paths = [entry["path"] for entries in chosen.values() for entry in entries]
    assert len(paths) == len(set(paths)) and all(len(entries) <= 3 for entries in chosen.values())
    assert {entry["document_type"] for entry in chosen["licence backs"]} <= {"drivers_license_back", "state_id_back"}


def test_a_subject_measures_its_own_process_only() -> None:
    ballast = bytearray(300 << 20)
    got = measure.run("text_subjects:speed", reader="ours", kind="mix", size=10_000)
    assert got["mb"] == pytest.approx(0.0103, rel=0.1)
    assert got["mb_per_cpu_s"] > 0 and got["hits_per_mb"] > 1000
    assert 20 < got["peak_mb"] < 250
    del ballast


def test_a_subject_that_fails_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="KeyError"):
        measure.run("text_subjects:speed", reader="nobody", kind="mix", size=10_000)


def test_presidio_reads_the_same_text_without_a_network() -> None:
    got = measure.run("text_subjects:speed", reader="presidio", kind="prose", size=10_000)
    assert got["hits_per_mb"] > 500


def test_the_whole_scan_counts_its_workers(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"note{number}.txt").write_text(corpus.document("prose", number), "utf-8")
    got = measure.run("job:scan", target=str(tmp_path))
    assert got["items"] == 3
    assert got["worker_mb"] > 20 and got["main_mb"] > 20
    assert got["cpu_s"] > 0.3


def test_the_command_prints_a_table_with_its_conditions() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--only", "tables", "--scale", "0.06"],
        cwd=ROOT,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert "Measured on " in done.stdout and "presidio-analyzer " in done.stdout
    row = next(line for line in done.stdout.splitlines() if line.startswith("| pii-scan: extract and detect"))
    assert "12,000" in row and row.rstrip(" |").endswith(("met", "MISSED"))
