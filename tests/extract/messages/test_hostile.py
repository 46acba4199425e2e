"""Exports that are made to stall, to nest or to grow."""

import json
import time

import pytest

from pii_scan.extract.mail.transfer import files_inside
from pii_scan.extract.messages.chat_line import chat_line


def test_beginnings_without_an_end_cost_one_pass():
    # Counted by the processor: a search from every beginning to the end would take minutes for this.
    text = b"begin 644 a\n" * 50_000
    began = time.process_time()
    assert list(files_inside(text + b"=ybegin name=x\n" * 50_000)) == []
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "line", ["[" + "1/" * 5000, "1" * 100_000, "[1/1/24, 1:1" + " " * 100_000, "a" * 100_000, "[" * 1000]
)
def test_long_lines(line):
    chat_line(line)


def test_deep_json(gather):
    value: object = {"sender_name": "Ann", "timestamp_ms": 1, "content": "hello there"}
    for _ in range(300):
        value = {"messages": [value], "a": 1}
    got = gather(json.dumps(value).encode(), "a.json")
    assert "hello there" in got.text + str(got.rows)


def test_nested_pages_are_told_once(gather):
    n = 300
    page = (
        '<html><body><div class="history">' + '<div class="message default clearfix"><div class="text">word' * n
        + "</div></div>" * n + "</div></body></html>"
    )  # fmt: skip
    got = gather(page.encode(), "messages.html")
    assert got.text.count("word") == n


def test_many_threads_and_parties_stay_bounded(gather):
    rows = "\n".join(f"a{n},b{n},2024-01-01,hello my friend {n}" for n in range(22_000))
    got = gather(("sender,recipient,date,message\n" + rows).encode(), "a.csv")
    assert got.text.count("hello my friend") == 22_000


def test_an_endless_message(gather):
    head = b"[14/02/2024, 21:12:33] Ann: hi\n" * 300
    got = gather(head + b"[14/02/2024, 21:12:34] Bob: " + b"word\n" * 900_000, "_chat.txt")
    assert got.text.count("word") == 900_000
    assert {t.party for text in got.texts for t in text.turns} == {0, 1}


def test_other_programs_backups_are_not_taken_for_signals(gather):
    noise = bytes(range(256)) * 40
    assert gather(noise, "signal-2024-02-14-21-12-33.backup").codes == ["encrypted"]
    assert gather(noise, "msgstore.db.crypt15").codes == ["encrypted"]
    assert gather(noise, "site.backup").reader == "carved"
