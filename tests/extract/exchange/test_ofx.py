"""OFX as the OFX Banking Specification 1.6 (SGML) and 2.3 (XML) write it."""

import pytest

HEADER = "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n"
BANK = (
    "<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD"
    "<BANKACCTFROM><BANKID>021000021<ACCTID>77120934556<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>"
    "<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20240105<TRNAMT>-200.00<FITID>3125550199<NAME>MARISOL &amp; CO<MEMO>rent of May</STMTTRN>"
    "<STMTTRN><TRNTYPE>XFER<DTPOSTED>20240106<TRNAMT>-55.00<FITID>1002<PAYEE><NAME>Bob Réed<ADDR1>22 Elm Street<CITY>Peoria"
    "<STATE>IL<POSTALCODE>61602<PHONE>312-555-0166</PAYEE><BANKACCTTO><BANKID>071000013<ACCTID>99887766<ACCTTYPE>SAVINGS"
    "</BANKACCTTO></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1>"
    "<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CCACCTFROM><ACCTID>5105105105105100</CCACCTFROM></CCSTMTRS></CCSTMTTRNRS>"
    "</CREDITCARDMSGSRSV1><INVSTMTMSGSRSV1><INVACCTFROM><BROKERID>broker.example<ACCTID>Z40221987</INVACCTFROM>"
    "</INVSTMTMSGSRSV1>"
)
FILE = HEADER + "<OFX>" + BANK + "</OFX>"
ROWS = [
    {"routing number": "021000021", "bank account number": "77120934556"},
    {"description": "MARISOL & CO", "memo": "rent of May"},
    {"full name": "Bob Réed", "street": "22 Elm Street", "city": "Peoria", "state": "IL", "zip": "61602", "phone": "312-555-0166",
     "routing number": "071000013", "bank account number": "99887766"},
    {"card number": "5105105105105100"},
    {"brokerage account number": "Z40221987"},
]  # fmt: skip


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


def test_accounts_and_payees(gather):
    got = gather(FILE.encode(), "x.qfx")
    assert got.reader == "ofx"
    assert rows(got) == ROWS == rows(gather(FILE.encode("cp1252"), "x"))
    assert "broker.example" in got.text
    assert "3125550199" not in got.text
    assert got.problems == []


def test_a_tag_a_line(gather):
    assert rows(gather(FILE.replace("<", "\r\n<").encode("cp1252"), "x")) == ROWS


def test_xml(gather):
    closed = []
    for piece in BANK.split("<")[1:]:
        tag, value = piece.split(">", 1)
        closed.append(f"<{tag}>{value}" + (f"</{tag}>" if value else ""))
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE"?>\n'
    got = gather((start + "<OFX>\n" + "\n  ".join(closed) + "\n</OFX>").encode(), "x")
    assert (got.reader, rows(got), got.problems) == ("ofx", ROWS, [])


def test_sign_on_and_enrolment(gather):
    sign = "<SIGNONMSGSRQV1><SONRQ><DTCLIENT>20240214<USERID>mq84<USERPASS>Larksp!ur22<LANGUAGE>ENG<FI><ORG>B1</FI></SONRQ></SIGNONMSGSRQV1>"
    enrol = (
        "<SIGNUPMSGSRQV1><ENROLLTRNRQ><ENROLLRQ><FIRSTNAME>Marisol<LASTNAME>Quintanilla<ADDR1>1417 Larkspur Lane<CITY>Peoria"
        "<STATE>IL<POSTALCODE>61602<DAYPHONE>312-555-0142<EMAIL>m@mail.example<TAXID>446-22-2943<SECURITYNAME>Ostrander"
        "<DATEBIRTH>19840312</ENROLLRQ></ENROLLTRNRQ></SIGNUPMSGSRQV1>"
    )
    got = gather(f"{HEADER}<OFX>{sign}{enrol}</OFX>".encode(), "x")
    assert rows(got) == [
        {"username": "mq84", "password": "Larksp!ur22"},
        {"first name": "Marisol", "last name": "Quintanilla", "street": "1417 Larkspur Lane", "city": "Peoria", "state": "IL",
         "zip": "61602", "phone": "312-555-0142", "email": "m@mail.example", "ssn": "446-22-2943",
         "mother's maiden name": "Ostrander", "date of birth": "19840312"},
    ]  # fmt: skip
    assert "ORG: B1" in got.text


def test_tax_forms(gather):
    form = (
        "<TAX1099MSGSRSV1><TAX1099INT_V100><PAYERADDR><PAYERNAME1>Example Bank<ADDR1>1 Main St</PAYERADDR><RECADDR>"
        "<RECNAME1>Marisol Quintanilla<ADDR1>1417 Larkspur Lane<CITY>Peoria<STATE>IL</RECADDR><PAYERID>471234567"
        "<RECID>446222943<RECACCT>77120934556</TAX1099INT_V100></TAX1099MSGSRSV1>"
    )
    got = gather(f"{HEADER}<OFX>{form}</OFX>".encode(), "x")
    assert rows(got) == [
        {"full name": "Marisol Quintanilla", "street": "1417 Larkspur Lane", "city": "Peoria", "state": "IL",
         "tax id": "446222943", "account number": "77120934556"},
    ]  # fmt: skip
    assert "Example Bank" in got.text


@pytest.mark.parametrize("end", [len(HEADER) + 40, len(FILE) // 2, len(FILE) - 3])
def test_a_cut_file_is_partial(gather, end):
    assert "truncated" in gather(FILE[:end].encode("cp1252"), "x").codes


def test_a_payments_own_account_comes_once(gather):
    one = "<PMTRQ><PMTINFO><BANKACCTFROM><BANKID>021000021<ACCTID>77120934556</BANKACCTFROM><PAYEE><NAME>Ann Moss</PAYEE></PMTINFO></PMTRQ>"
    got = rows(gather(f"{HEADER}<OFX><BILLPAYMSGSRQV1>{one}{one}</BILLPAYMSGSRQV1></OFX>".encode(), "x"))
    assert [row.get("full name") for row in got].count("Ann Moss") == 2
    assert sum("bank account number" in row for row in got) <= 2


def test_other_marked_up_texts_are_none(gather):
    for text in ("<OFXGROUP><A>1</A></OFXGROUP>", "OFX is a format\n", "<html><body><OFX>a</OFX></body></html>"):
        assert gather(text.encode(), "x").reader != "ofx"
