"""Document types over generated pages of many wordings, misread letters among them; names never help."""

import random

import pytest

from pii_scan.detect.document.classify import classify
from pii_scan.detect.grouping.records import CARDS
from pii_scan.model.evidence import Fact, How, Text, Wording
from tests.detect.document.confusion import confusion, share
from tests.detect.document.wordings import DEVELOPMENT, HELD_OUT, noisy

IDENTITY = CARDS - {"photo", "profile_photo"}


@pytest.mark.parametrize("templates", [DEVELOPMENT, HELD_OUT], ids=["development", "held out"])
@pytest.mark.parametrize(("rate", "least"), [(0.0, 0.97), (0.03, 0.94)])
def test_types_of_generated_pages(templates: dict[str, list[str]], rate: float, least: float) -> None:
    table = confusion(templates, rate, "test")
    assert share(table) >= least, table
    # No single type may be bought with the others.
    assert {kind: said for kind, said in table.items() if said[kind] < 0.7 * said.total()} == {}


OTHER = [
    "STOP\nMAIN ST\nONE WAY",
    "PASSPORT PHOTOS\nWHILE YOU WAIT\n$12.99\nNOTARY  FAX  COPIES\nOPEN MON-SAT 9-6",
    "DRIVER LICENSE OFFICE\nTAKE A NUMBER\nNOW SERVING B114\nHAVE YOUR DOCUMENTS READY",
    "MEDICARE ADVANTAGE OPEN ENROLLMENT\nCALL NOW 1-800-555-0100\nLICENSED AGENTS STANDING BY\nPLANS FROM $0",
    "HAPPY BIRTHDAY MARLA\n40 AND FABULOUS",
    "CHAPTER 4\nThe old mill stood by the river. Nobody had gone in since the flood, and the door hung open.\n"
    "She looked back once. Then she walked on through the wet grass without a word to anyone at all.",
    "MENU\nBURGER 9.50\nFRIES 3.25\nSHAKE 4.00\nASK FOR SPECIALS",
    "SPECIMEN: BLOOD\nCollected 03/04/2022 09:15\nPatient WEXFORD, MARLA\nGlucose 101 mg/dL\nSodium 140",
    "VOID WHERE PROHIBITED\nSEE STORE FOR DETAILS",
]


@pytest.mark.parametrize("text", OTHER)
@pytest.mark.parametrize("rate", [0.0, 0.03])
def test_signs_posters_and_books_are_no_identity_documents(text: str, rate: float) -> None:
    for number in range(10):
        seen = Text(noisy(text, random.Random(number), rate), How.OCR, quality=0.8)
        facts = [Fact("image_size", (3000, 4000), "x"), Fact("face_count", number % 2, "x")]
        found = classify(Wording("image/jpeg", texts=[seen], facts=facts)).type
        assert found not in IDENTITY | {"specimen"}, found


def test_a_person_called_sample_is_no_specimen() -> None:
    text = "OHIO\nDRIVER LICENSE\n4d DLN TL482913\n1 SAMPLE\n2 RUTH\n3 DOB 07/04/1988\n8 12 VOIDSTONE RD\n4b EXP 07/04/2030"
    for last in ("SAMPLEMAN", "SPECIMENS"):
        page = Wording("image/jpeg", texts=[Text(text.replace("1 SAMPLE", f"1 {last}"), How.OCR)])
        assert classify(page).type == "drivers_license_front"


def test_a_page_of_unknown_sort_is_no_photo_of_one_person() -> None:
    words = " ".join(f"lorem{n}" for n in range(40))
    assert classify(Wording("image/jpeg", texts=[Text(words, How.OCR)])).type == "document"


@pytest.mark.parametrize("name", ["passport_scan.jpg", "license.jpg", "selfie.png", "IMG_1.jpg"])
def test_a_name_alone_decides_nothing_of_a_page_with_text(name: str) -> None:
    text = "STATEMENT OF ACCOUNT\nOpening balance 12.00\nTotal deposits 4.00\nClosing balance 16.00\nAcct # 123"
    assert classify(Wording("image/jpeg", texts=[Text(text, How.OCR)], name=name)).type == "bank_statement"


EUROPEAN = "eS PERMISO DE CONDUCCI0N €sPana\n1. VALDORIA\n_ 2 INES MARTA\n3. 12.05.1990 MADRID\n4a, 12.11.2018 4c. DGT\n4b. 12.11.2028\n5. N595KMP2W84\n9. AM/B"


@pytest.mark.parametrize(
    "title", ["eS PERMISO DE CONDUCCI0N €sPana", "FUHRERSCHEIN", "PATENTE DI GUIDA", "noise of a title"]
)
def test_a_licence_in_the_european_form_goes_by_its_elements(title):
    page = Wording("image/jpeg", texts=[Text(EUROPEAN.replace(EUROPEAN.split("\n")[0], title), How.OCR)])
    assert classify(page).type == "drivers_license_front"


def test_a_numbered_list_of_dates_is_no_licence():
    text = "Agenda\n1. Welcome\n2. Minutes of 03.04.2019\n3. 12.05.2020 budget\n4a. 12.11.2021 repairs\n4b. 12.11.2022\n5. A1B2C3D4"
    assert classify(Wording("image/jpeg", texts=[Text(text, How.OCR)])).type != "drivers_license_front"


def test_a_visa_whose_first_sign_was_misread_is_a_visa_by_its_layout():
    zone = "VESPTORRES<<WILLIAM<DENISE<<<<<<<<<<<<<<<<<<\nWFV6128427ESP8806286M3110038<<<<<<<<<<<<<<<<"
    words = Text("VISA UNITED STATES OF AMERICA\nPassport Number WFV612842\nSurname\nGiven Name\nEntries M", How.OCR)
    assert classify(Wording("image/jpeg", texts=[words, Text(zone, How.MRZ)])).type == "visa"


@pytest.mark.parametrize("mark", ["", "J ", "| "])
def test_an_empty_form_in_boxes_is_blank(mark):
    labels = [
        "Name of visitor",
        "1D number",
        "DOB",
        "Address",
        "Phone",
        "Name ofinmate",
        "Relationship",
        "Signature Date",
    ]
    page = "INMATE VISITING APPLICATION\nAll fields are required.\n" + "\n\n".join(mark + label for label in labels)
    assert classify(Wording("image/jpeg", texts=[Text(page, How.OCR)])).type == "blank_form"


def test_a_request_that_asks_to_be_printed_clearly_stays_a_request():
    page = (
        "INMATE REQUEST FORM\nPlease print clearly.\nFrom: RUTH WEXFORD\nInmate number: G26221\nDate of request: "
        "06/06/2024\nHousing unit: B-214\nNature of request: My mail did not come\nDisposition:\nStaff signature:\nSignature R W"
    )
    assert classify(Wording("image/jpeg", texts=[Text(page, How.OCR)])).type == "request_form"


@pytest.mark.parametrize(
    ("facts", "words", "wanted"),
    [
        ({"face_count": 1, "text_boxes": 15, "image_size": (1000, 630)}, "4\n2\nN. Mitchell", "unread_id_card"),
        ({"face_count": 1, "text_boxes": 3, "image_size": (1000, 630)}, "N. Mitchell", "profile_photo"),
        ({"face_count": 1, "text_boxes": 9, "image_size": (3000, 4000)}, "EXIT", "profile_photo"),
        ({"face_count": 2, "text_boxes": 14, "image_size": (3000, 4000)}, "", "unread_id_card"),
        ({"face_count": 0, "text_boxes": 15, "image_size": (1000, 630)}, "", "photo"),
    ],
)
def test_a_portrait_beside_much_unread_text_is_a_card_nobody_could_read(facts, words, wanted):
    texts = [Text(words, How.OCR, quality=0.6)] if words else []
    page = Wording("image/jpeg", texts=texts, facts=[Fact(name, value, "x") for name, value in facts.items()])
    assert classify(page).type == wanted


def test_a_licence_of_another_title_goes_by_the_numbers_of_its_elements():
    text = (
        "OHIO\nPROVISIONAL LICENSE\n4d TL482913\n1 WEXFORD\n2 RUTH\n8 12 ELM ST\nDAYTON, OH 45402\n3 03/04/2004 4b 03/04/2029\n"
        "15 F 16 5-04 17 140 18 BRO"
    )
    assert classify(Wording("image/jpeg", texts=[Text(text, How.OCR)])).type == "drivers_license_front"


def test_a_card_whose_title_was_lost_and_whose_print_passes_for_a_hand_is_no_note():
    text = (
        "TENNESSEE USA\nRIVERUCENS\n835452037\n10/19/2019 10/16/2025\n10/16/1986\nVALDORIA\nLINDA CARMEN\n"
        "12 MARROW TER APT 26\nJACKSON, TN 38301"
    )
    page = Wording("image/jpeg", texts=[Text(text, How.HANDWRITING)], facts=[Fact("handwriting_score", 0.68, "x")])
    assert classify(page).type == "drivers_license_front"


def test_numbered_elements_under_the_title_of_an_identification_card_are_one():
    text = (
        "FLORIDA\nIDENTIFICATION CARD\n4d inn: A591-998-51-016-0\n3 DOB: 07/02/1999\n4b EXP: 07/02/2031 4a ISS: 05/22/2023\n"
        "1 AMADOR\n2 DENISE ROSA\n8 2262 W MARROW CT\nOCALA, FL 34471\n15 SEX: F 18 EYES: GRY 16 HGT: 6'-11\""
    )
    assert classify(Wording("image/jpeg", texts=[Text(text, How.OCR)])).type == "state_id_front"


def test_a_request_for_an_account_is_an_application():
    text = (
        "REQUEST FOR TELEPHONE ACCOUNT\n1. Account holder (last, first)\nVALDORIA, INES\n2. Date of birth\n12-16-1965\n"
        "3. Social Security Number\n219-09-4321\n4. Mailing address\n12 ELM ST\n5. Telephone to be called\n(813) 555-0171"
    )
    assert classify(Wording("image/jpeg", texts=[Text(text, How.OCR)])).type == "application_form"
