"""X12: a claim (837), an enrolment (834) and a remittance (835) with the elements of the 005010 guides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

ISA = "ISA*00*          *00*          *ZZ*SUBMITTER      *ZZ*RECEIVER       *240101*1253*^*00501*000000905*1*T*:~"
CLAIM = ISA + (
    "GS*HC*S*R*20240101*0802*1*X*005010X222A1~ST*837*0021~\n"
    "NM1*IL*1*DELACROIX*ANTOINE*R**JR*MI*W199288371~N3*1423 BOURBON ST*FL 2~N4*NEW ORLEANS*LA*70116~\n"
    "DMG*D8*19650414*M~REF*SY*219094321~CLM*26463774*100***11:B:1*Y~HI*ABK:J0300*ABF:Z1159~\n"
    "NM1*82*1*KILDARE*BEN****XX*1234567893~PER*IC*JERRY*TE*3055552222*EX*12*EM*j@example.org~\n"
    "NTE*ADD*HELD FOR REVIEW~SE*10*0021~GE*1*1~IEA*1*000000905~\n"
)


def test_a_claim(gather):
    got = gather(CLAIM.encode(), "a.837")
    assert got.reader == "x12"
    insured, doctor = got.rows
    assert (insured["last name"], insured["first name"], insured["middle name"], insured["name suffix"]) == (
        "DELACROIX", "ANTOINE", "R", "JR",
    )  # fmt: skip
    assert (insured["insurance member id"], insured["ssn"], insured["date of birth"]) == (
        "W199288371", "219094321", "19650414",
    )  # fmt: skip
    assert (insured["street"], insured["city"], insured["state"], insured["zip"]) == (
        "1423 BOURBON ST", "NEW ORLEANS", "LA", "70116",
    )  # fmt: skip
    assert (insured["diagnosis"], insured["diagnosis 2"]) == ("J03.00", "Z11.59")
    assert insured["patient account number"] == "26463774"
    assert (doctor["last name"], doctor["npi"], doctor["phone"], doctor["email"]) == (
        "KILDARE", "1234567893", "3055552222", "j@example.org",
    )  # fmt: skip
    assert "HELD FOR REVIEW" in got.text
    assert got.problems == []


def test_references_of_a_member_stand_before_the_name(gather):
    member = (
        ISA + "INS*Y*18*021~REF*0F*M1~REF*SY*219094321~NM1*IL*1*MOSS*ANN~INS*Y*18~REF*0F*M2~NM1*IL*1*HALL*BO~IEA*1*1~"
    )
    ann, bo = gather(member.encode(), "a.834").rows
    assert (ann["insurance member id"], ann["ssn"], ann["last name"]) == ("M1", "219094321", "MOSS")
    assert (bo["insurance member id"], bo["ssn"], bo["last name"]) == ("M2", None, "HALL")


@pytest.mark.parametrize(("old", "new"), [("*", "|"), ("~", "\n"), ("~", "'")])
def test_the_header_states_the_separators(gather, old, new):
    got = gather(CLAIM.replace("~\n", "~").replace(old, new).encode(), "x.edi")
    assert [row["last name"] for row in got.rows] == ["DELACROIX", "KILDARE"]


def test_codes_that_are_no_diagnoses_are_text(gather):
    got = gather((ISA + "NM1*QC*1*MOSS*ANN~HI*ABK:E119*BE:A1:::77~IEA*1*1~").encode(), "a.837")
    assert got.rows[0]["diagnosis"] == "E11.9"
    assert "A1" in got.text


def test_a_cut_interchange_is_partial(gather):
    got = gather(CLAIM[:400].encode(), "a.837")
    assert got.rows[0]["last name"] == "DELACROIX"
    assert got.codes == ["truncated"]


def test_words_that_begin_alike_are_text(gather):
    assert gather(b"ISA*00* is what such a file begins with, said the manual.", "a.txt").reader != "x12"


@given(st.binary(max_size=300))
def test_junk_behind_a_header_never_ends_it(gather, junk):
    got = gather(ISA.encode() + b"NM1*IL*1*MOSS*ANN~" + junk, "a.837")
    assert got.rows[0]["last name"].startswith("MOSS")
    assert "internal" not in got.codes
