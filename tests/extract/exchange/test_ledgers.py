"""Quicken's QIF, QuickBooks' IIF, and the banks' BAI2 (Cash Management Balance Reporting Specifications, version 2)."""

import pytest

QIF = (
    "!Account\nNChecking\nDAcct 77120934556\nTBank\n^\n!Type:Bank\nD1/ 5'24\nT-200.00\nN1001\nPMarisol Quintanilla\n"
    "A1417 Larkspur Lane\nASpringfield, IL 62704\nMrent\nLHousing\n^\nD1/6'24\nT-55.00\nPBob Reed\nSMeals\nEwith Ann Moss\n"
    "$-55.00\n^\n!Type:Cat\nNHousing\nDWhat the house costs\nE\n^\n"
)
IIF = (
    "!CUST\tNAME\tREFNUM\tTIMESTAMP\tBADDR1\tBADDR2\tBADDR3\tCONT1\tPHONE1\tEMAIL\tTAXID\n"
    "CUST\tMarisol Quintanilla\t1\t1\tMarisol Quintanilla\t1417 Larkspur Lane\tSpringfield, IL 62704\t\t312-555-0142\t"
    "m@mail.example\t446-22-2943\n"
    '!EMP\tNAME\tFIRSTNAME\tLASTNAME\tSSNO\tADDR1\tADDR2\n"EMP"\tBob Reed\tBob\tReed\t401-22-2944\t22 Elm Street\tPeoria, IL\n'
    "!TRNS\tTRNSID\tACCNT\tNAME\tAMOUNT\tMEMO\nTRNS\t1\tChecking\tBob Reed\t-55\tloan for May\nENDTRNS\n"
)
BAI = (
    "01,122099999,123456789,240131,0200,1,80,1,2/\n02,031001234,021000021,1,240131,,USD,2/\n"
    "03,0123456789,,010,+4350000,,,040,2830000,,/\n16,115,450000,S,100000,200000,150000,1001,2002,DEPOSIT OF ANN MOSS\n"
    "88,FOR MAY, CASH\n16,409,2500,V,060316,,,,RETURNED BOB REED/\n49,4800000,4/\n98,4800000,1,6/\n99,4800000,1,8/\n"
)


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


def test_qif(gather):
    got = gather(QIF.replace("\n", "\r\n").encode("cp1252"), "x.qif")
    assert got.reader == "qif"
    assert rows(got) == [
        {"note": "Checking", "note 2": "Acct 77120934556", "account number": "77120934556"},
        {"description": "Marisol Quintanilla", "address": "1417 Larkspur Lane, Springfield, IL 62704", "memo": "rent"},
        {"description": "Bob Reed", "memo": "with Ann Moss"},
    ]
    assert "What the house costs" in got.text
    assert got.problems == []


def test_iif(gather):
    got = gather(IIF.encode(), "x")
    assert got.reader == "iif"
    assert rows(got) == [
        {"full name": "Marisol Quintanilla", "phone": "312-555-0142", "email": "m@mail.example", "ssn": "446-22-2943",
         "address": "1417 Larkspur Lane, Springfield, IL 62704"},
        {"full name": "Bob Reed", "first name": "Bob", "last name": "Reed", "ssn": "401-22-2944",
         "address": "22 Elm Street, Peoria, IL"},
        {"accnt": "Checking", "description": "Bob Reed", "memo": "loan for May"},
    ]  # fmt: skip


def test_bai2(gather):
    got = gather(BAI.encode(), "x")
    assert got.reader == "bai2"
    assert rows(got) == [
        {"bank account number": "0123456789", "routing number": "021000021"},
        {"memo": "DEPOSIT OF ANN MOSS FOR MAY, CASH"},
        {"memo": "RETURNED BOB REED"},
    ]
    assert got.problems == []


@pytest.mark.parametrize(("text", "end"), [(QIF, -4), (QIF, 80), (BAI, -20), (BAI, 130)])
def test_cut_files_are_partial(gather, text, end):
    assert "truncated" in gather(text[:end].encode(), "x").codes


def test_lines_without_a_header_are_text(gather):
    got = gather((IIF + "FOO\tAnn Moss\t9\n").encode(), "x")
    assert "Ann Moss" in got.text
    assert got.codes == ["partly_read"]


def test_other_texts_are_none_of_them(gather):
    for text in ("!Type: of thing\n^\n", "!important\n", "01,02,03\n04,05,06\n", "CUST\tNAME\n1\tAnn\n"):
        assert gather(text.encode(), "x").reader not in ("qif", "iif", "bai2")
