"""Communication that the law keeps from others: with an attorney, a doctor, a priest. Only the marking is kept, never
what was said."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.sensitive.attorney_signs import GATE as SIGN_GATE
from pii_scan.detect.sensitive.attorney_signs import attorney_signs
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

PRIVILEGED = Kind("privileged_communication", LegalClass.PRIVILEGED, "Privileged communication (attorney and client)")

_SURE = re.compile(
    r"(?i)\b(?:(?:attorney|lawyer|solicitor)s?['’]?s?(?: ?[-/–—&] ?| and | to )clients?"
    r"(?: privileged?| communications?| confidential\w*| work product| materials?)*|"
    r"privileged (?:and|&|/) confidential|confidential (?:and|&|/) privileged|confidential attorney\w* \w+|"
    r"legally privileged|legal privilege|"
    r"attorney(?:'s|s)? work[- ]product|work[- ]product (?:doctrine|privilege|protected)|"
    r"(?:prepared )?in anticipation of litigation|"
    r"(?:joint|common)[- ](?:defen[sc]e|interest) (?:privileged?|agreement)|"
    r"privileged (?:legal )?(?:calls?|communications?|correspondence|mail|material)|confidential legal (?:mail|"
    r"call|correspondence|material)|"
    r"(?:doctor|physician|psychotherapist|therapist|counsel(?:l)?or)[- /]{1,3}(?:patient|client) (?:privileged?|"
    r"confidential\w*|communications?)|"
    r"(?:clergy|priest|clergyman)[- /]{1,3}(?:penitent|communicant|parishioner)(?: privileged?)?|"
    r"seal of (?:the )?confession|"
    r"spousal privilege|marital communications? privilege|"
    r"privilegio (?:de )?abogado[ -]cliente|abogado[ -]cliente|secreto profesional|correspondencia legal|"
    r"comunicaci[oó]n (?:privilegiada|confidencial con (?:su )?abogado))\b"
)
_LIKELY = re.compile(
    r"(?i)\b(?:legal (?:calls?|visits?|mail)|attorney (?:calls?|visits?)|(?:do not|don'?t) (?:record|monitor)|"
    r"no grabar|"
    r"llamada legal|visita legal|correo legal|"
    r"(?:call|spoke|speak|met|meeting|visit|talk|talked) (?:to |with )?(?:my|your|his|her|the) (?:attorney|"
    r"lawyer|public defender|pd)(?! general)|"
    r"(?:my|your) (?:attorney|lawyer|public defender|legal counsel|defense counsel)|"
    r"(?:mi|su|tu) (?:abogad[oa]|defensora? p[uú]blic[oa])|public defender(?:'s)? office|"
    r"confessed to (?:the )?(?:priest|chaplain))\b"
)
_FORM_TALK = re.compile(
    r"(?i)disclaimer|intended recipient|received this (?:e-?mail|message|communication) in error|waives?\b|"
    r"waiver|client relationship|"
    r"may (?:contain|be|include)|what is|definition|law school|professor|the doctrine|supreme court|"
    r"court (?:held|ruled)|"
    r"shall (?:not )?be|staff shall|policy|handbook|training|course|privacy policy|terms of (?:use|service)"
)
_AROUND = 250
_TRUE = frozenset({"y", "yes", "true", "1", "t", "x", "si", "sí", "privileged", "attorney", "legal", "do not record"})


def find_markings(text: Text, _context: Context) -> Iterator[Found]:
    """A marking of privilege is high; a mention of a legal call possible; a mail footer's boilerplate possible."""
    body = text.text
    for match in _SURE.finditer(body):
        around = body[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        boilerplate = _FORM_TALK.search(around) is not None
        yield _found(match, 0.5 if boilerplate else 0.9, "boilerplate" if boilerplate else "marking")
    for match in _LIKELY.finditer(body):
        yield _found(match, 0.45, "mention")
    for start, end, confidence, reason in attorney_signs(body):
        yield Found(PRIVILEGED, reason, reason, confidence, start, end, (reason,))


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
    gate=(
        "attorney", "attorneys", "attorney's", "lawyer", "lawyers", "lawyer's", "solicitor", "solicitors",
        "solicitor's", "privileged", "privilege",
        "confidential legal", "work product", "anticipation of litigation", "joint defense", "joint defence",
        "common interest", "common defense",
        "joint interest", "legal call", "legal calls", "legal visit", "legal visits", "legal mail", "not record",
        "not monitor", "don't record",
        "don't monitor", "dont record", "dont monitor", "no grabar", "llamada legal", "visita legal", "correo legal",
        "correspondencia legal",
        "public defender", "his pd", "her pd", "my pd", "your pd", "the pd", "legal counsel", "defense counsel",
        "abogado", "abogada", "defensor público",
        "defensora pública", "privilegio", "privilegiada", "secreto profesional", "patient confidential",
        "patient confidentiality",
        "client confidential", "client confidentiality", "patient communication", "patient communications",
        "client communication",
        "client communications", "penitent", "communicant", "parishioner", "confession", "confessed",
        "marital communication", "marital communications",
        *SIGN_GATE,
    ),
    examples=(
        Example("ATTORNEY-CLIENT PRIVILEGED: hearing moved", "attorney-client privileged"),
        Example("Privileged & Confidential\nDear Mr. Hale,", "privileged & confidential"),
        Example("This is a confidential legal call.", "confidential legal call"),
        Example("Attorney Work Product - prepared for the hearing", "attorney work product"),
        Example("notes under psychotherapist-patient privilege", "psychotherapist-patient privilege"),
        Example("Comunicación privilegiada: no abrir", "comunicación privilegiada"),
        Example("Your hearing is on Friday.\n\nDana Hale, Esq.\ndana@halelaw.com", "attorney_signature"),
    ),
    counter_examples=(
        Example("The attorney general spoke to the press."),
        Example("CVE-2024-1: local privilege escalation in the kernel; privileged containers are affected."),
        Example("She is privileged to serve her clients."),
        Example("Record the call now."),
        Example("Order from Law Street Pizza, 14 Law Street, orders@lawstreetpizza.com"),
        Example("This e-mail may be attorney-client privileged. If you are not the intended recipient, delete it."),
        Example("I met the attorney general's staff and her lawyers."),
        Example("Lawn care and lawnmower parts: info@lawnlegend.com"),
        Example("In law school the doctrine of attorney-client privilege is taught in the second year."),
    ),
    validator="words of the marking; no boilerplate or teaching around; signatures of attorneys by two signs",
    not_covered="Calls to attorneys' numbers without a flag: joining call records with the attorney list finds them.",
)  # fmt: skip
