"""The case in plain words: what lies there, how bad, how many people, how much of it was read."""

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band
from pii_scan.model.state import Risk, State
from pii_scan.report import law
from pii_scan.report.view import View
from pii_scan.report.words import class_rank, class_title, count, inside_sentence, joined, spread, state_title

_QUIET = {LegalClass.SUPPORTING, LegalClass.NAME}


def worst_level(view: View) -> str:
    """The level of the worst item; `unknown` where nothing was assessed."""
    return next((level.value for level in Risk if view.items.risk[level]), Risk.UNKNOWN.value)


def sentences(view: View) -> list[str]:
    """Two to seven sentences, the most important first."""
    parts = (_found, _people, _children, law.sentence, _suppressed, _read, _unfinished)
    return [text for part in parts if (text := part(view))]


def _found(view: View) -> str:
    items = view.items
    if not items.total:
        return "Nothing is listed in this case yet."
    counts = view.matches.items_by_class()
    classes = sorted((name for name in counts if name not in _QUIET), key=class_rank)
    urgent = items.risk[Risk.CRITICAL] + items.risk[Risk.HIGH]
    if not classes:
        if not items.by_state[State.COMPLETE] + items.by_state[State.PARTIAL]:
            return "Nothing was read yet: what follows rests on the listing alone."
        what = "No personal data was found in what could be read."
        if view.matches.suppressed:
            what = "Apart from what is suppressed, no personal data was found in what could be read."
        return what if not view.matches.by_band[Band.POSSIBLE] else what[:-1] + ", apart from possible matches."
    named = [inside_sentence(class_title(name)) for name in classes[:5]]
    if len(classes) > 5:
        named.append(f"{count(len(classes) - 5, 'other class', 'other classes')} of personal data")
    of = "The only item" if items.total == 1 else f"{urgent:,} of {count(items.total, 'item')}"
    lead = f"{of} {'is' if urgent == 1 else 'are'} at critical or high risk. "
    return (lead if urgent else "") + f"Found: {joined(named)}."


def _people(view: View) -> str:
    people = view.people
    if people is None:
        return "How many people are concerned was not assessed yet."
    number = spread(people["low"], people["best"], people["high"])
    text = f"{number[0].upper()}{number[1:]} " + (
        "person is concerned" if people["high"] == 1 else "people are concerned"
    )
    states = [entry for entry in (view.residents or {}).get("states", ()) if entry.get("best")]
    if states:
        top = sorted(states, key=lambda entry: (-entry["best"], entry["state"]))
        where = joined([state_title(entry["state"]) for entry in top[:3]])
        text += f", living in {where}" if len(top) <= 3 else f", living in {len(top)} states, most in {where}"
    return text + "."


def _children(view: View) -> str:
    minors = (view.people or {}).get("minors") or 0
    lines = [f"{count(minors, 'of them is', 'of them are')} under 18"] if minors else []
    privileged = privileged_counts(view)
    if privileged and sum(privileged.values()):
        known = privileged.get("confirmed", 0) + privileged.get("probable", 0)
        calls = count(known or sum(privileged.values()), "call in the records", "calls in the records")
        lines.append(f"at least {calls} {'ran' if known else 'may have run'} between attorney and client")
    elif view.matches.items_by_class()[LegalClass.PRIVILEGED]:
        items = view.matches.items_by_class()[LegalClass.PRIVILEGED]
        lines.append(f"{count(items, 'item carries', 'items carry')} marks of attorney–client communication")
    text = joined(lines)
    return text[:1].upper() + text[1:] + "." if text else ""


def _suppressed(view: View) -> str:
    if not view.suppressions:
        return ""
    found = view.matches.suppressed.total()
    active = sum(1 for entry in view.suppressions if entry.get("status") == "active")
    parts = []
    if found:
        items = count(view.matches.suppressed_items(), "item")
        parts.append(
            f"{count(found, 'match', 'matches')} in {items} {'is' if found == 1 else 'are'} suppressed and left out of "
            f"every figure, by {count(active, 'entry', 'entries')}"
        )
    elif active:
        parts.append(f"{count(active, 'suppression leaves', 'suppressions leave')} nothing out so far")
    expired = sorted(str(entry.get("id")) for entry in view.suppressions if entry.get("status") == "expired")
    if expired:
        named = joined(expired[:3]) if len(expired) <= 3 else f"{', '.join(expired[:3])} and {len(expired) - 3} more"
        parts.append(f"{count(len(expired), 'suppression has', 'suppressions have')} expired ({named})")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""


def _read(view: View) -> str:
    states = view.items.by_state
    if not view.items.total:
        return ""
    if not view.items.unread_total and not states[State.PENDING]:
        if view.items.total == 1:
            return "The only item was read in full."
        return f"All {count(view.items.total, 'item')} were read in full."
    done = states[State.COMPLETE]
    parts = [f"{done:,} {'was' if done == 1 else 'were'} read in full"]
    if states[State.PARTIAL]:
        parts.append(f"{states[State.PARTIAL]:,} in part")
    if states[State.SKIPPED]:
        parts.append(f"{states[State.SKIPPED]:,} not at all")
    return f"Of {count(view.items.total, 'item')}, {joined(parts)}; what was not read may hold more."


def _unfinished(view: View) -> str:
    pending = view.items.by_state[State.PENDING]
    if not pending:
        return ""
    return f"The run is not finished: {count(pending, 'item')} {'waits' if pending == 1 else 'wait'} to be read."


def privileged_counts(view: View) -> dict[str, int]:
    """confirmed, probable, possible calls; empty where call records were not assessed."""
    found = (view.call_records or {}).get("privileged")
    return (
        {key: int(value) for key, value in found.items() if isinstance(value, int)} if isinstance(found, dict) else {}
    )
