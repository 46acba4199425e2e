"""SWIFT fields by the SWIFT Standards MT, SRG 2023; field 86 by DK's Anlage 3 and the banks' own descriptions."""

import pytest

MT103 = """{1:F01BANKUS33AXXX0000000000}{2:I103DEUTDEFFXXXXN}{3:{108:MT103 001}}{4:
:20:REF12345
:23B:CRED
:32A:240105USD1500,00
:50K:/77120934556
MARISOL QUINTANILLA
1417 LARKSPUR LANE
SPRINGFIELD IL 62704 US
:57A:DEUTDEFF
:59:/FR7630006000011234567890189
ANN MOSS
14 RUE DES LILAS
75011 PARIS
:70:INVOICE 77
FOR MAY
:72:/ACC/CALL JANE PORTER
:71A:SHA
-}{5:{CHK:B3BF0D846AFD}}
"""
OPTION_F = """{1:F01BANKUS33AXXX0000000000}{2:I103DEUTDEFFXXXXN}{4:
:20:REF12345
:50F:CCPT/US/532195822
1/MARISOL QUINTANILLA
2/1417 LARKSPUR LANE
3/US/SPRINGFIELD, IL 62704
4/19840312
5/US/PEORIA
:59F:/99887766
1/BOB REED
3/US/PEORIA
-}
"""
GERMAN = """:20:STARTUMS
:25:51210800/1245126199
:28C:00001/001
:60F:C240101EUR1000,00
:61:2401050105D200,00NTRFNONREF//1001
:86:166?00SEPA-UEBERWEISUNG?109310?20EREF+RENT 77?21SVWZ+Miete fuer Januar und F?22ebruar?30PSST
FRPPXXX?31FR7630006000011234567890189?32MARIA MAGDALENA QUINTANILLA?33 SANCHEZ
:62F:C240131EUR800,00
-
"""
DUTCH = """:940:
:20:940S130101
:25:NL91ABNA0417164300 EUR
:28C:0
:60F:C130101EUR000000001000,00
:61:130102D000000000010,00N150NONREF
:86:/TRTP/SEPA OVERBOEKING/IBAN/FR7630006000011234567890189/BIC/PSSTFRPPXXX/NAME/MARISOL QU
INTANILLA/REMI/huur van mei/EREF/NOTPROVIDED
:62F:C130108EUR000000000965,00
"""


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


def test_customers(gather):
    got = gather(MT103.replace("\n", "\r\n").encode(), "x")
    assert got.reader == "swift_mt"
    assert rows(got) == [
        {"bank account number": "77120934556", "full name": "MARISOL QUINTANILLA",
         "address": "1417 LARKSPUR LANE, SPRINGFIELD IL 62704 US"},
        {"iban": "FR7630006000011234567890189", "full name": "ANN MOSS", "address": "14 RUE DES LILAS, 75011 PARIS",
         "memo": "INVOICE 77 FOR MAY"},
    ]  # fmt: skip
    assert "CALL JANE PORTER" in got.text
    assert got.problems == []


def test_option_f(gather):
    assert rows(gather(OPTION_F.encode(), "x")) == [
        {"passport number": "532195822", "full name": "MARISOL QUINTANILLA",
         "address": "1417 LARKSPUR LANE, SPRINGFIELD, IL 62704", "country": "US", "date of birth": "1984-03-12",
         "place of birth": "PEORIA"},
        {"bank account number": "99887766", "full name": "BOB REED", "address": "PEORIA", "country": "US"},
    ]  # fmt: skip


def test_a_german_statement(gather):
    got = gather(GERMAN.encode(), "x.sta")
    holder, payee = rows(got)
    assert holder == {"bank code": "51210800", "bank account number": "1245126199"}
    assert (payee["iban"], payee["full name"]) == ("FR7630006000011234567890189", "MARIA MAGDALENA QUINTANILLA SANCHEZ")
    assert "Miete fuer Januar und Februar" in payee["memo"]
    assert got.problems == []


def test_a_dutch_statement_without_blocks(gather):
    got = gather(DUTCH.encode(), "x")
    holder, payee = rows(got)
    assert holder == {"iban": "NL91ABNA0417164300"}
    assert (payee["iban"], payee["full name"], payee["bic"], payee["memo"]) == (
        "FR7630006000011234567890189", "MARISOL QUINTANILLA", "PSSTFRPPXXX", "SEPA OVERBOEKING",
    )  # fmt: skip
    assert payee["memo 2"] == "huur van mei"
    assert got.problems == []


def test_plain_details_and_supplements_are_one_entry(gather):
    text = GERMAN.replace("-\n", "").splitlines()
    text[4:5] = [":61:2401050105D65,00NOVBFR7630006000011234567890189", "hr j moss"]
    text[6:8] = [":86:FR76 hr j moss Betaling", "sieraden"]
    payee = rows(gather("\n".join([*text[:8], ":62F:C240131EUR800,00"]).encode(), "x"))[1]
    assert payee == {
        "iban": "FR7630006000011234567890189",
        "memo": "hr j moss",
        "memo 2": "FR76 hr j moss Betaling sieraden",
    }


def test_an_account_comes_once_for_all_of_its_statements(gather):
    got = rows(gather((GERMAN + GERMAN.replace(":28C:00001", ":28C:00002")).encode(), "x"))
    assert sum("bank code" in row and "full name" not in row for row in got) == 1
    assert len(got) == 3


@pytest.mark.parametrize("mark", [":50K:", ":59:", ":70:", "-}"])
def test_a_cut_message_is_partial(gather, mark):
    assert "truncated" in gather(MT103[: MT103.index(mark)].encode(), "x").codes


def test_other_texts_with_colons_are_none(gather):
    for text in (
        ":20:30: meet Ann\n",
        "at :20:\n:smile: and :wave:\n",
        "{1:2, 3:4}\n",
        "16:20:05 start\n16:25:06 stop\n",
    ):
        assert gather(text.encode(), "x").reader != "swift_mt"
