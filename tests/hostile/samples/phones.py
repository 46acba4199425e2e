"""Exports of telephones' programs and a report of a forensic tool, drawn after what their programs write."""

import json

from tests.extract.messages.test_ufed import CHAT, ufed_report
from tests.hostile.samples.sample import NAME, NOTE, SSN, Sample

_TEXT = "texts have no checksum"
_CUT = "text that ends early is text"


def _voice() -> bytes:
    card = f'<a class="tel" href="tel:+13055550142"><span class="fn">{NAME}</span></a>'
    message = (
        '<div class="message"><abbr class="dt" title="2024-03-02T21:12:33-05:00">Mar 2</abbr>: '
        f'<cite class="sender vcard">{card}</cite>: <q>{NOTE}</q></div>'
    )
    return (
        '<?xml version="1.0" ?><html><head><title>Texts</title></head><body><div class="hChatLog hfeed">'
        f"{message * 3}</div></body></html>"
    ).encode()


def _twitter() -> bytes:
    said = {"senderId": "11", "recipientId": "22", "text": NOTE, "createdAt": "2024-03-02T21:12Z"}
    value = [{"dmConversation": {"conversationId": "11-22", "messages": [{"messageCreate": said}] * 3}}]
    return b"window.YTD.direct_messages.part0 = " + json.dumps(value).encode()


def _zoom() -> bytes:
    return "".join(f"21:1{n}:33\t From  {NAME} : my SSN is {SSN}\n" for n in range(6)).encode()


def _wechat() -> bytes:
    return "".join(f"2024-03-02 21:1{n}:33 {NAME}\nmy SSN is {SSN}\n\n" for n in range(6)).encode()


SAMPLES = (
    Sample("Texts.html", "google_voice", _voice, cut=_CUT, flipped=_TEXT),
    Sample("direct-messages.js", "ytd_archive", _twitter, cut=_CUT, flipped=_TEXT),
    Sample("meeting_saved_chat.txt", "zoom_chat", _zoom, cut=_CUT, flipped=_TEXT),
    Sample("chat_stamped.txt", "stamped_text", _wechat, cut=_CUT, flipped=_TEXT),
    Sample("report_ufed.xml", "ufed_report", lambda: ufed_report(CHAT.replace("77 Alder St", NOTE)), flipped=_TEXT),
)
