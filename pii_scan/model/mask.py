"""Masks: at most a quarter of the characters, none of names, dates, secrets, PINs and partial numbers.

Nothing is shown of a class whose kinds are short or say something of a person by a few characters: supporting data
are logins, ages, traits and the last digits of cards as well as routing numbers.
"""

from pii_scan.model.legal_class import LegalClass

_TAIL_ALLOWED = frozenset(
    {
        LegalClass.SSN,
        LegalClass.DRIVERS_LICENSE,
        LegalClass.STATE_ID,
        LegalClass.ACCT_WITHOUT_CODE,
        LegalClass.PASSPORT,
        LegalClass.MILITARY_ID,
        LegalClass.TRIBAL_ID,
        LegalClass.OTHER_GOV_ID,
        LegalClass.TAXPAYER_ID,
        LegalClass.HEALTH_INSURANCE,
        LegalClass.PHONE,
        LegalClass.BOOKING_NUMBER,
        LegalClass.ALPR,
        LegalClass.STUDENT_ID,
    }
)


def mask(value: str, legal_class: LegalClass) -> str:
    """Stars for letters and digits, separators kept; number classes show the last characters, at most
    four and at most a quarter of all letters and digits."""
    significant = sum(ch.isalnum() for ch in value)
    shown = min(4, significant // 4) if legal_class in _TAIL_ALLOWED else 0
    hidden = significant - shown
    out: list[str] = []
    seen = 0
    for ch in value:
        if ch.isalnum():
            seen += 1
            out.append(ch if seen > hidden else "*")
        elif ch in " -./@,()+'":
            out.append(ch)
        else:
            out.append("*")
    if legal_class in _TAIL_ALLOWED or legal_class is LegalClass.EMAIL:
        return "".join(out)
    # A name's or date's length and shape are a hint of their own: give none.
    return "***"


def mask_position(latitude: float, longitude: float) -> str:
    """Rounded to 0.1°, about 11 km."""
    return f"{latitude:.1f},{longitude:.1f}"
