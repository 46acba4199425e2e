"""GnuCash's XML (schema gnucash-v2) and Bacs' Standard 18."""

import pytest

from tests.extract.exchange.test_wage_reports import at

SPACES = "".join(
    f' xmlns:{n}="http://www.gnucash.org/XML/{n}"'
    for n in ("gnc", "act", "cust", "addr", "trn", "split", "slot", "employee", "book")
)
BOOK = f"""<?xml version="1.0" encoding="utf-8" ?>
<gnc-v2{SPACES}><gnc:book version="2.0.0"><book:id type="guid">aa</book:id>
<gnc:account version="2.0.0"><act:name>Joint checking</act:name><act:code>77120934556</act:code><act:slots><slot>
<slot:key>online_id</slot:key><slot:value type="string">021000021 5590218834</slot:value></slot></act:slots></gnc:account>
<gnc:transaction version="2.0.0"><trn:description>Rent to Wendell Reed</trn:description><trn:splits><trn:split>
<split:memo>May, call 309-555-0166</split:memo><split:value>100/100</split:value></trn:split></trn:splits></gnc:transaction>
<gnc:GncCustomer version="2.0.0"><cust:name>Marisol Quintanilla</cust:name><cust:addr><addr:name>Ann Moss</addr:name>
<addr:addr1>1417 Larkspur Lane</addr:addr1><addr:addr2>Springfield, IL 62704</addr:addr2><addr:phone>312-555-0142</addr:phone>
<addr:email>m@mail.example</addr:email></cust:addr><cust:notes>SSN 446-22-2943</cust:notes></gnc:GncCustomer>
<gnc:GncEmployee><employee:username>breed</employee:username><employee:addr><addr:name>Bob Reed</addr:name>
</employee:addr></gnc:GncEmployee><gnc:other><x>some words</x></gnc:other></gnc:book></gnc-v2>"""
LABELS = [
    at(80, (1, "VOL1AB1234")),
    at(80, (1, "HDR1 A123456S")),
    at(80, (1, "HDR2F02000")),
    at(80, (1, "UHL1 24005999999")),
]
ENDS = [at(80, (1, "EOF1 A123456S")), at(80, (1, "EOF2F02000")), at(80, (1, "UTL10000000400000"))]
PAYMENTS = [
    at(100, (1, "20455351234698"), (15, "099"), (18, "60161377123456"), (36, "00000150000"), (47, "COMFORT COUNCIL"),
       (65, reference), (83, name))
    for reference, name in (("PAYROLL 0042", "W REED"), ("PAYROLL 0043", "MISS ANN MOSS"))
]  # fmt: skip


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


def test_a_book(gather):
    got = gather(BOOK.encode(), "x")
    assert got.reader == "gnucash"
    assert rows(got) == [
        {"bank account number": "77120934556", "account number": "5590218834", "note": "Joint checking"},
        {"description": "Rent to Wendell Reed", "memo": "May, call 309-555-0166"},
        {"full name": "Marisol Quintanilla", "note": "SSN 446-22-2943", "full name 2": "Ann Moss",
         "address": "1417 Larkspur Lane, Springfield, IL 62704", "phone": "312-555-0142", "email": "m@mail.example"},
        {"username": "breed", "full name": "Bob Reed"},
    ]  # fmt: skip
    assert "some words" in got.text
    assert got.problems == []


def test_a_cut_book_is_partial_and_keeps_what_was_read(gather):
    got = gather(BOOK[: BOOK.index("SSN 446")].encode(), "x")
    assert "truncated" in got.codes
    assert rows(got)[0]["bank account number"] == "77120934556"
    assert "Larkspur" in got.text or any("Larkspur" in str(row) for row in rows(got))


def test_payments(gather):
    got = gather("\r\n".join([*LABELS, *PAYMENTS, *ENDS]).encode(), "x")
    assert got.reader == "bacs"
    payer = {"sort code": "601613", "uk bank account number": "77123456", "company": "COMFORT COUNCIL"}
    assert rows(got) == [
        {"sort code": "204553", "uk bank account number": "51234698", "full name": "W REED", "memo": "PAYROLL 0042"},
        payer,
        {
            "sort code": "204553",
            "uk bank account number": "51234698",
            "full name": "MISS ANN MOSS",
            "memo": "PAYROLL 0043",
        },
    ]
    assert got.problems == []


@pytest.mark.parametrize("count", [5, 6])
def test_cut_payments_are_partial(gather, count):
    assert "truncated" in gather("\n".join([*LABELS, *PAYMENTS][:count]).encode(), "x").codes
