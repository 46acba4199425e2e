"""Answers to the questions that reset a password."""

import re
from collections.abc import Iterator

from pii_scan.detect.contact.labelled_text import NOTHING, label_pattern, labelled
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

ANSWER = Kind("security_answer", LegalClass.CREDENTIALS, "Answer to a security question")
_VALUE = r"[^\s:=\"',;|<>{}][^\n\"',;|<>{}]{1,39}"
_DIRECT = label_pattern(
    r"(?:security|secret|challenge|recovery)[ _-]?(?:question[ _-]?\d?[ _-]?)?(?:answer|ans)[ _-]?\d?|"
    r"answer to (?:the |your )?(?:security|secret) question|respuesta (?:secreta|de seguridad)",
    _VALUE,
)
_ASKED = re.compile(
    r"(?i:(?:security|secret|challenge|recovery) question|pregunta (?:secreta|de seguridad))[^\n?]{0,90}\??[ \t]*"
    rf"[\s;,|.-]{{0,4}}\(?(?i:answer|ans|a|respuesta|r)\)?[ \t]*[:=][ \t\"']{{0,3}}(?P<value>{_VALUE})"
)
_HIDDEN = re.compile(r"[*•x.\-_?#]+$|(?i:hash|encrypted|redacted|hidden)")


def find_answers(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    seen: set[int] = set()
    for start, end, value in labelled(body, _DIRECT):
        if not _HIDDEN.match(value):
            seen.add(start)
            yield _found(value, start, end)
    for match in _ASKED.finditer(body):
        value = match["value"].rstrip(" .")
        start = match.start("value")
        if start not in seen and value and not NOTHING.match(value) and not _HIDDEN.match(value):
            yield _found(value, start, start + len(value))


def _found(value: str, start: int, end: int) -> Found:
    return Found(ANSWER, value, " ".join(value.lower().split()), 0.88, start, end, ("label:security_answer",))


DETECTOR = Detector(
    kind=ANSWER,
    standard="No format; Cal. Civ. Code 1798.82(h)(2), security question and answer: https://leginfo.legislature.ca.gov/",
    find=find_answers,
    gate=(
        "security question", "secret question", "challenge question", "recovery question", "security answer",
        "secret answer", "challenge answer", "recovery answer", "pregunta secreta", "pregunta de seguridad",
        "respuesta secreta", "respuesta de seguridad", "security ans", "security question answer",
    ),
    headers=(
        r"^(?:security|secret|challenge|recovery) (?:question )?(?:answer|ans)(?: ?\d)?$|^respuesta (?:secreta|"
        r"de seguridad)$",
    ),
    examples=(
        Example("Security answer: fluffy the cat", "fluffy the cat"),
        Example("Security question: What was your first pet? Answer: Biscuit", "biscuit"),
        Example("secret_answer=Maple Street", "maple street"),
        Example("Pregunta de seguridad: ¿Nombre de su primera escuela?\nRespuesta: Benito", "benito"),
    ),
    counter_examples=(
        Example("Security answer: ********"),
        Example("Please choose a security question and its answer below"),
        Example("The security answer is required"),
    ),
    validator="label only; not masked",
    not_covered="Answers far from their question.",
)  # fmt: skip
