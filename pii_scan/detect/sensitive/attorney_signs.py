"""Letters and mail from or to an attorney, by their signature, letterhead or address."""

import re
from collections.abc import Iterator

_TITLE = re.compile(
    r"\b(?:,? ?(?i:Esq(?:uire)?)\b\.?|(?i:attorneys? at law)|(?i:law offices? of)|(?i:(?:attorneys?|"
    r"counsel) for (?:the )?"
    r"(?:defendant|petitioner|appellant|accused|plaintiff|respondent|mr\.?|ms\.?))|(?i:(?:assistant |deputy |"
    r"federal |state )?public defender)|"
    r"(?i:state bar (?:no|number|#))|(?i:bar (?:no|#|number)\.?:? ?\d)|(?i:defense counsel)|"
    r"(?i:abogad[oa] defensora?)|"
    r"(?i:defensor[ía]?a? p[uú]blic[oa])|(?i:bufete(?: de abogados)?))"
)
LAW_ADDRESS = re.compile(
    r"(?i)@(?:[\w-]+\.)*(?:(?!lawn|lawre|lawso|lawto|lawyerj|lawst)[\w-]*?(?:law|legal|lawyers?|attorneys?|"
    r"lawfirm|abogados?|legalaid|llp|"
    r"publicdefend\w*|defenders?|innocence\w*)\.(?:com|org|net|us|gov|pro|legal)|[\w-]+\.(?:law|attorney|lawyer|"
    r"legal|abogado)|fd\.org|"
    r"pd\.[\w.]+\.(?:gov|us|org)|(?:opd|pubdef|publicdefender|defender)\.[\w.]+)\b"
)
TO_CLIENT = re.compile(
    r"(?i)\b(?:your (?:case|hearing|trial|plea|appeal|matter|sentencing|motion|charges|bail|file|testimony|"
    r"deposition)|my client|"
    r"our client|plea (?:offer|deal)|discovery|our (?:meeting|visit|call)|privileged?|represent(?:ing)? you|retainer|"
    r"su (?:caso|audiencia|juicio|apelación)|mi cliente)\b"
)
NEWS = re.compile(
    r"(?i)\b(?:attorney general|district attorney|said in a statement|reporters|press release|law school|jobs?|"
    r"hiring|salary|"
    r"advertis\w+|free consultation|call now|se busca|pizza|restaurant)\b"
)
_AROUND = 250
GATE = (
    "esq", "esquire", "attorney at law", "attorneys at law", "law office", "law offices", "attorney for",
    "attorneys for", "counsel for",
    "public defender", "state bar", "bar no", "bar number", "bar #", "defense counsel", "abogado", "abogada",
    "defensor", "defensora", "defensoría",
    "defensoria", "bufete",
)  # fmt: skip
"""Every title holds one of these."""


def attorney_signs(text: str) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, confidence, reason), at most one in some hundred characters.

    A title alone is possible; with an attorney's address or with words to a client it is high.
    """
    last = -_AROUND - 1
    for match in _TITLE.finditer(text):
        if match.start() - last <= _AROUND:
            continue
        last = match.start()
        low, high = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        if NEWS.search(text, low, high):
            continue
        address = LAW_ADDRESS.search(text, low, high) is not None
        client = TO_CLIENT.search(text, low, high) is not None
        start = match.start() + len(match[0]) - len(match[0].lstrip(" ,"))
        yield start, match.end(), 0.8 if client and address else 0.72 if client else 0.5, "attorney_signature"
