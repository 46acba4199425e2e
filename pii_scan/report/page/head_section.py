"""The first screen: the verdict in words, the four figures that matter, what to do now."""

from datetime import UTC, datetime

from pii_scan.model.state import Risk, State
from pii_scan.report.escape import html
from pii_scan.report.headline import sentences, worst_level
from pii_scan.report.next_steps import next_steps
from pii_scan.report.page.markup import chip, section, share
from pii_scan.report.run_facts import run_facts
from pii_scan.report.view import View
from pii_scan.report.words import RISKS, count, size


def header(view: View) -> str:
    facts = run_facts(view.meta)
    target = str(view.meta.get("target") or view.meta.get("targets") or "")
    finished = facts.run.get("finished") or facts.run.get("started")
    when = f"<p class=meta>Scan finished {_time(finished)}</p>" if finished else ""
    first, *rest = sentences(view)
    level = worst_level(view)
    return (
        "<header><p class=kicker>Personal data exposure report</p>"
        f"<h1><code>{html(target).replace('/', '/<wbr>')}</code></h1>{when}"
        f"<div class='verdict {level}'><p class=level>{chip(level).text}{_severity(view)}</p>"
        f"<p class=lead>{html(first)}</p>{''.join(f'<p>{html(text)}</p>' for text in rest)}</div>"
        f"{_figures(view)}</header>\n"
    )


def _time(value: object) -> str:
    try:
        moment = datetime.fromisoformat(str(value)).astimezone(UTC)
    except ValueError:
        return f"<time data-run>{html(value)}</time>"
    return f"<time data-run>{moment:%Y-%m-%d %H:%M} UTC</time>"


def _severity(view: View) -> str:
    if view.severity is None:
        return ""
    level, score = html(view.severity.get("level", "")), html(view.severity.get("se"))
    return f" <span class=se>Case severity <b>{level}</b> (ENISA {score})</span>"


def _figures(view: View) -> str:
    items = view.items
    people = view.people
    figures = [
        (f"{people['best']:,}" if people else "–", "people",
         f"between {people['low']:,} and {people['high']:,}" if people else "not assessed yet"),
        (f"{items.risk[Risk.CRITICAL]:,}", "critical items", f"and {items.risk[Risk.HIGH]:,} of high risk"),
        (f"{items.total:,}", "items", f"{count(items.listed, 'file')} listed, {size(items.bytes_by_state.total())}"),
        (f"{items.unread_total + items.by_state[State.PENDING]:,}", "not read in full",
         f"{items.by_state[State.PARTIAL]:,} in part, {items.by_state[State.SKIPPED]:,} not at all"
         + (f", {items.by_state[State.PENDING]:,} waiting" if items.by_state[State.PENDING] else "")),
    ]  # fmt: skip
    cells = "".join(
        f"<div><dt>{html(what)}</dt><dd><b>{n}</b><span>{html(note)}</span></dd></div>" for n, what, note in figures
    )
    return f"<dl class=figures>{cells}</dl>"


def steps(view: View) -> str:
    found = next_steps(view)
    if not found:
        return ""
    lines = "".join(f"<li><b>{html(what)}</b> {html(why)}</li>" for what, why in found)
    return section("now", "Do now", f"<ol class=steps>{lines}</ol>\n")


def risk(view: View) -> str:
    """A tile per level; the tile's bar is its share of all items."""
    tiles = "".join(
        f"<li class={level.value}><span class=count>{view.items.risk[level]:,}</span>{chip(level).text}"
        f"{share(view.items.risk[level], view.items.total).text}<span class=why>{html(RISKS[level][1])}</span></li>"
        for level in Risk
    )
    return section("risk", "Items by risk", f"<ul class=tiles>{tiles}</ul>\n")
