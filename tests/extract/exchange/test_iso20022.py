"""ISO 20022 by the message definitions of pain.001.001.09, pain.008.001.08, pacs.008.001.08 and camt.053.001.02 and .08."""

import pytest

DOCUMENT = '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{}">{}</Document>'
PAYER = (
    "<Dbtr><Nm>Comfort County Payroll</Nm><Id><OrgId><AnyBIC>COMFUS33</AnyBIC></OrgId></Id></Dbtr>"
    "<DbtrAcct><Id><Othr><Id>77120934556</Id></Othr></Id></DbtrAcct>"
    "<DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId><MmbId>021000021</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>"
)
PAYEE = (
    "<CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId><Amt><InstdAmt Ccy='EUR'>3125550142.00</InstdAmt></Amt>"
    "<CdtrAgt><FinInstnId><BICFI>PSSTFRPPXXX</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Marisol Quintanilla</Nm><PstlAdr>"
    "<StrtNm>rue des Lilas</StrtNm><BldgNb>14</BldgNb><PstCd>75011</PstCd><TwnNm>Paris</TwnNm><Ctry>FR</Ctry></PstlAdr><Id><PrvtId>"
    "<DtAndPlcOfBirth><BirthDt>1984-03-12</BirthDt><CityOfBirth>Peoria</CityOfBirth><CtryOfBirth>US</CtryOfBirth></DtAndPlcOfBirth>"
    "<Othr><Id>446-22-2943</Id><SchmeNm><Cd>SOSE</Cd></SchmeNm></Othr></PrvtId></Id><CtctDtls><PhneNb>+1-3125550142</PhneNb>"
    "<EmailAdr>m@mail.example</EmailAdr></CtctDtls></Cdtr><CdtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></CdtrAcct>"
    "<RmtInf><Ustrd>Salary of January</Ustrd></RmtInf></CdtTrfTxInf>"
)
OTHER = (
    "<CdtTrfTxInf><Cdtr><Nm>Bob Reed</Nm><PstlAdr><AdrLine>22 Elm Street</AdrLine><AdrLine>Peoria IL 61602</AdrLine></PstlAdr></Cdtr>"
    "<CdtrAcct><Id><Othr><Id>99887766</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>"
)
PAIN = DOCUMENT.format(
    "pain.001.001.09",
    "<CstmrCdtTrfInitn><GrpHdr><MsgId>MSG One</MsgId><NbOfTxs>2</NbOfTxs></GrpHdr><PmtInf>" + PAYER + PAYEE + OTHER
    + "</PmtInf></CstmrCdtTrfInitn>",
)  # fmt: skip
MARISOL = {
    "full name": "Marisol Quintanilla", "bic": "PSSTFRPPXXX", "street": "14 rue des Lilas", "city": "Paris", "zip": "75011",
    "country": "FR", "date of birth": "1984-03-12", "place of birth": "Peoria", "ssn": "446-22-2943",
    "phone": "+1-3125550142", "email": "m@mail.example", "iban": "FR7630006000011234567890189", "memo": "Salary of January",
}  # fmt: skip
REED = {"full name": "Bob Reed", "address": "22 Elm Street, Peoria IL 61602", "bank account number": "99887766"}
COUNTY = {"company": "Comfort County Payroll", "bic": "COMFUS33", "bank account number": "77120934556",
          "routing number": "021000021"}  # fmt: skip


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


def test_a_payment_file(gather):
    got = gather(PAIN.encode(), "x.xml")
    assert got.reader == "iso20022"
    assert rows(got) == [MARISOL, REED, COUNTY]
    assert "MSG One" in got.text
    assert "3125550142.00" not in got.text
    assert got.problems == []


def test_a_prefix_and_an_envelope(gather):
    inner = PAIN.partition("\n")[2].replace("<", "<p:").replace("<p:/", "</p:").replace("xmlns=", "xmlns:p=")
    got = gather(f"<Envelope><AppHdr><BizMsgIdr>1</BizMsgIdr></AppHdr>{inner}</Envelope>".encode(), "x")
    assert rows(got) == [MARISOL, REED, COUNTY]


@pytest.mark.parametrize("wrap", ["{}", "<Pty>{}</Pty>"], ids=["version 2", "version 8"])
def test_a_statement(gather, wrap):
    statement = (
        "<BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id><IBAN>DE75512108001245126199</IBAN></Id><Ownr><Nm>Juergen Koehler</Nm>"
        "</Ownr></Acct><Ntry><Amt Ccy='EUR'>200.00</Amt><NtryDtls><TxDtls><RltdPties><Dbtr>" + wrap.format("<Nm>Ann Moss</Nm>")
        + "</Dbtr><Cdtr>" + wrap.format("<Nm>Marisol Quintanilla</Nm>") + "</Cdtr><CdtrAcct><Id><IBAN>"
        "FR7630006000011234567890189</IBAN></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>rent</Ustrd></RmtInf></TxDtls></NtryDtls>"
        "<AddtlNtryInf>SEPA CREDIT</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt>"
    )  # fmt: skip
    got = gather(DOCUMENT.format("camt.053.001.02", statement).encode(), "x")
    assert rows(got) == [
        {"full name": "Ann Moss"},
        {"full name": "Marisol Quintanilla", "iban": "FR7630006000011234567890189", "memo": "rent"},
        {"memo": "SEPA CREDIT"},
        {"full name": "Juergen Koehler", "iban": "DE75512108001245126199"},
    ]
    assert got.problems == []


def test_direct_debits_name_creditor_and_debtor(gather):
    body = (
        "<CstmrDrctDbtInitn><PmtInf><Cdtr><Nm>Sportverein Beispiel</Nm></Cdtr><CdtrAcct><Id><IBAN>DE75512108001245126199</IBAN>"
        "</Id></CdtrAcct><DrctDbtTxInf><Dbtr><Nm>Ann Moss</Nm></Dbtr><DbtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id>"
        "</DbtrAcct></DrctDbtTxInf></PmtInf></CstmrDrctDbtInitn>"
    )
    assert rows(gather(DOCUMENT.format("pain.008.001.08", body).encode(), "x")) == [
        {"full name": "Ann Moss", "iban": "FR7630006000011234567890189"},
        {"full name": "Sportverein Beispiel", "iban": "DE75512108001245126199"},
    ]


@pytest.mark.parametrize("part", [2, 3])
def test_a_cut_file_is_partial_and_keeps_what_was_read(gather, part):
    got = gather(PAIN[: PAIN.index("<CdtTrfTxInf><Cdtr>") + 30 * part].encode(), "x")
    assert "truncated" in got.codes
    assert MARISOL in rows(got)


def test_declared_entities_are_read_as_any_xml(gather):
    text = PAIN.replace("<Document", '<!DOCTYPE Document [<!ENTITY n "Ann">]><Document', 1)
    got = gather(text.encode(), "x")
    assert got.rows == []
    assert "Marisol Quintanilla" in got.text
    assert "Ann" in got.text


def test_elements_that_no_message_has_are_text(gather):
    body = "<CstmrCdtTrfInitn><Dbtr><Nm>Ann Moss</Nm>" + "<X>word here</X>" * 5000 + "</Dbtr></CstmrCdtTrfInitn>"
    got = gather(DOCUMENT.format("pain.001.001.03", body).encode(), "x")
    assert rows(got) == [{"full name": "Ann Moss"}]
    assert got.text.count("word here") == 5000
