"""Names by the label before or above them."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.pairs import WORD
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS
from pii_scan.detect.sieve import Sieve, accent_free

_STRONG = (
    r"(?:full ?|legal |complete |printed |print |patient(?:'s)? |inmate(?:'s)? |customer(?:'s)? |client(?:'s)? |"
    r"applicant(?:'s)? |employee(?:'s)? |employee's first name and initial,? last |member(?:'s)? |student(?:'s)? |"
    r"cardholder(?:'s)? |card ?holder |account |account holder(?:'s)? |holder(?:'s)? |borrower(?:'s)? |"
    r"visitor(?:'s)? |"
    r"contact |emergency contact |beneficiary |attorney |guardian |parent |spouse(?:'s)? |mother(?:'s)? |"
    r"father(?:'s)? |taxpayer |recipient(?:'s)? |sender |caller |insured(?:'s)? |subscriber |driver |owner |"
    r"resident |tenant |your )?"
    r"name(?: of (?:patient|inmate|applicant|cardholder|employee|insured|visitor|student|beneficiary))?"
    r"(?: \((?:print|last, first|first, last|please print|as [a-z ]{3,25})\))?"
    r"|nombre(?: completo| y apellidos?| del (?:paciente|recluso|interno|cliente|solicitante|titular))?"
)
_ROLE = (
    r"patient|inmate|cardholder|card holder|account holder|pay to(?: the order of)?|payable to|bill(?:ed)? to|ship to|"
    r"sold to|customer|client|applicant|employee|member|borrower|insured|subscriber|beneficiary|emergency contact|"
    r"next of kin|pt|victim|suspect|arrestee|offender|visitor|attorney|counsel|caller|called party|sender|"
    r"recipient|received from|prepared for|remitter|"
    r"payee|payer|paciente|recluso|interno|cliente|titular|solicitante|beneficiario|remitente|destinatario|"
    r"interno que visita|visitante|páguese a|signed by|signature of|guardian|parent|spouse|mother|father|"
    r"witness|resident|driver|owner"
)
_WEAK = r"from|to|cc|by|de|para|attn|attention|contact|re"
_VALUE = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sr|Sra)\.? )?{WORD}(?:,? (?:[A-Z]\b\.?|(?:de|del|la|los|van|von|der|De|La|Del)\b|{WORD}))*"
)
_END = re.compile(r"\s{3,}|\t|[|;<(\[\n\r]")

_ANY_LABEL = rf"(?:(?P<strong>(?i:{_STRONG}))|(?P<role>(?i:{_ROLE}))|(?P<weak>(?i:{_WEAK})))"
_BEFORE = re.compile(rf"(?:^|[\s|,;(\"'{{])(?:\d{{1,2}}[a-z]?\.? )?{_ANY_LABEL}[\"']?[ \t]{{0,3}}$")
_SEPARATORS = tuple(re.compile(pattern) for pattern in (r"[:#=][ \t_\"']*", r"\.{2,}[ \t]*", r" {2,}"))
"""A label is looked for only before one of these: most text has few of them."""
_LABEL_AT = Sieve(accent_free(rf"\b(?i:{_STRONG}|{_ROLE}|{_WEAK})[\"']?[ \t]{{0,3}}(?:[:#=]|\.{{2,}}| {{2}})"))
_NAME_AFTER = re.compile(_VALUE)
_LINE_LABEL = rf"\n[ \t]*(?:\d{{1,2}}[a-z]?\.? )?(?:(?P<strong>(?i:{_STRONG}))|(?P<role>(?i:{_ROLE})))"
_ABOVE = re.compile(rf"{_LINE_LABEL}[ \t]*:?[ \t]*(?:\r?\n[ \t]*){{1,3}}(?P<value>{_VALUE})(?=[ \t]*(?:[\r\n]|$))")
_PLAIN = re.compile(
    rf"\n[ \t]*(?P<role>(?i:name|nombre|pay to the order of|inmate|patient|paciente))[ ](?P<value>{_VALUE})"
)
_NOT_PERSON_BEFORE = re.compile(
    r"(?i)\b(?:file|user|host|domain|company|business|bank|product|facility|school|server|class|method|column|table|"
    r"event|project|brand|hotel|employer(?:'s)?|agency|organi[sz]ation|store|device|model|street|city|drug|plan|course|"
    r"trade|middle|first|last|maiden|family|given|sur|nick|display|package|medication) ?$"
)


def labelled_names(text: str) -> Iterator[NameSpan]:
    """`Patient: Ruth Adams`, `Name (Last, First): ADAMS, RUTH`, a label with the name in the line below."""
    for start, end in _LABEL_AT.spans(text):
        for at in (at for separator in _SEPARATORS for at in separator.finditer(text, start, end + 200)):
            if at.start() >= end:
                continue
            value = _NAME_AFTER.match(text, at.end())
            if value is None:
                continue
            floor = max(0, at.start() - _REACH, text.rfind("\n", 0, at.start()) + 1)
            label = _BEFORE.search(text[floor : at.start()])
            if label is not None:
                yield from _named(text, label, floor, value.span(), below=False)
    # A line end before the first line lets both patterns start with a plain character, which is fast to find.
    padded = "\n" + text
    for pattern in (_ABOVE, _PLAIN):
        for match in pattern.finditer(padded):
            start, end = match.span("value")
            yield from _named(text, match, -1, (start - 1, end - 1), below=True)


_REACH = 72
"""Characters of a line before the separator that may hold the label."""


def _named(text: str, label: re.Match[str], offset: int, value: tuple[int, int], *, below: bool) -> Iterator[NameSpan]:
    groups = label.groupdict()
    group = next(name for name in ("strong", "role", "weak") if groups.get(name))
    at = max(0, label.start(group) + offset)
    if _NOT_PERSON_BEFORE.search(text[max(0, at - 16) : at]):
        return
    start, end = _cut(text, *value)
    confidence = _judge(text[start:end], group)
    if below:
        confidence = min(confidence, 0.85) if confidence >= 0.8 else 0.0
    if confidence:
        yield NameSpan(start, end, confidence, "label:name" if group == "strong" else "label:role")


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Ends the value before the next label, an everyday word or a wide gap."""
    gap = _END.search(text, start, end)
    if gap is not None:
        end = gap.start()
    words = list(re.finditer(r"[^ ,]+", text[start:end]))
    stop = 0
    for count, word in enumerate(words):
        bare = word.group().rstrip(".")
        if count >= 5:
            break
        link = fold(bare) in ("DE", "DEL", "LA", "LOS", "VAN", "VON", "DER", "DR", "ST")
        named = fold(bare) in NAME_LAST_WORDS or fold(bare) in NAME_FIRST_WORDS
        if len(bare) > 1 and is_common(bare) and not link and not named:
            break
        following = text[start + word.end() : start + word.end() + 2].lstrip(" ")
        if following[:1] == ":" or (count and following[:1] in ("=", "#")):
            break
        stop = word.end()
    return start, start + len(text[start : start + stop].rstrip(" ,"))


def _judge(value: str, label: str) -> float:
    """0 where the value cannot be a name."""
    words = [w.rstrip(".") for w in re.split(r"[ ,]+", value) if w]
    long = [w for w in words if len(w) > 1 and fold(w) not in ("MR", "MRS", "MS", "DR", "SR", "SRA")]
    if not long:
        return 0.0
    first = any(is_first(w) for w in long)
    last = any(is_surname(w) for w in long)
    if len(long) == 1 and len(words) == 1:
        return {"strong": 0.6, "role": 0.45, "weak": 0.4}[label] if first or last else 0.0
    base = {"strong": 0.75, "role": 0.6, "weak": 0.3}[label]
    if first and last:
        return {"strong": 0.95, "role": 0.9, "weak": 0.8}[label]
    return base + 0.1 if first or last else (base if label == "strong" else base - 0.2)
