"""The duty to notify in plain words: what the table of laws says of each jurisdiction, and on which cells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pii_scan.report.table_file import Cell
from pii_scan.report.view import View
from pii_scan.report.words import class_title, count, inside_sentence, joined, spread, state_title

NOT_ADVICE = "Not legal advice: confirm with counsel."
HEADER = (
    "law_verdict", "triggered_low", "triggered_best", "triggered_high", "possible", "elements", "individuals_by",
    "individuals_date", "regulator", "regulator_date", "credit_bureaus", "trigger", "evidence_of_access",
    "harm_exception", "encryption_safe_harbor", "paper_records", "scope_limit", "law_confidence", "citation",
)  # fmt: skip
_SHARES = {"named": "with a name", "possible": "possibly with a name", "alone": "without a name"}


def jurisdictions(view: View) -> Sequence[Mapping[str, Any]]:
    """Triggered ones first, then by people."""
    return view.law["jurisdictions"] if view.law else ()


def by_state(view: View) -> dict[str, Mapping[str, Any]]:
    return {one["state"]: one for one in jurisdictions(view)}


def cells(one: Mapping[str, Any] | None) -> tuple[Cell, ...]:
    """As `HEADER` names them; all empty where the table has no such row."""
    if one is None:
        return (None,) * len(HEADER)
    told, office = one["individuals"] or {}, one["regulator"] or {}
    people = one["triggered"]
    return (
        one["verdict"], people["low"], people["best"], people["high"], one["possible"], elements(one),
        individuals(one), told.get("date"), regulator(one), office.get("date") if _due(office) else None, bureaus(one),
        one["trigger"], one["accessed"], one["harm_exception"], one["encryption_safe_harbor"], one["paper_records"],
        one["scope_limit"], one["confidence"], one["citation"],
    )  # fmt: skip


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for one in jurisdictions(view):
        yield one["state"], one["name"], *cells(one)


def elements(one: Mapping[str, Any]) -> str:
    """`with a name: driver's license numbers 42, passport numbers 3`, the most people first; people may count for
    several."""
    parts = []
    for how, words in _SHARES.items():
        found = [
            f"{inside_sentence(class_title(entry['element']))} {entry['people']:,}"
            + ("" if entry["sure"] or how == "possible" else " (possible)")
            for entry in one["elements"]
            if entry["how"] == how
        ]
        parts += [f"{words}: {', '.join(found)}"] if found else []
    if one["records_without_person"]:
        parts.append(f"records that name nobody: {one['records_without_person']:,} (possible)")
    return "; ".join(parts)


def people(one: Mapping[str, Any]) -> str:
    """`12 (8–15), 3 possible`."""
    number = spread(one["triggered"]["low"], one["triggered"]["best"], one["triggered"]["high"]).removeprefix("about ")
    return number + (f", {one['possible']:,} possible" if one["possible"] else "")


def individuals(one: Mapping[str, Any]) -> str:
    told = one["individuals"]
    if told is None:
        return "no duty found"
    if told["days"] is None:
        return "without unreasonable delay; no fixed number of days"
    return _by(told["date"], f"{told['days']} days", told["clock"])


def regulator(one: Mapping[str, Any]) -> str:
    office = one["regulator"]
    if office is None:
        return "no duty found"
    if office["status"] == "none":
        return "none"
    if office["status"] == "conditional":
        return f"conditional: {office['recipient']}"
    return f"{_status(one, office)} [{office['recipient']}]" if not _due(office) else _office(one, office)


def bureaus(one: Mapping[str, Any]) -> str:
    told = one["credit_bureaus"]
    if told is None:
        return "no duty found"
    if told["status"] in ("none", "conditional"):
        return str(told["status"])
    when = {"": "", "without_unreasonable_delay": ", without unreasonable delay"}.get(
        told["deadline"], f", within {told['deadline']}"
    )
    return _status(one, told) + (when if told["status"] == "reached" else "")


def confidence(word: str) -> str:
    return {"one_source": "one source", "two_sources": "two sources", "conflict": "sources conflict"}.get(
        word, word.replace("_", " ")
    )


def earliest(view: View) -> str:
    """`2026-06-06 (individuals in California and Florida)`; empty where no fixed term runs."""
    first = (view.law or {}).get("earliest")
    if first is None:
        return ""
    named = "; ".join(
        f"{told} {_some([duty['state'] for duty in first['duties'] if duty['who'] == who])}"
        for who, told in (("individuals", "individuals in"), ("regulator", "the regulator of"))
        if any(duty["who"] == who for duty in first["duties"])
    )
    unit = "business days" if first["unit"] == "business" else "days"
    return f"{first['date'] or str(first['days']) + ' ' + unit} ({named})"


def _some(codes: Sequence[str]) -> str:
    """Three by name."""
    names = [state_title(code) for code in codes[:3]]
    return joined(names) if len(codes) <= 3 else f"{', '.join(names)} and {len(codes) - 3} more"


def sentence(view: View) -> str:
    """For the head of the report; empty where the law was not looked at or says nothing."""
    verdicts = (view.law or {}).get("verdicts", {})
    triggered, possible = verdicts.get("triggered", 0), verdicts.get("possible", 0)
    if not triggered + possible or view.law is None:
        return ""
    laws = f"the notification {'law' if (triggered or possible) == 1 else 'laws'} of"
    text = f"By what was found, {laws} {count(triggered or possible, 'jurisdiction')}"
    if triggered:
        text += f" {'is' if triggered == 1 else 'are'} triggered" + (
            f", and {possible:,} more may be" if possible else ""
        )
    else:
        text += " may be triggered"
    if first := earliest(view):
        text += f"; the {'earliest' if view.law['discovered'] else 'shortest'} fixed term is {first}"
    if view.law["accessed"] != "yes":
        text += "; that anybody accessed or took the data is not established"
    return f"{text}. {NOT_ADVICE}"


def step(view: View) -> tuple[str, str] | None:
    """What to do about it, and why."""
    verdicts = (view.law or {}).get("verdicts", {})
    number = verdicts.get("triggered", 0) + verdicts.get("possible", 0)
    if not number:
        return None
    first = earliest(view)
    why = f"The laws of {count(number, 'jurisdiction')} may ask for notices"
    if first and view.law and view.law["discovered"]:
        why += f"; the earliest fixed term ends {first}"
    elif first:
        why += f"; the shortest fixed term is {first}. Give the day of discovery with --discovered"
    return "Let counsel check the duty to notify.", f"{why}. Not legal advice."


def overrides(view: View) -> str:
    """What counsel changed, or why that could not be used; empty where nothing was given."""
    law = view.law or {}
    if law.get("overrides_refused"):
        return f"Counsel's changes to the table are not used: {law['overrides_refused']}"
    found = [f"{one['code']}.{one['field']} = {one['value'] or '(empty)'}" for one in law.get("overrides", ())]
    if not found:
        return ""
    return f"{count(len(found), 'cell')} of the table changed by counsel: {'; '.join(found)}"


def _due(office: Mapping[str, Any]) -> bool:
    return office.get("status") == "reached"


def _status(one: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    least, best = told["min_residents"], one["triggered"]["best"]
    match told["status"]:
        case "reached":
            text = "yes"
        case "reached_if_possible":
            return f"only if the {one['possible']:,} possible people count (from {least:,})"
        case _:
            text = f"not reached ({best:,} of {least:,}"
            text += "; reached if the statute counts all persons notified)" if told["if_all_counted"] else ")"
    if told["amber"]:
        low, high = one["triggered"]["low"], one["triggered"]["high"]
        text += f"; amber: the threshold of {least:,} lies within {low:,}–{high:,}"
    return text


def _office(one: Mapping[str, Any], office: Mapping[str, Any]) -> str:
    clock, days = str(office["clock"]), office["days"]
    words = clock.replace("_", " ")
    if days is None:
        when = {"no_fixed_days": "without unreasonable delay", "": ""}.get(clock, words)
    else:
        length = f"{days} {'business ' if office['unit'] == 'business' else ''}days"
        when = (
            f"{length} after individual notice"
            if clock == "after_individual_notice"
            else _by(office["date"], length, clock)
        )
    status = _status(one, office)
    yes, _, amber = status.partition("; ")
    return f"{yes}, {when} [{office['recipient']}]" + (f"; {amber}" if amber else "")


def _by(day: str | None, length: str, clock: str) -> str:
    words = f"{length} from {clock.replace('_', ' ')}"
    if not day:
        return words
    return f"by {day} ({words}{'' if clock == 'discovery' else ', counted here from discovery'})"
