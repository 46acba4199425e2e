"""Bank accounts of several countries beside the codes that belong to them; IBANs in every spacing.

Expected check digits: python-stdnum for IBAN and New Zealand; CLABE's by hand (weights 3-7-1, products modulo ten).
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.detector import Context
from pii_scan.detect.finance.mx_clabe import valid_clabe
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band


def found(text: str, how: str = "native", *, bands: tuple[Band, ...] = (Band.HIGH,)) -> list[tuple[str, str]]:
    hits = shared_engine().scan(Text(text, How(how)), Context(how=how))
    assert all(m.raw.reveal() == text[m.spot.start : m.spot.end] for m in hits if m.spot.start is not None)
    return [(m.kind, m.normal.reveal()) for m in hits if m.band in bands]


@pytest.mark.parametrize("text", [
    "Account number: 77120934556", "Acct# 77120934556", "Acct No: 0077-1209-34556", "Account Number\n77120934556",
    "ABA/Routing #: 044000037   Account #: 77120934556", "Bank: Heron\nRouting 044000037\nAcct 77120934556",
    "Direct deposit: 044000037 / 77120934556", "My checking account number is 77120934556",
    "Please wire to account 77120934556, routing 044000037", "número de cuenta 77120934556", "Savings 77120934556",
    '"accountNumber":"77120934556"', "CHECKING ACCT NBR 77120934556", "Cta. de ahorros: 77120934556",
    "account_number=77120934556", "Deposit to: 77120934556",
])  # fmt: skip
def test_american_accounts(text: str) -> None:
    normals = [normal.lstrip("0") for kind, normal in found(text) if kind == "us_bank_account"]
    assert normals == ["77120934556"]


@pytest.mark.parametrize("text", [
    "Account balance: 77120934", "account 12345 opened 2019", "the accounts of 2019 and 48220 others",
    "Account phone 6145550143", "account since 20190412", "accountId * 77120934", "Account manager 77120934",
])  # fmt: skip
def test_no_american_accounts(text: str) -> None:
    assert "us_bank_account" not in dict(found(text))


@pytest.mark.parametrize(("text", "kind", "account", "code"), [
    ("Sort code: 20-45-53 Account: 51234698", "uk_bank_account", "51234698", "204553"),
    ("Account No 51234698\nSort Code 20 45 53", "uk_bank_account", "51234698", "204553"),
    ("Bank: Heron\nSort-code: 204553\nA/c number: 51234698", "uk_bank_account", "51234698", "204553"),
    ("BSB: 062-184 Account: 10234587", "au_bank_account", "10234587", "062184"),
    ("BSB 062184\nACC 102345872", "au_bank_account", "102345872", "062184"),
    ("Transit: 10432 Institution: 003 Account: 1034587", "ca_bank_account", "1034587", "10432"),
    ("IFSC: HDFC0003417 A/C No: 50100123456987", "in_bank_account", "50100123456987", "HDFC0003417"),
    ("A/c no. 50100123456987, IFSC code HDFC0003417", "in_bank_account", "50100123456987", "HDFC0003417"),
])  # fmt: skip
def test_accounts_beside_their_code(text: str, kind: str, account: str, code: str) -> None:
    hits = found(text)
    assert (kind, account) in hits
    assert ("bank_branch_code", code) in hits
    assert "us_bank_account" not in dict(hits)


@pytest.mark.parametrize("text", [
    "IBAN DE 44 5001 0517 5407 3249 31", "IBAN: de44 5001 0517 5407 3249 31", "IBAN\nDE44 5001 0517\n5407 3249 31",
    "Iban DE44.5001.0517.5407.3249.31", "IBAN DE44-5001-0517-5407-3249-31", "DE44500105175407324931",
    "my IBAN is DE44 5001 0517 5407 3249 31, thanks", "iban=DE44500105175407324931",
])  # fmt: skip
def test_iban_spacings(text: str) -> None:
    assert ("iban", "DE44500105175407324931") in found(text)
    assert "credit_card" not in dict(found(text))


def test_iban_misread() -> None:
    assert ("iban", "DE44500105175407324931") in found("IBAN: DE44 5OO1 O517 54O7 3249 3l", "ocr")
    assert "iban" not in dict(found("IBAN: DE44 5OO1 O517 54O7 3249 3l"))


@pytest.mark.parametrize("digits", ["012180001234567899", "072580008123456780", "014027605512345672"])
def test_clabe(digits: str) -> None:
    assert valid_clabe(digits)
    assert ("mx_clabe", digits) in found(f"CLABE interbancaria: {digits}")
    assert ("mx_clabe", digits) in found(f"Clabe: {digits[:3]} {digits[3:6]} {digits[6:17]} {digits[17]}")


@given(st.integers(3, 17), st.integers(1, 9))
def test_clabe_notices_a_wrong_digit(at: int, by: int) -> None:
    digits = "012180001234567899"
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert not valid_clabe(wrong)


def test_new_zealand() -> None:
    assert ("nz_bank_account", "010902006838900") in found("account 01-0902-0068389-00")
    assert "nz_bank_account" not in dict(found("account 01-0902-0068388-00"))


@pytest.mark.parametrize(("text", "normal"), [
    ("Loan number: 4402198873", "4402198873"), ("LOAN NO\n4402198873", "4402198873"), ("Loan #44-0219887", "440219887"),
    ("Mortgage account number: 0098-221-4471", "00982214471"), ("Brokerage account: Z40-221987", "Z40221987"),
    ("Número de préstamo: 4402198873", "4402198873"), ("401(k) account number 55902188", "55902188"),
    ("student loan account: 9034477120", "9034477120"),
])  # fmt: skip
def test_other_financial_accounts(text: str, normal: str) -> None:
    assert ("financial_account", normal) in found(text)


@pytest.mark.parametrize("text", [
    "Loan amount: 4402198", "loan of $250000", "mortgage 30000 households", "IRA 1969 history", "loan 25000 dollars",
    "mortgage balance 182334.21",
])  # fmt: skip
def test_no_other_financial_accounts(text: str) -> None:
    assert "financial_account" not in dict(found(text))


@pytest.mark.parametrize(("text", "kind", "normal"), [
    ("Routing number: 044 000 037", "us_aba_routing", "044000037"), ("FICO Score 712", "credit_score", "712"),
    ("Cash App: $rowanwex", "payment_handle", "$rowanwex"), ("UPI id rowan.w@okaxis", "payment_handle", "rowan.w@okaxis"),
    ("credit score of 688", "credit_score", "688"), ("venmo.com/u/rowan-wex", "payment_handle", "rowan-wex"),
])  # fmt: skip
def test_supporting_kinds(text: str, kind: str, normal: str) -> None:
    assert (kind, normal) in found(text)
