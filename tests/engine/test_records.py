"""From matches to the hashed record of a person."""

from dataclasses import replace

import pytest

from pii_scan.engine import registry
from pii_scan.engine.records import build_records
from pii_scan.model.evidence import How, Spot
from pii_scan.model.match import Band, Match
from pii_scan.model.record import Record
from pii_scan.model.sensitive import Sensitive
from pii_scan.store.keys import value_key

KEY = bytes(32)
SHA = "ab" * 32


def match(kind: str, normal: str, **changes: object) -> Match:
    made = Match(kind, Sensitive(normal), Sensitive(normal), 0.9, Band.HIGH, Spot(), How.NATIVE, kind, record=0)
    return replace(made, **changes)  # type: ignore[arg-type]


def built(*matches: Match, document: str = "letter") -> tuple[Record, ...]:
    return build_records(matches, SHA, document, KEY, registry.kinds())


def test_keys_are_keyed_hashes_and_hold_no_value() -> None:
    (record,) = built(match("us_ssn", "219094321"), match("person_name", "ANA MARIA RUIZ"))
    assert record.keys["us_ssn"] == (value_key(KEY, "us_ssn", "219094321"),)
    assert set(record.keys) == {
        "us_ssn", "person_name", "block:first", "block:last", "block:initials", "block:name", "block:phonetic",
    }  # fmt: skip
    assert record.keys["block:name"] == (value_key(KEY, "block:name", "ANA RUIZ"),)
    assert "219094321" not in repr(record) and "RUIZ" not in repr(record)
    assert record.classes == ("name", "ssn")


def test_middle_names_and_suffixes_do_not_part_a_person() -> None:
    names = ("ANA RUIZ", "ANA M RUIZ", "ANA MARIA RUIZ JR")
    assert len({built(match("person_name", name))[0].keys["block:name"] for name in names}) == 1


def test_a_licence_number_and_a_state_id_number_are_one_space() -> None:
    (licence,), (card,) = built(match("us_driver_license", "AB123")), built(match("us_state_id", "AB123"))
    assert licence.keys["us_driver_license"] == card.keys["us_state_id"]
    (ssn,) = built(match("us_ssn", "AB123"))
    assert ssn.keys["us_ssn"] != licence.keys["us_driver_license"]


def test_one_record_for_each_group_and_none_for_dummies() -> None:
    records = built(
        match("us_ssn", "219094321"), match("us_ssn", "219094322", record=3), match("us_ssn", "123456789", record=5,
        band=Band.DUMMY), match("us_ssn", "219094323", record=None),
    )  # fmt: skip
    assert [record.index for record in records] == [0, 3]
    assert len({record.record_id for record in records}) == 2


def test_a_number_that_is_only_possible_makes_nobody_but_on_an_identity_card() -> None:
    perhaps = match("us_ssn", "219094321", band=Band.POSSIBLE)
    (record,) = built(perhaps, match("person_name", "ANA RUIZ", band=Band.POSSIBLE))
    assert "us_ssn" not in record.keys and "block:name" in record.keys
    (card,) = built(perhaps, document="ssn_card")
    assert "us_ssn" in card.keys and not card.number_unread


def test_the_surest_value_stands_first() -> None:
    (record,) = built(match("us_ssn", "219094321", confidence=0.6), match("us_ssn", "219094322", confidence=0.95))
    assert record.keys["us_ssn"] == (value_key(KEY, "us_ssn", "219094322"), value_key(KEY, "us_ssn", "219094321"))


@pytest.mark.parametrize(
    ("document", "number"),
    [("drivers_license_front", "us_driver_license"), ("passport", "passport"), ("ssn_card", "us_ssn"),
     ("medicare_card", "us_medicare_mbi"), ("inmate_id", "inmate_number"), ("state_id_front", "us_state_id")],
)  # fmt: skip
def test_an_identity_document_without_its_number_counts_as_unread(document: str, number: str) -> None:
    (nothing,) = built(document=document)
    assert nothing.number_unread and nothing.keys == {}
    assert built(match("person_name", "ANA RUIZ"), document=document)[0].number_unread
    assert not built(match(number, "X1"), document=document)[0].number_unread


@pytest.mark.parametrize(("document", "number"), [
    ("drivers_license_front", "uk_driving_licence"), ("passport", "ru_internal_passport"), ("visa", "visa_number"),
    ("national_id_card", "es_dni"), ("national_id_card", "it_codice_fiscale"), ("state_id_back", "us_driver_license"),
])  # fmt: skip
def test_another_countrys_document_has_its_own_number(document: str, number: str) -> None:
    assert not built(match(number, "X1"), document=document)[0].number_unread
    assert built(match("license_plate", "X1"), document=document)[0].number_unread


def test_other_documents_without_finds_give_no_record() -> None:
    assert built(document="letter") == ()
    assert not built(match("person_name", "ANA RUIZ"))[0].number_unread


def test_residence_is_ranked() -> None:
    gps = match("gps_location", "1,2", attributes={"state": "WA"})
    phone = match("phone", "+19375550142", attributes={"state": "OH"})
    licence = match("us_driver_license", "AB1", qualifier="US-TX")
    address = match("us_address", "12 ELM ST, X, CA 90001", attributes={"state": "CA", "zip5": "90001"}, confidence=0.5)
    expected = [("CA", "address"), ("TX", "issuing_state"), ("OH", "area_code"), ("WA", "gps"), (None, None)]
    found = [gps, phone, licence, address]
    for basis in expected:
        (record,) = built(*found, match("email", "a@example.org"))
        assert (record.state, record.state_basis) == basis
        found = found[:-1]


def test_a_passports_country_is_no_state_of_residence() -> None:
    (record,) = built(match("passport", "X1", qualifier="USA"))
    assert record.state is None and record.issuer == "USA"


def test_only_us_states_are_states_of_residence() -> None:
    for canadian in (
        match("us_driver_license", "S12345678885704", qualifier="CA-ON", attributes={"state": "ON"}),
        match("us_state_id", "4827193", qualifier="CA-SK"),
        match("us_address", "6 COWAN AVE, LONDON, ON N6C 2W9", attributes={"state": "ON"}),
        match("address", "6 COWAN AVENUE, LONDON, ON N6C 2W9", attributes={"country": "CA", "postcode": "N6C 2W9"}),
        match("us_driver_license", "X1", qualifier="IN"),
    ):
        (record,) = built(canadian, match("person_name", "ANA RUIZ"))
        assert (record.state, record.state_basis) == (None, None)
    (licence,) = built(match("us_driver_license", "S12345678885704", qualifier="CA-ON"))
    assert licence.issuer == "CA-ON"


def test_the_issuer_is_a_cards() -> None:
    plate = match("license_plate", "ABC1234", qualifier="US-OH", confidence=0.99)
    branch = match("bank_branch_code", "HDFC0000001", qualifier="IN", confidence=0.99)
    (record,) = built(plate, branch, match("us_driver_license", "D4827193"))
    assert record.issuer is None
    (record,) = built(plate, branch, match("us_driver_license", "D4827193", qualifier="US-CA"))
    assert (record.issuer, record.state) == ("US-CA", "CA")


def test_house_and_postcode_of_other_countries() -> None:
    def block(normal: str, **attributes: str) -> tuple[str, ...] | None:
        return built(match("address", normal, attributes=attributes))[0].keys.get("block:house_zip")

    berlin = block("HAUPTSTR 12, 10115 BERLIN", postcode="10115")
    assert berlin is not None
    assert berlin == block("HAUPTSTR 12, 10115 BERLIN, GERMANY", postcode="10115", country="DE")
    assert berlin not in (
        block("HAUPTSTR 14, 10115 BERLIN", postcode="10115"),
        block("HAUPTSTR 12, X", postcode="10117"),
    )
    assert block("82 CLERKENWELL ROAD, LONDON", postcode="EC1M 5RF") == block("82 CLERKENWELL RD", postcode="ec1m5rf")
    assert block("HAUPTSTR, 10115 BERLIN", postcode="10115") is block("HAUPTSTR 12, BERLIN") is None
    # The stroke: the same digits are a place in New York too.
    new_york = built(match("us_address", "12 ELM ST, NEW YORK, NY 10115", attributes={"zip5": "10115"}))
    assert new_york[0].keys["block:house_zip"] != berlin


def test_an_address_abroad_counts_as_an_address() -> None:
    (record,) = built(
        match("person_name", "JAN VOGEL"), match("address", "HAUPTSTR 12, BERLIN"), match("date_of_birth", "1990-02-03")
    )
    assert record.classes == ("address", "dob", "name")
    assert "address" in record.keys


def test_house_and_zip_block_only_where_both_are_there() -> None:
    def block(normal: str, **attributes: str) -> tuple[str, ...] | None:
        return built(match("us_address", normal, attributes=attributes))[0].keys.get("block:house_zip")

    assert block("12 ELM ST", zip5="44000") == block("12 ELM STREET, APT 3", zip5="44000") is not None
    assert block("12 ELM ST", zip5="44001") != block("12 ELM ST", zip5="44000")
    assert block("12 ELM ST") is None and block("PO BOX 9", zip5="44000") is None


def test_minors() -> None:
    def minor(*said: str) -> bool | None:
        births = [match("date_of_birth", f"2010-01-0{n}", attributes={"minor": word}) for n, word in enumerate(said)]
        return built(*births, match("person_name", "ANA RUIZ"))[0].minor

    assert (minor(), minor("no"), minor("yes"), minor("no", "yes")) == (None, False, True, True)


@pytest.mark.parametrize(("kind", "normal"), [("age", "9"), ("year_of_birth", "2015")])
def test_an_age_or_a_year_says_minor_too(kind: str, normal: str) -> None:
    for word, minor in (("yes", True), ("no", False)):
        assert built(match(kind, normal, attributes={"minor": word}))[0].minor is minor
    assert built(match("sensitive_content", "minor", attributes={"minor": "yes"}))[0].minor is None
