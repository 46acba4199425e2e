"""Risk of one item: the first rule that holds wins (docs/reference/risk.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pii_scan.assess.profile import ItemProfile
from pii_scan.model.legal_class import LegalClass as L
from pii_scan.model.state import Risk, State
from pii_scan.store.rows import ItemRow

_GOVERNMENT = (
    L.SSN, L.TAXPAYER_ID, L.DRIVERS_LICENSE, L.STATE_ID, L.PASSPORT, L.MILITARY_ID, L.TRIBAL_ID, L.OTHER_GOV_ID,
    L.IRS_IP_PIN,
)  # fmt: skip
_BODY = (L.MEDICAL, L.HEALTH_INSURANCE, L.GENETIC, L.BIOMETRIC)
_MONEY = (L.ACCT_WITH_CODE, L.ACCT_WITHOUT_CODE)
ID_IMAGES = frozenset(
    {
        "drivers_license_front", "drivers_license_back", "state_id_front", "state_id_back", "passport",
        "visa", "ssn_card", "medicare_card", "permanent_resident_card", "national_id_card", "inmate_id",
        "unread_id_card",
    }
)  # fmt: skip
_ALONE = (L.CREDENTIALS, L.PRIVATE_KEY, L.PRIVILEGED, L.MOST_SENSITIVE)
_OPENS = frozenset({"password", "otp_secret"})
"""Kinds that open an account whose login is known. Keys and tokens name no login; a hash must be broken first."""
_CONTACT = (L.ADDRESS, L.PHONE, L.EMAIL, L.DOB, L.BOOKING_NUMBER)
_MANY = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a rule may look at."""

    item: ItemRow
    profile: ItemProfile
    home: bool
    """A position of this item lies where several pictures were taken."""
    privileged_calls: bool = False
    """A call in it is confirmed or probable to be one between attorney and client."""


Rule = Callable[[Facts], tuple[str, ...]]


def _critical(facts: Facts) -> tuple[str, ...]:
    profile, reasons = facts.profile, []
    reasons += [f"holds {name.value}" for name in (*_GOVERNMENT, *_BODY) if name in profile.high]
    if facts.item.document_type in ID_IMAGES:
        reasons.append(f"identity document: {facts.item.document_type}")
    if money := profile.with_any(L.NAME, _MONEY):
        reasons.append(f"name with {money}")
    if _OPENS & profile.kinds and _login(profile):
        reasons.append("login with its password")
    if "connection_string" in profile.kinds:
        reasons.append("connection string with its password")
    if L.PRIVATE_KEY in profile.high:
        reasons.append("private key")
    if L.PRIVILEGED in profile.high or facts.privileged_calls:
        reasons.append("privileged communication")
    if L.MOST_SENSITIVE in profile.high:
        reasons.append("most sensitive content")
    if profile.people >= _MANY and (elements := _high(facts)):
        reasons.append(
            f"a hundred people or more ({profile.people:,} names) with an element of high risk: {elements[0]}"
        )
    return tuple(reasons)


def _high(facts: Facts) -> tuple[str, ...]:
    profile, reasons = facts.profile, []
    reasons += [f"{name.value} without a name" for name in _MONEY if name in profile.high]
    if L.CREDENTIALS in profile.high:
        hashed = "password_hash" in profile.kinds and _login(profile)
        reasons.append("login with the hash of its password" if hashed else "credentials without their login")
    if L.GEOLOCATION in profile.high:
        if profile.high & {L.NAME, L.FACIAL_IMAGE} or facts.item.document_type == "profile_photo":
            reasons.append("location linked to a person")
        elif facts.home:
            reasons.append("location repeated: a likely home")
    if profile.together(L.NAME, L.DOB, L.ADDRESS):
        reasons.append("name, birth date and address")
    return tuple(reasons)


def _login(profile: ItemProfile) -> bool:
    return L.EMAIL in profile.high or "login" in profile.kinds


def _medium(facts: Facts) -> tuple[str, ...]:
    profile, reasons = facts.profile, []
    if other := profile.with_any(L.NAME, _CONTACT):
        reasons.append(f"name with {other}")
    if L.GEOLOCATION in profile.high:
        reasons.append("location of a picture")
    worst = [name.value for name in (*_GOVERNMENT, *_BODY, *_MONEY, *_ALONE) if name in profile.possible]
    reasons += [f"possible {name}" for name in worst]
    return tuple(reasons)


def _low(facts: Facts) -> tuple[str, ...]:
    found = sorted((facts.profile.high | facts.profile.possible) - {L.SUPPORTING})
    return tuple(f"holds {name}" if name in facts.profile.high else f"possible {name}" for name in found)


_RULES: tuple[tuple[Risk, Rule], ...] = (
    (Risk.CRITICAL, _critical),
    (Risk.HIGH, _high),
    (Risk.MEDIUM, _medium),
    (Risk.LOW, _low),
)
_NOTHING = ItemProfile()


def item_risk(
    item: ItemRow, profile: ItemProfile | None, home: bool, *, privileged_calls: bool = False
) -> tuple[Risk, tuple[str, ...]]:
    """Level and reasons. `none` only for what was read completely; what was not is `unknown` at best."""
    facts = Facts(item, profile or _NOTHING, home, privileged_calls)
    for level, rule in _RULES:
        if reasons := rule(facts):
            return level, reasons
    if item.state == State.COMPLETE:
        return Risk.NONE, ()
    return Risk.UNKNOWN, tuple(dict.fromkeys(code for code, _, effect, _ in item.problems if effect != "note"))


def with_suppressed(risk: tuple[Risk, tuple[str, ...]], matches: int, *, covered: bool) -> tuple[Risk, tuple[str, ...]]:
    """The reasons say what was left out, so that no item looks clean that is not.

    Args:
        matches: suppressed ones of the item.
        covered: a suppression leaves all of the item out.
    """
    level, reasons = risk
    if matches:
        return level, (*reasons, f"{matches:,} {'match' if matches == 1 else 'matches'} suppressed")
    return level, (*reasons, "suppressed as a whole") if covered else reasons


_RANK = {
    level: number
    for number, level in enumerate((Risk.CRITICAL, Risk.HIGH, Risk.MEDIUM, Risk.LOW, Risk.UNKNOWN, Risk.NONE))
}
"""What was not read may hold anything, so it is worse than what was read and found empty."""


def with_members(
    items: Mapping[int, ItemRow], own: Mapping[int, tuple[Risk, tuple[str, ...]]]
) -> dict[int, tuple[Risk, tuple[str, ...]]]:
    """A container is as bad as the worst thing inside it; the reason says so."""
    risks = dict(own)
    for item in sorted(items.values(), key=lambda row: -row.depth):
        if item.parent_id is None or item.parent_id not in risks:
            continue
        level, (above, reasons) = risks[item.item_id][0], risks[item.parent_id]
        words = "holds a member that was not read" if level is Risk.UNKNOWN else f"holds a member of risk {level.value}"
        if _RANK[level] < _RANK[above]:
            risks[item.parent_id] = (level, (words, *reasons))
    return risks
