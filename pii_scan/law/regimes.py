"""Federal, sector and foreign regimes that what was found suggests. Whom a regime binds, data cannot tell."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from pii_scan.law.table import regimes
from pii_scan.model.legal_class import LegalClass as L

_EEA = frozenset(
    {
        "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt",
        "lu", "mt", "nl", "pl", "pt", "ro", "sk", "si", "es", "se", "is", "li", "no", "eu",
    }
)  # fmt: skip
"""Of the ids of kinds: `de_tax_id`. `eu` begins the driving licence of Directive 2006/126/EC."""
Signs = Callable[[Mapping[str, str], bool], list[str]]


def _classes(*wanted: L) -> Signs:
    return lambda kinds, _calls: sorted({name for name in kinds.values() if name in wanted})


def _countries(wanted: Collection[str]) -> Signs:
    return lambda kinds, _calls: sorted(kind for kind in kinds if kind.split("_")[0] in wanted)


def _calls(_kinds: Mapping[str, str], calls: bool) -> list[str]:
    return ["call records"] if calls else []


def _nothing(_kinds: Mapping[str, str], _calls: bool) -> list[str]:
    return []


SIGNS: Mapping[str, Signs] = {
    "HIPAA Breach Notification Rule": _classes(L.MEDICAL, L.HEALTH_INSURANCE),
    "FTC Health Breach Notification Rule": _classes(L.MEDICAL, L.HEALTH_INSURANCE),
    "GLBA Safeguards Rule notification": _classes(L.ACCT_WITH_CODE, L.ACCT_WITHOUT_CODE),
    # A matter of who the holder is, not of what it holds.
    "SEC Form 8-K Item 1.05": _nothing,
    "FCC breach rule": _calls,
    "Driver Privacy Protection Act": _classes(L.DRIVERS_LICENSE),
    "CJIS Security Policy": _classes(L.BOOKING_NUMBER),
    "42 CFR Part 2": _classes(L.MEDICAL),
    "FERPA": _classes(L.STUDENT_ID),
    "PREA standards": _classes(L.MOST_SENSITIVE),
    "GDPR Art. 33/34": _countries(_EEA),
    "UK GDPR": _countries({"uk"}),
    "PIPEDA": _countries({"ca"}),
    "Notifiable Data Breaches scheme": _countries({"au"}),
}
"""How the name of a regime begins → the classes and kinds found that suggest it."""


def suggested(kinds: Mapping[str, str], *, calls: bool) -> list[dict[str, Any]]:
    """The rows of the table of regimes with `because`, those that nothing suggests with none.

    Args:
        kinds: kind → legal class, of what was found with certainty.
        calls: whether there are call records.
    """
    return [{**row, "because": _because(row["regime"], kinds, calls)} for row in regimes()]


def _because(regime: str, kinds: Mapping[str, str], calls: bool) -> list[str]:
    return next((signs(kinds, calls) for name, signs in SIGNS.items() if regime.startswith(name)), [])
