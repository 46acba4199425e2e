"""Whether the words around a date say that it is a birth, and in which order its numbers stand."""

import re

from pii_scan.detect.detector import Candidate

BIRTH = (
    r"(?:date|fecha|fec|f)[ _.]{0,2}(?:of|de)?[ _]?(?:birth|nac\w*)(?:\s?/\s?(?:date|fecha)[ _](?:of|de)[ _]\w+)?|"
    r"d[./ ]?[o0][./ ]?[b8]\b|birth(?:[ _]?da(?:te|y))?|\bborn\b|nac(?:\.|im|id|i[oó]|i\b|í|\b)|cumplea|"
    r"naissance|\bn[ée](?:\(?e\)?)? le\b|\bb-?day|\bgeb(?:urts\w*|oren|\.)|geboorte\w*|nascita|\bnat[oa] (?:il|a)\b|"
    r"nasciment|\bnasc\.|\bb\.?d\b\.?|\bnascid|urodzen|\bf[öo]d(?:d\b|else|t\b)|f[øö]dsel|"
    r"\bt(?:gl|angga)l?\.?[ /]*lahir|\blahir\b|do[gğ]um|narozen|naroden|ro[dđ]en|rojst|sz[üu]let|syntym|"
    r"s[üu]nni|dzim[sš]an|gimimo|f[æa]e?[dð]ing|ditelind|"
    r"na[sșş]ter|ng[àa]y sinh|"
    r"\bf\.? nacimient[0o]"
)
_OTHERS = (
    r"\bexp\w*|\biss(?:ue[d]?)?\b|\bissued\b|valid|(?<!mm[-/. ])\bdd\b(?![-/. ]?mm)|\bdate\b|\bdated\b|\bas of\b|"
    r"arrest|booking|booked|release|hire|\bsince\b|\bend\b|\bstart|due|posted|admi|vence|emi[st]|expedi|efectiv|"
    r"effective|\bsent\b|"
    r"signed|visit|service|"
    r"death|died|\brev\b|revised|until|through|\bcreated|updated|printed|statement|\bfecha\b(?! de nac| nac)"
)
OF_OTHERS = re.compile(_OTHERS, re.IGNORECASE)
ANY_WORD = re.compile(rf"(?P<birth>{BIRTH})|(?P<other>{_OTHERS})", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ]?[A-Za-z]{3,10}[-, ]{0,2}\d{4}|[A-Za-z]{3,10}\.? \d{1,2},? \d{4}"
)
_BLANK_LINES = re.compile(r"\n\s*\n")
_AFTER = re.compile(r"\s{0,2}[(\[-]?\s?(?:dob|d\.o\.b|date of birth|born\)|birth|fecha de nac)")
_DAY_FIRST = re.compile(r"\b(?:dd|jj|tt|gg)[-/. ]?mm|d[ií]a[-/ ]mes")
_MONTH_FIRST = re.compile(r"\bmm[-/. ]?dd|mes[-/ ]d[ií]a")
_ENGLISH = re.compile(r"birth|born|\bb\.?d\b|d[./ ]?[o0][./ ]?[b8]\b")


def announced(candidate: Candidate) -> bool:
    """Whether the words before the date say birth: the last date word on its line, or the one above in its column."""
    line_above, newline, line = _BLANK_LINES.sub("\n", candidate.before.replace("$date", "")).rpartition("\n")
    words = list(ANY_WORD.finditer(line))
    if words:
        return words[-1]["birth"] is not None and not _DATE.search(line, words[-1].end())
    if not newline:
        return False
    # A row of labels over a row of values: the n-th label belongs to the n-th date.
    above = [bool(match["birth"]) for match in ANY_WORD.finditer(line_above.rpartition("\n")[2])]
    earlier = len(_DATE.findall(line))
    if not above or _DATE.search(line_above, line_above.rfind("\n") + 1):
        return False
    return above[min(earlier, len(above) - 1)] if len(above) > earlier else False


def announced_behind(candidate: Candidate) -> bool:
    """`03/15/1990 (DOB)`: the word follows at once and no date word stands before."""
    after = _AFTER.match(candidate.after)
    return after is not None and not ANY_WORD.search(candidate.before.rpartition("\n")[2])


def day_first(candidate: Candidate) -> bool:
    """Whether `03/04/1990` is the third of April here: a form that says so, or a label that no American wrote.

    A bilingual label (`Date of birth / Fecha de nacimiento`) stands on an American form.
    """
    words = candidate.before if not candidate.column else candidate.label
    if _DAY_FIRST.search(words) or _DAY_FIRST.search(candidate.after[:16]):
        return True
    if _MONTH_FIRST.search(words) or _MONTH_FIRST.search(candidate.after[:16]) or _ENGLISH.search(words):
        return False
    return any(match["birth"] for match in ANY_WORD.finditer(words))


STRAIGHT = re.compile(r"(?:\bd\.?o\.?b\.?|birth ?date|date of birth|b-?day)[\s:#=.-]{1,3}$")
"""A label of birth with nothing behind it."""
_KIN = r"self|spouse|wife|husband|son|daughter|child|dependent|stepson|stepdaughter|hij[oa]|espos[oa]"
_IN_BRACKETS = re.compile(rf"[(,;] ?(?:{_KIN})[,:;]? {{0,2}}$")
_BEHIND_NAME = re.compile(r"[a-zà-ÿ'’-]{2,} \($")
_LIST = re.compile(r"\b(?:dependents?|children|household members?|hijos|dependientes)\b ?[:(][^\n]*$")


def in_family_list(candidate: Candidate) -> bool:
    """`Ada (daughter, 7/4/03)`, `Dependents: Ada Ellis (07/04/2003)`."""
    if _IN_BRACKETS.search(candidate.before):
        return True
    return _BEHIND_NAME.search(candidate.before) is not None and _LIST.search(candidate.before) is not None
