"""Fedwire messages by the Fedwire Funds Service Format Reference Guide (FAIM 3.0.6)."""

MESSAGE = (
    "{1500}30SOURCE01T {1510}1000{1520}20240105MMQFMPAB000001{2000}000000150000{3100}021000021CHASE NYC*"
    "{3400}071000013CHASE CHGO*{3600}CTR{4100}F071000013*EXAMPLE BANK*{4200}D99887766*BOB REED*22 ELM STREET*PEORIA IL 61602*"
    "{4320}RENT*{5000}2446222943*MARISOL QUINTANILLA*1417 LARKSPUR LANE*SPRINGFIELD IL 62704*{6000}FOR MAY*CALL ANN MOSS*"
)


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


REED = {"bank account number": "99887766", "full name": "BOB REED", "address": "22 ELM STREET, PEORIA IL 61602",
        "routing number": "071000013"}  # fmt: skip


def test_originator_and_beneficiary(gather):
    got = gather(MESSAGE.encode(), "x")
    assert got.reader == "fedwire"
    assert rows(got) == [
        REED,
        {"tax id": "446222943", "full name": "MARISOL QUINTANILLA", "address": "1417 LARKSPUR LANE, SPRINGFIELD IL 62704",
         "memo": "FOR MAY CALL ANN MOSS"},
    ]  # fmt: skip
    assert "EXAMPLE BANK" in got.text
    assert got.problems == []


def test_a_tag_a_line_and_several_messages(gather):
    text = MESSAGE.replace("{", "\r\n{").lstrip() + "\r\n" + MESSAGE
    assert rows(gather(text.encode(), "x")) == rows(gather(MESSAGE.encode(), "x")) * 2


def test_elements_of_full_length_have_no_mark(gather):
    full = "D" + "9" * 34 + "BOB REED*22 ELM STREET*PEORIA IL 61602*"
    row = rows(gather(MESSAGE.replace("D99887766*BOB REED*22 ELM STREET*PEORIA IL 61602*", full).encode(), "x"))[0]
    assert (row["bank account number"], row["full name"]) == ("9" * 34, "BOB REED")


def test_option_f_and_cover_payments(gather):
    text = (
        MESSAGE
        + "{5010}TXID/446-22-2943*1/IRIS BECKETT*2/88 PEACHTREE CT*3/US/ATLANTA*{7050}50K*/77120934556*ANN MOSS*9 RIVER LANE*"
    )
    assert rows(gather(text.encode(), "x"))[2:] == [
        {"tax id": "446-22-2943", "full name": "IRIS BECKETT", "address": "88 PEACHTREE CT, ATLANTA", "country": "US"},
        {"bank account number": "77120934556", "full name": "ANN MOSS", "address": "9 RIVER LANE"},
    ]


def test_a_message_without_parties_is_partial(gather):
    assert "truncated" in gather(MESSAGE[: MESSAGE.index("{3600}")].encode(), "x").codes
