"""Numbers of ID cards that states give to people who do not drive."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.jurisdictions import issuing_state_near
from pii_scan.detect.ids.licence_card import compact_number, read_number
from pii_scan.detect.ids.licence_formats import fits
from pii_scan.detect.kinds_shared import US_STATE_ID
from pii_scan.detect.label_gap import gap_to_label, label_is_taken

_OTHER = re.compile(r"phone|\btel\b|\bdob\b|ssn|expir|issued|tax|employ|student|inmate|offender|member|order|user|case")


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.column:
        compact = compact_number(candidate.text)
        return Verdict(compact, 1.0, ("licence_shape",)) if fits(compact) else None
    gap = gap_to_label(candidate)
    if gap is None or label_is_taken(candidate) or _OTHER.search(gap):
        return None
    if "\n" not in gap and len(gap) > 16 and re.search(r"[a-z]{3,}", gap.replace("number", "")):
        # `Bring your state ID. The number on the form is …` speaks of another number.
        return None
    state = issuing_state_near(candidate.before, candidate.after)
    reading = read_number(candidate.text, state, False)
    if reading is None:
        return None
    return Verdict(
        reading.compact,
        1.8 if state else 0.8,
        ("state_format",) if state else ("licence_shape",),
        qualifier=f"US-{state}" if state else "",
        attributes={"state": state} if state else {},
        start=candidate.start,
        end=candidate.start + reading.end,
    )


DETECTOR = Detector(
    kind=US_STATE_ID,
    standard="AAMVA DL/ID Card Design Standard 2020; formats by state in licence_formats.py: https://www.aamva.org/",
    patterns=("[A-Za-z]{0,3}[0-9]{4,14}[A-Za-z]{0,2}", "[A-Za-z]?[0-9]{1,4}(?:[- ][0-9]{2,5}){1,4}(?:-[0-9]{1,2})?"),
    check=_check,
    labels=(
        "state id", "state id no", "state id no.", "state id number", "state id card", "state id #", "id card no",
        "id card number", "id card #", "identification card", "identification card no", "identification card number",
        "state identification", "state identification number", "non-driver id", "nondriver id",
        "tarjeta de identificación", "tarjeta de identificacion", "identificación estatal", "identificacion estatal",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.3,
    headers=(r"\bstate id(entification)?( (no|num|number|card))?$|\bid card (no|num|number)$|\bnon ?driver id\b",),
    examples=(
        Example("Ohio State ID No. UK771204", "UK771204"),
        Example("Identification Card Number: 482771093 (Georgia)", "482771093"),
        Example("Tarjeta de identificación: D4827193", "D4827193"),
        Example("state id 04827193 (PA)", "04827193"),
    ),
    counter_examples=(
        Example("Bring your state ID. The number on the form is OMB 1405-0020."),
        Example("state ID office phone 6145550143"),
        Example("UK771204"),
        Example("The state id column is 12"),
    ),
    not_covered="A card whose words name neither licence nor identification.",
)  # fmt: skip
