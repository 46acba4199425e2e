"""FHIR JSON after the R4 definitions of Patient, HumanName, Identifier, Coverage and Bundle."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PATIENT = {
    "resourceType": "Patient",
    "text": {"status": "generated", "div": "<div>Lucille <b>Abernathy</b>, room 12</div>"},
    "name": [{"use": "official", "family": "Abernathy", "given": ["Lucille", "Mae"]}, {"text": "Lucy A."}],
    "telecom": [{"system": "phone", "value": "423-756-0091"}, {"system": "email", "value": "la@example.org"}],
    "birthDate": "1948-12-25",
    "address": [{"line": ["534 Frazier Ave", "Apt 2"], "city": "Chattanooga", "state": "TN", "postalCode": "37405"}],
    "identifier": [
        {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "219-09-4321"},
        {"type": {"coding": [{"code": "MR"}]}, "value": "E4419920"},
        {"system": "urn:oid:2.16.840.1.113883.4.3.47", "value": "123456789"},
        {"value": "77"},
    ],
    "contact": [{"name": {"family": "Moss", "given": ["Bo"]}, "relationship": [{"text": "brother"}]}],
    "extension": [{"url": "x", "valueString": "left over words"}],
}
COVERAGE = {"resourceType": "Coverage", "subscriberId": "W1992", "status": "active"}
CONDITION = {"resourceType": "Condition", "code": {"text": "Asthma", "coding": [{"code": "J45.909"}]}}


def bundle(*resources: object) -> bytes:
    return json.dumps(
        {"resourceType": "Bundle", "entry": [{"fullUrl": "u", "resource": r} for r in resources]}
    ).encode()


def test_a_bundle(gather):
    got = gather(bundle(PATIENT, COVERAGE, CONDITION), "a.json")
    assert got.reader == "fhir"
    patient, contact, policy = got.rows
    assert (patient["last name"], patient["first name"], patient["middle name"]) == ("Abernathy", "Lucille", "Mae")
    assert (patient["ssn"], patient["medical record number"], patient["patient id"]) == (
        "219-09-4321",
        "E4419920",
        "77",
    )
    assert patient["driver's license number"] == "123456789"
    assert (patient["street"], patient["city"], patient["state"], patient["zip"]) == (
        "534 Frazier Ave, Apt 2", "Chattanooga", "TN", "37405",
    )  # fmt: skip
    assert (patient["date of birth"], patient["phone"], patient["email"]) == (
        "1948-12-25", "423-756-0091", "la@example.org",
    )  # fmt: skip
    assert (contact["last name"], contact["first name"]) == ("Moss", "Bo")
    assert policy["insurance member id"] == "W1992"
    for words in ("left over words", "brother", "Diagnosis: Asthma J45.909", "Lucille Abernathy , room 12"):
        assert words in got.text
    assert got.problems == []


def test_the_written_name_beside_its_parts_is_kept(gather):
    person = {"resourceType": "Patient", "name": [{"family": "Moss", "given": ["Ann"], "text": "Dr. Ann Moss-Quill"}]}
    got = gather(json.dumps(person).encode(), "a.json")
    assert got.rows[0]["last name"] == "Moss"
    assert "Moss-Quill" in got.text


def test_a_line_each(gather):
    lines = b"\n".join(json.dumps(PATIENT).encode() for _ in range(3)) + b"\n{not json\n"
    got = gather(lines, "Patient.ndjson")
    assert got.reader == "fhir"
    assert [row["last name"] for row in got.rows].count("Abernathy") == 3
    assert "{not json" in got.text
    assert got.codes == ["partly_read"]


def test_one_that_does_not_parse_is_read_as_text(gather):
    got = gather(json.dumps(PATIENT).encode()[:-40], "a.json")
    assert got.reader != "fhir"
    assert "Abernathy" in got.text


def test_a_type_that_is_no_word_is_left_as_text(gather):
    got = gather(bundle(PATIENT, {"resourceType": {"x": ["Ann Moss"]}, "note": "left over"}), "a.json")
    assert got.reader == "fhir"
    assert "left over" in got.text
    assert "Ann Moss" in got.text


def test_other_json_is_not_taken(gather):
    assert gather(b'{"resource": {"type": "Patient"}}', "a.json").reader == "json"


_JSON = st.recursive(st.none() | st.text(max_size=8) | st.integers(), lambda x: st.lists(x, max_size=3) | st.dictionaries(
    st.sampled_from(["name", "given", "family", "identifier", "value", "address", "line", "telecom", "contact", "entry",
                     "resource", "contained", "text", "div", "type", "coding", "parameter", "resourceType"]), x, max_size=4),
    max_leaves=12)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["name", "identifier", "address", "telecom", "contact", "entry", "contained", "text",
                                        "parameter", "code", "birthDate", "gender"]), _JSON, max_size=6))  # fmt: skip
def test_odd_values_never_end_it(gather, odd):
    got = gather(json.dumps({"resourceType": "Patient", **odd}).encode(), "a.json")
    assert got.reader == "fhir"
    assert "internal" not in got.codes
