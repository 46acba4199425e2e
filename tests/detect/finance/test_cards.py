"""Cards: every way a number, its expiry and its codes are written; look-alikes stay silent.

Check digits were computed with python-stdnum; the numbers are held by nobody.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn as stdnum_luhn

from pii_scan.detect.detector import Context
from pii_scan.detect.finance import card_schemes
from pii_scan.detect.finance.credit_card import card_number
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band

VISA = "4539148803436467"


def found(text: str, how: str = "native", *, bands: tuple[Band, ...] = (Band.HIGH,)) -> list[tuple[str, str]]:
    hits = shared_engine().scan(Text(text, How(how)), Context(how=how))
    assert all(m.raw.reveal() == text[m.spot.start : m.spot.end] for m in hits if m.spot.start is not None)
    return [(m.kind, m.normal.reveal()) for m in hits if m.band in bands]


@pytest.mark.parametrize("text", [
    "Card Type: Visa  Card #: 4539148803436467  Expiration: 04/2029",
    "VISA\n4539 1488 0343 6467\nVALID THRU 04/29\nROWAN WEXFORD",
    "visa 4539-1488-0343-6467",
    "Visa: 4539.1488.0343.6467",
    "cc=4539148803436467&exp=0429&cvv2=318",
    '{"number":"4539148803436467","exp_month":4,"exp_year":2029,"cvc":"318"}',
    "4539 1488 0343 6467 04/29 318",
    "VISA 4539 1488\n0343 6467",
    "Kreditkarte: 4539 1488 0343 6467",
    "Numéro de carte : 4539 1488 0343 6467",
    "card 45391488 03436467",
    "Debit card: 4539 / 1488 / 0343 / 6467",
    "CARD NUMBER\n4539  1488  0343  6467",
    "4539148803436467|04|29|318|Rowan Wexford|12 Elm St|Dayton|OH",
    ";4539148803436467=29041011234567890000?",
])  # fmt: skip
def test_one_number_in_many_layouts(text: str) -> None:
    assert ("credit_card", VISA) in found(text)


@pytest.mark.parametrize("text", [
    "VISA\n4539 l488 O343 6467\nVALID THRU 04/29", "MASTERCARD DEBIT\n53l2 7840 9l26 345O", "visa 4S39 1488 0343 6467",
])  # fmt: skip
def test_letters_read_for_digits(text: str) -> None:
    assert {"4539148803436467", "5312784091263450"} & {normal for kind, normal in found(text, "ocr")}
    assert not [kind for kind, _ in found(text) if kind == "credit_card"]


@given(st.integers(0, 10**15 - 1), st.integers(0, 15), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(body: int, at: int, by: int) -> None:
    payload = f"4{body:015d}"[:15]
    digits = payload + stdnum_luhn.calc_check_digit(payload)
    assert card_number(digits) == "visa"
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert card_number(wrong) == ""


@pytest.mark.parametrize(("start", "length", "name"), [
    ("2200", 16, "mir"), ("2720", 16, "mastercard"), ("2221", 16, "mastercard"), ("508500", 16, "rupay"),
    ("652150", 16, "rupay"), ("979200", 16, "troy"), ("6212", 19, "unionpay"), ("6759", 18, "maestro"),
    ("5019", 16, "dankort"), ("606282", 16, "hipercard"), ("636000", 16, "interpayment"), ("3095", 14, "diners"),
    ("650002", 16, "verve"), ("509000", 16, "elo"), ("8600", 16, "uzcard"), ("2721", 16, ""), ("1234", 16, ""),
    ("979290", 16, ""), ("9", 16, ""),
])  # fmt: skip
def test_schemes_of_the_world(start: str, length: int, name: str) -> None:
    payload = (start + "1357902468135790246")[: length - 1]
    assert card_number(payload + stdnum_luhn.calc_check_digit(payload)) == name


def test_ranges_do_not_overlap() -> None:
    ranges = card_schemes._SORTED
    assert all(left[1] < right[0] for left, right in pairwise(ranges))


@pytest.mark.parametrize("digits", sorted(card_schemes._TEST_NUMBERS))
def test_published_numbers_are_cards_and_dummies(digits: str) -> None:
    assert card_number(digits)
    assert ("credit_card", digits) in found(f"Card number: {digits}", bands=(Band.DUMMY,))


@pytest.mark.parametrize(("text", "code"), [
    ("Card Number: 4539148803436467\nExpiration Date: 04/29\nCVV Code: 318", "318"),
    ("Vencimiento: 04/29\nCVV: 318", "318"),
    ("amex 371496829108878 cid 4471", "4471"),
    ('"cvc": "902"', "902"),
    ("CVV2/CVC2: 318", "318"),
    ("My card is 4539 1488 0343 6467, the 3 digits on the back are 318", "318"),
    ("4539148803436467:04/29:318", "318"),
    ("4539148803436467 0429 318", "318"),
])  # fmt: skip
def test_security_codes(text: str, code: str) -> None:
    assert ("card_security_code", code) in found(text)


@pytest.mark.parametrize("text", [
    "verification code: 4471", "CID 447", "security code review 2024", "cvv must be 3 digits",
    "4539148803436467|13|29|318", "4539148803436468|04|29|318", "4539148803436467|04|29|3184",
])  # fmt: skip
def test_no_security_code(text: str) -> None:
    assert "card_security_code" not in dict(found(text))


def test_a_stripe_gives_number_name_and_the_rest_as_one_record() -> None:
    text = "%B4539148803436467^WEXFORD/ROWAN^29041010000000000318000000?"
    hits = shared_engine().scan(Text(text), Context())
    assert [(m.kind, m.normal.reveal()) for m in hits] == [
        ("credit_card", VISA), ("person_name", "ROWAN WEXFORD"), ("card_track_data", VISA),
    ]  # fmt: skip
    assert len({m.record for m in hits}) == 1


@pytest.mark.parametrize(("text", "normal"), [
    ("Card: 4539 14** **** 6467", "453914*6467"), ("VISA XXXXXXXXXXXX6467", "6467"), ("Card ending x-6467", "6467"),
    ("Last 4 of card: 6467", "6467"), ("Visa ••••6467", "6467"), ("Paid with MC ...3450", "3450"),
    ("453914******6467", "453914*6467"), ("tarjeta terminada en 3450", "3450"), ("ending in 6467 (Visa)", "6467"),
])  # fmt: skip
def test_parts_of_numbers(text: str, normal: str) -> None:
    assert ("card_partial", normal) in found(text, bands=(Band.HIGH, Band.POSSIBLE))


@pytest.mark.parametrize("text", [
    "SSN: XXX-XX-9127", "phone ending in 6467", "account ending in 6467", "the decade ending in 1999",
    "####### 2019 #######", "xxxx 1234 yyyy", "#define XXXX 1000",
])  # fmt: skip
def test_no_part_of_a_card(text: str) -> None:
    assert "card_partial" not in dict(found(text))


@pytest.mark.parametrize(("text", "pin"), [
    ("The PIN for the card is 4821.", "4821"), ("PIN=4821", "4821"), ('"pin":"4821"', "4821"),
    ("Expires 04/29 CVV 318 PIN 4821 zip 43215", "4821"), ("Phone account PIN 482913", "482913"),
    ("código NIP: 5518", "5518"), ("Voicemail PIN\n4821", "4821"),
])  # fmt: skip
def test_pins(text: str, pin: str) -> None:
    assert ("pin", pin) in found(text)


@pytest.mark.parametrize("text", [
    "GPIO pin 1024", "PIN code 110001, New Delhi", "Pin Code: 560034 Karnataka, India", "parcel PIN: 14-28-111-004",
    "pin 2019 photos to the board", "pin: 3.1416", "PIN: 1234-5678",
])  # fmt: skip
def test_no_pins(text: str) -> None:
    assert "pin" not in dict(found(text))


@pytest.mark.parametrize("text", [
    "Part no 4539148803436467", "Order number 4539148803436467", "Tracking: 4539 1488 0343 6468",
    "trace_id=4539148803436467", "Card 1234 5678 9012 3456", "ISBN 9780306406157", "Credits: 45 39 14 88 03 43 64 67",
])  # fmt: skip
def test_look_alikes_are_not_high(text: str) -> None:
    assert "credit_card" not in dict(found(text))
