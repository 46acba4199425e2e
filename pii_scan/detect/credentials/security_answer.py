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
_ASKED = (
    r"(?:first|favou?rite|childhood|oldest|youngest|best|maternal|paternal|dream|high school|elementary|primary school|"
    r"grade school|kindergarten|third[ -]grade|wedding|honeymoon)"
)
_THING = (
    r"(?:pet|dog|cat|car|vehicle|school|teacher|job|employer|boss|street|phone number|telephone number|nick ?name|hero|"
    r"friend|sibling|brother|sister|cousin|grandfather|grandmother|grandparent|mascot|team|sports team|movie|film|book|"
    r"author|food|colou?r|singer|band|song|actor|place|vacation spot|city|town|concert|crush|kiss|boyfriend|"
    r"girlfriend|roommate|stuffed animal|toy|superhero|sport|restaurant|drink|subject|best man|maid of honou?r)"
)
_QUESTION = re.compile(
    # What sites ask: a thing of one's own, a mother's name, where one was born, met, grew up.
    r"(?:(?:what|which|who|name)\b[^?\n]{0,40}?\b(?:your|you)\b[^?\n]{0,30}?\b"
    + _ASKED
    + r"(?:[ -][a-z]{2,12}){0,2}?[ ]"
    + _THING
    + r"\b[^?\n]{0,40}"
    r"|what\b[^?\n]{0,20}\byour (?:mother|father|spouse|grandmother|grandfather|parent)s?['’]?s? "
    r"(?:maiden name|middle name|first name|first job|occupation)[^?\n]{0,10}"
    r"|mother['’]?s maiden name"
    r"|(?:in )?(?:what|which) (?:city|town|hospital|state|country|street)\b[^?\n]{0,20}\b(?:you|your)\b[^?\n]{0,20}"
    r"\b(?:born|grow up|live|raised|meet|met|married|parents)\b[^?\n]{0,40}"
    r"|where (?:did|were|was) (?:you|your)\b[^?\n]{0,20}\b(?:born|meet|met|honeymoon|grow up|married|go to|parents)\b"
    r"[^?\n]{0,40}"
    r"|what (?:street|road) did you (?:grow up|live)[^?\n]{0,40}"
    r"|[¿](?:cu[aá]l|c[oó]mo|en qu[eé]|d[oó]nde|qui[eé]n)\b[^?\n]{0,30}\b(?:tu|su|naci[oó]|naciste)\b[^?\n]{0,50})"
    r"[?][\"']?[ \t]{0,4}"
    r"(?:[,;|\t][ \t]{0,4}|-{1,2}[ ]|=>?[ ]?|\r?\n[ \t]{0,8})?"
    r"[\"']?(?P<named>(?:your |my |security |tu |su )?(?:answer|ans|a|r|respuesta|response)[ \t]?\d?[\"']?[ \t]*[:=]"
    r"[ \t]*)?[\"']?"
    r"(?P<answer>[^\W_][^\n\"',;|<>?:=]{1,39})(?=[\n\"',;|<.]|\r|$)",
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
    for match in _QUESTION.finditer(body):
        answer = match["answer"].strip().rstrip(".")
        start = match.start("answer")
        # Without "answer:" a few words are an answer, and a sentence is talk about the question.
        if len(answer) < 2 or start in done or _NONE.match(answer) or (not match["named"] and answer.count(" ") > 2):
            continue
        score = 0.85 if match["named"] else 0.6
        yield Found(_KIND, answer, answer.casefold(), score, start, start + len(answer), ("known_question",))


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
        "respuesta de seguridad", "respuesta secreta", "maiden name?", "your first",
        "you first", "your favorite", "your favourite", "your childhood", "your oldest", "your youngest", "your best",
        "your maternal", "your paternal", "your high school", "your elementary", "your wedding", "your honeymoon",
        "your mother's", "your father's", "your spouse's", "your dream", "you grow up", "were you born", "you meet",
        "parents meet", "parents met", "naciste", "nació su", "nació tu", "primera mascota", "primer coche",
        "primera escuela", "mejor amigo",
    ),
    examples=(
        Example("Security question: first pet?\nAnswer: Biscuit", "biscuit"),
        Example('"securityAnswer": "Biscuit the dog"', "biscuit the dog"),
        Example("What was the name of your first pet? A: Biscuit", "biscuit"),
        Example('{"question": "What street did you grow up on?", "answer": "Juniper"}', "juniper"),
        Example("Mother's maiden name?\nA: Halloran", "halloran"),
        Example("Pregunta secreta: ¿primera mascota?\nRespuesta: Galleta", "galleta"),
    ),
    counter_examples=(
        Example("Security answer: required"),
        Example("Please choose a security question and an answer"),
        Example("question: first pet? answer: Biscuit"),
        Example("What was your first pet? I never had one because my father said no."),
        Example("Who was your favorite teacher? Enter your answer"),
    ),
    validator="label or well-known question only",
    not_covered="Answers that stand apart from their question.",
)  # fmt: skip
