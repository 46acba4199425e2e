"""The line of magnetic ink at the foot of a check: routing number, account, check number.

Optical recognition turns the four MICR symbols into letters, digits or marks, so only the digits count.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.finance import us_aba_routing, us_bank_account
from pii_scan.detect.finance.us_aba_routing import valid_routing
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_CHECK = re.compile(r"pay\s+to\s+the|order\s+of|p[aá]guese\s+a", re.IGNORECASE)
_RUN = re.compile(r"\d(?:[\d-]{4,17})\d")
_SYMBOLS = Sieve(r"(?:\|:|[|:] ?|\xa0 ?)[0-9]{9} ?(?:\|:|[|:]|\xa0)")
_BETWEEN = re.compile(
    r"(?:\|:|⑆|[|:]) ?(?P<routing>[0-9]{9}) ?(?:\|:|⑆|[|:])[ ]{0,3}(?P<account>[0-9][0-9 -]{4,17}[0-9])?"
)
_MAX_CHARS = 6000


def _routing(run: str) -> int:
    """Where in a run of 9–11 digits a routing number starts; symbols may have become a digit at its ends."""
    for at in sorted(range(len(run) - 8), key=lambda i: (len(run) > 9 and i == 0, i)):
        if valid_routing(run[at : at + 9]):
            return at
    return -1


def _find(text: Text, context: Context) -> Iterator[Found]:
    body = text.text
    if len(body) > _MAX_CHARS or not (context.document_type == "check" or _CHECK.search(body)):
        yield from _between_symbols(body)
        return
    offset = 0
    for line in body.splitlines(keepends=True):
        digits = sum(map(str.isdigit, line))
        letters = sum(map(str.isalpha, line))
        if digits >= 14 and letters <= digits // 3 and "/" not in line:
            yield from _line(list(_RUN.finditer(line)), offset)
        offset += len(line)


def _between_symbols(body: str) -> Iterator[Found]:
    """Without the words of a check: the transit symbols around a routing number, and the account behind."""
    for match in _SYMBOLS.tries(body, _BETWEEN):
        routing, account = match["routing"], match["account"]
        if not valid_routing(routing) or not (account or "⑆" in match[0] or "|:" in match[0]):
            continue
        reasons = ("micr_line", "aba_checksum")
        yield Found(us_aba_routing.DETECTOR.kind, routing, routing, 0.9, *match.span("routing"), reasons, group=0)
        digits = "".join(filter(str.isdigit, account or ""))
        if 6 <= len(digits) <= 17:
            yield Found(
                us_bank_account.DETECTOR.kind, account, digits, 0.8, *match.span("account"), ("micr_line",), group=0
            )


def _line(runs: list[re.Match[str]], offset: int) -> Iterator[Found]:
    for n, run in enumerate(runs):
        at = _routing(run[0]) if 9 <= len(run[0]) <= 11 and "-" not in run[0] else -1
        if at < 0:
            continue
        start = offset + run.start() + at
        value = run[0][at : at + 9]
        yield Found(
            us_aba_routing.DETECTOR.kind, value, value, 0.9, start, start + 9, ("micr_line", "aba_checksum"), group=0
        )
        for other in runs[n + 1 : n + 2] or runs[:n][-1:]:
            account = other[0].replace("-", "")
            if len(account) >= 6:
                first, last = offset + other.start(), offset + other.end()
                yield Found(
                    us_bank_account.DETECTOR.kind, other[0], account, 0.85, first, last, ("micr_line",), group=0
                )
        return


_EXAMPLE = "PAY TO THE\nORDER OF Claymore Commissary $ 20.00\nMEMO books\n"

DETECTOR = Detector(
    kind=us_bank_account.DETECTOR.kind,
    standard="ANSI X9.100-160-1 (magnetic ink printing), layout of the line: https://x9.org/standards/",
    find=_find,
    hows=("ocr", "native", "handwriting"),
    other_kinds=(us_aba_routing.DETECTOR.kind,),
    examples=(
        Example(_EXAMPLE + "|:044000037|: 77120934556|| 0442", "77120934556"),
        Example(_EXAMPLE + "1044000037H 613353145136% 4652", "613353145136", how="ocr"),
        Example(_EXAMPLE + "A044000037A 5590-218834C 1021", "5590218834", how="ocr"),
        Example(_EXAMPLE + "1044000037H 613353145136% 4652", "044000037", how="ocr"),
        Example("|:044000037|: 77120934556", "044000037"),
    ),
    counter_examples=(
        Example("1044000037H 613353145136% 4652", how="ocr"),
        Example("a:044000037:b and root:044000038: 77120934556"),
        Example(_EXAMPLE + "044000038 613353145136", how="ocr"),
        Example("order of the day: 044000037 of 613353145136 people came", how="ocr"),
    ),
    validator="layout of a cheque's line, ABA checksum",
    not_covered="Lines whose digits were misread; the checksum then fails.",
)
