"""Tables that stand inside a text, and columns that are one value together."""

import pyarrow as pa
import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import scan_table
from pii_scan.model.evidence import Table, Text
from pii_scan.model.match import Band, Match

PAGE = (
    "Residents\n\nResident\tBorn\tSS#\tLic. No.\n\nMoss, Trevor\t08/15/1970\t776-61-6815\tW84986081\n\n"
    "Hall, Ingrid\t07/13/2001\t685-94-7677\tD33795154\n"
)


def high(matches: list[Match]) -> set[tuple[str, str]]:
    return {(m.kind, m.normal.reveal()) for m in matches if m.band is Band.HIGH}


def scan(text: str) -> list[Match]:
    return shared_engine().scan(Text(text), Context())


def test_a_header_counts_for_every_row_below_it() -> None:
    found = high(scan(PAGE))
    for wanted in (
        ("us_ssn", "685947677"),
        ("date_of_birth", "2001-07-13"),
        ("us_driver_license", "D33795154"),
        ("person_name", "INGRID HALL"),
    ):
        assert wanted in found


def test_each_row_is_a_record_and_spans_are_the_values() -> None:
    matches = scan(PAGE)
    for match in matches:
        assert PAGE[match.spot.start : match.spot.end] == match.raw.reveal()
    by_value = {m.normal.reveal(): m.record for m in matches}
    assert by_value["776616815"] == by_value["TREVOR MOSS"] == by_value["1970-08-15"]
    assert by_value["776616815"] != by_value["685947677"]


def test_bars_and_commas_part_cells_too() -> None:
    bars = "| Client | DOB | SSN |\n|---|---|---|\n| Ruth Adams | 04/28/1994 | 218447732 |\n"
    assert ("us_ssn", "218447732") in high(scan(bars))
    commas = "see below\nlast_name,first_name,ssn\nAdams,Ruth,218447732\nMoss,Trevor,407339127\nthanks\n"
    assert {("us_ssn", "407339127"), ("person_name", "TREVOR MOSS")} <= high(scan(commas))


def test_rows_without_known_headers_are_text() -> None:
    assert high(scan("item\tsize\tweight\n218447732\t4\t5\n407339127\t6\t7\n")) == set()


def table(columns: list[str], rows: list[list[str]], cell_rows: int = 1000) -> set[tuple[str, str]]:
    batch = pa.RecordBatch.from_arrays(
        [pa.array([row[i] for row in rows], pa.string()) for i in range(len(columns))], names=columns
    )
    scanned = scan_table(
        shared_engine(), Table(name="", columns=tuple(columns), batches=iter([batch])), Context(), cell_rows
    )
    return high(list(scanned.matches))


def test_latitude_and_longitude_columns_are_one_position() -> None:
    rows = [["a", "39.7589", "-84.1916"], ["b", "0", "0"], ["c", "12", "40"]]
    assert table(["id", "home_lat", "home_lng"], rows) == {("gps_location", "39.758900,-84.191600")}
    assert table(["id", "home_lat", "home_lng"], rows, cell_rows=1) == {("gps_location", "39.758900,-84.191600")}
    assert table(["id", "lat", "note"], rows) == set()


def test_the_stated_type_says_what_the_number_is() -> None:
    rows = [["Driver License", "D4827193"], ["PASSPORT", "548201673"], ["other", "A55201673"]]
    assert table(["ID Type", "ID Number"], rows) == {("us_driver_license", "D4827193"), ("passport", "548201673")}


def test_birth_dates_without_header_are_told_by_their_spread() -> None:
    born = [[f"{1 + n % 12:02d}/{13 + n % 15}/{1944 + 3 * n}"] for n in range(20)]
    recent = [[f"{1 + n % 12:02d}/{13 + n % 15}/{2019 + n % 5}"] for n in range(20)]

    def kinds(rows: list[list[str]], column: str, has_header: bool) -> set[str]:
        batch = pa.RecordBatch.from_arrays([pa.array([r[0] for r in rows], pa.string())], names=[column])
        source = Table(name="", columns=(column,), batches=iter([batch]), has_header=has_header)
        return {kind for kind, _ in high(list(scan_table(shared_engine(), source, Context(), 1000).matches))}

    assert kinds(born, "column1", False) == {"date_of_birth"}
    assert kinds(born, "hire date", True) == set()
    assert kinds(recent, "column1", False) == set()


def test_every_message_that_speaks_of_harm_is_flagged() -> None:
    rows = [["see you sunday"], ["i want to die"], ["moved to 1234 Elm Street, Dayton, OH 45402, want to die"], ["hi"]]
    batch = pa.RecordBatch.from_arrays([pa.array([r[0] for r in rows], pa.string())], names=["message"])
    source = Table(name="", columns=("message",), batches=iter([batch]))
    matches = scan_table(shared_engine(), source, Context(), 1000).matches
    assert [(m.kind, m.record) for m in matches] == [
        ("sensitive_content", 1),
        ("us_address", 2),
        ("sensitive_content", 2),
    ]


def test_columns_of_a_listing_stand_blanks_apart() -> None:
    listing = (
        "ACCT-NO     NAME            SSN          BIRTH\n"
        "4676225513  MOSS, TREVOR    218-44-7732  03/26/1954\n"
        "2799521471  HALL, INGRID    407-33-9127  07/17/1981\n"
    )
    wanted = {("us_bank_account", "2799521471"), ("us_ssn", "407339127"), ("date_of_birth", "1981-07-17")}
    assert wanted <= high(scan(listing))
    assert high(scan("ITEM      SIZE     LOT\n218-44-7732  12  A\n407-33-9127  14  B\n")) == set()


def test_numbers_that_often_fail_the_rules_are_no_column_of_ssns() -> None:
    numbers = [f"{(37 * n) % 1000:03d}-{(13 * n) % 100:02d}-{(791 * n) % 10000:04d}" for n in range(1, 80)]
    assert table(["route", "size"], [[number, "4"] for number in numbers]) == set()


def test_a_table_behind_sentences_with_commas_and_before_another_one() -> None:
    text = (
        "The list, as agreed, follows here.\nname,ssn,city\nMarla Wexford,219514938,Dayton\n"
        "Bram Corriston,511462291,Tampa\nThat was all, said the clerk, and left.\n"
        "phone,account holder,zip\n6145550143,Elske Farrowby,45402\n2165550119,Otis Dunmarrow,33602\n"
    )
    found = {(m.kind, m.raw.reveal()) for m in shared_engine().scan(Text(text), Context()) if m.band is Band.HIGH}
    assert {("us_ssn", "219514938"), ("us_ssn", "511462291"), ("phone", "6145550143"), ("phone", "2165550119")} <= found
    assert {("person_name", "Marla Wexford"), ("person_name", "Otis Dunmarrow")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "+----+-----------+\n| id | ssn       |\n+----+-----------+\n| 1  | 218447732 |\n| 2  | 407339127 |\n+----+-----------+\n",
        "  name   |    ssn    \n---------+-----------\n Ruth    | 218447732\n Otis    | 407339127\n",
        "name\tssn\nRuth Adams\t218447732\nOtis Bell\t407339127\n",
        "COPY public.people (name, ssn, dob) FROM stdin;\nRuth Adams\t218447732\t1994-04-28\nOtis Bell\t407339127\t\\N\n\\.\n",
        '"name","ssn","city"\n"Adams, Ruth","218447732","Dayton"\n"Bell, Otis","407339127","Tampa"\n',
        'name,ssn,balance\n"Adams, Ruth",218447732,"1,842.00"\n"Bell, Otis",407339127,"1,499.95"\n',
        "NAME              SSN          PAID\nADAMS, RUTH       218447732    1,842.00\nBELL, OTIS        407339127    1,499.95\n",
        "id | ssn\n--|--\n1 | 218447732\n2 | 407339127\n",
    ],
)
def test_drawn_tables_and_two_columns(text: str) -> None:
    found = {m.raw.reveal() for m in shared_engine().scan(Text(text), Context()) if m.kind == "us_ssn"}
    assert found == {"218447732", "407339127"}


def test_label_and_value_in_two_columns_are_no_table() -> None:
    text = "Name:\tRuth Adams\nSSN:\t218-44-7732\nDOB:\t04/28/1994\n"
    found = {(m.kind, m.raw.reveal()) for m in shared_engine().scan(Text(text), Context()) if m.band is Band.HIGH}
    assert {("us_ssn", "218-44-7732"), ("person_name", "Ruth Adams"), ("date_of_birth", "04/28/1994")} <= found


def test_one_known_name_heads_a_table_where_the_rows_below_are_like_it() -> None:
    text = "Case ID|Insured|OIB|Ref|Remarks\nA-1|x|94577403194|open 1|call\nA-2|y|69435151530|done 2|none\n"
    assert ("hr_oib", "94577403194") in high(scan(text))


@pytest.mark.parametrize(
    "text",
    [
        "one, two, mobile, three\n4 a, 5 b, 6 c, 7 d\n1 a, 2 b, 3 c, 4 d\n",
        "ssn, two, three\nplain words, and more, here\nno digits, at all, there\n",
    ],
)
def test_like_rows_alone_make_no_values(text: str) -> None:
    assert not high(scan(text))


def test_a_value_that_is_a_name_of_columns_does_not_end_the_table() -> None:
    text = "Name,Line,SSN\nAda Brill,mobile,512-44-9981\nLee Marsh,home,417-38-2215\nRuth Farr,mobile,532-11-8274\n"
    assert {n for k, n in high(scan(text)) if k == "us_ssn"} == {"512449981", "417382215", "532118274"}
