"""What companies hand out of an account, and chats kept as text."""

import json

import pytest

from pii_scan.extract.messages.stamped_text import stamp


def _said(got) -> list[str]:
    return [text.text for text in got.texts if text.layer == "message"]


def test_direct_messages_of_twitter(gather):
    messages = [
        {
            "messageCreate": {
                "senderId": "11",
                "recipientId": "22",
                "text": "did it come?",
                "createdAt": "2024-03-02T21:12Z",
            }
        },
        {"messageCreate": {"senderId": "22", "recipientId": "11", "text": "yes", "createdAt": "2024-03-02T21:13Z"}},
    ]
    value = [{"dmConversation": {"conversationId": "11-22", "messages": messages}}]
    got = gather(b"window.YTD.direct_messages.part0 = " + json.dumps(value).encode(), "direct-messages.js")
    assert _said(got) == ["Conversation: 11-22\n\n[2024-03-02T21:12Z] 11: did it come?\n[2024-03-02T21:13Z] 22: yes\n"]
    phone = gather(b'window.YTD.phone_number.part0 = [{"device": {"phoneNumber": "+13055550100"}}]', "phone-number.js")
    assert phone.reader == "ytd_archive" and "+13055550100" in phone.text + str(phone.rows)


@pytest.mark.parametrize("data", [b"window.YTD.x.part0 = [{", b"window.YTD.x.part0 = [1,", b"window.YTD.x.part0 = ["])
def test_a_broken_archive_is_plain_text(gather, data):
    assert gather(data, "x.js").reader == "plain"


def test_snapchat_names_the_other_by_the_key(gather):
    talk = [{"Media Type": "TEXT", "Created": "2024-03-02 21:12:33 UTC", "Content": "my address", "From": "andre_o"}]
    got = gather(json.dumps({"mosep_x": talk}).encode(), "chat_history.json")
    assert _said(got) == ["Conversation: mosep_x\n\n[2024-03-02 21:12:33 UTC] andre_o: my address\n"]


def test_hangouts(gather):
    people = [{"id": {"gaia_id": "1"}, "fallback_name": "Monique Sepulveda"}, {"id": {"gaia_id": "2"}}]
    event = {"sender_id": {"gaia_id": "1"}, "timestamp": "1709383000000000", "event_type": "REGULAR_CHAT_MESSAGE",
             "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": "did it come?"}]}}}  # fmt: skip
    talk = {"conversation": {"conversation": {"participant_data": people}}, "events": [event]}
    (text,) = _said(gather(json.dumps({"conversations": [talk]}).encode(), "Hangouts.json"))
    assert text.endswith("[2024-03-02 12:36:40] Monique Sepulveda: did it come?\n")


_CARD = '<a class="tel" href="tel:+13055550142"><span class="fn">Monique Sepulveda</span></a>'


def test_texts_of_google_voice(gather):
    page = (
        '<?xml version="1.0" ?><html><head><title>Monique</title></head><body><div class="hChatLog hfeed">'
        '<div class="message"><abbr class="dt" title="2024-03-02T21:12:33-05:00">Mar 2</abbr>: '
        f'<cite class="sender vcard">{_CARD}</cite>: <q>did it come?</q></div></div></body></html>'
    )
    got = gather(page.encode(), "Monique - Text.html")
    (text,) = _said(got)
    assert text.endswith("phone number: +13055550142\n\n[2024-03-02T21:12:33-05:00] Monique Sepulveda: did it come?\n")


def test_a_voicemail_is_a_call_and_a_message(gather):
    page = (
        '<html><body><div class="haudio"><span class="fn">Voicemail from</span><div class="contributor vcard">Voicemail '
        f'from {_CARD}</div><abbr class="published" title="2024-03-02T21:12:33-05:00">Mar 2</abbr>'
        '<span class="full-text">call me back</span><abbr class="duration" title="PT1M12S">(1:12)</abbr></div></body></html>'
    )
    got = gather(page.encode(), "Monique - Voicemail.html")
    ((_, rows),) = got.tables
    assert rows[0]["caller number"] == "+13055550142" and rows[0]["duration (seconds)"] == "72"
    assert "Monique Sepulveda: call me back" in _said(got)[0]


def test_zoom(gather):
    chat = (
        b"21:12:33\t From  Monique Sepulveda : did it come?\n21:13:01\t From  Andre  to  Monique(Direct Message) : yes\n"
        b"21:14:01 From Andre to Everyone:\n\tsee you\n\ttomorrow\n"
    )
    assert _said(gather(chat, "meeting_saved_chat.txt")) == [
        "[21:12:33] Monique Sepulveda: did it come?\n[21:13:01] Andre (to Monique): yes\n"
        "[21:14:01] Andre (to Everyone): see you\ntomorrow\n"
    ]


def test_wechat_and_tiktok_as_text(gather):
    wechat = b"2024-03-02 21:12:33 Monique Sepulveda\ndid it come?\n\n2024-03-02 21:13:03 Andre\nyes\n"
    assert _said(gather(wechat, "chat.txt")) == [
        "[2024-03-02 21:12:33] Monique Sepulveda: did it come?\n[2024-03-02 21:13:03] Andre: yes\n"
    ]
    tiktok = (
        b">>> Chat History with mosep\n2024-03-02 21:12:33 UTC\nmosep: did it come?\n2024-03-02 21:13:33 UTC\nme: yes\n"
    )
    (text,) = _said(gather(tiktok, "Direct Messages.txt"))
    assert text.endswith("[2024-03-02 21:12:33 UTC] mosep: did it come?\n[2024-03-02 21:13:33 UTC] me: yes\n")


def test_logs_are_no_chats(gather):
    log = b"".join(b"2024-03-02 21:12:%02d Service started\n" % n for n in range(20))
    assert gather(log, "service.log").media_type != "text/x-chat-stamped"
    assert stamp("2024-03-02 21:12:33 INFO: started") is None


@pytest.mark.parametrize(
    ("header", "row", "says"),
    [
        ("Record,Partner,Partner Name,Direction,Message Sent Date/Time - UTC+00:00 (M/d/yyyy),Message,Source",
         "1,+13055550142,Monique,{way},3/1/2024 11:00:00 AM,can you come over today,mmssms.db", "Monique"),
        ("Message Timestamp,Message,Service,Message Direction,Account,Chat Contact ID",
         "2024-03-01 11:00:00,can you come over today,iMessage,{way},P:+13055550100,+13055550142", "+13055550142"),
        ("Date,MSG ID,Address,Contact ID,Type,Body",
         "2024-03-01 11:00:00,4,+13055550142,,{way},can you come over today", "+13055550142"),
    ],
)  # fmt: skip
def test_tables_of_forensic_tools(gather, header, row, says):
    lines = [header, *(row.format(way=way) for way in ("Incoming", "Outgoing") * 3)]
    text = "".join(_said(gather("\n".join(lines).encode(), "export.csv")))
    assert text.count(f"{says}: can you come over today") == 3 and text.count("Me: can you come over today") == 3


def test_signs_that_no_page_may_hold(gather):
    page = '<html><body><div class="hChatLog hfeed"><div class="message"><q>yes</q></div>be\x01hind</div></body></html>'
    assert "yes" in gather(page.encode(), "text.html").text


def test_line_writes_the_day_once(gather):
    chat = (
        b"[LINE] Chat history with Monique\nSaved on: 2024/03/10 10:12\n\n2024/03/02 Sat\n21:12\tMonique\tdid it come?\n"
        b"21:13\tAndre\tyes\n\n2024/03/03(Sun)\n08:01\tMonique\tgood morning\n08:02\tAndre\tmorning\n"
    )
    (text,) = _said(gather(chat, "LINE.txt"))
    assert text.split("\n")[-5:] == [
        "[2024-03-02 21:12] Monique: did it come?", "[2024-03-02 21:13] Andre: yes",
        "[2024-03-03 08:01] Monique: good morning", "[2024-03-03 08:02] Andre: morning", "",
    ]  # fmt: skip


def test_members_in_one_cell_are_several_people(gather):
    rows = ["Participants,From,To,Body,Timestamp: Date,Timestamp: Time"]
    rows += [
        f'"13055550142@s.whatsapp.net Ann Moss\nAndre Osborne",Ann Moss,Andre Osborne,can you come {n},3/1/2024,3/1/2024 11:0{n}'
        for n in range(4)
    ]
    got = gather("\n".join(rows).encode(), "chats.csv")
    members = [row["Participants"] for row in got.rows if "Participants" in row]
    assert members == ["+13055550142 Ann Moss", "Andre Osborne"]
    assert "[3/1/2024 11:00] Ann Moss: can you come 0" in _said(got)[0]


def test_tables_of_the_owner_alone(gather):
    discord = b"ID,Timestamp,Contents,Attachments\n1,2024-03-02 21:12:33,did it come yet?,\n2,2024-03-02 21:13:33,my new home,\n"
    assert _said(gather(discord, "messages.csv")) == [
        "[2024-03-02 21:12:33] Me: did it come yet?\n[2024-03-02 21:13:33] Me: my new home\n"
    ]
    threema = b"apiid,uid,isoutbox,created_at,type,body\na,u,0,1709383000000,TEXT,did it come?\nb,v,1,1709383060000,TEXT,it did\n"
    text = "".join(_said(gather(threema, "message_ABCD1234.csv")))
    assert "?: did it come?" in text and "Me: it did" in text
