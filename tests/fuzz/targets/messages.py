"""Readers of exports and reports of telephones that are written here."""

import json
import struct

from pii_scan.extract.messages import google_voice, stamped_text, ytd_archive, zoom_chat
from pii_scan.extract.messages.databases import telegram_android
from pii_scan.extract.messages.ufed import report
from pii_scan.extract.text.xml import XML
from tests.extract.messages.test_ufed import CHAT, CONTACT, ufed_report
from tests.fuzz.target import CANARY, Target, extractor_target


def pages() -> list[bytes]:
    card = f'<a class="tel" href="tel:+13055550142"><span class="fn">{CANARY}</span></a>'
    text = f'<div class="message"><abbr class="dt" title="2024">x</abbr><cite class="sender vcard">{card}</cite><q>x</q></div>'
    call = f'<div class="haudio"><div class="contributor vcard">{card}</div><abbr class="duration" title="PT5M">x</abbr></div>'
    return [f'<html><body><div class="hChatLog hfeed">{text}</div>{call}</body></html>'.encode()]


def archives() -> list[bytes]:
    said = {"messageCreate": {"senderId": "1", "text": CANARY}}
    return [b"window.YTD.direct_messages.part0 = " + json.dumps([{"conversationId": "1", "messages": [said]}]).encode()]


def objects() -> list[bytes]:
    said = CANARY.encode()
    body = struct.pack("<IIiIqi", 0xBB6AE88D, 0x100, 1, 0x59511722, 5, 1_709_383_000)
    return [body + bytes([len(said)]) + said + b"\0" * (-(len(said) + 1) % 4)]


def _object(data: bytes) -> None:
    for known in (telegram_android.message_sender, telegram_android.user_fields):
        known(data)
    telegram_android.message_words(data, 1_709_383_000)


TARGETS: list[Target] = [
    extractor_target(report.EXTRACTOR, XML, lambda: [ufed_report(CHAT, CONTACT)]),
    extractor_target(google_voice.EXTRACTOR, google_voice.VOICE_PAGE, pages),
    extractor_target(ytd_archive.EXTRACTOR, ytd_archive.YTD, archives),
    extractor_target(
        zoom_chat.EXTRACTOR, zoom_chat.ZOOM, lambda: [f"21:12:33 From {CANARY} to Everyone:\n\tyes\n".encode() * 3]
    ),
    extractor_target(
        stamped_text.EXTRACTOR, stamped_text.STAMPED, lambda: [f"2024-03-02 21:12:33 {CANARY}\nyes\n".encode() * 3]
    ),
    Target("telegram_object", objects, _object),
]
