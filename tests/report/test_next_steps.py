"""What a responder is told to do follows from what was found and from what was not read."""

from dataclasses import replace

from fake_case import FakeCase

from pii_scan.report.next_steps import next_steps
from pii_scan.report.view import build_view


def test_recordings_that_nobody_heard_are_counted_and_counsel_comes_first() -> None:
    case = FakeCase()
    assert not any("recordings" in step for step, _ in next_steps(build_view(case)))
    problem = ("not_transcribed", "extract", "partial", "recording not transcribed")
    case._items = [replace(row, state="partial", problems=(problem,)) for row in case._items[:3]]
    [(step, why)] = [pair for pair in next_steps(build_view(case)) if "recordings" in pair[0]]
    assert "ask counsel first" in step
    assert why == "3 recordings stand here unheard."
