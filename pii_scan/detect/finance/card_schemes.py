"""Which first digits and lengths payment cards have, and the numbers that everybody tests with.

Ranges: https://www.iso.org/standard/70484.html (ISO/IEC 7812-1) and the schemes' own announcements,
e.g. https://www.mastercard.us/en-us/business/issuers/get-support/2-series-bin.html
"""

from bisect import bisect_right

_RANGES: tuple[tuple[int, int, str, frozenset[int]], ...] = (
    (222100, 272099, "mastercard", frozenset((16,))),
    (300000, 305999, "diners", frozenset((14, 16))),
    (309500, 309599, "diners", frozenset((14, 16))),
    (340000, 349999, "amex", frozenset((15,))),
    (352800, 358999, "jcb", frozenset((16, 17, 18, 19))),
    (360000, 369999, "diners", frozenset((14, 16))),
    (370000, 379999, "amex", frozenset((15,))),
    (380000, 399999, "diners", frozenset((14, 16))),
    (400000, 499999, "visa", frozenset((13, 16, 19))),
    (500000, 509999, "maestro", frozenset((16,))),
    (510000, 559999, "mastercard", frozenset((16,))),
    (560000, 589999, "maestro", frozenset((16, 18, 19))),
    (601100, 601199, "discover", frozenset((16, 19))),
    (620000, 629999, "unionpay", frozenset((16, 17, 18, 19))),
    (630400, 630499, "maestro", frozenset((16, 18, 19))),
    (644000, 659999, "discover", frozenset((16, 19))),
    (675900, 676999, "maestro", frozenset((16, 18, 19))),
)
_STARTS = tuple(low for low, _, _, _ in _RANGES)

_TEST_NUMBERS = frozenset(
    (
        "4111111111111111", "4242424242424242", "4012888888881881", "4222222222222", "4000056655665556",
        "4000002500003155", "4000000000000002", "4000002760003184", "4000000000003220", "4000000000000077",
        "4007000000027", "4012000033330026", "4917610000000000", "4917300800000000", "4484070000000000",
        "4462030000000000", "4005519200000004", "4009348888881881", "4012000077777777", "4217651111111119",
        "4500600000000061", "4263970000005262", "5555555555554444", "5105105105105100", "5454545454545454",
        "5200828282828210", "5424000000000015", "5431111111111111", "5555341244441115", "5425233430109903",
        "2223003122003222", "2223000048400011", "2222420000001113", "2223000010309703", "378282246310005",
        "371449635398431", "378734493671000", "374245455400126", "370000000000002", "341111111111111",
        "6011111111111117", "6011000990139424", "6011000000000012", "6011601160116611", "30569309025904",
        "38520000023237", "36148900647913", "36227206271667", "3056930009020004", "3530111333300000",
        "3566002020360505", "3566111111111113", "6200000000000005", "6555900000604105", "6304000000000000",
        "6759649826438453", "5019717010103742", "6331101999990016",
    )
)  # fmt: skip


def scheme(digits: str) -> str:
    """`visa`, `amex`… where first digits and length fit one; else empty. 2.3 % of random numbers pass with Luhn."""
    at = bisect_right(_STARTS, int(digits[:6])) - 1
    if at < 0:
        return ""
    low, high, name, lengths = _RANGES[at]
    return name if low <= int(digits[:6]) <= high and len(digits) in lengths else ""


def test_number(digits: str) -> bool:
    """A number that processors publish for testing, or one of so few different digits that nobody holds it."""
    return digits in _TEST_NUMBERS or len(set(digits)) <= 3
