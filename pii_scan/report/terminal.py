"""What a scan prints on stdout when it is done."""

from pathlib import Path
from textwrap import fill

from pii_scan.model.state import Risk, State
from pii_scan.report.escape import terminal
from pii_scan.report.headline import sentences, worst_level
from pii_scan.report.view import View
from pii_scan.report.words import problem_words, spread

_WIDTH = 96


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
    states = "  ".join(f"{state.value} {items.by_state[state]:,}" for state in State if items.by_state[state])
    lines.append(f"items   {states or 'none'}")
    worst = sorted(items.problems.items(), key=lambda pair: (-pair[1], pair[0]))[:4]
    if items.unread_total and worst:
        why = ", ".join(f"{count:,} × {code} ({problem_words(code)[0]})" for code, count in worst)
        lines.append(fill(f"unread  {why}", _WIDTH, subsequent_indent=" " * 8))
    if report is not None:
        lines.append(f"report  {report}")
    return "\n".join(terminal(line) for text in lines for line in text.split("\n"))
