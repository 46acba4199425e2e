"""What a magnetic stripe holds, and lists of stolen cards: number, expiry and code run together without labels."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.finance import card_schemes, card_security_code, credit_card
from pii_scan.detect.kinds_shared import PERSON_NAME
from pii_scan.detect.person.normal import normal_name
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("card_track_data", LegalClass.ACCT_WITH_CODE, "Magnetic stripe of a payment card")
_NEXT = r"[\"']?[ \t]?[|:;,/ \t][ \t]?[\"']?"
_SIEVE = Sieve(rf"[0-9]{{13,19}}(?:\^|[=D][2-4][0-9]|{_NEXT}(?:0?[1-9]|1[0-2])(?:{_NEXT}|-)?(?:20)?[2-4][0-9]{_NEXT})")
_TRACK_1 = re.compile(
    r"(?P<pan>[0-9]{13,19})\^(?P<name>[A-Za-z .'/-]{2,26})\^(?P<rest>[2-4][0-9](?:0[1-9]|1[0-2])\d{3,40}|=)"
)
_TRACK_2 = re.compile(r"(?P<pan>[0-9]{13,19})[=D](?P<rest>[2-4][0-9](?:0[1-9]|1[0-2])\d{3,20})(?![0-9A-Za-z])")
_DUMP = re.compile(
    rf"(?P<pan>[0-9]{{13,19}}){_NEXT}(?:0?[1-9]|1[0-2])(?:{_NEXT}|-)?(?:20)?[2-4][0-9]{_NEXT}(?P<code>[0-9]{{3,4}})"
    r"(?![0-9A-Za-z])"
)


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for group, (start, _) in enumerate(_SIEVE.spans(body)):
        if start and body[start - 1].isdigit():
            continue
        for line, pattern in enumerate((_TRACK_1, _TRACK_2, _DUMP)):
            match = pattern.match(body, start)
            if match is not None and (scheme := credit_card.card_number(match["pan"])):
                yield from _fields(match, scheme, group, dump=line == 2)
                break


def _fields(match: re.Match[str], scheme: str, group: int, *, dump: bool) -> Iterator[Found]:
    pan = match["pan"]
    dummy = card_schemes.test_number(pan)
    reason = "card_dump" if dump else "track_data"
    attributes = {"scheme": scheme}
    yield Found(
        credit_card.DETECTOR.kind, pan, pan, 0.97, *match.span("pan"), ("luhn", f"iin:{scheme}", reason), dummy,
        attributes=attributes, group=group,
    )  # fmt: skip
    if dump:
        code = match["code"]
        if len(code) == (4 if scheme == "amex" else 3):
            span = match.span("code")
            yield Found(card_security_code.DETECTOR.kind, code, code, 0.95, *span, (reason,), dummy, group=group)
        return
    if "name" in match.re.groupindex and "/" in (name := match["name"]):
        last, _, first = name.partition("/")
        spoken = " ".join(f"{first} {last}".split())
        if spoken.replace(" ", "").isalpha():
            span = match.span("name")
            yield Found(PERSON_NAME, name, normal_name(spoken), 0.9, *span, (reason,), dummy, group=group)
    yield Found(_KIND, match["rest"], pan, 0.97, *match.span("rest"), ("luhn", reason), dummy, group=group)


DETECTOR = Detector(
    kind=_KIND,
    standard="ISO/IEC 7813:2006, tracks 1 and 2: https://www.iso.org/standard/43317.html",
    find=_find,
    other_kinds=(credit_card.DETECTOR.kind, card_security_code.DETECTOR.kind, PERSON_NAME),
    hows=("native", "ocr", "carved"),
    examples=(
        Example("%B4539148803436467^WEXFORD/ROWAN^29041010000000000318000000?", "4539148803436467"),
        Example(";4539148803436467=29041011234567890000?", "4539148803436467"),
        Example("swipe log: 371496829108878=2904101123456789", "371496829108878"),
        Example("4539148803436467|04|2029|318|Rowan Wexford|43215", "318"),
        Example("INSERT INTO cards VALUES (1,'Rowan Wexford','4539148803436467','04/29','318');", "318"),
        Example("4539148803436467:04/29:318\n5312784091263450:11/28:655\n", "655"),
    ),
    counter_examples=(
        Example(";4539148803436468=29041011234567890000?"),
        Example("sum 4539148803436467=29999999"),
        Example("id,when,n\n1730000000123,11,24,300\n"),
        Example("%B4111111111111111^TEST/CARD^29041010000000000318000000?"),
    ),
    validator="Luhn, IIN ranges, month of the expiry, layout of the track",
    not_covered="Encrypted tracks and chip data.",
)
