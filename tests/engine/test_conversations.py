"""Conversations from bytes to records: each party known, and no value given to the wrong one."""

import pytest

from pii_scan.engine import registry
from pii_scan.engine.node import NodeFindings, NodeReader
from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.model.evidence import Table, Text
from pii_scan.model.match import Match
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings


def read(data: bytes, name: str) -> NodeFindings:
    payload = Payload(data=data)
    table = registry.type_table()
    media_type = table.identify(payload, name)
    reader = NodeReader(media_type, Settings(), payload.sha256(), b"k" * 32, lambda _: None)
    given = Input(payload, media_type, name, Settings().limits, Settings())
    for extractor in table.readers(media_type):
        try:
            for piece in extractor.extract(given):
                if isinstance(piece, Text):
                    reader.text(piece)
                elif isinstance(piece, Table):
                    reader.table(piece)
        except NotThisFormat:
            continue
        break
    return reader.finish()


def of(found: NodeFindings, kind: str, value: str) -> Match:
    return next(m for m in found.matches if m.kind == kind and m.normal.reveal() == value)


CHAT = (
    "[14/02/2024, 21:12:33] Maria Lopez: what is your social?\n"
    "[14/02/2024, 21:12:40] John Carter: it is 219-09-4321\n"
    "[14/02/2024, 21:13:40] Maria Lopez: and I live at\n14 Elm Street, Springfield, IL 62701\n"
)


def test_a_chat_keeps_its_parties_apart():
    found = read(CHAT.encode(), "_chat.txt")
    assert found.document_type == "messages"
    ssn, address = of(found, "us_ssn", "219094321"), next(m for m in found.matches if m.kind == "us_address")
    maria, john = of(found, "person_name", "MARIA LOPEZ"), of(found, "person_name", "JOHN CARTER")
    assert ssn.record == john.record != maria.record == address.record
    assert (ssn.spot.row, address.spot.row) == (2, 3)
    # The place is one of the text that stands in the evidence.
    assert len({r.index for r in found.records}) == 2


TABLE = (
    b"inmate_id,inmate_name,contact_name,contact_phone,sent_at,direction,attorney_flag,message\n"
    b"A687352,Andre Osborne,Monique Sepulveda,305-555-0142,2024-03-02T12:44:00,out,,my social is 219-09-4321 baby\n"
    b"A687352,Andre Osborne,Dana Hale,305-555-0143,2024-03-02T12:45:00,in,Y,call me at 305-555-0144 tomorrow\n"
)


@pytest.fixture(scope="module")
def table() -> NodeFindings:
    return read(TABLE, "export.csv")


def test_a_message_is_seen_whole_and_not_as_a_cell(table):
    assert table.document_type == "messages"
    assert of(table, "us_ssn", "219094321").spot.row == 2
    names = {m.normal.reveal() for m in table.matches if m.kind == "person_name"}
    assert {"ANDRE OSBORNE", "MONIQUE SEPULVEDA", "DANA HALE"} <= names


def test_what_a_party_says_links_to_the_number_of_its_row(table):
    records = {record.index: record for record in table.records}
    speaker = records[of(table, "us_ssn", "219094321").record]
    row = records[of(table, "inmate_number", "A687352").record]
    assert speaker.keys["inmate_number"] == row.keys["inmate_number"]


def test_sender_and_recipient_are_two_records(table):
    inmate = of(table, "inmate_number", "A687352")
    contact = next(m for m in table.matches if m.kind == "phone" and m.normal.reveal().endswith("0142"))
    assert inmate.record is not None and contact.record is not None
    assert inmate.record != contact.record


def test_a_flag_marks_its_thread_and_no_other(table):
    assert any(m.kind == "privileged_communication" and m.confidence >= 0.7 for m in table.matches)
    marked = {
        m.normal.reveal()[-4:] for m in table.matches if "privileged_conversation" in m.reasons and m.kind == "phone"
    }
    assert marked == {"0143", "0144"}
    assert "privileged_conversation" not in of(table, "us_ssn", "219094321").reasons


def test_mail_of_an_attorney_is_marked():
    mail = (
        b"From: Dana Hale <dana@halelaw.com>\nTo: Andre Osborne <a@example.com>\nSubject: your hearing\nDate: x\n\n"
        b"It is moved. Call 305-555-0144.\n"
    )
    found = read(mail, "a.eml")
    assert any(m.kind == "privileged_communication" and m.confidence >= 0.7 for m in found.matches)
    press = mail.replace(b"halelaw.com", b"oag.example.gov").replace(
        b"your hearing", b"Attorney General's press release"
    )
    assert not any(m.kind == "privileged_communication" and m.confidence >= 0.7 for m in read(press, "a.eml").matches)
