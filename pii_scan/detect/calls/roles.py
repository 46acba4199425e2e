"""What a column of a call record is, by its header: as switches, carriers, prison vendors and analysts call them.

Headers are compared squeezed: `Called_Number`, `calledNumber` and `CALLED NUMBER` are one.
Sources: column lists of Asterisk, FreeSWITCH, Cisco CUCM, Avaya and NEC SMDR, BroadWorks, Twilio, Yeastar,
carriers' answers to subpoenas (AT&T, Verizon, T-Mobile, Sprint), and inmate-call exports, as their manuals print them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from pii_scan.detect.calls.wording import squeezed


class Role(StrEnum):
    CALLER = "caller"
    CALLED = "called"
    NUMBER = "number"
    """A telephone number of which the header does not say whose."""
    START = "start"
    CLOCK = "clock"
    """The time of day alone, beside a column of dates."""
    DURATION = "duration"
    INMATE = "inmate"
    ACCOUNT = "account"
    FACILITY = "facility"
    STATE = "state"
    RECORDING = "recording"
    """Path, name or link of a recording."""
    OWN_NAME = "own_name"
    """The inmate's or caller's own name, which says nothing of the other party."""
    CALL = "call"
    """Anything that only a call has: its id, type, direction, cause of ending."""
    BODY = "body"
    """A message's text: the table is one of messages."""
    PERSON = "person"
    """A contact's field that call records do not have."""


_NUMBER = (
    r"(?:num(?:ber|ero)?s?|no|nbr|nr|nmbr|phone(?:number|num|no)?|tel(?:ephone)?(?:number|no)?|tn|msisdn|mdn|digits|"
    r"party|partynumber|pty|ptynum|addr(?:ess)?|uri|line|did|e164|user|id|idnum(?:ber)?)"
)
_RULES: tuple[tuple[Role, str], ...] = (
    (Role.BODY, r"(?:message|msg|sms|text|body|content|mensaje|texto|chat)(?:body|text|content)?"),
    (
        Role.OWN_NAME,
        r"(?:inmate|offender|prisoner|resident|detainee|caller|calling|recluso|interno|preso|ppl|subject|client|"
        r"subscriber|agent|user|guard|officer)s?(?:(?:full|first|last|middle|sur)?name|fn|ln|firstnm|lastnm|nombre)|"
        r"(?:first|last|middle)(?:name|nm)|nombre(?:recluso|interno|delinterno|delrecluso)|calleridname|callingname",
    ),
    (
        Role.RECORDING,
        r"(?!(?:call)?recordid$)(?:call)?rec(?:ording|ord)?(?:file|filename|path|url|uri|link|location|id|sid|name|files?)|recordings?(?:file)?s?url|"
        r"audio(?:file|path|url|name)?|wav(?:file|path|name)?|mp3|media(?:file|path|url|id)?|(?:file|sound)(?:name|path|loc)|"
        r"voice(?:file|log)|file|path|filepath|archivo(?:audio|grabacion)?|grabacion(?:archivo|ruta|url)|ruta(?:grabacion|audio)?|recordingfile",
    ),
    (
        Role.CALLER,
        rf"(?:tn|num|number|no|phone|ph|tel)(?:orig\w*|from|caller|calling|src|a)|"
        rf"(?:caller|calling|callingparty|clng|clg|originalcalling|from|src|source|orig|originating|originator|originated|"
        rf"origination|origin|aparty|a|anum|ani|cli|clid|billing|bill|charge|chrg|station|payphone|xfrom|callfrom|sender|"
        rf"llamante|origen|quienllama|appelant|emetteur|anrufer|chamador|origem|servedparty|subscriber|target|subject|"
        rf"mobiledirectory|outgoing){_NUMBER}?(?:unicodeloginuserid)?|numero(?:origen|llamante|deorigen)|"
        r"num(?:eros?)?(?:origem|appelant|chamador)|rufnummera|acli|srcuser|fromuser|calleridnum(?:ber)?|callerid|"
        r"origclinumber|usernumber|numerochiamante|chiamante",
    ),
    (
        Role.CALLED,
        rf"(?:tn|num|number|no|phone|ph|tel)(?:term\w*|to|dest\w*|dst|b)|"
        rf"(?:called|dld|cld|dest|calledparty|originalcalled(?:party)?|finalcalled(?:party)?|callee|dialed|dialled|to|dst|dest|"
        rf"destination|term|terminating|termination|terminator|bparty|b|bnum|dnis|ddi|addi|outbound|callto|xto|receiver|"
        rf"receiving|recipient|target|contact|friend|other|otherparty|remote|destino|llamad[oa]|marcad[oa]|appele|"
        rf"destinataire|gerufene|ziel|chamad[oa]|discad[oa]|pan|allowed|approved|out|connected|visitor){_NUMBER}?|"
        r"dialeddigits|dialleddigits|digitsdialed|dialdigits|dialeddigitnumber|numero(?:destino|marcado|llamado|dedestino|"
        r"telefonico(?:marcado|destino)?)|"
        r"num(?:eros?)?(?:destino|appele|chamado|discado)|(?:number|num|no|phone|phonenumber|tel)(?:called|dialed|dialled|dld)|"
        r"zielrufnummer|rufnummerb|outtel|outdialed|touser|dstuser|telefonodestino|calldestination|numerochiamato|chiamato",
    ),
    (
        Role.DURATION,
        r"duree\w*|dauer|talking|mins?|anrufdauer|gespr\w*dauer|durata|a?seconds|(?:sec|min)(?:onds|utes)?dur(?:ation)?|"
        r"(?:call|conv(?:ersation)?|talk|bill(?:ed|able|ing)?|total|connected?|elapsed|usage|air|seizure|session|usg|"
        r"charged?|chrg|actual|rated)*(?:dura(?:tion|ction|cion)|dur|durn|length|len|elapsedtime|talktime|airtime|time|et)?"
        r"(?:in)?(?:seconds?|secs?|s|min(?:ute)?s?|ms|msec|millis|hhmmss|mmss|segundos?|seg|minutos)?(?:used|billed|hhmmss)?",
    ),
    (
        Role.START,
        r"a(?:date|time)|"
        r"(?:call|conv)?(?:start(?:ed|ing)?|ans|begin|began|begun|answer(?:ed)?|connect(?:ed)?|conn|seizure|setup|orig(?:ination)?|"
        r"invite|initiat(?:ed|ion)|place[d]?|local|universal|event|record|log|cdr|eff|offhook)?"
        r"(?:date(?:time)?|dt|dttm|dtm|timestamp|ts|time|tm|stamp|datetime|dateandtime|epoch|on|at)+"
        r"(?:start(?:ed)?|connect|begin|origination|orig|utc|local|gmt|et|ct|mt|pt|est|cst|mst|pst|edt|cdt|mdt|pdt|stamp|string)*|"
        r"(?:call)?(?:start|begin|begun|answer|connect|started|beginning)|when|datetimeorigination|datetimeconnect|fecha(?:hora)?(?:inicio|dellamada|llamada|dehora|de)?"
        r"(?:inicio|llamada)?|inicio(?:llamada)?|horainicio|fechayhora|fechahora|dateheure|date(?:appel|debut)|datum|"
        r"beginn|datainicio|datahora|data|callbegin|timestart|startstamp|answerstamp|starting date|startingdate",
    ),
    (
        Role.INMATE,
        r"(?:inmate|inm|inmt|off|offender|prisoner|detainee|resident|jail|booking|book|bkg|doc|dc|cdcr?|tdcj|bop|sid|jid|spn|so|"
        r"recluso|interno|preso|reo|ppl|reg(?:ister)?|custody|arrestee|jacket|mni|pid|apin|spin|incarcerated|"
        r"incarceratedperson)(?:id|num(?:ber)?|no|nbr|pin|code|ident|identifier|key|acct|account|numero)?s?|"
        r"pin(?:no|num(?:ber)?|code)?|id(?:recluso|interno|preso)|numero(?:recluso|interno|deinterno|derecluso)",
    ),
    (
        Role.ACCOUNT,
        r"(?:prepaid|customer|cust|subscriber|billing|bill|client|calling|phone)?(?:acct|account|accnt|cuenta|compte|konto|conta)"
        r"(?:id|num(?:ber)?|no|nbr|code|cd|key|name)?|cuenta(?:id|num|numero)?|numerocuenta|(?:customer|cust|subscriber|client)(?:id|num(?:ber)?|no)|"
        r"accountcode|authcode|authorizationcode|chargecode",
    ),
    (
        Role.FACILITY,
        r"(?:orig(?:inating)?|home|housing)?(?:facility|fac|facil|fclty|site|jail|prison|institution|inst|correctional|agency|penal|centro|carcel|prision|"
        r"reclusorio|cereso|establecimiento|etablissement|anstalt|presidio|complex|campus|location|loc|unit|center|centre)"
        r"(?:id|name|nm|code|cd|no|num(?:ber)?|desc|description|abbr|penitenciari[oa]|penal)?s?|(?:nombre|id)(?:centro|penal|carcel)",
    ),
    (Role.STATE, r"(?:facility|fac|site|jail|loc|location|call|inst)?(?:state|st|estado)(?:code|cd|abbr)?"),
    (
        Role.CLOCK,
        r"(?:call|start|begin|connect|conn|answer|seizure|orig)?(?:time|tm|hora|clock|heure|uhrzeit|timeofday)"
        r"(?:start(?:ed)?|begin|inicio|llamada|ofday|utc|et|est|local|hhmmss)?|"
        r"hora(?:inicio|llamada|dellamada)?",
    ),
    (
        Role.CALL,
        r"(?:global|orig(?:inating)?|dest|unique|network)?call(?:id|uuid|uniqueid|no|num(?:ber)?|ref|key|type|kind|class|category|status|"
        r"result|direction|dir|disposition|end|endtime|cost|charge|rate|leg|identifier|recordid|cause|count|sid)s?|"
        r"cdr\w*|calls?|direction|disposition|hangup\w*|termination(?:code|reason|cause|category)?|term(?:code|reason|cause)|releas\w*|"
        r"endstamp|answerstamp|billsec|amaflags|dcontext|channel|dstchannel|lastapp|uniqueid|linkedid|trunk\w*|"
        r"trkgrp|circuit\w*|imei|imsi|cellsite\w*|cell(?:id|tower)?|sector|lac|switch(?:id|name)?|neid|tipo(?:de)?llamada|"
        r"stop(?:time|date|datetime)|end(?:time|date|datetime)?|disconnect\w*|feature|reratecode|station(?:id|name)?|stn|ext|extn|line|"
        r"(?:csn|pan)|llamadas?(?:id)?|idllamada|portid|port|handset|kiosk|blegid|hungup\w*|ringtime|siteid",
    ),
    (
        Role.NUMBER,
        r"(?:(?:customer|inmate|home|cell|mobile|land|tele)?(?:phone|telephone|tel|telefono|celular|movil|telefon|"
        r"telefone|rufnummer|telefonnummer)(?:num(?:ber)?|no|nbr)?|msisdn|mdn|tn|btn|wtn|ctn|number|num|numero|numbers|phonenum|mobile|cell)",
    ),
    (
        Role.PERSON,
        r"e?mail(?:address|addr)?|correo|(?:street|home|mailing)?address(?:line)?\d?|street|city|zip(?:code)?|postal(?:code)?|"
        r"dob|birth(?:date|day)?|dateofbirth|ssn|gender|sex|race|appointment|meeting|invoice|order(?:id|no|number)?|patient\w*",
    ),
)
_COMPILED = tuple((role, re.compile(rf"(?:{pattern})")) for role, pattern in _RULES)
_UNITS = (
    (re.compile(r"(?:ms|msecs?|millis(?:econds)?)$"), 0.001),
    (re.compile(r"min(?:ute|uto)?s?$|min(?:ute|uto)s?(?:used|billed)$"), 60.0),
)
_DAY_FIRST = re.compile(r"fecha|hora|llamad|duracion|inicio|datum|dauer|appel|debut|duree|data(?:hora|inicio)")


@lru_cache(maxsize=8192)
def role_of(header: str) -> Role | None:
    """None where the header says nothing of a call."""
    text = squeezed(
        re.sub(r"\((?:s|sec|secs|seconds|utc|local|et|min|mins|minutes|hh.mm.ss|mm.ss|a|b|\d)\)", r" ", header.lower())
    ) or squeezed(header)
    if not text:
        return None
    return next((role for role, pattern in _COMPILED if pattern.fullmatch(text)), None)


_SPACE = re.compile(r"^[A-Za-z]{1,12}[._:](?=.)")
_SHARED = 0.5


def bare_names(headers: Sequence[str]) -> list[str]:
    """Without what most of them begin with (`CH_`, `cdr.`), and without the name of a branch (`subj.booking`)."""
    beginnings = Counter(found.group().lower() for header in headers if (found := _SPACE.match(header)))
    shared = {begin for begin, count in beginnings.items() if count >= _SHARED * len(headers) and count > 2}
    return [_bare(header, shared) for header in headers]


def _bare(header: str, shared: set[str]) -> str:
    found = _SPACE.match(header)
    if found is None:
        return header
    rest, role = header[found.end() :], role_of(header)
    # `cdr.src` by its whole name is of a call, and no more than that.
    alike = found.group().lower() in shared
    if found.group().endswith(".") and role in (None, Role.CALL) and (alike or role_of(rest) is not None):
        return rest
    return rest if alike and role is None else header


def unit_of(header: str) -> float:
    """Seconds that a bare number counts under a duration's header."""
    text = squeezed(header)
    return next((seconds for pattern, seconds in _UNITS if pattern.search(text)), 1.0)


def speaks_day_first(headers: tuple[str, ...]) -> bool:
    """Languages that write the day before the month."""
    return any(_DAY_FIRST.search(squeezed(header)) for header in headers)
