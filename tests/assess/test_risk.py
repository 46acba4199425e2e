"""Every rule of the published risk levels, by example."""

import pytest

from pii_scan.assess.risk import item_risk, with_members
from pii_scan.model.legal_class import LegalClass
from pii_scan.model.state import Risk, State
from pii_scan.store.rows import MatchRow
from tests.assess.rows import item, match, profile, risk_of

CRITICAL_ALONE = (
    "ssn", "taxpayer_id", "drivers_license", "state_id", "passport", "military_id", "tribal_id", "other_gov_id",
    "irs_ip_pin", "medical", "health_insurance", "genetic", "biometric", "private_key", "privileged", "most_sensitive",
)  # fmt: skip


@pytest.mark.parametrize("legal_class", CRITICAL_ALONE)
def test_critical_by_itself(legal_class: str) -> None:
    level, reasons = risk_of(match(legal_class))
    assert level is Risk.CRITICAL and len(reasons) == 1


@pytest.mark.parametrize(
    "document",
    ["drivers_license_front", "drivers_license_back", "state_id_front", "passport", "ssn_card", "medicare_card",
     "permanent_resident_card", "inmate_id", "state_id_back", "national_id_card", "visa"],
)  # fmt: skip
def test_an_identity_picture_is_critical_though_nothing_was_read(document: str) -> None:
    assert risk_of(document_type=document) == (Risk.CRITICAL, (f"identity document: {document}",))


@pytest.mark.parametrize("document", ["blank_form", "specimen", "photo", "letter"])
def test_other_documents_are_nothing_by_themselves(document: str) -> None:
    assert risk_of(document_type=document) == (Risk.NONE, ())


@pytest.mark.parametrize("money", ["acct_with_code", "acct_without_code"])
def test_an_account_is_critical_beside_its_owners_name_and_high_without(money: str) -> None:
    assert risk_of(match("name"), match(money)) == (Risk.CRITICAL, (f"name with {money}",))
    assert risk_of(match(money)) == (Risk.HIGH, (f"{money} without a name",))
    apart = risk_of(match("name", record_id="r1"), match(money, record_id="r2"))
    assert apart == (Risk.HIGH, (f"{money} without a name",))


def test_a_password_is_critical_with_its_login_and_high_without() -> None:
    password = match("credentials", "password")
    assert risk_of(password, match("email")) == (Risk.CRITICAL, ("login with its password",))
    assert risk_of(password) == (Risk.HIGH, ("credentials without their login",))


@pytest.mark.parametrize("login", [match("email"), match("supporting", "login")], ids=["email", "login"])
def test_a_secret_of_one_time_codes_opens_as_a_password_does_and_a_hash_does_not(login: MatchRow) -> None:
    assert risk_of(match("credentials", "password"), login) == (Risk.CRITICAL, ("login with its password",))
    assert risk_of(match("credentials", "otp_secret"), login) == (Risk.CRITICAL, ("login with its password",))
    assert risk_of(match("credentials", "otp_secret")) == (Risk.HIGH, ("credentials without their login",))
    hashed = match("credentials", "password_hash")
    assert risk_of(hashed, login) == (Risk.HIGH, ("login with the hash of its password",))
    assert risk_of(hashed) == (Risk.HIGH, ("credentials without their login",))


def test_a_connection_string_holds_its_login() -> None:
    string = match("credentials", "connection_string")
    assert risk_of(string) == (Risk.CRITICAL, ("connection string with its password",))
    perhaps = match("credentials", "connection_string", band="possible")
    assert risk_of(perhaps, match("email")) == (Risk.MEDIUM, ("possible credentials",))


def test_a_possible_password_or_login_makes_no_pair() -> None:
    assert risk_of(match("credentials", "password", band="possible"), match("email"))[0] is Risk.MEDIUM
    login = match("supporting", "login", band="possible")
    assert risk_of(match("credentials", "password"), login)[0] is Risk.HIGH


@pytest.mark.parametrize("kind", ["card_security_code", "card_track_data", "pin"])
def test_a_cards_code_is_high_and_with_the_name_critical(kind: str) -> None:
    card = match("acct_without_code", "credit_card")
    reasons = ("acct_with_code without a name", "acct_without_code without a name")
    assert risk_of(card, match("acct_with_code", kind)) == (Risk.HIGH, reasons)
    assert risk_of(card, match("acct_with_code", kind), match("name"))[0] is Risk.CRITICAL


def test_every_legal_class_has_a_place_and_supporting_data_never_lift() -> None:
    for legal_class in LegalClass:
        level, reasons = risk_of(match(legal_class))
        assert (level is Risk.NONE) == (legal_class is LegalClass.SUPPORTING), legal_class
        beside = risk_of(match(legal_class), match("supporting", "age"), match("supporting", "demographic_trait"))
        assert beside == (level, reasons)


def _names(count: int) -> list[object]:
    return [match("name", record_id=f"r{n}") for n in range(count)]


def test_a_hundred_people_make_high_critical() -> None:
    card = match("acct_without_code", record_id="other")
    assert risk_of(*_names(99), card)[0] is Risk.HIGH  # type: ignore[arg-type]
    level, reasons = risk_of(*_names(100), card)  # type: ignore[arg-type]
    assert level is Risk.CRITICAL
    assert reasons == (
        "a hundred people or more (100 names) with an element of high risk: acct_without_code without a name",
    )


def test_a_hundred_people_in_one_long_column_are_a_hundred() -> None:
    column = match("name", record_id=None, count=100)
    assert risk_of(column, match("acct_without_code", record_id="other"))[0] is Risk.CRITICAL


def test_a_hundred_names_with_birth_dates_are_no_more_than_medium() -> None:
    people = [m for n in range(100) for m in (match("name", record_id=f"r{n}"), match("dob", record_id=f"r{n}"))]
    assert risk_of(*people) == (Risk.MEDIUM, ("name with dob",))


def test_positions() -> None:
    position = match("geolocation")
    assert risk_of(position) == (Risk.MEDIUM, ("location of a picture",))
    assert risk_of(position, home=True) == (Risk.HIGH, ("location repeated: a likely home",))
    linked = (Risk.HIGH, ("location linked to a person",))
    assert risk_of(position, match("name")) == linked
    assert risk_of(position, match("facial_image")) == linked
    assert risk_of(position, document_type="profile_photo") == linked


def test_name_birth_date_and_address() -> None:
    three = [match("name"), match("dob"), match("address")]
    assert risk_of(*three) == (Risk.HIGH, ("name, birth date and address",))
    assert risk_of(three[0], three[1], match("address", record_id="other"))[0] is Risk.MEDIUM


@pytest.mark.parametrize("contact", ["address", "phone", "email", "dob", "booking_number"])
def test_a_name_with_contact_data_is_medium_and_either_alone_low(contact: str) -> None:
    assert risk_of(match("name"), match(contact)) == (Risk.MEDIUM, (f"name with {contact}",))
    assert risk_of(match("name")) == (Risk.LOW, ("holds name",))
    assert risk_of(match(contact)) == (Risk.LOW, (f"holds {contact}",))


@pytest.mark.parametrize(
    "legal_class",
    [
        "facial_image",
        "ssn_partial",
        "student_id",
        "mothers_maiden",
        "alpr",
        "employer_id",
        "birth_or_marriage_cert",
        "digital_signature",
    ],
)
def test_any_other_datum_is_low(legal_class: str) -> None:
    assert risk_of(match(legal_class)) == (Risk.LOW, (f"holds {legal_class}",))


@pytest.mark.parametrize("legal_class", [*CRITICAL_ALONE, "acct_with_code", "acct_without_code", "credentials"])
def test_what_is_only_possible_is_medium_at_most(legal_class: str) -> None:
    found = risk_of(match(legal_class, band="possible"), match("name"), home=True)
    assert found == (Risk.MEDIUM, (f"possible {legal_class}",))


def test_possible_contact_data_is_low() -> None:
    assert risk_of(match("phone", band="possible"), match("name")) == (Risk.LOW, ("holds name", "possible phone"))


def test_placeholders_and_supporting_numbers_are_nothing() -> None:
    assert risk_of(match("ssn", band="dummy"), match("supporting")) == (Risk.NONE, ())


@pytest.mark.parametrize("state", [State.PARTIAL, State.SKIPPED, State.PENDING])
def test_none_is_said_only_of_what_was_read_completely(state: State) -> None:
    problems = (
        ("encrypted", "extract", "skipped", ""),
        ("location_not_read", "extract", "note", ""),
        ("encrypted", "extract", "partial", ""),
    )
    assert risk_of(state=state.value, problems=problems) == (Risk.UNKNOWN, ("encrypted",))
    assert risk_of(match("ssn"), state=state.value, problems=problems)[0] is Risk.CRITICAL


def test_names_that_are_only_counted_are_people_too() -> None:
    further = match("name", attributes={"distinct": "97"}, count=300, record_id=None)
    found = profile(*(match("name") for _ in range(3)), further)
    assert found is not None and found.people == 100


def test_calls_with_an_attorney_lift_the_table_they_stand_in() -> None:
    table = item(1, document_type="call_records")
    low = profile(match("phone", record_id="row"))
    assert item_risk(table, low, home=False)[0] is Risk.LOW
    assert item_risk(table, low, home=False, privileged_calls=True) == (Risk.CRITICAL, ("privileged communication",))


def _tree(*levels: Risk) -> dict[int, tuple[Risk, tuple[str, ...]]]:
    """Risks of a chain in which each item lies in the one before."""
    items = {n: item(n, parent_id=n - 1 if n else None, depth=n) for n in range(len(levels))}
    return with_members(items, {n: (level, ("own",)) for n, level in enumerate(levels)})


def test_a_container_is_as_bad_as_the_worst_inside() -> None:
    found = _tree(Risk.NONE, Risk.LOW, Risk.CRITICAL)
    assert found[0] == (Risk.CRITICAL, ("holds a member of risk critical", "own"))
    assert found[1][0] is Risk.CRITICAL and found[2] == (Risk.CRITICAL, ("own",))
    assert _tree(Risk.HIGH, Risk.LOW)[0] == (Risk.HIGH, ("own",))


def test_a_container_is_not_clean_while_a_member_was_not_read() -> None:
    assert _tree(Risk.NONE, Risk.UNKNOWN)[0] == (Risk.UNKNOWN, ("holds a member that was not read", "own"))
    assert _tree(Risk.UNKNOWN, Risk.NONE)[0] == (Risk.UNKNOWN, ("own",))
    assert _tree(Risk.UNKNOWN, Risk.LOW)[0][0] is Risk.LOW
    assert _tree(Risk.LOW, Risk.UNKNOWN)[0] == (Risk.LOW, ("own",))
