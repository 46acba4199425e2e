"""The North American Numbering Plan: ten digits, area and exchange."""

import re
from functools import cache

ODDS = 1.02
"""ln(1/0.36): the share of random ten digits that are numbers in use."""


def in_form(digits: str) -> bool:
    """Area and exchange start with 2–9 and are no service code (N11); 63 % of random ten digits pass."""
    area, exchange = digits[:3], digits[3:6]
    return area[0] in "23456789" and exchange[0] in "23456789" and area[1:] != "11" and exchange[1:] != "11"


def placeholder(digits: str) -> bool:
    return digits[:3] == "555" or len(set(digits)) <= 2 or digits in ("1234567890", "2345678901", "9876543210")


def in_use(digits: str) -> bool:
    """Whether the plan has given such numbers out (libphonenumber's tables; 2 µs)."""
    return _plan().fullmatch(digits) is not None


@cache
def _plan() -> re.Pattern[str]:
    """The national patterns of all countries behind +1 in libphonenumber's tables, as one."""
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
