"""Call records and what may be privileged: counts only, never content."""

from collections.abc import Mapping
from typing import Any

from pii_scan.report.calls import party_rows
from pii_scan.report.headline import privileged_counts
from pii_scan.report.page.markup import Column, fold, paragraph, section, table
from pii_scan.report.view import View
from pii_scan.report.words import count, state_title

_MEANING = {
    "confirmed": "a number of the call stands in a list of attorneys",
    "probable": "the record is marked as a legal call, or names a law office, or the number is marked elsewhere",
    "possible": "the number of a marked call, an ambiguous name with a weak sign, clergy or a doctor; to be looked at",
}
_REASONS = {
    "attorney_list": "its number stands in a list of attorneys",
    "flag_column": "a flag column says attorney, privileged or do not record",
    "label": "a type, class or remark says so",
    "law_office_name": "the other party's name is that of a law office or defender",
    "marked_contact": "its number is marked as an attorney's among contacts",
    "same_number_as_marked_call": "its number is that of another call that is marked",
    "law_like_name": "an ambiguous name or mark",
    "clergy_or_health": "clergy, doctor or consulate",
    "not_recorded": "the record says not recorded (weak)",
    "length_and_hour": "five minutes or more, on a weekday, 8 to 18 h (weak)",
}
_FACTS = (
    ("calls", "call"), ("files", "file"), ("numbers", "distinct number"), ("called", "called number"),
    ("callers", "caller's number"), ("inmates", "inmate"), ("accounts", "account"), ("facility_count", "facility"),
)  # fmt: skip
_PLURALS = {"facility": "facilities", "caller's number": "callers' numbers"}
_SHOWN, _PARTIES = 30, 10


def calls(view: View) -> str:
    """Empty where there are no call records: most cases have none."""
    found = view.call_records
    if found is None or not found.get("calls"):
        return ""
    facts = [
        count(found[key], one, _PLURALS.get(one, ""))
        for key, one in _FACTS
        if isinstance(found.get(key), int) and found[key]
    ]
    parts = [paragraph(", ".join(facts) + "."), *_period(found)]
    privileged = privileged_counts(view)
    if privileged:
        columns = (Column("Between attorney and client"), Column("Calls", number=True), Column("Meaning", wide=True))
        rows = [(level, privileged.get(level, 0), meaning) for level, meaning in _MEANING.items()]
        parts.append(table("Calls that may be privileged", columns, rows))
        parts.append(
            paragraph(
                "A floor, not a total: an attorney whose number is on no list and whose calls bear no mark is not "
                "seen. Content was never opened. privileged_calls.csv names each row."
            )
        )
        parts.append(_recordings(found))
        parts += _behind(found)
        parts += [
            _parties(view, by, title) for by, title in (("inmate", "Inmates"), ("attorney", "Attorneys' numbers"))
        ]
    parts.append(_places("Facilities", "facility", found.get("facilities")))
    parts.append(_places("States", "state", found.get("states")))
    return section("calls", "Call records", *parts)


def _period(found: Mapping[str, Any]) -> list[str]:
    if not found.get("first"):
        return []
    text = f"From {_moment(found['first'])} to {_moment(found['last'])}"
    gap = found.get("longest_gap")
    if isinstance(gap, Mapping) and gap.get("seconds"):
        text += f"; the longest time without a call is {_span(int(gap['seconds']))}, from {_moment(gap['since'])}"
    if found.get("without_start"):
        text += f"; {count(found['without_start'], 'call has', 'calls have')} no readable start"
    recorded = found.get("with_recording")
    if recorded:
        text += f". {count(recorded, 'row names a recording', 'rows name a recording')}"
    return [paragraph(text + ".")]


def _behind(found: Mapping[str, Any]) -> list[str]:
    """Why, how many people, and which lists."""
    parts = []
    reasons = found.get("privileged_by")
    if isinstance(reasons, Mapping):
        rows = [(words, reasons[key]) for key, words in _REASONS.items() if reasons.get(key)]
        if rows:
            parts.append(
                table(
                    "Why; a call may have several reasons",
                    (Column("Reason", wide=True), Column("Calls", number=True)),
                    rows,
                )
            )
    facts = [
        count(found[key], one, many)
        for key, one, many in (
            ("privileged_inmates", "inmate", ""),
            ("privileged_attorney_numbers", "attorney's number", "attorneys' numbers"),
        )
        if found.get(key)
    ]
    if facts:
        parts.append(paragraph(f"They touch {' and '.join(facts)}."))
    lists = found.get("attorneys")
    if isinstance(lists, Mapping):
        text = (
            f"Compared with {count(lists.get('listed_numbers', 0), 'listed number')} of attorneys: "
            f"{count(lists.get('lists_given', 0), 'list')} given, {count(lists.get('lists_found', 0), 'list')} found "
            "in the data."
        )
        if not lists.get("lists_given"):
            text += " pii-scan attorneys CASE --attorneys FILE adds a bar list or a public defender's directory."
        parts.append(paragraph(text, "note"))
    if found.get("prosecution_set_aside"):
        aside = count(found["prosecution_set_aside"], "call names", "calls name")
        parts.append(paragraph(f"Set aside: {aside} an attorney general or prosecutor.", "note"))
    return parts


def _places(title: str, key: str, entries: object) -> str:
    if not isinstance(entries, list) or not entries:
        return ""
    columns = (
        Column(title[:-3] + "y" if title.endswith("ies") else title[:-1], wide=True), Column("Calls", number=True),
        Column("Confirmed", number=True), Column("Probable", number=True), Column("Possible", number=True),
        Column("Of these recorded", number=True),
    )  # fmt: skip
    rows = [
        (state_title(str(entry.get(key))) if key == "state" else str(entry.get(key)), entry.get("calls", 0),
         *(entry.get(level, 0) for level in _MEANING), entry.get("recorded", 0))
        for entry in entries if isinstance(entry, Mapping)
    ]  # fmt: skip
    caption = "States of the facilities, or else of the numbers' area codes" if key == "state" else title
    shown = table(caption, columns, rows[:_SHOWN])
    if len(rows) <= _SHOWN:
        return shown
    return shown + fold(f"All {len(rows)}", table(caption, columns, rows))


def _recordings(found: Mapping[str, Any]) -> str:
    recorded = found.get("privileged_recorded") or 0
    if not recorded:
        return paragraph("None of these calls names a recording in its row; recordings may lie elsewhere.")
    return paragraph(
        f"{count(recorded, 'of these calls names', 'of these calls name')} a recording. Do not open or play "
        "them; set them apart for a filter team.",
        "warn",
    )


def _parties(view: View, by: str, title: str) -> str:
    """Whose calls they are, masked, most calls first; calls.csv has all."""
    rows = [
        (f"{name or 'unnamed'} ({str(key)[:6]})", calls, confirmed, probable, possible, recorded)
        for sort, name, key, calls, confirmed, probable, possible, recorded, *_ in party_rows(view)
        if sort == by
    ]
    if not rows:
        return ""
    columns = (
        Column(title, wide=True), Column("Calls", number=True), Column("Confirmed", number=True),
        Column("Probable", number=True), Column("Possible", number=True), Column("Recorded", number=True),
    )  # fmt: skip
    caption = f"{title} with calls that may be privileged"
    if len(rows) > _PARTIES:
        caption += f": the first {_PARTIES} of {len(rows):,}, all in calls.csv"
    return table(caption, columns, rows[:_PARTIES])


def _moment(iso: object) -> str:
    return str(iso).replace("T", " ")


def _span(seconds: int) -> str:
    if seconds >= 2 * 86_400:
        return count(round(seconds / 86_400), "day")
    return count(round(seconds / 3600), "hour") if seconds >= 7200 else count(round(seconds / 60), "minute")
