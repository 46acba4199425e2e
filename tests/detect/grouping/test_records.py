from pii_scan.detect.document.guess import DocumentGuess
from pii_scan.detect.grouping.records import group
from pii_scan.model.evidence import How, Spot, Wording
from pii_scan.model.match import Band, Match
from pii_scan.model.sensitive import Sensitive

TEXT = Wording("text/plain")


def match(kind: str, value: str, start: int, band: Band = Band.HIGH, page: int = 1, record: int | None = None) -> Match:
    spot = Spot(page=page, start=start, end=start + 1)
    return Match(kind, Sensitive(value), Sensitive(value), 0.9, band, spot, How.NATIVE, kind, record=record)


def records(matches: list[Match], document_type: str = "letter", wording: Wording = TEXT) -> list[int | None]:
    return [m.record for m in group(matches, wording, DocumentGuess(document_type, 0.9))]


def test_a_second_name_starts_a_second_person() -> None:
    found = [
        match("person_name", "ANNA BELL", 0),
        match("us_ssn", "111223333", 10),
        match("person_name", "TOM REED", 30),
        match("us_ssn", "444556666", 40),
        match("phone", "+12025550101", 50),
    ]
    assert records(found) == [0, 0, 1, 1, 1]


def test_a_second_number_starts_a_second_person_before_the_name() -> None:
    found = [
        match("us_ssn", "111223333", 0),
        match("person_name", "ANNA BELL", 10),
        match("us_ssn", "444556666", 30),
        match("person_name", "TOM REED", 40),
    ]
    assert records(found) == [0, 0, 1, 1]


def test_a_person_named_again_keeps_the_record() -> None:
    found = [
        match("person_name", "ANNA BELL", 0),
        match("person_name", "TOM REED", 10),
        match("person_name", "BELL", 20),
        match("email", "a@example.org", 30),
        match("person_name", "ANNA L BELL", 40),
        match("person_name", "ZOE BELL", 50),
    ]
    assert records(found) == [0, 1, 0, 0, 0, 2]


def test_a_card_is_one_person_a_page() -> None:
    found = [
        match("person_name", "ANNA BELL", 0),
        match("person_name", "ANNA BEII", 9),
        match("us_driver_license", "A1", 20, page=2, record=7),
    ]
    assert records(found, "drivers_license_front") == [0, 0, 1]


def test_rows_keep_their_record() -> None:
    found = [match("us_ssn", "111223333", 0, record=4), match("us_ssn", "444556666", 0, record=5)]
    assert records(found, "customer_table", Wording("text/csv", headers=[("ssn",)])) == [4, 5]


def test_dummies_belong_to_nobody() -> None:
    found = [match("us_ssn", "123456789", 0, Band.DUMMY), match("person_name", "ANNA BELL", 9)]
    assert records(found) == [None, 0]
    assert records(found, "specimen") == [None, 0]


def test_an_employer_on_a_form_is_no_second_person_but_a_second_number_is() -> None:
    found = [
        match("person_name", "ANNA BELL", 0),
        match("us_ssn", "111223333", 5),
        match("person_name", "TOM REED", 10),
        match("us_ssn", "444556666", 15, page=2),
    ]
    assert records(found, "tax_form") == [0, 0, 0, 1]


def test_order_of_the_list_does_not_matter() -> None:
    found = [
        match("us_ssn", "444556666", 40),
        match("person_name", "TOM REED", 30),
        match("person_name", "ANNA BELL", 0),
    ]
    assert records(found) == [1, 1, 0]
