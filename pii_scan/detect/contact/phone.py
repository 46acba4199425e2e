"""Telephone numbers that show what they are: North American groups, and international ones with a plus."""

import re
from dataclasses import replace

from pii_scan.detect.contact import nanp
from pii_scan.detect.contact.phone_no_plan import of_no_plan
from pii_scan.detect.contact.phone_numbers import assigned
from pii_scan.detect.contact.phone_words import ANTI, LABELS, before_extension, notes
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

PHONE = Kind("phone", LegalClass.PHONE, "Telephone number", "PHONE_NUMBER")
HEADERS = (
    r"\b(tele)?phone\b|\bmobile\b|\bcell(ular)?\b|\bmsisdn\b|\bfax\b|\bcell ?phone\b|\bphone ?\d\b|^ph( no)?$",
    r"\bmobil(e?nummer|nr|fon|telefon)?\b|\btelefon(nummer|nr|szam)?\b|\bfono\b|\btelf\b|\btlf\b|\bgsm\b|\bnatel\b|\bpuh(elin)?\b",
    r"\btelem[oó]vel\b|\btelefone\b|\bcellulare\b|\brufnummer\b|\bportable\b$|^cep( tel)?\b|\bhp\b$|\bph ?\d$",
    r"電話|携帯|手機|手机|电话|联系方式|전화|휴대|핸드폰|연락처|โทร|τηλ|κινητ|телефон|тел\b|טלפון|נייד|هاتف|جوال|موبايل",
    r"\btel\b|\bt[eé]l[eé](f[oó]n[oe]?|phone)\b|\bcel\b|\bm[oó]vil\b|\btelefoon\b|\bhandy\b",
    r"\b(caller|called|calling|dialed|destination|callee|ani|dnis)( (number|no|id|party))?$",
    r"^(to|from) (number|no)$|^(number|no) (called|dialed)$|^contact (no|number)$",
)
_NORTH_AMERICAN = re.compile(r"\+1[-. ]?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)")
_TRUNK = re.compile(r"\(0\)")
_LETTER_BEFORE = re.compile(r"(?:^|[\n|,;(]|\s{2})\s?[tmcpofdhw][:.)]{1,2} ?$")
"""`T: 860.233.0115  M: …` in a signature."""
_PARENS, _GROUPED, _PLUS = range(3)
_SHAPE = {_PARENS: 4.0, _GROUPED: 3.0, _PLUS: 4.0}


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.pattern > _PLUS:
        candidate = replace(before_extension(candidate), pattern=candidate.pattern - len(_FORMS))
    if candidate.pattern == _PLUS and (short := _without_followers(candidate.text)) != candidate.text:
        # A date or a count stands behind the number: `+12165550119 (2024-03-01 …`.
        candidate = replace(candidate, text=short)
    digits = "".join(filter(str.isdigit, _TRUNK.sub("", candidate.text)))
    end = candidate.start + len(candidate.text)
    if candidate.pattern == _PLUS and not digits.startswith("1"):
        if not 8 <= len(digits) <= 15 or not assigned("+" + digits):
            return of_no_plan(candidate, digits, plus=True)
        reasons, attributes = notes(candidate)
        return Verdict(
            "+" + digits, 4.0, ("e164", "phonenumbers", *reasons), attributes=attributes, start=candidate.start, end=end
        )
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    if len(digits) != 10:
        return None
    return american(candidate, digits, _shape(candidate), end)


def _shape(candidate: Candidate) -> float:
    text = candidate.text
    if candidate.pattern != _GROUPED:
        return _SHAPE[candidate.pattern]
    if "." in text and "-" in text:
        # 252.227-7013 is a paragraph of a regulation.
        return -3.0
    if "." in text and _LETTER_BEFORE.search(candidate.before):
        return 3.0
    # 214.555.0142 may be a version, 214 555 0142 three numbers of a table.
    return 3.0 if "-" in text else 1.0


def american(candidate: Candidate, digits: str, shape: float, end: int) -> Verdict | None:
    """The verdict on ten digits of the North American plan, written in a way worth `shape` log-odds."""
    e164 = "+1" + digits
    if nanp.placeholder(digits):
        return Verdict(e164, 3.0, ("nanp",), dummy=True)
    if not nanp.in_form(digits):
        return of_no_plan(candidate, digits)
    in_use = nanp.in_use(digits)
    reasons, attributes = notes(candidate)
    return Verdict(
        e164,
        (nanp.ODDS if in_use else -0.6) + shape,
        ("nanp", *(("phonenumbers",) if in_use else ()), *reasons),
        attributes=attributes,
        start=candidate.start,
        end=end,
    )


def _without_followers(text: str) -> str:
    """An international number without the groups behind it that make it too long or unknown."""
    whole = _NORTH_AMERICAN.match(text)
    if whole is not None:
        return whole.group()
    kept = text
    while kept and not assigned("+" + "".join(filter(str.isdigit, _TRUNK.sub("", kept)))):
        kept = kept[: max(kept.rfind(mark) for mark in " -.(/")] if any(mark in kept for mark in " -.(/") else ""
    return kept.rstrip(" -.(/") or text


_FORMS = (
    r"(?:\+?1[-. ]?)?\([0-9]{3}\) ?-?[0-9]{3} ?[-. ]? ?[0-9]{4}",
    r"(?:1[-. ])?[0-9]{3} ?[-./ ] ?[0-9]{3} ?[-. ] ?[0-9]{4}",
    r"\+ ?[0-9]{1,3}(?:[-. /]?\(?[0-9]{1,12}\)?){1,7}",
)
_EXTENSION = "[xX][0-9]{1,6}"
"""Stuck to the number. Patterns of their own: a letter in a pattern costs every number that it could match."""

DETECTOR = Detector(
    kind=PHONE,
    standard="ITU-T E.164 and the North American Numbering Plan: https://www.nanpa.com/",
    patterns=(*_FORMS, *(form + _EXTENSION for form in _FORMS)),
    check=_check,
    labels=LABELS,
    anti_labels=ANTI,
    label_weight=3.5,
    prior=-2.0,
    headers=HEADERS,
    examples=(
        Example("Phone: (614) 555-0143", "+16145550143"),
        Example("call me at 419-555-0177 tonight", "+14195550177"),
        Example("+12164320119 (2024-03-01 22:10): hi", "+12164320119"),
        Example("Tel. 1-216-555-0119", "+12165550119"),
        Example("WhatsApp +52 55 5123 4567", "+525551234567"),
        Example("Fax (614) 555-0143 ext. 12", "+16145550143"),
        Example("Phone: 614-555-0143x9599", "+16145550143"),
        Example("Telefon: +90(234)014-7068", "+902340147068"),
        Example("reach us on +44 (0)20 7946 0018", "+442079460018"),
        Example("portable +33 6 12 34 56 78", "+33612345678"),
    ),
    counter_examples=(
        Example("version 214.555.0142"),
        Example("Phone: 111-111-1111"),
        Example("ratio 123-456-7890"),
        Example("subject to DFARS 252.227-7013 and FAR"),
        Example("call 1-800-FLOWERS now"),
    ),
    validator="area and exchange of the North American plan; libphonenumber's plan of the country",
    not_covered="Numbers in words or letters (1-800-FLOWERS).",
)
