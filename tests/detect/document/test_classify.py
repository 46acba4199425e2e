import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.detect.document.classify import classify
from pii_scan.detect.document.signs import squeeze
from pii_scan.model.evidence import Fact, How, Text, Wording

LICENCE = "OHIO\nDRIVER LICENSE\n4d DLN AB123456\n3 DOB 01/02/1990\n4b EXP 01/02/2030\n4a ISS 01/02/2022\n15 SEX F"


def wording(text: str = "", media: str = "image/jpeg", how: How = How.OCR, name: str = "x", **facts: object) -> Wording:
    texts = [Text(text, how)] if text else []
    return Wording(media, texts=texts, facts=[Fact(key, value, "test") for key, value in facts.items()], name=name)


@pytest.mark.parametrize(
    ("given_wording", "expected"),
    [
        (wording(LICENCE, face_count=1), "drivers_license_front"),
        (wording(LICENCE.replace("DRIVER LICENSE", "DR1VER LlCENSE")), "drivers_license_front"),
        (
            wording("@\n\x1e\rANSI 636023080002DL00410278ZO\nDLDAQAB123456\nDCSDOE", how=How.BARCODE),
            "drivers_license_back",
        ),
        (wording("TEXAS\nID CARD\n4d. ID: 38299659\n3. DOB 05/13/1998\n4b. EXP 1\n15. SEX M"), "state_id_front"),
        (wording("P<USAHATCHER<<JAMAL<<<<<<<<<<<<<<<<<<<<<<<<<<", how=How.MRZ), "passport"),
        (wording("PERMANENT RESIDENT\nSurname\nSORENSEN\nUSCIS#\nResident Since: 03/29/21"), "permanent_resident_card"),
        (wording("SOCIAL SECURITY\n900-00-0000\nTHIS NUMBER HAS BEEN ESTABLISHED FOR\nANNA BELL"), "ssn_card"),
        (
            wording("MEDICARE HEALTH INSURANCE\nMedicare Number\n1EG4-TE5-MK73\nEntitled to\nHOSPITAL (PART A)"),
            "medicare_card",
        ),
        (wording("COUNTY JAIL\nINMATE IDENTIFICATION\nBooking No. 1234\nHousing Unit C"), "inmate_id"),
        (wording("Any State DRIVER LICENSE\nDLN D1\nSPECIMEN"), "specimen"),
        (wording("PAY TO THE ORDER OF Anna Bell\n$ 12.00\nTwelve DOLLARS\nMEMO books"), "check"),
        (
            wording("1:23 LTE\nHey\n10:41\nCall me\n10:42\nok\n10:43 \nDelivered", image_size=(600, 1200)),
            "chat_screenshot",
        ),
        (wording("", face_count=1), "profile_photo"),
        (wording("", face_count=0), "photo"),
        (wording("dear mom i am fine please write", how=How.HANDWRITING, handwriting_score=0.9), "handwritten_note"),
        (
            wording(
                "Member Statement\nAccount number 1\nBeginning balance 1.00\nEnding balance 2.00",
                "application/pdf",
                How.NATIVE,
            ),
            "bank_statement",
        ),
        (
            wording("Form W-2 Wage and Tax Statement\nFederal income tax withheld 1", "application/pdf", How.NATIVE),
            "tax_form",
        ),
        (wording("Dear Ms. Bell,\nwe write to you.\nSincerely,\nTom", "text/plain", How.NATIVE), "letter"),
        (wording("INSERT INTO people VALUES (1);", "text/plain", How.NATIVE), "sql_dump"),
        (wording("From: a\nTo: b\nSubject: c\n\nhi", "message/rfc822", How.NATIVE), "email"),
        (
            wording(
                "2024-04-09 10:21 <Ann> hi\n2024-04-09 10:22 <Bob> ho\n2024-04-09 10:23 <Ann> ok",
                "text/plain",
                How.NATIVE,
            ),
            "messages",
        ),
        (
            wording(
                "EMPLOYMENT APPLICATION\nApplicant name\nDate of birth (mm/dd/yyyy)\nHome address\nCell phone",
                "text/plain",
                How.NATIVE,
            ),
            "blank_form",
        ),
        (
            wording(
                "EMPLOYMENT APPLICATION\nApplicant name\tOrtega, Ana\nDriver's license no.\tX1\nHome address\t1 Elm\nEmail\tx@example.org",
                "text/plain",
                How.NATIVE,
            ),
            "application_form",
        ),
        (wording("", "video/mp4"), "video"),
        (wording("", "application/zip"), "archive"),
    ],
)
def test_documents_by_their_plain_word(given_wording: Wording, expected: str) -> None:
    assert classify(given_wording).type == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("caller_number", "called_number", "duration_s", "facility"), "call_records"),
        (("attorney_name", "bar_number", "phone"), "attorney_list"),
        (("card_number", "cvv", "amount"), "payment_table"),
        (("first_name", "last_name", "email", "ssn"), "customer_table"),
        (("thread_id", "sender", "body", "sent_at"), "messages"),
        (("wavelength", "flux"), "table"),
    ],
)
def test_tables_by_their_columns(headers: tuple[str, ...], expected: str) -> None:
    assert classify(Wording("text/csv", headers=[headers], name="x.csv")).type == expected


def test_an_article_about_licences_is_no_licence() -> None:
    article = "The driver license office opens at nine. " * 60
    assert classify(wording(article, "text/plain", How.NATIVE)).type == "text"


def test_reasons_hold_no_text_of_the_file() -> None:
    reasons = classify(wording(LICENCE + "\nZZYZX")).reasons
    assert reasons
    assert not any("ZZYZX" in reason.upper() or "AB123456" in reason for reason in reasons)


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(["image/png", "text/plain", "application/pdf", "text/csv"]))
def test_any_text_gets_a_word_and_a_confidence(text: str, media: str) -> None:
    guess = classify(wording(text, media))
    assert guess.type
    assert 0.0 <= guess.confidence <= 1.0


def test_squeezing_makes_confused_letters_equal() -> None:
    assert squeeze("Dr1ver L|cense 0K") == squeeze("DRIVER LICENSE OK")
