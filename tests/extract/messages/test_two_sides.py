"""A row that tells of an inmate and of somebody outside is no one person's."""

import pytest

from pii_scan.extract.messages.two_sides import sides_of


def _names(columns: str) -> tuple[list[str], list[list[str]]] | None:
    header = columns.split(",")
    found = sides_of(header)
    if found is None:
        return None
    return [header[i] for i in found.inside], [[header[i] for i in group] for group in found.outside]


@pytest.mark.parametrize(
    ("columns", "inside", "outside"),
    [
        (
            "Visit ID,Inmate,Inmate ID,Visitor,Visitor DL #,Address,City,State,Visitor Type,Start",
            ["Visit ID", "Inmate", "Inmate ID", "Visitor Type", "Start"],
            [["Visitor", "Visitor DL #", "Address", "City", "State"]],
        ),
        (
            "Inmate #,Inmate,Remitter,Remitter Address,Amount",
            ["Inmate #", "Inmate", "Amount"],
            [["Remitter", "Remitter Address"]],
        ),
        # A visit on a screen is a call: its number stays with the call, too.
        (
            "Resident Name,Visitor Name,Visitor Phone,Start,Minutes",
            ["Resident Name", "Visitor Phone", "Start", "Minutes"],
            [["Visitor Name", "Visitor Phone"]],
        ),
        # Whom an inmate may call; the mark belongs to the number.
        (
            "PIN,Inmate Name,Phone Number,Relationship,First Name,Last Name,Attorney",
            ["PIN", "Inmate Name"],
            [["Phone Number", "Relationship", "First Name", "Last Name", "Attorney"]],
        ),
        (
            "Offender Name,DOB,SSN,Emergency Contact Name,Emergency Contact Phone,Victim Name,Victim Address",
            ["Offender Name", "DOB", "SSN"],
            [["Emergency Contact Name", "Emergency Contact Phone"], ["Victim Name", "Victim Address"]],
        ),
    ],
)
def test_each_side_has_its_columns(columns, inside, outside):
    assert _names(columns) == (inside, outside)


@pytest.mark.parametrize(
    "columns",
    [
        "Inmate ID,Inmate PIN,Destination Number,Call Start,Duration,Facility",
        "Inmate Name,DOB,SSN,Address,City,State,Zip",
        "Customer,Site ID,Inmate Name,PIN,Dialed Number,Duration",
        "Customer Name,Customer Address,Order,Amount",
        "Visitor Name,Visitor Address,Date",
    ],
)
def test_tables_of_one_person_stay_whole(columns):
    assert sides_of(columns.split(",")) is None


def test_both_tables_keep_the_numbers_of_rows(gather):
    got = gather(
        b"Date,Inmate,Inmate ID,Visitor,Visitor DL #,DOB\n"
        b"2024-03-01,OSBORNE ANDRE,A687352,Ruth Tate,T53244578100,04/10/1980\n"
        b"2024-03-02,TRUJILLO MARISOL,A702214,Ruth Tate,T53244578100,04/10/1980\n",
        "visits.csv",
    )
    (inmates, first), (visitors, second) = got.tables
    assert inmates.first_row == visitors.first_row == 2
    assert [row["Inmate ID"] for row in first] == ["A687352", "A702214"]
    assert second == 2 * [{"Visitor": "Ruth Tate", "Visitor DL #": "T53244578100", "DOB": "04/10/1980"}]
