"""What the Social Security Administration and the IRS give out, and what everybody types instead.

Area, group and serial rules: https://www.ssa.gov/kc/SSAFactSheet--IssuingSSNs.pdf and, since June 2011,
https://www.ssa.gov/employer/randomization.html
"""

_PLACEHOLDERS = frozenset(
    {
        "078051120",  # printed on a wallet insert in 1938
        "219099999",  # printed in a 1940 pamphlet
        "457555462",  # shown in a company's advertising
        "123456789",
        "987654321",
        "012345678",
        "111223333",
        "123121234",
        "123004567",
        "555555555",
    }
)


def valid_ssn(digits: str) -> bool:
    """Nine digits that may have been issued: area not 000, 666 or 9xx, group not 00, serial not 0000.

    89 % of random nine-digit strings pass: the rule excludes, it does not prove.
    """
    return (
        len(digits) == 9
        and digits[0] != "9"
        and digits[:3] not in ("000", "666")
        and digits[3:5] != "00"
        and digits[5:] != "0000"
    )


def placeholder_ssn(digits: str) -> bool:
    """Numbers that stand for "an SSN" in forms, films and tests, 987-65-4320…4329 reserved for it among them."""
    return digits in _PLACEHOLDERS or digits.startswith("98765432") or len(set(digits)) == 1


def valid_itin(digits: str) -> bool:
    """Nine digits, first 9, fourth and fifth in the IRS ranges (50–65, 70–88, 90–92, 94–99).

    https://www.irs.gov/irm/part3/irm_03-021-263r — 2.6 % of random nine-digit strings pass.
    """
    if len(digits) != 9 or digits[0] != "9":
        return False
    group = int(digits[3:5])
    return 50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99
