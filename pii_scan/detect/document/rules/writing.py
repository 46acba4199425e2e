"""Letters, mail, messages, notes, forms and screenshots."""

import re

from pii_scan.detect.document.rule import Rule, Test, all_of, count_of, ladder, media, named, says
from pii_scan.detect.document.rules.licences import titled_card
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
    r"(?i)^(?:[JIl|] |\W{1,2} ?)?(?:\d{1,2}[.)] ?)?(?:"
    r"(?:applicant|full|first|last|middle|employee|patient|visitor|inmate|emergency contact|requester)(?:'s)? name|"
    r"name ?of ?(?:visitor|inmate|applicant|patient|employer|person to visit)|name|visitor|"
    r"date ?of ?birth|birth ?date|dob|social security (?:no|number)\.?|ssn|"
    r"(?:cell|home|work|tele)? ?phone(?: number)?|telephone|city|state|zip(?: code)?|signature(?: +date)?|email|"
    r"(?:home|mailing|street|current|present|e-?mail)? ?address|(?:last |present )?employer|occupation|"
    r"(?:photo |booking |inmate |[i1l]d )?(?:id|[i1l]d|number|no\.?)|booking (?:no|number)\.?|"
    r"driver'?s? license (?:no|number)\.?(?: / state)?|relation(?:ship)?(?: to inmate)?|"
    r"(?:inmate|person) to visit|position(?: applied for)?|monthly income|annual salary|housing(?: unit)?|cell|from|"
    r"date(?: of request| submitted)?|(?:nature of |reason for )request|complaint|disposition|response|"
    r"staff signature|officer)(?: ?\([^)]{2,30}\))?[ _.:]*$"
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


def _form_title(signs: Signs) -> bool:
    return any(re.search(r"(?i)\bform$", line) for line in signs.lines[:3])


def _unfilled(signs: Signs) -> bool:
    labels, filled = _labels(signs)
    blanks = len(re.findall(r"_{4,}|\.{6,}|☐|□", signs.text))
    return (labels >= 4 and filled <= labels * 0.25) or (blanks >= 4 and filled <= max(1, labels * 0.25))


_CARD_TITLES = says(
    "credencial para votar", "instituto nacional electoral", "documento nacional de identidad",
    "permanent resident card", "state identification card", "department of motor vehicles", "has been established for",
)  # fmt: skip


def _portrait(signs: Signs) -> bool:
    return signs.number("face_count") > 0


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
    "rental application", "credit application", "registration form", "solicitud de empleo",
)  # fmt: skip

_ASKED = (
    "employer", "monthly income", "current address", "present address", "home address", "applicant", "position",
    "emergency contact", "parent or guardian", "date of birth", "social security no", "domicilio",
    "fecha de nacimiento", "nombre completo", "telefono",
)  # fmt: skip
_ASKED_2, _ASKED_3 = count_of(2, *_ASKED), count_of(3, *_ASKED)

_SALUTATION = re.compile(
    r"(?mi)^[ \t]*(?:dear|estimad[oa]s?|querid[oa]s?|señora?|sra?\.|to whom it may concern|a quien corresponda|"
    r"(?:hi|hello|hola|hey) [\w.’' -]{2,30}[,:!]$|my (?:dear|love)|mi amor)(?:\b|$)"
)
_OPENS = re.compile(
    r"(?i)\s*(?:dear|estimad[oa]s?|querid[oa]s?|señora?|sra?\.|to whom it may concern|a quien corresponda)"
    r"(?:[ \t]+[\w.’' -]{1,40})?[:,][ \t]*\r?\n[ \t\r\n]*\S"
)
"""The first line is a salutation, punctuated as one, and goes on."""
_CLOSE = re.compile(
    r"(?mi)^[ \t]*(?:sincerely|respectfully|(?:best|kind|warm) regards|yours(?: truly| faithfully)?,|very truly yours|"
    r"atentamente|cordialmente|con cariño|un abrazo|saludos|with love|love,|truly yours|"
    r"your (?:friend|son|daughter|wife|husband)|thank you,|regards,)"
)
_SENTENCE = re.compile(r"(?:^|[.!?]\s)[A-ZÁÉÍÓÚÑ¿¡][^.!?\n]{25,}[.!?]", re.MULTILINE)
_SPECIMEN = re.compile(
    r"(?m)^[ \t]*(?:SPEC[I1]MEN|MUESTRA|VOID|ESPECIMEN)(?:[ \t]+(?:SPEC[I1]MEN|VOID|ONLY|CARD))*[ \t]*$|"
    r"\b(?:SPEC[I1]MEN|VOID|MUESTRA) (?:CARD|LICENSE|DOCUMENT|ONLY|COPY)\b|\b(?:LICENSE|CARD|PASSPORT) SPEC[I1]MEN\b"
)
_SAMPLE = re.compile(r"(?m)^[ \t]*SAMPLE[ \t]*$|\bSAMPLE (?:CARD|LICENSE|ONLY|ID)\b")
_VISIT = (
    "visitor", "visit", "visiting", "visitation", "to visit", "name of visitor", "visita", "visitante", "relationship",
    "parentesco", "time in", "time out", "related to this person", "inmate to visit", "visitor log", "sign-in", "badge",
)  # fmt: skip
_VISITING = says("visitor", "visiting", "visitation", "to visit", "visita", "visitante")
_REQUEST = (
    "request", "inmate number", "housing", "cell", "disposition", "response", "staff signature", "nature of request",
    "reason for request", "date of request", "grievance", "complaint", "requester", "requested", "submitted",
    "sick call", "do not write below", "peticion", "triaged", "officer", "solicito",
)  # fmt: skip


_REQUEST_WORDS = says(
    "sick call request", "records request", "grievance form", "inmate request",
    "communication form", "request slip", "request to staff", "medical request", "formulario de peticion",
    "solicitud de atencion", "solicitud de registros", "grievance", "public records request",
)  # fmt: skip


def _asks_by_form(signs: Signs) -> bool:
    """To the letter where a sign decides: `REQUEST FOR TELEPHONE ACCOUNT` is an application."""
    return re.search(r"(?i)request ?f[o0]rm\b", signs.text) is not None or _REQUEST_WORDS(signs)


def _says_line(pattern: re.Pattern[str]) -> Test:
    return lambda signs: pattern.search(signs.text) is not None


def _sentences(signs: Signs) -> bool:
    """Running text: two sentences or more that begin and end as such."""
    return len(_SENTENCE.findall(signs.text)) >= 2


def _short_lines(signs: Signs) -> bool:
    """Bubbles: most lines are short and few of them are labels."""
    lines = signs.lines
    return len(lines) >= 5 and sum(len(line) <= 32 for line in lines) >= 0.8 * len(lines)


RULES = (
    Rule(
        "letter",
        (
            (1.8, "words:salutation", _says_line(_SALUTATION)),
            (0.6, "opens_with_salutation", lambda s: _OPENS.match(s.text) is not None),
            (1.8, "words:close", _says_line(_CLOSE)),
            (1.0, "sentences", _sentences),
            (0.7, "words:letter", says("enclosed", "i am writing", "le escribo", "on behalf of", "adjunto", "re:")),
            (0.3, "name", named("letter", "carta")),
            (-2.0, "handwriting", _handwriting(0.6)),
            (-1.5, "words:form", _FORM_WORDS),
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
            (2.0, "clock_lines", _clock_lines),
            (1.0, "clock_lines_some", lambda s: len(_CLOCK_LINE.findall(s.text)) >= 2),
            (2.5, "chat_lines", _chat_lines),
            (1.3, "phone_shape", _phone_shaped),
            *ladder(
                "words:status",
                (
                    "delivered",
                    "read ",
                    "iMessage",
                    "online",
                    "last seen",
                    "text message",
                    "typing",
                    "today",
                    "yesterday",
                    "entregado",
                    "leido",
                    "type a message",
                    "message...",
                    "mensaje",
                    "escribe un mensaje",
                    "seen",
                    "hoy",
                    "ayer",
                    "en linea",
                    "whatsapp",
                    "end-to-end encrypted",
                    "messages",
                    "mensajes",
                    "LTE",
                    "5G",
                ),
                0.8,
                0.8,
            ),
            (0.7, "short_lines", _short_lines),
            (0.4, "clock", _clock),
            (0.3, "name", named("screenshot", "chat", "screen")),
            (-2.0, "handwriting", _handwriting(0.6)),
            (-3.0, "no_text", lambda s: s.words < 6),
            (-1.5, "amounts", lambda s: len(re.findall(r"\d\.\d\d\b", s.text)) >= 3),
            (-2.0, "words:form", _FORM_WORDS),
            (-2.0, "labels", _many_labels),
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
            (-2.5, "fact:portrait", _portrait),
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
            # A card's print, blurred, can pass for a hand; hardly any note has a portrait on it.
            (-2.5, "fact:portrait", _portrait),
            (-4.0, "words:card", _CARD_TITLES),
            (-4.0, "title:state_and_dates", titled_card),
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
            (1.2, "title:form", _form_title),
            (1.0, "labels_some", lambda s: _labels(s)[0] >= 2),
            (0.7, "words:signature", says("signature", "firma", "date signed")),
            (1.0, "words:asked", _ASKED_3),
            (0.3, "name", named("application", "form", "solicitud", "visitor")),
            (-2.5, "unfilled", _unfilled),
            (-1.5, "handwriting", _handwriting(0.5)),
            # To the letter: `REQUEST FOR TELEPHONE ACCOUNT` is one sign off.
            (
                -1.5,
                "words:request_form",
                lambda s: re.search(r"(?i)request (?:form|slip)|grievance", s.text) is not None,
            ),
            # Reports and books speak of applicants too.
            (-2.0, "long_text", lambda s: s.words > 1500),
        ),
        only=lambda s: not s.headers and (_FORM_WORDS(s) or _form_title(s) or _ASKED_2(s)),
    ),
    Rule(
        "visitor_form",
        (
            *ladder("words:visit", _VISIT, 1.5, 1.5, 1.0),
            *ladder(
                "words:custody", ("inmate", "interno", "offender", "correctional", "detention", "jail", "prisoner"), 0.7
            ),
            (1.0, "words:form", _FORM_WORDS),
            (1.0, "labels_some", lambda s: _labels(s)[0] >= 2),
            (-4.0, "unfilled", _unfilled),
            (-4.0, "handwriting", _handwriting(0.2)),
            (-3.0, "long_text", lambda s: s.words > 400),
        ),
        only=lambda s: not s.headers and (_VISITING(s)),
    ),
    Rule(
        "request_form",
        (
            (3.0, "words:request_form", _asks_by_form),
            *ladder("words:request", _REQUEST, 0.7, 0.8, 0.7),
            (0.7, "labels", all_of(_asks_by_form, _many_labels)),
            (0.7, "labels_some", lambda s: _labels(s)[0] >= 2),
            (-4.0, "words:visit", _VISITING),
            (-4.0, "unfilled", _unfilled),
            (-4.0, "handwriting", _handwriting(0.2)),
            (-3.0, "long_text", lambda s: s.words > 400),
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
            # Alone on its line or beside the card's name: `SPECIMEN: BLOOD` is a laboratory's, Mr. Sample a person.
            (6.0, "words:specimen", lambda s: s.words <= 200 and _SPECIMEN.search(s.text) is not None),
            (3.5, "words:sample", lambda s: s.words <= 150 and _SAMPLE.search(s.text) is not None),
            (
                2.5,
                "words:card",
                says("driver license", "driver's license", "identification card", "passport", "licencia", "pasaporte"),
            ),
            (-2.0, "words:void_after", says("void after", "void if")),
            (
                -8.0,
                "words:laboratory",
                says("laboratory", "collected", "blood", "urine", "tissue", "pathology", "swab"),
            ),
        ),
        only=lambda s: _SPECIMEN.search(s.text) is not None or _SAMPLE.search(s.text) is not None,
    ),
)
