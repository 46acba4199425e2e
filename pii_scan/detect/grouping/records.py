"""Which matches of one item belong to one person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pii_scan.detect.document.guess import DocumentGuess
from pii_scan.detect.grouping.cards import card_records
from pii_scan.detect.grouping.key_kinds import ONE_EACH, key_kinds
from pii_scan.detect.grouping.sweep import Sweep, reading_order
from pii_scan.model.evidence import How, Wording
from pii_scan.model.match import Band, Match

CARDS = frozenset(
    {
        "drivers_license_front",
        "drivers_license_back",
        "state_id_front",
        "state_id_back",
        "passport",
        "visa",
        "ssn_card",
        "medicare_card",
        "insurance_card",
        "permanent_resident_card",
        "national_id_card",
        "inmate_id",
        "unread_id_card",
        "profile_photo",
        "photo",
    }
)
"""One page shows one person, or several cards of one each."""
ONE_PERSON = frozenset(
    {
        "tax_form",
        "pay_stub",
        "bank_statement",
        "handwritten_form",
        "application_form",
        "visitor_form",
        "request_form",
        "medical_record",
    }
)
"""All pages are about one person as long as no identifier says otherwise."""
_FAMILY = 3
"""Different numbers of one sort on a form of one person and those of the house; more make a list."""


def group(matches: Sequence[Match], wording: Wording, guess: DocumentGuess) -> list[Match]:
    """The same matches, in the same order, with `record` set; dummies belong to nobody.

    Rows of tables and fields of one barcode come with their record and keep it. On cards all of a page is one
    record, or one for each of several cards; in anything else a new name or a second value of a kind that each person
    has once starts a new one.
    """
    if wording.headers:
        # What lies beside the rows (properties, columns of large tables) makes no person of its own.
        return [replace(m, record=None) if m.band is Band.DUMMY else m for m in matches]
    if guess.type in CARDS:
        records = card_records(matches, wording.texts)
        return [m if m.band is Band.DUMMY else replace(m, record=r) for m, r in zip(matches, records, strict=True)]
    return _swept(matches, one_person=guess.type in ONE_PERSON and not _list(matches))


def _list(matches: Sequence[Match]) -> bool:
    """Whether there are so many numbers that the names before them begin the next person each."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        if match.band is Band.HIGH and match.kind in key_kinds() and match.kind not in ONE_EACH:
            numbers[match.kind].add(match.normal.reveal())
    return any(len(values) > _FAMILY for values in numbers.values())


def _next_free(matches: Sequence[Match]) -> int:
    return max((m.record for m in matches if m.record is not None), default=-1) + 1


def _swept(matches: Sequence[Match], *, one_person: bool) -> list[Match]:
    out = list(matches)
    free = _next_free(matches)
    sweep = Sweep(free)
    for index in reading_order(matches):
        match = matches[index]
        if match.band is Band.DUMMY:
            out[index] = replace(match, record=None)
        elif match.record is None and match.how is How.METADATA and match.kind == "person_name":
            # Who wrote a file is seldom the one it is about.
            out[index] = replace(match, record=None)
        elif match.record is None:
            out[index] = replace(match, record=sweep.record_of(match, one_person=one_person))
    return out
