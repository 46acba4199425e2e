"""Cellebrite's report: threads with both parties, calls, a record for each contact and account."""

import pytest


def _field(name: str, said: str) -> str:
    return f'<field name="{name}" type="String"><value type="String"><![CDATA[{said}]]></value></field>'


def _party(identifier: str, name: str = "", role: str = "General", owner: bool = False) -> str:
    fields = _field("Identifier", identifier) + _field("Name", name) + _field("Role", role)
    return f'<model type="Party">{fields}{_field("IsPhoneOwner", str(owner))}</model>'


def ufed_report(*models: str) -> bytes:
    kinds = "".join(f"<modelType>{model}</modelType>" for model in models)
    return (
        '<?xml version="1.0" encoding="utf-8"?><project xmlns="http://pa.cellebrite.com/report/2.0">'
        '<caseInformation><field name="Examiner name">Det. Ruth Tate</field></caseInformation>'
        f"<decodedData>{kinds}</decodedData></project>"
    ).encode()


OWNER = _party("13055550100@s.whatsapp.net", "Andre Osborne", owner=True)
OTHER = _party("13055550142@s.whatsapp.net", "Monique Sepulveda")


def _instant(sender: str, to: str, said: str) -> str:
    return (
        f'<model type="InstantMessage"><modelField name="From">{sender}</modelField>'
        f'<multiModelField name="To">{to}</multiModelField>{_field("Body", said)}'
        f"{_field('TimeStamp', '2024-03-02T12:44:00Z')}</model>"
    )


def _call(direction: str, *people: str) -> str:
    return (
        f'<model type="Call">{_field("Direction", direction)}{_field("TimeStamp", "2024-03-03T09:10:00Z")}'
        f'{_field("Duration", "00:05:12")}<multiModelField name="Parties">{"".join(people)}</multiModelField></model>'
    )


CHAT = (
    f'<model type="Chat" id="c1">{_field("Id", "t1")}<multiModelField name="Participants">{OWNER}{OTHER}'
    f'</multiModelField><multiModelField name="Messages">{_instant(OWNER, OTHER, "my address is 77 Alder St")}'
    f"{_instant(OTHER, OWNER, 'thank you')}</multiModelField></model>"
)
CONTACT = (
    f'<model type="Contact">{_field("Name", "Dana Hale")}<multiModelField name="Entries"><model type="PhoneNumber">'
    f'{_field("Value", "+13055550177")}</model><model type="EmailAddress">{_field("Value", "dana@example.com")}</model>'
    f'</multiModelField><multiModelField name="Addresses"><model type="StreetAddress">{_field("Street1", "9 Birch Ln")}'
    f"{_field('City', 'Gary')}{_field('State', 'IN')}{_field('PostalCode', '46402')}</model></multiModelField></model>"
)
PASSWORD = f'<model type="Password">{_field("Account", "andre_o")}{_field("Data", "h0rse-b4ttery")}</model>'
PLACE = f'<model type="Location">{_field("Name", "Alder St")}</model>'


@pytest.fixture
def got(gather):
    calls = _call("Outgoing", _party("+13055550100", "", "From", True), _party("+13055550142", "", "To"))
    calls += _call("Missed", _party("+13055550177", "Dana Hale", "From"))
    return gather(ufed_report(CHAT, calls, CONTACT, PASSWORD, PLACE), "report.xml")


def test_a_chat_is_a_thread_of_both(got):
    assert got.reader == "ufed_report"
    (thread,) = [text for text in got.texts if text.layer == "message"]
    assert thread.text == (
        "Conversation: Monique Sepulveda\n"
        "Participant: Andre Osborne\nphone number: +13055550100\n"
        "Participant: Monique Sepulveda\nphone number: +13055550142\n\n"
        "[2024-03-02T12:44:00Z] Andre Osborne: my address is 77 Alder St\n"
        "[2024-03-02T12:44:00Z] Monique Sepulveda: thank you\n"
    )


def test_calls_name_both_sides(got):
    rows = next(rows for table, rows in got.tables if table.name == "Call")
    assert [(row["caller number"], row["called number"], row["duration (seconds)"]) for row in rows] == [
        ("+13055550100", "+13055550142", "312"),
        ("+13055550177", None, "312"),
    ]


def test_contacts_and_passwords_are_records(got):
    rows = next(rows for table, rows in got.tables if "full name" in table.columns)
    told = [{key: value for key, value in row.items() if value} for row in rows]
    assert told == [
        {"full name": "Dana Hale", "phone": "+13055550177", "email": "dana@example.com", "street": "9 Birch Ln",
         "city": "Gary", "state": "IN", "zip": "46402"},
        {"username": "andre_o", "password": "h0rse-b4ttery"},
    ]  # fmt: skip


def test_all_else_is_lines(got):
    assert "Examiner name: Det. Ruth Tate" in got.text and "Location\nName: Alder St" in got.text


def test_a_cut_report_keeps_what_was_read(gather):
    whole = ufed_report(CHAT, CONTACT)
    got = gather(whole[: whole.index(b"Entries") + 20], "report.xml")
    assert "thank you" in got.text and got.codes == ["partly_read"]


def test_other_xml_is_refused(gather):
    assert gather(b"<project><model type='Chat'/></project>", "report.xml").reader != "ufed_report"
