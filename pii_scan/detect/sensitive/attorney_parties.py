"""An attorney who takes part in a conversation: by a flag, by what a party is called, by a mail address in a header."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sensitive.attorney_signs import LAW_ADDRESS, NEWS, TO_CLIENT
from pii_scan.detect.sensitive.privileged import PRIVILEGED
from pii_scan.model.evidence import Text

_FLAG = re.compile(
    r"(?im)^(?P<label>(?:is[ _])?(?:attorney|legal|privileged?|lawyer|counsel|legal[ _]?mail|attorney[ _-]client|"
    r"special[ _]?mail|do[ _]?not[ _]?(?:record|monitor|read))(?:[ _-](?:flag|message|mail|privileged?|client|contact|"
    r"communication|correspondence|protected))?)[ \t]*[:=][ \t]*(?:y|yes|true|1|x|t|si|sí|attorney|legal|privileged)"
    r"[ \t]*$"
)
_PARTY = re.compile(
    r"(?im)^(?P<label>[a-z][a-z _.\-]{0,40})[ \t]*:[ \t]*(?P<value>[^\n]{0,120}?\b(?:attorneys?(?: at law)?|lawyer|"
    r"esq(?:uire)?|public defender(?:'s office)?|law (?:offices?|firm|group)|(?:defen[cs]e|legal) counsel|legal aid|"
    r"abogad[oa])\b)"
)
_PARTY_LABEL = re.compile(
    r"^(?!content-|x-)(?:.*\W|.*_)?"
    r"(?:contact|recipient|sender|participant|member|relation(?:ship)?|role|title|type|firm|company|organi[sz]ation|friend|visitor|"
    r"correspondent|categor|group|from|to|cc|name|author|conversation|user)s?\b"
)
_OF_THE_STATE = re.compile(
    r"(?i)attorney[ -]?general|district attorney|attorney ?in ?fact|power of attorney|prosecut|\bda'?s office|"
    r"u\.?s\.? attorney"
)
_HEADER = re.compile(
    r"(?im)^(?P<label>from|to|cc|bcc|reply-to|sender|recipient|participant|contact[ _]?e-?mail|email)[ \t]*:[^\n]*"
)
_NO_FIRM = re.compile(
    r"(?i)@(?:[\w-]+\.)*(?:out|in|coles|f|c|s|by|step|mother|father|sister|brother)-?laws?\.|no-?reply|newsletter|"
    r"@(?:[\w-]+\.)*il-?legal\."
)
_CONVERSATIONS = frozenset({"messages", "email", "letter", "chat_screenshot"})
_ELSEWHERE = 0.45
"""A directory of lawyers says `Title: Attorney` of everybody."""
_BULK = re.compile(r"(?im)^(?:list-unsubscribe|precedence: (?:bulk|list))")
_HEAD = 4000
"""Characters of a message that tell who takes part and what it is about."""


def attorney_parties(text: str) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, confidence, reason), one of each sort for a text: it marks the conversation, not a place in it, and
    so the label stands for it.

    A flag is high; a party called an attorney is high, unless it is the state's; an address of a law firm alone is
    possible and high with words to a client.
    """
    head = text[:_HEAD]
    flag = _FLAG.search(head)
    if flag is not None:
        yield *flag.span("label"), 0.88, "attorney_flag"
    for found in _PARTY.finditer(head):
        if not _PARTY_LABEL.search(found["label"].lower()) or _OF_THE_STATE.search(
            head, found.start(), found.end() + 30
        ):
            continue
        named = found["label"].strip().lower() in ("subject", "title", "name", "conversation")
        yield *found.span("label"), 0.45 if named else 0.78, "attorney_party"
        break
    for line in _HEADER.finditer(head):
        if LAW_ADDRESS.search(head, *line.span()) is None or _NO_FIRM.search(head, *line.span()):
            continue
        if not _BULK.search(head) and not NEWS.search(head):
            yield *line.span("label"), 0.75 if TO_CLIENT.search(head) else 0.45, "attorney_address"
        break


def find_parties(text: Text, context: Context) -> Iterator[Found]:
    """Possible only where the text is no conversation."""
    talk = text.layer == "message" or context.document_type in _CONVERSATIONS
    for start, end, sure, reason in attorney_parties(text.text):
        confidence = sure if talk else min(sure, _ELSEWHERE)
        yield Found(PRIVILEGED, reason, reason, confidence, start, end, (reason,))


DETECTOR = Detector(
    kind=PRIVILEGED,
    standard="Attorney-client privilege; parties and flags as message exports and mail name them",
    find=find_parties,
    examples=(
        Example("Attorney flag: Y\nRecipient: Sharon Rasmussen\n\nhello", "attorney_flag", document_type="messages"),
        Example(
            "legal_mail: true\n\n[2024-02-14 21:12] Dana Hale: see you on Friday",
            "attorney_flag",
            document_type="messages",
        ),
        Example(
            "contact_type: Attorney\n\n[2024-02-14 21:12] Dana Hale: see you on Friday",
            "attorney_party",
            document_type="messages",
        ),
        Example(
            "Participant: Dana Hale, Esq.\n\n[2024-02-14 21:12] Dana Hale: see you on Friday",
            "attorney_party",
            document_type="messages",
        ),
        Example(
            "From: Dana Hale <dana@halelaw.com>\nTo: Sharon\nSubject: your hearing\n\nIt moved.",
            "attorney_address",
            document_type="messages",
        ),
    ),
    counter_examples=(
        Example("From: press@example.com\nTo: all\n\nThe Attorney General said in a statement that prices rose."),
        Example("From: Office of the Attorney General <press@oag.example.gov>\nTo: all\n\nPress release: a new law."),
        Example(
            "From: Law Street Pizza <orders@lawstreetpizza.com>\nTo: Ann\nSubject: your case of soda\n\nOn its way."
        ),
        Example("Legal mail: no\nAttorney flag: N\n\nhello"),
        Example("From: Rick <rick@outlaw.com>\nTo: Ann\nSubject: your case of beer\n\nIt is here."),
        Example("Topic: privilege escalation\nUser: root\n\nprivileged: the container runs so"),
    ),
    validator="a flag that says yes; a party's title, unless the state's; a law firm's address with words to a client",
    not_covered="Attorneys who are called by their names alone and write from a private address.",
)
