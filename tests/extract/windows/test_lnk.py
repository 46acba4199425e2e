"""Shortcuts and jump lists, drawn by hand after [MS-SHLLINK]."""

import pytest

from tests.extract.windows.drawn_links import custom_list, jump_list, link

LINES = [
    r"target: C:\Payroll März.xlsx",
    r"path: C:\Users\mquintanilla\Payroll März.xlsx",
    "volume: BACKUP",
    "volume serial: 1234ABCD",
    r"share: \\files01\hr",
    "description: Payroll of the year",
    r"working directory: C:\Users\mquintanilla",
    "arguments: /user mquintanilla",
    "machine: hr-laptop-07",
]


def test_a_link_says_what_it_points_to_and_where_that_was(gather):
    got = gather(link(), "x")
    assert (got.reader, got.problems, got.children) == ("lnk", [], {})
    assert got.text.splitlines() == LINES


def test_every_cut_link_says_so(gather):
    data = link()
    for end in range(21, len(data)):
        got = gather(data[:end], "x.lnk")
        assert "truncated" in got.codes, end
        # Of an item whose long name is cut, the short one is left.
        known = [*LINES, r"target: C:\PAYROL~1.XLS"]
        assert all(any(one.startswith(line.rstrip("\ufffd")) for one in known) for line in got.text.splitlines()), end


def test_bytes_behind_a_link_are_an_item(gather):
    got = gather(link() + b"hidden behind it " * 10, "x")
    assert got.children["after the end"].payload.read() == b"hidden behind it " * 10


def test_an_automatic_list_has_each_link_and_the_list_itself(gather):
    got = gather(jump_list(link(), link("/user other")), "x")
    assert (got.reader, got.problems) == ("lnk", [])
    assert sorted(text.text.splitlines()[-2] for text in got.texts) == [
        "arguments: /user mquintanilla", "arguments: /user other", r"path: D:\scans\passport.pdf",
    ]  # fmt: skip


def test_a_damaged_link_in_a_list_is_counted(gather):
    assert gather(jump_list(link()[:200], b"no link at all"), "x").codes == ["partly_read"]


@pytest.mark.parametrize("name", ["x", "5afe4de1b92fc382.customDestinations-ms"])
def test_a_list_that_a_program_made(gather, name):
    got = gather(custom_list(link(), link("/user other")), name)
    assert (got.reader, got.problems) == ("lnk", [])
    assert [text.text.splitlines() for text in got.texts] == [
        LINES, [line.replace("mquintanilla", "other") if "arg" in line else line for line in LINES],
    ]  # fmt: skip
    assert gather(custom_list(link(), link())[:-300], "x").codes == ["truncated"]


def test_a_broken_link_does_not_hide_the_next(gather):
    broken = bytearray(link())
    broken[76:78] = b"\xff\xff"
    got = gather(custom_list(bytes(broken), link("/user other")), "x")
    assert "arguments: /user other" in got.text
    assert got.codes == ["truncated"]
