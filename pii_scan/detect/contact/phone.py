"""Telephone numbers: North American shapes and international ones with a plus."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from math import log

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Verdict
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LABELS = (
    "phone", "phone no", "phone number", "phone #", "telephone", "tel", "tel.", "tel no", "cell", "cell phone",
    "direct", "direct line", "my line", "cellphone", "mobile", "mob", "home phone", "work phone", "call", "call me",
    "called", "caller", "caller id", "callee", "ani", "dnis", "dialed", "dialled", "contact", "contact no",
    "contact number", "text", "sms", "whatsapp", "fax", "from", "to", "ph", "ph.", "msisdn", "teléfono", "telefono",
    "tel/cel", "cel", "celular", "móvil", "movil", "llamar", "número de teléfono", "my number", "new number",
    "number is", "mi número", "mi numero", "numero de telefono", "llámame",
    "llamame",
)  # fmt: skip
_ANTI = (
    "version", "ver", "build", "release", "part", "part no", "sku", "serial", "serial no", "isbn", "upc", "tracking",
    "tracking no", "order no", "order number", "invoice no", "npi", "routing", "account", "account no",
    "account number", "imei", "po number", "item no", "model", "case number", "ref no", "ip", "lot",
)  # fmt: skip

_NORTH_AMERICAN = re.compile(r"\+1[-. ]?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)")
_PARENS, _GROUPED, _PLUS, _BARE = range(4)


def _nanp(digits: str) -> bool:
    """Area and exchange start with 2–9 and are no service code (N11); 63 % of random ten digits pass."""
    area, exchange = digits[:3], digits[3:6]
    return area[0] in "23456789" and exchange[0] in "23456789" and area[1:] != "11" and exchange[1:] != "11"


def _placeholder(digits: str) -> bool:
    return digits[:3] == "555" or len(set(digits)) <= 2 or digits in ("1234567890", "2345678901", "9876543210")


@cache
def _nanp_plan() -> re.Pattern[str]:
    """The national patterns of all countries behind +1 in libphonenumber's tables, as one: 2 µs a number."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    patterns: set[str] = set()
    for region in COUNTRY_CODE_TO_REGION_CODE[1]:
        plan = PhoneMetadata.metadata_for_region(region)
        if plan is None:
            continue
        services = (
            plan.fixed_line, plan.mobile, plan.toll_free, plan.premium_rate, plan.shared_cost, plan.personal_number,
            plan.voip, plan.pager, plan.uan, plan.voicemail,
        )  # fmt: skip
        patterns.update(s.national_number_pattern for s in services if s is not None and s.national_number_pattern)
    return re.compile("|".join(f"(?:{pattern})" for pattern in sorted(patterns)))


def _in_nanp(digits: str) -> bool:
    return _nanp_plan().fullmatch(digits) is not None


@lru_cache(maxsize=4096)
def _assigned(e164: str) -> bool:
    """Whether the numbering plan of that country knows the number (libphonenumber's tables, 30 µs)."""
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number))


def _check(candidate: Candidate) -> Verdict | None:
    known = bool(candidate.label) or candidate.column
    if candidate.pattern == _BARE and (not known or label_is_taken(candidate)):
        return None
    if candidate.pattern == _PLUS and (short := _without_followers(candidate.text)) != candidate.text:
        # A date or a count stands behind the number: `+12165550119 (2024-03-01 …`.
        candidate = replace(candidate, text=short)
    digits = "".join(filter(str.isdigit, candidate.text))
    end = candidate.start + len(candidate.text)
    if candidate.pattern == _PLUS and not digits.startswith("1"):
        if not 8 <= len(digits) <= 15 or not _assigned("+" + digits):
            return None
        return Verdict("+" + digits, 4.0, ("e164", "phonenumbers"), start=candidate.start, end=end)
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    if len(digits) != 10:
        return None
    e164 = "+1" + digits
    if _placeholder(digits):
        return Verdict(e164, 3.0, ("nanp",), dummy=True)
    if not _nanp(digits):
        return None
    shape = {_PARENS: 4.0, _GROUPED: 3.0, _PLUS: 4.0, _BARE: 0.5}[candidate.pattern]
    if candidate.pattern == _GROUPED and "." in candidate.text and "-" in candidate.text:
        # 252.227-7013 is a paragraph of a regulation.
        shape = -3.0
    elif candidate.pattern == _GROUPED and "-" not in candidate.text:
        # 214.555.0142 may be a version, 214 555 0142 three numbers of a table.
        shape = 1.0
    assigned = _in_nanp(digits)
    reasons = ("nanp", "phonenumbers") if assigned else ("nanp",)
    return Verdict(e164, (log(1 / 0.36) if assigned else -0.6) + shape, reasons, start=candidate.start, end=end)


def _without_followers(text: str) -> str:
    """An international number without the groups behind it that make it too long or unknown."""
    whole = _NORTH_AMERICAN.match(text)
    if whole is not None:
        return whole.group()
    kept = text
    while kept and not _assigned("+" + "".join(filter(str.isdigit, kept))):
        kept = kept[: max(kept.rfind(mark) for mark in " -.(")] if any(mark in kept for mark in " -.(") else ""
    return kept.rstrip(" -.(") or text


_FEWEST = 5


def column_odds(cells: Sequence[str], header: str, _context: Context) -> float | None:
    """Ten digits in all cells, nearly all of them numbers in use: one random number in three is."""
    if len(cells) < _FEWEST or any(label in header for label in _ANTI):
        return None
    numbers = [cell[1:] if len(cell) == 11 and cell[0] == "1" else cell for cell in cells]
    if not all(len(number) == 10 and number.isascii() and number.isdigit() for number in numbers):
        return None
    used = sum(_nanp(number) and (_in_nanp(number) or _placeholder(number)) for number in numbers)
    if used < 0.9 * len(numbers):
        return None
    return 0.3 if header else 2.0


DETECTOR = Detector(
    kind=Kind("phone", LegalClass.PHONE, "Telephone number", "PHONE_NUMBER"),
    standard="ITU-T E.164 and the North American Numbering Plan: https://www.nanpa.com/",
    patterns=(
        r"(?:\+?1[-. ]?)?\([0-9]{3}\) ?[0-9]{3}[-. ]?[0-9]{4}",
        r"(?:1[-. ])?[0-9]{3}[-./ ] ?[0-9]{3}[-. ] ?[0-9]{4}",
        r"\+[0-9]{1,3}(?:[-. ]?\(?[0-9]{2,12}\)?){1,5}",
        "1?[0-9]{10}",
    ),
    check=_check,
    labels=_LABELS,
    anti_labels=_ANTI,
    label_weight=3.5,
    prior=-2.0,
    column_odds=column_odds,
    headers=(
        r"\b(tele)?phone\b|\bmobile\b|\bcell(ular)?\b|\bmsisdn\b|\bfax\b",
        r"\btel\b|\btel[eé]fono\b|\bcel\b|\bm[oó]vil\b",
        r"\b(caller|called|calling|dialed|destination|callee|ani|dnis)( (number|no|id|party))?$",
        r"^(to|from) (number|no)$|^(number|no) (called|dialed)$|^contact (no|number)$",
    ),
    examples=(
        Example("Phone: (614) 555-0143", "+16145550143"),
        Example("call me at 419-555-0177 tonight", "+14195550177"),
        Example("+12164320119 (2024-03-01 22:10): hi", "+12164320119"),
        Example("Tel. 1-216-555-0119", "+12165550119"),
        Example("Celular: 5135550164", "+15135550164"),
        Example("WhatsApp +52 55 5123 4567", "+525551234567"),
    ),
    counter_examples=(
        Example("version 214.555.0142"),
        Example("Phone: 111-111-1111"),
        Example("Tracking no 6145550143"),
        Example("ratio 123-456-7890"),
        Example("subject to DFARS 252.227-7013 and FAR"),
    ),
    not_covered="National formats of other countries without a plus; seven-digit local numbers.",
)
