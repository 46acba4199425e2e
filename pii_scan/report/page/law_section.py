"""The duty to notify: verdict, people, terms and recipients by jurisdiction, and the cells that each rests on."""

from collections.abc import Iterator, Mapping
from typing import Any

from pii_scan.report import law
from pii_scan.report.escape import html
from pii_scan.report.headline import privileged_counts
from pii_scan.report.page.markup import Cell, Column, Raw, bullets, fold, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import CLASSES, class_title, count, inside_sentence, spread, state_title

_CHIPS = {"triggered": ("critical", "▲▲"), "possible": ("medium", "◆"), "not": ("none", "○")}
_ACCESS = {
    "yes": "evidence of access or acquisition was given as found",
    "no": "evidence was given as looked for and not found; that does not exclude it",
    "unknown": "access and acquisition are neither established nor excluded",
}
_HARM = {
    "true": "a test of harm can take the duty away",
    "partial": "a test of harm can take the duty away, with a qualifier",
    "false": "no test of harm",
    "unknown": "whether there is a test of harm is not known",
}
_SAID = {"true": "yes", "partial": "with a qualifier", "false": "no", "unknown": "not known"}
_COLUMNS = (
    Column("Jurisdiction"), Column("Duty"), Column("People"), Column("Elements", wide=True), Column("Individuals"),
    Column("Regulator"), Column("Credit bureaus"), Column("Weakest cell"),
)  # fmt: skip


def duty(view: View) -> str:
    """Empty where no law was looked at."""
    found = view.law
    if found is None:
        return ""
    decided = law.jurisdictions(view)
    shown = [one for one in decided if one["verdict"] != "not"]
    rest = [one for one in decided if one["verdict"] == "not"]
    parts = [
        paragraph(f"{law.NOT_ADVICE} {law.sentence(view).removesuffix(f' {law.NOT_ADVICE}')}".strip(), "warn"),
        bullets(_basis(view, found)),
        table("Jurisdictions whose law is triggered or may be", _COLUMNS, [_row(one) for one in shown], cards=True),
        paragraph(
            "Triggered: the statute lists an element that stands beside a full name, or counts it without one. "
            "Possible: it does so with a qualifier, or name or element are not certain. Whether an access is a breach, "
            "and whether a test of harm or encryption takes the duty away, is counsel's to say. Weakest cell: how "
            "sure the weakest cell is that the row rests on.", "note",
        ),
    ]  # fmt: skip
    if rest:
        names = [f"{state_title(one['state'])}: {_residents(one['residents'])}" for one in rest]
        parts.append(fold(f"No element found that the law lists ({len(rest)})", bullets(names)))
    details = [fold(f"{one['name']}: {one['verdict']}", bullets(_details(one))) for one in decided]
    parts += [fold(f"What the table says, and how sure it is ({len(details)})", *details)] if details else []
    parts += [_unlinked(found), _regimes(found)]
    return section("law", "Duty to notify", *parts)


def _flags(one: Mapping[str, Any]) -> str:
    """What the statute adds to the verdict or may take from it."""
    found = ["access alone triggers"] if one["access_alone"] else []
    if one["harm_exception"] in ("true", "partial"):
        found.append("harm test" + (" (qualified)" if one["harm_exception"] == "partial" else ""))
    if one["scope_limit"] != "none_noted":
        found.append("limited scope")
    return f" <span class=note>{html('; '.join(found))}</span>" if found else ""


def _residents(found: Mapping[str, int]) -> str:
    number = spread(found["low"], found["best"], found["high"]).removeprefix("about ")
    return f"{number} {'resident' if found['high'] == 1 else 'residents'}"


def _row(one: Mapping[str, Any]) -> tuple[Cell, ...]:
    level, sign = _CHIPS[one["verdict"]]
    chip = Raw(
        f"<span class='chip {level}'><span aria-hidden=true>{sign}</span> {html(one['verdict'])}</span>{_flags(one)}"
    )
    changed = " (changed by counsel)" if one["overridden"] else ""
    return (
        f"{one['name']} ({one['state']})", chip, law.people(one), law.elements(one), law.individuals(one),
        law.regulator(one), law.bureaus(one), law.confidence(one["confidence"]) + changed,
    )  # fmt: skip


def _basis(view: View, found: Mapping[str, Any]) -> Iterator[str]:
    """What the whole table rests on."""
    yield f"Table of state laws as of {found['table_as_of']}; its cells come from summaries of the statutes."
    if found["discovered"]:
        yield f"Discovered {found['discovered']}: every term is counted from that day, the earliest start of any."
    else:
        yield "The day of discovery is not known: pii-scan report CASE --discovered 2026-05-07 gives terms their dates."
    yield f"Evidence of access: {found['accessed']}; {_ACCESS.get(found['accessed'], '')}."
    if changed := law.overrides(view):
        yield changed
    for one in found["overrides"]:
        yield f"{one['code']}.{one['field']}: {one['note']}"
    unknown = found["unknown_state"]
    if unknown["people"]:
        yield (
            f"{count(unknown['people'], 'person', 'people')} live in no known state "
            f"({unknown['with_elements']:,} with an element that some law lists): they are in no row, and may carry "
            "any row over a threshold."
        )
    if found["no_row"]:
        yield f"No row in the table: {', '.join(state_title(code) for code in found['no_row'])}."
    if view.identity and view.identity.get("number_unread"):
        unread = count(view.identity["number_unread"], "identity picture")
        yield f"{unread} without readable number: possible, never certain."
    if calls := sum(privileged_counts(view).values()):
        yield f"{count(calls, 'call')} may be privileged: no element of these laws, a question of its own."
    if view.joins and view.joins.get("found"):
        yield "Tables that join may bring a name to elements that count here as standing without one."
    yield "Matches that are only possible, and values in no record, are in none of these counts."


def _details(one: Mapping[str, Any]) -> Iterator[str]:
    since = "" if one["changed_since"] == "unknown" else f" Last change known: {one['changed_since']}."
    yield f"{one['citation']}.{since} Sources: {one['sources']}."
    for entry in one["elements"]:
        number = count(entry["people"], "person", "people")
        yield (
            f"{inside_sentence(class_title(entry['element']))} ({entry['how']}): {number}; "
            f"{entry['by']} is {entry['listed']} ({law.confidence(entry['confidence'])})"
        )
    trigger = one["trigger"].replace("_", " ")
    alone = "; access alone triggers" if one["access_alone"] else ""
    yield f"Trigger: {trigger}{alone}. Evidence of access: {one['accessed']}; {_ACCESS.get(one['accessed'], '')}."
    harm = _HARM[one["harm_exception"]]
    yield f"Harm: {harm}. Paper records covered: {_SAID[one['paper_records']]}."
    harbor = _SAID[one["encryption_safe_harbor"]]
    yield (
        f"Safe harbour for encrypted data: {harbor} (lost where the key lies in the leak). "
        f"Private right of action: {_SAID[one['private_right_of_action']]}."
    )
    if one["scope_limit"] != "none_noted":
        yield f"Scope: {one['scope_limit']}; so no more than possible."
    if one["notes"]:
        yield f"Notes of the table: {one['notes']}"
    for name, note in one["overridden"].items():
        yield f"Changed by counsel: {name}. {note}"
    weak = [f"{name} {law.confidence(word)}" for name, word in one["cells"].items() if word != "two_sources"]
    yield f"Cells used: {len(one['cells'])}; not from two sources that agree: {', '.join(weak) or 'none'}."


def _unlinked(found: Mapping[str, Any]) -> str:
    rows = [
        (
            class_title(one["element"]) + ("" if one["sure"] else " (incomplete)"),
            one["records"],
            ", ".join(one["counts_in"]) or "–",
            ", ".join(one["possible_in"]) or "–",
        )
        for one in found["unlinked"]
    ]
    if not rows:
        return ""
    columns = (
        Column("Element", wide=True), Column("Records", number=True), Column("Listed without a name"),
        Column("Possibly"),
    )  # fmt: skip
    return fold(
        "Records that name nobody",
        paragraph("Not people, and mostly of no known state: which laws count them, if their owners live there."),
        table("Elements that no person is tied to", columns, rows, cards=True),
    )


def _regimes(found: Mapping[str, Any]) -> str:
    rows = [
        (
            one["regime"], ", ".join(class_title(name).lower() if name in CLASSES else name for name in one["because"]),
            one["applies_to"], one["data_trigger"],
            "; ".join(part for part in (one["regulator"], one["regulator_deadline"]) if part),
            one["individual_deadline"] or "–", law.confidence(one["confidence"]),
        )
        for one in found["regimes"]
        if one["because"]
    ]  # fmt: skip
    if not rows:
        return ""
    columns = (
        Column("Regime", wide=True), Column("Suggested by"), Column("Binds"), Column("Data"), Column("Regulator"),
        Column("Individuals"), Column("Confidence"),
    )  # fmt: skip
    others = [one["regime"] for one in found["regimes"] if not one["because"]]
    return fold(
        f"Federal, sector and foreign regimes to ask about ({len(rows)})",
        paragraph(f"Whom a regime binds, the data cannot tell. {law.NOT_ADVICE}"),
        table("Regimes that what was found suggests", columns, rows, cards=True),
        paragraph(f"Nothing found suggests: {'; '.join(others)}.", "note") if others else "",
    )
