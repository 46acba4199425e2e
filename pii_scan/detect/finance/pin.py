"""PINs: what makes a card, an account, a voicemail box or an inmate's phone account usable."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_DIRECT = re.compile(
    r"[\s\"')]{0,2}(?: ?(?:#|no\.?|num|number|code|is|was|are|es|to|es el|set to|for (?:the |my |your |"
    r"that )?(?:card|account|phone)"
    r" is))?[\s:.=#\"'([|-]{0,6}"
)
_TELLS = re.compile(r"[:=#]|\bis\b|\bes\b|number|code")
_BANK = re.compile(
    r"\b(?:atm|debit|credit|card|bank|account|acct|voice ?mail|phone|inmate|caller|login|user|wallet|sim|alarm|"
    r"access|online|"
    r"cvv|cvc|expires?|tarjeta|banco|cuenta|cajero)\b"
)
_NOT_PIN = re.compile(r"gpio|connector|parcel|property|\btax\b|\bzip\b|postal|bowling|jumper|socket")
_POSTAL = re.compile(r"pin ?code|\bindia\b|\bdist(?:rict|\.)|\bstate\b")
"""India's postal codes are six digits and called PIN."""
_GOES_ON = re.compile(r"[-/%]|\.\d")


def _check(candidate: Candidate) -> Verdict | None:
    digits = candidate.text
    if candidate.column:
        return Verdict(digits, 1.0, ("digits",), dummy=digits in ("0000", "1234"))
    gap = gap_to_label(candidate)
    if gap is None or not _DIRECT.fullmatch(gap) or _GOES_ON.match(candidate.after):
        return None
    around = candidate.before + " " + candidate.after
    if _NOT_PIN.search(candidate.before) or (len(digits) == 6 and _POSTAL.search(around)):
        return None
    told = _TELLS.search(gap) is not None
    bank = _BANK.search(around) is not None or candidate.label != "pin"
    if not told and not bank:
        return None
    reasons = ("account_word",) if bank else ()
    return Verdict(digits, 1.5 + bank + told * 0.5, reasons, dummy=digits in ("0000", "1234"))


DETECTOR = Detector(
    kind=Kind("pin", LegalClass.ACCT_WITH_CODE, "Personal identification number (PIN)"),
    standard="ISO 9564-1:2017, 4 to 12 digits: https://www.iso.org/standard/68669.html",
    patterns=("[0-9]{4,8}",),
    check=_check,
    labels=(
        "pin for the card",
        "pin for my card",
        "pin code (debit card)",
        "pin of the card",
        "pin",
        "p.i.n.",
        "pin no",
        "pin #",
        "pin number",
        "pin code",
        "pincode",
        "atm pin",
        "card pin",
        "debit pin",
        "my pin",
        "your pin",
        "phone pin",
        "inmate pin",
        "tpin",
        "pin is",
        "bank pin",
        "account pin",
        "voicemail pin",
        "access pin",
        "upi pin",
        "mpin",
        "sim pin",
        "personal identification number",
        "nip",
        "clave nip",
        "código nip",
        "codigo nip",
        "pin de la tarjeta",
        "geheimzahl",
        "code pin",
        "security pin",
        "user pin",
        "login pin",
    ),
    anti_labels=(
        "ip pin",
        "ippin",
        "irs pin",
        "identity protection pin",
        "irs identity pin",
        "pin de protección de identidad",
        "gpio",
        "pin count",
        "parcel",
        "property index number",
        "tax",
        "permanent index number",
        "zip",
    ),
    label_required=True,
    label_weight=3.5,
    prior=-3.5,
    headers=(
        r"^(atm|card|debit|phone|inmate|user|account|voice ?mail|security|access)? ?pin( ?(no|num|number|code))?$",
        r"^nip$|^t ?pin$",
    ),
    examples=(
        Example("Debit card PIN: 4821", "4821"),
        Example("PIN: 4821", "4821"),
        Example("my atm pin is 7730, don't tell", "7730"),
        Example("NIP: 5518", "5518"),
        Example("Inmate PIN # 662914", "662914"),
        Example("Tarjeta terminada en 6467\nPIN 9034", "9034"),
    ),
    counter_examples=(
        Example("PIN: ****"),
        Example("connect pin 1024 of the header"),
        Example("PIN code 110001, New Delhi"),
        Example("Parcel PIN: 14-28-111"),
        Example("pin 2019 to the board"),
        Example("shipping PIN: 1234"),
    ),
    validator="label only",
    not_covered="PINs without the word.",
)
