"""Calls of jails: which column of several is meant, places in names, marks of clergy and doctors, six-digit days."""

from datetime import datetime

import pytest

from pii_scan.detect.calls.columns import call_columns
from pii_scan.detect.calls.facility_state import facility_state
from pii_scan.detect.calls.marks import Sign, is_label_header, other_sign
from pii_scan.detect.calls.scan import CallScan
from pii_scan.extract.table.batches import Layout, to_table

NUMBERS = ("3055550142", "3055550177", "7865550119")


def _table(header: list[str], row):
    rows = [[str(cell) for cell in row(i)] for i in range(30)]
    made = to_table("", Layout([], tuple(header), True, 2, iter(rows)))
    (batch,) = made.batches
    found = call_columns(header, [column.to_pylist() for column in batch.columns], True)
    return found, batch


def test_numbers_of_inmates_names_of_facilities_and_six_digit_days():
    header = ["RecordID", "Site ID", "Site Name", "Inmate", "Inmate ID", "toNo", "CallDate", "connectTime", "duration",
              "RecordFile"]  # fmt: skip
    found, batch = _table(
        header,
        lambda i: [99001 + i, f"SI-{i % 3}", "Gregg County Jail, TX", f"TATE, ANN {'ABC'[i % 3]}", f"A10{i % 3}",
                   NUMBERS[i % 3], f"2403{i % 28 + 1:02}", f"14{i:02}19", 60 + 7 * i, f"c{i}.wav"],
    )  # fmt: skip
    chosen = {name: header[getattr(found, name)] for name in ("inmate", "facility", "start", "clock", "recording")}
    assert chosen == {
        "inmate": "Inmate ID", "facility": "Site Name", "start": "CallDate", "clock": "connectTime",
        "recording": "RecordFile",
    }  # fmt: skip
    calls = CallScan(found, 2).batch(batch).to_pylist()
    assert calls[0]["start"] == datetime(2024, 3, 1, 14, 0, 19)
    assert {call["state"] for call in calls} == {"TX"}


def test_deposits_are_no_calls():
    header = ["Transaction ID", "Date", "Inmate ID", "Facility", "Payer Phone", "Payment Method", "Amount"]
    found, _ = _table(
        header,
        lambda i: [f"T{i}", f"2024-03-{i % 28 + 1:02} 10:{i:02}:00", f"A{i % 3}", "Union", NUMBERS[i % 3], "Visa", 5],
    )
    assert found is None


def test_clergy_and_doctors_are_marked():
    header = ["Date", "Inmate Id", "Number Dialed", "Seconds", "Call Category", "Housing"]
    found, batch = _table(
        header,
        lambda i: [f"2024-03-{i % 28 + 1:02} 10:{i:02}:00", f"A{i % 3}", NUMBERS[i % 3], 50 + i,
                   ("CLERGY", "GENERAL", "DOCTOR")[i % 3], "MEDICAL"],
    )  # fmt: skip
    signs = CallScan(found, 2).batch(batch).column("signs").to_pylist()
    assert signs[:3] == [Sign.OTHER_COUNSEL, 0, Sign.OTHER_COUNSEL]


@pytest.mark.parametrize(
    ("cell", "marked"),
    [("Clergy", True), ("Clergy call", True), ("consulate", True), ("Mental Health Provider", True), ("Minister Smith", False),
     ("GENERAL", False), ("Doctors Without Borders", False), ("", False)],
)  # fmt: skip
def test_labels_of_protected_talk(cell, marked):
    assert (other_sign(cell) is Sign.OTHER_COUNSEL) == marked


def test_only_columns_of_sorts_are_labels():
    assert is_label_header("Call Type") and is_label_header("RELATIONSHIP")
    assert not is_label_header("Port Location") and not is_label_header("Notes")


@pytest.mark.parametrize(
    ("name", "state"),
    [("Gregg County Jail, TX", "TX"), ("LAKE COUNTY JAIL FL", "FL"), ("Tulsa (OK)", "OK"), ("Allen County OH", "OH"),
     ("Wake County, North Carolina", "NC"), ("LAKE CO", ""), ("Union CI", ""), ("Pinellas County Jail", ""), ("MAIN", "")],
)  # fmt: skip
def test_states_in_names_of_facilities(name, state):
    assert facility_state(name) == state


def test_heads_of_pages_are_passed_over():
    header = ["Date/Time", "PIN", "Inmate Name", "Dialed Number", "Duration", "Station"]
    found, _ = _table(
        header,
        lambda i: header if i % 6 == 5 else [f"03/{i % 28 + 1:02}/2024 10:{i:02}:00", f"447{i % 3}", "TATE, ANN",
                                             NUMBERS[i % 3], f"{i % 9}:{i:02}", "B2"],
    )  # fmt: skip
    assert found is not None and found.start == 0 and found.duration == 4


def test_telephones_name_the_other_party_alone():
    header = ["Record", "Partner", "Direction", "Date", "Time", "Duration"]
    found, batch = _table(
        header,
        lambda i: [i, NUMBERS[i % 3], ("Incoming", "Outgoing")[i % 2], f"3/{i % 28 + 1}/2024",
                   f"3/{i % 28 + 1}/2024 11:{i:02}:00 AM(UTC+0)", f"00:00:{i:02}"],
    )  # fmt: skip
    calls = CallScan(found, 2).batch(batch).to_pylist()
    assert (calls[0]["caller"], calls[0]["called"]) == (1_305_555_0142, 0)
    assert (calls[1]["caller"], calls[1]["called"]) == (0, 1_305_555_0177)
    # The day stands beside a column that has the hour, too; row numbers under `Record` are no marks.
    assert calls[1]["start"] == datetime(2024, 3, 2, 11, 1) and not found.recorded


def test_calls_with_both_parties_are_not_turned():
    header = ["From", "To", "Direction", "Start", "Duration"]
    found, _ = _table(
        header,
        lambda i: [NUMBERS[i % 3], NUMBERS[(i + 1) % 3], "Inbound", f"2024-03-{i % 28 + 1:02} 11:{i:02}:00", 40 + i],
    )
    assert found is not None and found.turned is None


@pytest.mark.parametrize(("place", "kept"), [("Florida", False), ("Lake County Jail", True)])
def test_a_bare_location_is_a_facility_where_it_says_the_house(place, kept):
    header = ["Phone Number", "Call Direction", "Start", "Call Duration", "Location"]
    found, _ = _table(
        header, lambda i: [NUMBERS[i % 3], "Incoming", f"2024-03-{i % 28 + 1:02} 11:{i:02}:00", 40 + i, place]
    )
    assert (found.facility is not None) == kept
