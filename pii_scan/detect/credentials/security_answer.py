"""Answers to the questions that reset a password."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("security_answer", LegalClass.CREDENTIALS, "Answer to a security question")
_DIRECT = re.compile(
    r"(?:(?:security|secret|challenge)[ _-]?(?:question[ _-]?)?answer|respuesta (?:de seguridad|"
    r"secreta))[ _-]?\d?[\"']?[ \t]*[:=][ \t]*"
    r"[\"']?(?P<answer>[^\n\"',;|<>]{2,40})",
    re.IGNORECASE,
)
_AFTER_QUESTION = re.compile(
    r"(?:(?:security|secret|challenge) (?:question|q)s?|pregunta (?:de seguridad|"
    r"secreta))[^\n]{0,100}(?:\n[^\n]{0,100}){0,2}?"
    r"(?<![A-Za-z])(?:answer|ans|a|respuesta)[ \t]?\d?[ \t]*[:=][ \t]*[\"']?(?P<answer>[^\n\"',;|<>]{2,40})",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?i)(?:required|null|none|string|n/?a|\*+|x+|your .*|enter .*|the .*|incorrect.*|must .*|_+|\{.*|\$.*|<.*)$"
)


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, set[int]()
    for form in (_DIRECT, _AFTER_QUESTION):
        for match in form.finditer(body):
            answer = match["answer"].strip()
            start = match.start("answer")
            if len(answer) < 2 or start in done or _NONE.match(answer):
                continue
            done.add(start)
            yield Found(_KIND, answer, answer.casefold(), 0.85, start, start + len(answer), ("label:security_answer",))


def _check(candidate: Candidate) -> Verdict | None:
    answer = candidate.text
    fits = candidate.column and 2 <= len(answer) <= 60 and not _NONE.match(answer)
    return Verdict(answer.casefold(), 2.0) if fits else None


DETECTOR = Detector(
    kind=_KIND,
    standard="NIST SP 800-63B-4, knowledge-based verification: https://pages.nist.gov/800-63-4/sp800-63b.html",
    find=_find,
    check=_check,
    gate=(
        "security question", "security questions", "secret question", "challenge question", "security answer",
        "secret answer", "security question answer", "securityanswer", "pregunta de seguridad", "pregunta secreta",
        "respuesta de seguridad", "respuesta secreta",
    ),
    examples=(
        Example("Security question: first pet?\nAnswer: Biscuit", "biscuit"),
        Example('"securityAnswer": "Biscuit the dog"', "biscuit the dog"),
        Example("Pregunta secreta: ¿primera mascota?\nRespuesta: Galleta", "galleta"),
    ),
    counter_examples=(
        Example("Security answer: required"),
        Example("Please choose a security question and an answer"),
        Example("question: first pet? answer: Biscuit"),
    ),
    validator="label only",
    not_covered="Answers that stand apart from their question.",
)  # fmt: skip
