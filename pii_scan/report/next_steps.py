"""What a responder should do now, each step with the count that calls for it."""

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band
from pii_scan.model.problem import ProblemCode
from pii_scan.model.state import State
from pii_scan.report import law
from pii_scan.report.headline import privileged_counts
from pii_scan.report.view import View
from pii_scan.report.words import count

_NO_GAP = {ProblemCode.NOT_A_FILE, ProblemCode.MANUAL_REVIEW, ProblemCode.LOCATION_NOT_READ}


def next_steps(view: View) -> list[tuple[str, str]]:
    """(what, why) in order of urgency; empty where nothing calls for anything."""
    items = view.matches.items_by_class()
    steps: list[tuple[str, str]] = []
    live = items[LegalClass.CREDENTIALS] + items[LegalClass.PRIVATE_KEY]
    if live:
        steps.append(
            ("Change the logins and keys now.", f"{count(live, 'item holds', 'items hold')} passwords or keys.")
        )
    minors = (view.people or {}).get("minors") or 0
    if minors or items[LegalClass.MOST_SENSITIVE]:
        found = [count(minors, "person", "people") + " under 18"] if minors else []
        if items[LegalClass.MOST_SENSITIVE]:
            found.append(count(items[LegalClass.MOST_SENSITIVE], "item") + " with most sensitive content")
        steps.append(("Put people at risk of harm first.", "; ".join(found) + "."))
    if items[LegalClass.PRIVILEGED] or sum(privileged_counts(view).values()):
        steps.append(("Set privileged material apart and tell counsel before anybody reads it.",
                      "The counts are a floor: calls to unlisted numbers are not seen."))  # fmt: skip
    if told := law.step(view):
        steps.append(told)
    elif view.law is None and view.residents and view.residents.get("states"):
        listed = len(view.residents["states"])
        sure = sum(1 for entry in view.residents["states"] if entry.get("best"))
        number = count(listed, "state") if sure == listed else f"{sure} to {listed} states"
        steps.append(("Let counsel check the duty to notify.", f"People of {number} are concerned."))
    gaps = sum(n for code, n in view.items.problems.items() if code not in _NO_GAP)
    if view.items.unread_total and gaps:
        unread = count(view.items.unread_total, "item was", "items were")
        steps.append(("Close the gaps in coverage.", f"{unread} not read in full; each is named with what to do."))
    if view.items.problems[ProblemCode.MANUAL_REVIEW]:
        pages = count(view.items.problems[ProblemCode.MANUAL_REVIEW], "item")
        steps.append(("Have a person read the handwriting.", f"{pages} could not be read with certainty."))
    if view.items.problems[ProblemCode.NOT_TRANSCRIBED]:
        recordings = count(view.items.problems[ProblemCode.NOT_TRANSCRIBED], "recording")
        steps.append(("Have the recordings transcribed and scanned; where they may be privileged, ask counsel first.",
                      f"{recordings} stand here unheard."))  # fmt: skip
    if view.matches.by_band[Band.POSSIBLE]:
        number = count(view.matches.by_band[Band.POSSIBLE], "match", "matches")
        steps.append(("Sample the possible matches by hand.", f"{number} too weak to count."))
    if view.items.by_state[State.PENDING]:
        steps.insert(0, ("Let the run finish: give the same command again.", "Every figure below is a floor."))
    return steps
