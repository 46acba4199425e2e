"""What the columns of a message table say, by their names: who, to whom, when, what, in which thread."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_SPLIT = re.compile(r"([a-z])([A-Z])")
_WORDS = re.compile(r"[^\W_]+")

_BODY = re.compile(
    r"message|body|text|content|msg|message text|message body|message content|msg text|msg body|body text|text body|"
    r"mensajes?|texto|contenido|cuerpo|texto del mensaje|nachricht|nachrichtentext|inhalt|contenu|texte|corps|mensagem|"
    r"conteudo|messaggio|testo|bericht|treść|wiadomość|сообщение|текст|消息|内容|本文|メッセージ|메시지|내용|"
    r"plain text|text content|message contents|sms|sms text|sms body|chat message|letter text|messages|"
    r"letter|letter body|letter content|contents|content text|msg content|msg txt|message txt|txt|chat text"
)
_SENDER = (
    r"sender|from|author|sent by|remitente|de|absender|von|expediteur|remetente|mittente|afzender|отправитель|发件人|"
    r"送信者|보낸사람|user|username|user name|sender user|from user|source|originator|speaker|nick|nickname|posted by|"
    r"message from|writer|screen name|display name|creator"
)
_RECIPIENT = (
    r"recipient|recipients|to|receiver|sent to|destinatario|destinatarios|para|empfanger|empfaenger|an|destinataire|"
    r"ontvanger|получатель|收件人|受信者|받는사람|to user|destination|target|message to|addressee"
)
_VAGUE = re.compile(r"source|originator|creator|user(?: name)?|username|display name")
_ROLE_WORDS = {
    "inmate": r"inmate|offender|resident|prisoner|detainee|incarcerated(?: person)?|recluso|interno|ppl|client inmate",
    "contact": r"contact|friend|family|family member|friend family|external|outside(?: party)?|customer|visitor|"
    r"loved one|correspondent|approved contact|contacto|connection",
}
_PROPERTY = (
    r"name|full name|first name|last name|middle name|display name|first|last|id|no|num|number|nbr|phone|phone number|"
    r"mobile|cell|e mail|email|email address|mail|address|handle|username|user id|user name|pin|booking|booking number|"
    r"dob|account|account id|account number|number id|doc number|id number|jid|uuid|real name|nombre|numero|telefono|"
    r"correo|addr|msisdn|screen name|nm|ph|eml"
)
_TIME = re.compile(
    r"(?:(?:message|msg|sent|send|created|create|received|posted|delivered|event)? ?(?:date|time|datetime|date ?time|"
    r"timestamp|time ?stamp|ts|dt|dttm|at|on)(?: (?:sent|utc|gmt|received|created|ms|time|local))?|sent|"
    r"(?:message |call )?(?:sent |received |created )?(?:date ?/? ?time|date|time|timestamp) utc .{0,24}|"
    r"timestamp (?:date|time)|"
    r"fecha(?: hora| de envio)?|hora|datum|zeit|uhrzeit|date heure|data|ora|quando|readable date|local time|"
    r"日期|时间|日時|날짜|시간|дата|время)"
)
_THREAD = re.compile(
    r"(?:thread|conversation|topic|chat|channel|room|group|session|dialog|convo|chatroom|conversacion|hilo|unterhaltung)"
    r"(?: (?:id|name|title|session|key|identifier|guid|no|number|jid))?|key remote jid"
)
_DIRECTION = re.compile(
    r"(?:message |msg |call )?(?:direction|type|folder|box)|in ?out|incoming|outgoing|is from me|is ?outbox|from me|"
    r"key from me|is sent|sent or received|direccion|richtung|sens|dir"
)
FROM_OWNER = re.compile(r"(?:is |key )?(?:from me|sent)|outgoing|is ?outbox")
_OWNERS = frozenset({"id", "timestamp", "contents", "attachments"})
_SUBJECT = frozenset({"subject", "asunto", "betreff", "objet", "assunto", "oggetto", "topic", "title"})
_PARTNER = re.compile(
    r"partners?(?: name)?|remote party|other part(?:y|icipant)(?: \w+){0,3}|other participants?|counterpart(?:y|ies)?|"
    r"chat contact(?: id)?|address|phone|phone ?number|number|name|contact|contact name|handle|peer|contact number|"
    r"contact phone|participants?|members|remote|recipient ids?"
)
_FLAG = re.compile(
    r"(?:is )?(?:attorney|legal|privileged?|lawyer|counsel|legal mail|attorney client|client attorney|confidential|"
    r"do not (?:record|read|monitor|review)|special mail|abogado)(?: (?:flag|message|mail|privileged?|client|contact|"
    r"communication|correspondence|protected|type))?"
)
_OF_A_FORM = re.compile(
    r"\bssn\b|social security|birth|\bdob\b|passport|licen[cs]e|card (?:number|no)|\bcvv\b|\biban\b|routing|"
    r"diagnos|salary|street|\bzip\b|postal|account (?:number|no)|rating|stars|price|amount|resolution|priority"
)


def words_of(column: str) -> str:
    """`senderName`, `SENDER_NAME` → `sender name`, without accents of Latin letters."""
    from unicodedata import combining, normalize

    text = "".join(c for c in normalize("NFKD", _SPLIT.sub(r"\1 \2", column)) if not combining(c))
    return " ".join(_WORDS.findall(text.lower()))


def _party(role: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:the )?(?:{role})(?:'?s)?(?: (?:{_PROPERTY}))*|(?:tel|{_PROPERTY}) (?:{role})"
        if role in (_SENDER, _RECIPIENT)
        else rf"(?:the )?(?:{role})(?:'?s)?(?: (?:{_PROPERTY}))*"
    )


@dataclass(frozen=True)
class Roles:
    """The columns' places by their part in a message."""

    columns: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words_of(column) for column in self.columns)

    def _places(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        return tuple(i for i, word in enumerate(self.words) if pattern.fullmatch(word) and i != self.body)

    @cached_property
    def body(self) -> int | None:
        return next((i for i, word in enumerate(self.words) if _BODY.fullmatch(word)), None)

    @cached_property
    def sender(self) -> tuple[int, ...]:
        """`Source` beside `From` is the program, and `User` the owner."""
        found = self._places(_party(_SENDER))
        sure = tuple(i for i in found if not _VAGUE.fullmatch(self.words[i]))
        if not sure and self.direction is not None:
            others = {*self._places(_PARTNER), *self.contact} - set(found) - {self.direction}
            return () if others else found
        return sure or found

    @cached_property
    def recipient(self) -> tuple[int, ...]:
        return self._places(_party(_RECIPIENT))

    @cached_property
    def inmate(self) -> tuple[int, ...]:
        return self._places(_party(_ROLE_WORDS["inmate"]))

    @cached_property
    def contact(self) -> tuple[int, ...]:
        return self._places(_party(_ROLE_WORDS["contact"]))

    @cached_property
    def partner(self) -> tuple[int, ...]:
        """The other one, where the export's owner is not named: an address book's or telephone's columns."""
        taken = {*self.sender, *self.recipient, *self.inmate}
        return tuple(i for i in self._places(_PARTNER) if i not in taken)

    @cached_property
    def time(self) -> int | None:
        found = self._places(_TIME)
        # Cellebrite's `Timestamp: Date` has no time of day, `Timestamp: Time` has both.
        return next((i for i in found if self.words[i] == "timestamp time"), next(iter(found), None))

    @cached_property
    def thread(self) -> tuple[int, ...]:
        return self._places(_THREAD)

    @cached_property
    def direction(self) -> int | None:
        return next(iter(self._places(_DIRECTION)), None)

    @cached_property
    def subject(self) -> int | None:
        return next((i for i, word in enumerate(self.words) if word in _SUBJECT), None)

    @cached_property
    def flags(self) -> tuple[int, ...]:
        return self._places(_FLAG)

    @cached_property
    def of_messages(self) -> bool:
        """Whether these are the columns of messages: words, somebody who says them, and when or where."""
        if self.body is None or any(_OF_A_FORM.search(word) for word in self.words):
            return False
        told = bool(self.sender) or bool(self.inmate and self.contact)
        told = told or (self.direction is not None and bool(self.partner or self.contact or self.recipient))
        placed = self.time is not None or bool(self.thread)
        if self.owner_only or (self.time is not None and self.direction is not None and self._from_owner):
            return True
        return told and placed and (bool(self.recipient or self.thread or self.contact or self.partner) or self._plain)

    @property
    def _from_owner(self) -> bool:
        """Threema: `isoutbox` says whether the owner wrote it; who else did, the name of the file."""
        return self.direction is not None and FROM_OWNER.fullmatch(self.words[self.direction]) is not None

    @cached_property
    def one_talk(self) -> bool:
        """No column says with whom."""
        return not (self.sender or self.recipient or self.contact or self.partner or self.inmate or self.thread)

    @cached_property
    def owner_only(self) -> bool:
        """Discord's own archive holds the words of one person: `ID,Timestamp,Contents,Attachments`."""
        return frozenset(self.words) == _OWNERS

    @property
    def _plain(self) -> bool:
        """`date, sender, message` and little else: a channel's log."""
        return len(self.columns) <= 6 and self.time is not None

    @cached_property
    def parties(self) -> tuple[int, ...]:
        """Columns that say who takes part."""
        return tuple(sorted({*self.sender, *self.recipient, *self.inmate, *self.contact, *self.partner}))

    @cached_property
    def others(self) -> tuple[int, ...]:
        """Columns with something else in them than words and parties."""
        own = {*self.parties, self.body, self.subject}
        return tuple(i for i in range(len(self.columns)) if i not in own)


def worded(cells: Sequence[str | None]) -> bool:
    """Whether cells hold sentences and not codes: every third has a blank and they are eight letters long on
    average."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    if not filled:
        return False
    spaced = sum(1 for cell in filled if " " in cell or not cell.isascii())
    return 3 * spaced >= len(filled) and sum(map(len, filled)) >= 8 * len(filled)
