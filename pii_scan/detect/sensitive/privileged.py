"""Communication between attorney and client. Only the marking is kept, never what was said."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.sieve import Sieve, accent_free
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

PRIVILEGED = Kind("privileged_communication", LegalClass.PRIVILEGED, "Privileged communication (attorney and client)")

_SURE = re.compile(
    r"(?i)\b(?:attorney[ -/]{1,3}client(?: privileged?| communication| confidential| work product)*|"
    r"privileged (?:and|&) confidential|legally privileged|attorney work product|"
    r"privileged (?:legal )?(?:call|communication|correspondence|mail)|confidential legal (?:mail|call|correspondence)|"
    r"privilegio abogado[ -]cliente|abogado[ -]cliente|comunicaci[oó]n (?:privilegiada|"
    r"confidencial con (?:su )?abogado))\b"
)
_LIKELY = re.compile(
    r"(?i)\b(?:legal (?:call|visit|mail)|attorney (?:call|visit)|do not (?:record|monitor)|no grabar|llamada legal|"
    r"call with (?:my|your|his|her) (?:attorney|lawyer|public defender)|(?:my|your) (?:attorney|lawyer|"
    r"public defender)|"
    r"mi abogad[oa]|su abogad[oa]|public defender(?:'s)? office)\b"
)
_SURE_AT, _LIKELY_AT = Sieve(accent_free(_SURE.pattern)), Sieve(accent_free(_LIKELY.pattern))
_FORM_TALK = re.compile(
    r"(?i)disclaimer|intended recipient|received this (?:e-?mail|message) in error|waives?\b|client relationship"
)
_TRUE = frozenset({"y", "yes", "true", "1", "t", "x", "si", "sí", "privileged", "attorney", "legal", "do not record"})


def find_markings(text: Text, _context: Context) -> Iterator[Found]:
    """A marking of privilege is high; a mention of a legal call possible; a mail footer's boilerplate possible."""
    body = text.text
    for match in _SURE_AT.tries(body, _SURE):
        around = body[max(0, match.start() - 300) : match.end() + 300]
        boilerplate = _FORM_TALK.search(around) is not None
        yield _found(match, 0.5 if boilerplate else 0.9, "boilerplate" if boilerplate else "marking")
    for match in _LIKELY_AT.tries(body, _LIKELY):
        yield _found(match, 0.45, "mention")


def _found(match: re.Match[str], confidence: float, reason: str) -> Found:
    marking = " ".join(match.group().lower().split())
    return Found(PRIVILEGED, match.group(), marking, confidence, *match.span(), (reason,))


def check_cell(candidate: Candidate) -> Verdict | None:
    """A flag column (`attorney`, `privileged`, `do_not_record`) that says yes."""
    value = candidate.text.strip().lower()
    if not candidate.column or value not in _TRUE:
        return None
    return Verdict("flagged", 4.0, ("flag_column",))


DETECTOR = Detector(
    kind=PRIVILEGED,
    standard="Attorney-client privilege; markings as prisons, phone vendors and law firms write them",
    check=check_cell,
    headers=(
        r"^(?:is |to |call )?(?:attorney|privileged|legal|lawyer)(?: (?:call|flag|client|privileged?|protected|"
        r"number))?(?: flag)?$",
        r"\b(?:do not record|privileged|no record|dnr|non ?recorded|private call)\b",
        r"^call ?type$",
    ),
    find=find_markings,
    examples=(
        Example("ATTORNEY-CLIENT PRIVILEGED: hearing moved", "attorney-client privileged"),
        Example("Privileged & Confidential\nDear Mr. Hale,", "privileged & confidential"),
        Example("This is a confidential legal call.", "confidential legal call"),
    ),
    counter_examples=(
        Example("The attorney general spoke to the press."),
        Example("She is privileged to serve her clients."),
        Example("Record the call now."),
    ),
    not_covered="Calls to attorneys' numbers without a flag: joining call records with the attorney list finds them.",
)
