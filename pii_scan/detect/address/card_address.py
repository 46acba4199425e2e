"""Addresses on ID cards, cheques and forms, where OCR runs fields together or reads the lines in another order."""

import re
from dataclasses import replace

from pii_scan.detect.address.anchor import Anchor
from pii_scan.detect.address.states import CODES

CARDS = frozenset(
    {
        "drivers_license_front",
        "state_id_front",
        "inmate_id",
        "permanent_resident_card",
        "insurance_card",
        "check",
        "application_form",
        "handwritten_form",
        "medical_record",
    }
)
_TOWN = re.compile(
    r"(?mi:^[ \t]*(?:city[,/ ]{1,3}state[,/& ]{1,3}zip(?:[ -]?code)?[: \t]{1,3})?)"
    rf"([A-Za-z][A-Za-z.' -]{{2,30}}, ?(?:{'|'.join(sorted(CODES))})\.? \d{{5}}(?:-\d{{4}})?)\b"
)
_FIELDS = re.compile(r"(?m)^[ \t]*(?:1[.,]? ?[A-Z]{2,}|2[.,]? ?[A-Z]{2,}|3[.,]? ?(?:DOB|POS|DB)|4[abd])")
_STUCK = re.compile(r"(?m)^[ \t]*[12][A-Z]{2,}|^[ \t]*4[abd][A-Z]{2,}\d|\b3(?:DOB|D0B)")
_MARK = re.compile(r"8[.,]?\s{1,3}(?=\d{1,6}[A-Z]? )|\|[^\d\n]{0,40}\n[ \t|]{0,3}(?=\d)")
"""The number of the field before a house number (`8 9 ELM ST`), a ruled line with another field's words above one."""
_SIGNED = re.compile(r"(?m)^(?:[A-Z]\. ?|[A-Z][a-zà-ÿ]+ )[A-Z][a-zà-ÿ'’]+ (?=[A-Z][A-Z .'-]+,? [A-Z]{2} \d{5})")
"""The signature that runs into the line of the town: capitals are the card's, the others the pen's."""
_REACH = 220
"""Characters between the street and the line with the town."""


_NAME_ABOVE = re.compile(r"8[.,]?\s{1,3}(?=\d{1,6}[A-Za-z]? )|[^\d\n,]{1,40}\n(?=\d{1,6}[A-Za-z]? )")
"""On licences: the field's number, or the end of the holder's name, above a street that begins with its number."""
LICENCES = frozenset({"drivers_license_front", "state_id_front"})


def before_street(raw: str) -> int:
    """Characters of another field before the street of a licence's address."""
    found = _NAME_ABOVE.match(raw)
    return found.end() if found else 0


def on_card(text: str, anchor: Anchor, raw: str) -> tuple[str, bool]:
    """The address as the card means it: without the field number 8 that stuck to the house number, and with
    the town that stands some lines off; and whether such a town was found."""
    near = text[max(0, anchor.start - 2 * _REACH) : anchor.end + 2 * _REACH]
    if mark := _MARK.match(raw):
        return on_card(text, replace(anchor, start=anchor.start + mark.end()), raw[mark.end() :])
    raw = _SIGNED.sub("", raw)
    lead = re.match(r"8(\d{1,5}) ", raw)
    # Five digits are rare for a house, fewer are not: then other fields must show that their numbers stick too.
    sticks = len(_FIELDS.findall(near)) >= 2 and _STUCK.search(near) is not None
    if lead and (len(lead.group(1)) == 4 or (sticks and not re.search(r"(?m)^[ \t]*8[., ] ?\d", near))):
        raw = raw[1:]
    if anchor.reason in ("label:address", "street_suffix", "street_word"):
        towns = list(_TOWN.finditer(text, max(0, anchor.start - _REACH), anchor.end + _REACH))
        if len(towns) == 1:
            return f"{raw}\n{towns[0].group(1)}", True
    return raw, False
