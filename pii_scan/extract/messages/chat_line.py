"""The first line of a message in a chat kept as text: date, time, sender.

WhatsApp writes `[14/02/2024, 21:12:33] Ann Moss: hi` on iOS and `14/02/2024, 21:12 - Ann Moss: hi` on Android, each in
the telephone's own date format and digits; `21:12 <Ann> hi` is how IRC and others write.
"""

import re
from typing import NamedTuple

_BIDI = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_HEAD = 80
"""Characters that the part before the sender takes at most."""
_DATE = (
    r"(?:\d{1,4}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d{1,4}\.?|\d{4}\s?[년年]\s?\d{1,2}\s?[월月]\s?\d{1,2}\s?[일日]"
    r"|\d{1,2}\.?\s[^\W\d_]{3,12}\.?,?\s\d{2,4}|[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4})"
)
_HALF = r"[^\W\d_]{1,4}\.?(?:\s?[^\W\d_]{1,2}\.)?"
_TIME = rf"(?:{_HALF}\s?)?\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?(?:[.,]\d{{3}})?(?:\s?{_HALF})?"
_PREFIX = re.compile(
    rf"\[(?:(?P<d1>{_DATE})[,،、]?\s?(?:\w{{2,3}}\.?\s)?)?(?P<t1>{_TIME})\]\s?"
    rf"|(?P<d2>{_DATE})[,،T]?\s?(?:(?:um|at|à|kl\.?|às|a las|às)\s)?(?P<t2>{_TIME})(?:\s[-–—]\s|,\s|\s?(?=<))"
    rf"|(?P<t3>{_TIME})(?:\s[-–—]\s|\s?(?=<))"
)
_SENDER = re.compile(r"<(?P<nick>[^<>\n]{1,60})>\s?|(?P<name>[^:\n]{1,80}?)\s?:(?:\s|$)")
_KAKAO = re.compile(r"\[(?P<name>[^\[\]\n]{1,60})\] \[(?P<time>[^\[\]\n]{3,16}\d)\] ")
_LINE = re.compile(rf"(?P<time>{_TIME})\t(?P<name>[^\t\n]{{1,60}})\t")
_LEVEL = re.compile(
    r"(?i)(?:^|[.\s|])(?:trace|debug|info|notice|warn(?:ing)?|error|critical|crit|fatal|alert|emerg|severe|verbose)"
    r"(?:$|[\s|\]])"
)
_PROCESS = re.compile(r"[a-z0-9_./@$\-]+(?:\[\d+\])?|[A-Z][A-Z_]+|\w+(?:\.\w+)+")


class ChatLine(NamedTuple):
    """What the first line of a message says."""

    date: str
    clock: str
    sender: str
    """Empty for lines of the program: who joined, that calls are encrypted."""
    text: str
    angled: bool


def chat_line(line: str) -> ChatLine | None:
    """None where the line does not begin a message."""
    head = line[:_HEAD].translate(_BIDI)
    if not head or not (head[0].isalnum() or head[0] == "["):
        return None
    found = _PREFIX.match(head)
    if found is None:
        return _asian(head, line)
    body = head[found.end() :].replace("\u2011", "-") + line[_HEAD:]
    date, clock = found["d1"] or found["d2"] or "", found["t1"] or found["t2"] or found["t3"]
    said = _SENDER.match(body)
    sender = "" if said is None else clean_name(said["nick"] or said["name"])
    if said is None or not _may_speak(sender):
        return ChatLine(date, clock, "", body, False)
    return ChatLine(date, clock, sender, body[said.end() :], said["nick"] is not None)


def _asian(head: str, line: str) -> ChatLine | None:
    """As KakaoTalk and LINE write."""
    found = _KAKAO.match(head) or _LINE.match(head)
    if found is None:
        return None
    return ChatLine("", found["time"], clean_name(found["name"]), head[found.end() :] + line[_HEAD:], False)


def clean_name(name: str) -> str:
    """A sender without what the program puts around it: direction marks, the tilde of unknown contacts."""
    return " ".join(name.translate(_BIDI).lstrip("~ \u202f\xa0").replace("\u2011", "-").split())


def _may_speak(sender: str) -> bool:
    letters = sum(ch.isalpha() for ch in sender)
    digits = sum(ch.isdigit() for ch in sender)
    return letters > 0 or (sender[:1] in "+(0123456789" and digits >= 5)


def is_chat(lines: list[ChatLine], name: str) -> bool:
    """Whether lines with a time in front are people who speak and not a log's processes."""
    said = [line for line in lines if line.sender]
    if not said or name.lower().endswith(".log"):
        return False
    senders = {line.sender for line in said}
    if 2 * sum(bool(_LEVEL.search(line.sender)) for line in said) >= len(said):
        return False
    if not any(line.angled for line in said) and all(_PROCESS.fullmatch(sender) for sender in senders):
        return False
    if any(line.date for line in said):
        return len(said) >= 2 or re.search(r"chat|whatsapp|messag|conversa|thread", name.lower()) is not None
    # A timetable has a new word at each hour; in a talk the same ones speak again.
    return len(said) >= 3 and 10 * len(senders) <= 6 * len(said)
