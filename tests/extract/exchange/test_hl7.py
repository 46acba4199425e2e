"""HL7 v2: fields after chapters 3 and 6 of the v2.5.1 standard; escapes after chapter 2.7."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

ADT = (
    "MSH|^~\\&|ADT1|GOOD HEALTH|LAB|X|20240215||ADT^A01|MSG00001|P|2.8\r"
    "PID|1||PATID8812^5^M11^ADT1^MR^GOOD HEALTH~219-09-4321^^^USA^SS||KOWALSKI^BRENDA^J^^^^L~KOWAL^BEA||19710823|F||2106-3|"
    "2222 HOME ST^APT 4^GREENSBORO^NC^27401-1020~PO BOX 9^^GREENSBORO^NC^27402||(336)379-1212^PRN^PH^bk@example.org|"
    "^WPN^PH^^^336^2713434||S||88123^2^M10||A98765412^NC\r"
    "NK1|1|KOWALSKI^PAUL^K|SPO^SPOUSE||(336)379-1213\r"
    "PV1|1|I|2000^2012^01||||004777^LEBAUER^SIDNEY^J.\r"
    "DG1|1||E11.9^Type 2 diabetes mellitus^I10\r"
    "OBX|1|NM|GLU^Glucose||182|mg/dl\r"
    "OBX|2|FT|NOTE^Note||Seen by Smith \\T\\ Sons\\.br\\next line \\X41\\\r"
)


def test_people_of_an_admission(gather):
    got = gather(ADT.encode(), "a.hl7")
    assert got.reader == "hl7"
    patient, kin = got.rows
    assert (patient["last name"], patient["first name"], patient["middle name"]) == ("KOWALSKI", "BRENDA", "J")
    assert (patient["last name 2"], patient["first name 2"]) == ("KOWAL", "BEA")
    assert (patient["medical record number"], patient["ssn"]) == ("PATID8812", "219-09-4321")
    assert (patient["street"], patient["address line 2"], patient["zip"], patient["street 2"], patient["zip 2"]) == (
        "2222 HOME ST", "APT 4", "27401-1020", "PO BOX 9", "27402",
    )  # fmt: skip
    assert (patient["date of birth"], patient["phone"], patient["work phone"], patient["email"]) == (
        "19710823", "(336)379-1212", "336 2713434", "bk@example.org",
    )  # fmt: skip
    assert (patient["driver's license number"], patient["driver's license state"]) == ("A98765412", "NC")
    assert (kin["last name"], kin["relationship"], kin["phone"]) == ("KOWALSKI", "SPO SPOUSE", "(336)379-1213")
    assert kin["attending doctor name"] == "SIDNEY J. LEBAUER"
    assert "Glucose: 182 mg/dl" in got.text
    assert "Smith & Sons" in got.text
    assert "next line A" in got.text
    assert got.problems == []


def test_separators_are_the_messages_own(gather):
    got = gather(b"MSH#*@!%#A#B\nPID#1##77*a@78*b##MOSS*ANN\n", "x")
    assert (got.rows[0]["last name"], got.rows[0]["patient id"], got.rows[0]["patient id 2"]) == ("MOSS", "77", "78")


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_any_line_end_and_frames(gather, end):
    body = ADT.encode().replace(b"\r", end)
    assert len(gather(b"\x0b" + body + b"\x1c\r\x0b" + body + b"\x1c\r", "x").rows) == 4


def test_no_field_of_an_observation_is_lost(gather):
    got = gather(b"MSH|^~\\&|A|B\rOBX||NM|GLU^Glucose|sub7|182|mg/dl|70-110|H\rOBX|2|NM|K||4.1|mmol\r", "x")
    assert got.text.splitlines()[-2:] == ["Glucose: 182 sub7 mg/dl 70-110 H", "K: 4.1 mmol"]


def test_what_no_column_takes_of_a_field_is_text(gather):
    pid = b"PID|||77^^^CLINIC^MR||MOSS^ANN||||||||5551234^PRN^PH^^^^^204^ask for Bo\r"
    got = gather(b"MSH|^~\\&|A|B\r" + pid, "x")
    assert "CLINIC" in got.text
    assert "ask for Bo" in got.text


def test_batches_and_broken_lines(gather):
    got = gather(b"FHS|^~\\&|A\rBHS|^~\\&|A\r" + ADT.encode() + b"and a line of prose\rBTS|1\rFTS|1\r", "x")
    assert len(got.rows) == 2
    assert "and a line of prose" in got.text
    assert got.codes == ["partly_read"]


def test_many_messages_come_in_tables(gather):
    got = gather(ADT.encode() * 3000, "a.hl7")
    assert sum(len(rows) for _, rows in got.tables) == 6000
    assert max(len(rows) for _, rows in got.tables) <= 5000


@given(st.binary(max_size=300))
def test_junk_behind_a_header_never_ends_it(gather, junk):
    got = gather(b"MSH|^~\\&|A|B\rPID|1||5||MOSS^ANN\r" + junk, "a.hl7")
    assert got.rows[0]["last name"] == "MOSS"
    assert "internal" not in got.codes
