"""Names above columns of fixed width: one name a column, none cut in two."""

from pii_scan.extract.records.headings import fitted, heading_of, listing

WIDTHS = (8, 11, 20, 15, 10)
NAMES = ("PIN", "INMATE ID", "INMATE NAME", "DIALED NUMBER", "MINUTES")


def _line(cells):
    return "".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))


def _calls():
    people = ("TATE, ANN B", "OSBORNE, ANDRE", "KOWALSKI, PETER J")
    return [_line((str(4471 + i % 3), f"A68735{i % 3}", people[i % 3], f"305-555-01{40 + i}", f"{5 + i:>7}"))
            for i in range(30)]  # fmt: skip


def test_a_listing_without_a_ruler(gather):
    ((table, rows),) = gather("\n".join([_line(NAMES), *_calls()]).encode() + b"\n", "calls.txt").tables
    assert table.columns == NAMES
    assert rows[2] == {"PIN": "4473", "INMATE ID": "A687352", "INMATE NAME": "KOWALSKI, PETER J",
                       "DIALED NUMBER": "305-555-0142", "MINUTES": "7"}  # fmt: skip


def test_a_report_with_titles_and_a_ruler(gather):
    ruler = _line(["-" * (width - 2) for width in WIDTHS])
    lines = ["LAKE COUNTY JAIL", "CALL DETAIL REPORT   Page 1", "", _line(NAMES), ruler, *_calls()]
    got = gather("\n".join(lines).encode() + b"\n", "report.txt")
    ((table, rows),) = got.tables
    assert table.columns == NAMES and len(rows) == 30 and table.first_row == 4
    assert "CALL DETAIL REPORT" in got.text


def test_numbers_below_the_end_of_a_longer_name():
    heading = "NAME      DURATION"
    values = ["ANN           12:05", "PETER          1:40"]
    blank = [all(line[at] == " " for line in values) for at in range(19)]
    assert fitted([(0, 14), (14, 19)], heading.ljust(19), blank) == [(0, 10), (10, 19)]


def test_values_are_no_heading():
    assert heading_of(["4471 A687351 305-555-0142"] * 3) is None
    assert heading_of([_line(NAMES), *_calls()]) is not None


def test_a_printed_list_without_a_ruler(gather):
    people = ("TATE, ANN B", "OSBORNE, ANDRE", "KOWALSKI, PETER J")
    heading = "Date        Inmate Name         Dialed Number   Minutes  Reason"
    rows = [
        f"03/{n + 1:02}/2024  {people[n % 3]:<18}  305-555-01{40 + n}    {5 + n:>7}  {('Hung up', 'No answer')[n % 2]}"
        for n in range(20)
    ]
    page = ["LAKE COUNTY JAIL", "Call Detail, page 1", "", heading]
    got = gather("\n".join([*page, *rows[:10], "", *page, *rows[10:], "", "Total calls: 20"]).encode(), "calls.txt")
    ((table, found),) = got.tables
    assert table.columns == ("Date", "Inmate Name", "Dialed Number", "Minutes", "Reason")
    assert found[2] == {"Date": "03/03/2024", "Inmate Name": "KOWALSKI, PETER J", "Dialed Number": "305-555-0142",
                        "Minutes": "7", "Reason": "Hung up"}  # fmt: skip
    told = " ".join(" ".join(filter(None, row.values())) for row in found)
    assert "Call Detail, page 1" in got.text and "Total calls: 20" in " ".join(told.split())


def test_blank_lines_alone_break_nothing(gather):
    assert gather(b"\n  \n\n" * 20, "empty.prn").problems == []


def test_prose_and_code_are_no_listings():
    prose = ["Dear all,  please  read  this  now"] + ["we met at 9 and talked for a while"] * 20
    assert listing(prose) is None
    assert listing(["Name  Street  City  State"] * 20) is None
