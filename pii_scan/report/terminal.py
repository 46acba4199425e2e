"""What a scan prints on stdout when it is done."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

from pii_scan.model.state import Risk, State
from pii_scan.report import law
from pii_scan.report.escape import terminal
from pii_scan.report.headline import sentences, worst_level
from pii_scan.report.view import View
from pii_scan.report.words import problem_words, share_words, spread

_WIDTH = 96
_JOINS = 3


def headline(view: View, report: Path | None = None) -> str:
    """A few lines without colour or control characters; ends without a line break.

    Args:
        view: what `build_view` made.
        report: where the page lies; left out where None.
    """
    items = view.items
    lines = [fill(f"{worst_level(view).upper()}. {' '.join(sentences(view))}", _WIDTH), ""]
    risk = "  ".join(f"{level.value} {items.risk[level]:,}" for level in Risk if items.risk[level])
    lines.append(f"risk    {risk or 'not assessed'}")
    if view.people is not None:
        lines.append(f"people  {spread(view.people['low'], view.people['best'], view.people['high'])}")
    if view.joins and view.joins.get("found"):
        lines.append(fill(f"joins   {_joins(view.joins['found'])}", _WIDTH, subsequent_indent=" " * 8))
    if changed := law.overrides(view):
        lines.append(fill(f"law     {changed}", _WIDTH, subsequent_indent=" " * 8))
    states = "  ".join(f"{state.value} {items.by_state[state]:,}" for state in State if items.by_state[state])
    lines.append(f"items   {states or 'none'}")
    worst = sorted(items.problems.items(), key=lambda pair: (-pair[1], pair[0]))[:4]
    if items.unread_total and worst:
        why = ", ".join(f"{count:,} × {code} ({problem_words(code)[0]})" for code, count in worst)
        lines.append(fill(f"unread  {why}", _WIDTH, subsequent_indent=" " * 8))
    if report is not None:
        lines.append(f"report  {report}")
    return "\n".join(terminal(line) for text in lines for line in text.split("\n"))


def _joins(found: Sequence[Mapping[str, Any]]) -> str:
    """`user_id of orders.csv → id of users.csv (100 %)`, the largest few."""
    named = [
        f"{_named(join['child'])} → {_named(join['parent'])} ({share_words(join['share'])})" for join in found[:_JOINS]
    ]
    rest = [f"{len(found) - _JOINS:,} more"] if len(found) > _JOINS else []
    return ", ".join([*named, *rest])


def _named(side: Mapping[str, Any]) -> str:
    file = side["table"] or str(side["address"]).rsplit("/", 1)[-1]
    more = f" and {side['files'] - 1:,} more" if side["files"] > 1 else ""
    return f"{side['column']} of {file}{more}"
