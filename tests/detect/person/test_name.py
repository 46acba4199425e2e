import time

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.person.name import DETECTOR, find_names
from pii_scan.model.evidence import Fact, How, Text


def names(text: str, document_type: str = "", how: How = How.NATIVE, least: float = 0.7) -> list[str]:
    found = find_names(Text(text, how), Context(document_type=document_type))
    return [f.normal for f in found if f.confidence >= least and not f.dummy]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Name: Ruth Adams", "RUTH ADAMS"),
        ("Name (Last, First): ADAMS, RUTH", "RUTH ADAMS"),
        ("Patient\nRuth Adams\n", "RUTH ADAMS"),
        ("Full name:\n\nKevin D Pacheco\n", "KEVIN D PACHECO"),
        ("Nombre: José Luis Hernández Díaz", "JOSE LUIS HERNANDEZ DIAZ"),
        ('{"name": "Yolanda Lindqvist", "x": 1}', "YOLANDA LINDQVIST"),
        ('To: "Oyelaran, Terrence" <t@example.org>', "TERRENCE OYELARAN"),
        ("INSERT INTO t VALUES (2,'Harmon, Darnell Curtis','1966');", "DARNELL CURTIS HARMON"),
        ("Name Ruth Adams DOB 1/1/1990", "RUTH ADAMS"),
        ("Surname / Nom / Apellidos\n\nHATCHER\n\nGiven Names / Prénoms\n\nJAMAL TERRENCE", "JAMAL TERRENCE HATCHER"),
        ("Inmate Rasmussen, Sharon", "SHARON RASMUSSEN"),
        ("Pay to the order of Daniel Okafor $", "DANIEL OKAFOR"),
    ],
)
def test_a_name_is_found_where_it_is_announced(text: str, normal: str) -> None:
    assert normal in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "File name: Ruth Report",
        "Business Name: Ruth Adams LLC",
        "To: Billing Department",
        "Meet us at 1200 Martin Luther King Blvd.",
        "Wells Fargo Bank, Madison Square Garden, Santa Clara County",
        "Monday, April 3 in Main Street",
        "Patient: ________",
        "NO RTH CA RO LI NA",
    ],
)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    assert names(text) == []


def test_card_fields_in_any_order_give_one_name() -> None:
    text = "Virginia DRIVER LICENSE\n8 225 S LINDEN HOLLOW PL\n2PAULA YOLANDA\nROANOKE, VA 24011\n1 TRUJILLO\nPaula Thujille"
    assert names(text, "drivers_license_front", How.OCR) == ["PAULA YOLANDA TRUJILLO"]


def test_unlabelled_card_lines_above_the_street() -> None:
    assert names("RAMSEY\nBRENDA, INGRID\n2475 CALLOWAY TER\n", "drivers_license_front") == ["BRENDA INGRID RAMSEY"]


def test_a_name_ends_where_the_next_field_begins() -> None:
    text = "LN SANTANA-RUIZ END NONE\nFN TERESA G\n"
    assert names(text, "drivers_license_front") == ["TERESA G SANTANA RUIZ"]


def test_placeholders_are_dummies() -> None:
    found = list(find_names(Text("Name: John Doe"), Context()))
    assert [f.dummy for f in found] == [True]


def test_author_fields_are_high_only_with_listed_names() -> None:
    assert DETECTOR.find_fact is not None
    known = list(DETECTOR.find_fact(Fact("author", "Maria Gonzalez", "docprops"), Context()))
    program = list(DETECTOR.find_fact(Fact("author", "Report Server", "docprops"), Context()))
    strange = list(DETECTOR.find_fact(Fact("author", "Qwerv Zxplk", "docprops"), Context()))
    assert known[0].confidence >= 0.7
    assert program == []
    assert strange[0].confidence < 0.7


def test_places_are_those_of_the_text() -> None:
    text = "We met Maria L. Gonzalez and Officer Daniel Okafor today."
    for found in find_names(Text(text), Context()):
        assert found.start is not None and found.end is not None
        assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize("unit", ["Maria ", "A. ", "GARCIA, ", "name: ", "1 A\n2 B\n", "Mr. ", "Name\n", "' ,"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        text = unit * count
        before = time.process_time()
        list(find_names(Text(text), Context(document_type="drivers_license_front")))
        return time.process_time() - before

    cost(100)
    assert cost(8000) < 12 * cost(2000) + 0.2


def test_labels_above_names_on_a_card_are_no_names() -> None:
    from pii_scan.detect.person.card_lines import card_names

    text = "1 FAMILY NAME\nNAKAMURA\n2 GIVEN NAMES\nMARCUS ELENA\n5360 LARKSPUR LANE\n"
    assert [span.value for span in card_names(text)] == ["MARCUS ELENA NAKAMURA"]


@pytest.mark.parametrize(
    ("text", "normal"), [("ask mr. goldfarb about it", "GOLDFARB"), ("its dr. amina yusuf here", "AMINA YUSUF")]
)
def test_a_title_typed_small_names_who_has_a_surname(text: str, normal: str) -> None:
    assert normal in names(text)


@pytest.mark.parametrize("text", ["mr. right", "ms. word", "dr. who", "mr. big", "the mr. coffee on the desk"])
def test_a_title_typed_small_before_a_word_is_nobody(text: str) -> None:
    assert names(text) == []
