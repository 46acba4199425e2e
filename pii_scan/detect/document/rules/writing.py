"""Letters, mail, messages, notes, forms and screenshots."""

import re

from pii_scan.detect.document.rule import Rule, Test, all_of, count_of, media, named, says
from pii_scan.detect.document.signs import Signs

_CHAT_LINE = re.compile(
    r"(?m)^[ \t]*(?:\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?[ T]+\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?\]?[ ,:-]+|"
    r"\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?\]?[ -]+)(?:[^\n:]{2,40}:|<[^>\n]{2,40}>)[ ]"
)
_CLOCK_LINE = re.compile(r"(?m)(?:^|\s)\d{1,2}:\d{2} ?(?:[AaPp]\.?[Mm]\.?)?(?:\s*[✓v]{1,2})?[ \t]*$")
_LABEL_LINE = re.compile(
    r"(?m)^[ \t]*(?:\d{1,2}[.)] ?)?[A-Za-z][A-Za-z'’/()#., -]{1,40}(?::[ \t]*|\t)(?P<value>[^\n]*)$"
)
_BARE_LABEL = re.compile(
    r"(?i)^(?:\d{1,2}[.)] ?)?(?:(?:applicant|full|first|last|middle|employee|patient|visitor|inmate|"
    r"emergency contact)(?:'s)? name|"
    r"name|date of birth|dob|social security (?:no|number)\.?|ssn|(?:home|mailing|street|e-?mail) address|address|"
    r"(?:cell|home|work|tele)? ?phone(?: number)?|telephone|city|state|zip(?: code)?|signature|date|email|"
    r"employer|occupation|"
    r"driver'?s? license (?:no|number)\.?(?: / state)?|relationship|position)(?: ?\([^)]{2,30}\))?[ _.]*$"
)
_FILL = re.compile(r"^[\s_.\-/()|…□☐\[\]]*$")


def _chat_lines(signs: Signs) -> bool:
    return len(_CHAT_LINE.findall(signs.text)) >= 3


def _clock_lines(signs: Signs) -> bool:
    return len(_CLOCK_LINE.findall(signs.text)) >= 3


def _clock(signs: Signs) -> bool:
    return bool(re.search(r"(?:^|\s)\d{1,2}:\d{2}(?:\s|$)", signs.text))


def _phone_shaped(signs: Signs) -> bool:
    size = signs.facts.get("image_size")
    return isinstance(size, tuple | list) and len(size) == 2 and size[0] > 0 and 1.5 <= size[1] / size[0] <= 2.6


def _labels(signs: Signs) -> tuple[int, int]:
    """Label lines, and how many of them hold a value."""
    lines = signs.lines
    labels = filled = 0
    for at, line in enumerate(lines):
        match = _LABEL_LINE.match(line)
        if match is None and not _BARE_LABEL.match(line):
            continue
        labels += 1
        value = match.group("value") if match else ""
        below = lines[at + 1] if at + 1 < len(lines) else ""
        # Boxes and OCR put the value below its label.
        if _FILL.match(value) and not _LABEL_LINE.match(below) and not _BARE_LABEL.match(below):
            value = below
        filled += not _FILL.match(value)
    return labels, filled


def _many_labels(signs: Signs) -> bool:
    return _labels(signs)[0] >= 4


def _unfilled(signs: Signs) -> bool:
    labels, filled = _labels(signs)
    blanks = len(re.findall(r"_{4,}|\.{6,}|☐|□", signs.text))
    return (labels >= 4 and filled <= labels * 0.25) or (blanks >= 4 and filled <= max(1, labels * 0.25))


def _handwriting(least: float) -> Test:
    return lambda signs: signs.number("handwriting_score") >= least


def _mostly_handwritten(signs: Signs) -> bool:
    texts = [t for t in signs.wording.texts if t.text.strip()]
    return any(t.how.value == "handwriting" for t in texts)


_FORM_WORDS = says(
    "please print", "application form", "employment application", "visitor application", "questionnaire",
    "authorization form",
    "deposit authorization", "print or type", "application for", "applicant", "request form", "formulario", "solicitud",
    "signature of applicant", "official use only", "check one", "intake form", "enrollment form", "consent form",
    "request to visit", "visitor registration", "visiting application", "visitor form", "visitation request",
)  # fmt: skip

RULES = (
    Rule(
        "letter",
        (
            (
                1.8,
                "words:salutation",
                lambda s: bool(
                    re.search(
                        r"(?mi)^[ \t]*(?:dear|estimad[oa]s?|querid[oa]|señora?|sra?\.|to whom it may concern)\b", s.text
                    )
                ),
            ),
            (
                1.8,
                "words:close",
                lambda s: bool(
                    re.search(
                        r"(?mi)^[ \t]*(?:sincerely|respectfully|best regards|kind regards|yours truly|very truly yours|"
                        r"atentamente|cordialmente|with love|love,)",
                        s.text,
                    )
                ),
            ),
            (0.5, "name", named("letter", "carta")),
            (-2.0, "handwriting", _handwriting(0.6)),
        ),
        only=lambda s: not s.headers and not s.wording.media_type.startswith("message/"),
    ),
    Rule(
        "email",
        (
            (4.0, "media_type", media("message/rfc822", "application/vnd.ms-outlook", "application/mbox")),
            (2.5, "mail_headers", lambda s: len(re.findall(r"(?m)^(?:From|To|Subject|Date|Sent|Cc): ", s.text)) >= 3),
        ),
    ),
    Rule(
        "messages",
        (
            (8.0, "turns", lambda s: any(text.turns for text in s.wording.texts)),
            (3.5, "chat_lines", _chat_lines),
            (
                1.0,
                "words:messages",
                says("message history", "conversation with", "chat export", "messages are end-to-end encrypted"),
            ),
            (0.7, "name", named("chat", "messages", "message", "sms", "whatsapp", "mensajes", "conversation")),
            (-3.0, "image", lambda s: s.is_image),
        ),
    ),
    Rule(
        "chat_screenshot",
        (
            (2.5, "clock_lines", _clock_lines),
            (2.5, "chat_lines", _chat_lines),
            (1.3, "phone_shape", _phone_shaped),
            (
                1.0,
                "words:status",
                says(
                    "delivered",
                    "read ",
                    "iMessage",
                    "online",
                    "last seen",
                    "text message",
                    "typing",
                    "today",
                    "entregado",
                    "leido",
                    "type a message",
                    "message...",
                ),
            ),
            (0.4, "clock", _clock),
            (0.7, "name", named("screenshot", "chat", "screen")),
            (-2.0, "handwriting", _handwriting(0.6)),
            (-3.0, "no_text", lambda s: s.words < 6),
            (-1.5, "amounts", lambda s: len(re.findall(r"\d\.\d\d\b", s.text)) >= 3),
        ),
        only=lambda s: s.is_image,
    ),
    Rule(
        "handwritten_form",
        (
            (2.0, "handwriting", _handwriting(0.2)),
            (1.0, "text:handwriting", _mostly_handwritten),
            (1.5, "labels", _many_labels),
            (1.2, "words:form", _FORM_WORDS),
            (-2.5, "no_labels", lambda s: not _many_labels(s) and not _FORM_WORDS(s)),
        ),
        only=lambda s: s.is_scan and (_handwriting(0.2)(s) or _mostly_handwritten(s)),
    ),
    Rule(
        "handwritten_note",
        (
            (2.8, "handwriting", _handwriting(0.5)),
            (1.0, "handwriting_some", _handwriting(0.35)),
            (1.5, "text:handwriting", _mostly_handwritten),
            (0.7, "name", named("note", "handwritten", "nota")),
            (-2.0, "labels", _many_labels),
            (-2.0, "words:form", _FORM_WORDS),
        ),
        only=lambda s: s.is_scan and (_handwriting(0.35)(s) or _mostly_handwritten(s)),
    ),
    Rule(
        "application_form",
        (
            (2.0, "words:form", _FORM_WORDS),
            (1.5, "labels", _many_labels),
            (1.2, "title:form", lambda s: any(re.search(r"(?i)\bform$", line) for line in s.lines[:3])),
            (1.0, "labels_some", lambda s: _labels(s)[0] >= 2),
            (0.7, "words:signature", says("signature", "firma", "date signed")),
            (0.5, "name", named("application", "form", "solicitud", "visitor")),
            (-2.5, "unfilled", _unfilled),
            (-1.5, "handwriting", _handwriting(0.5)),
        ),
        only=lambda s: not s.headers,
    ),
    Rule(
        "blank_form",
        (
            (3.5, "unfilled", _unfilled),
            (1.0, "words:form", _FORM_WORDS),
            (0.7, "name", named("blank", "template", "form")),
        ),
        only=lambda s: _unfilled(s),
    ),
    Rule(
        "medical_record",
        (
            (
                2.0,
                "words:clinical",
                count_of(
                    2,
                    "diagnosis",
                    "medications",
                    "allergies",
                    "chief complaint",
                    "vital signs",
                    "treatment plan",
                    "diagnostico",
                    "medicamentos",
                    "prescription",
                    "discharge summary",
                    "medical record",
                ),
            ),
            (1.0, "words:patient", says("patient name", "patient id", "MRN", "paciente", "date of service")),
        ),
        only=lambda s: not s.headers,
    ),
    Rule(
        "specimen",
        (
            (
                7.0,
                "words:specimen",
                all_of(
                    lambda s: bool(
                        re.search(r"(?<![A-Za-z])(?:SPECIMEN|MUESTRA|VOID|SPEC[I1]MEN)(?![A-Za-z])", s.text)
                    ),
                    lambda s: s.words <= 200,
                ),
            ),
            (
                3.5,
                "words:sample",
                lambda s: (
                    s.words <= 150
                    and bool(re.search(r"(?m)^[ \t]*SAMPLE[ \t]*$|\bSAMPLE (?:CARD|LICENSE|ONLY|ID)\b", s.text))
                ),
            ),
            (2.5, "words:driver_license", says("driver license", "identification card", "passport")),
            (-2.0, "words:void_after", says("void after", "void if")),
        ),
        only=lambda s: bool(re.search(r"SPEC[I1]MEN|MUESTRA|VOID|SAMPLE", s.text)),
    ),
)
