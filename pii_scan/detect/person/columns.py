"""Names as cells of a table: what such a column is called and what a cell must look like."""

import re
from collections.abc import Sequence

from pii_scan.detect.detector import Candidate, Context, Verdict
from pii_scan.detect.header_abbreviations import written_out
from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_surname
from pii_scan.detect.person.label_words import WHOSE
from pii_scan.detect.person.normal import fold, normal_name
from pii_scan.detect.person.ordinary_words import ORDINARY_LASTS
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

HEADERS = (
    r"^(?:full |legal |complete |print(?:ed)? |patient |inmate |customer |client |applicant |employee |member |"
    r"student |cardholder |card holder |account holder |holder |borrower |visitor |contact |emergency contact |"
    r"beneficiary |"
    r"attorney |guardian |parent |spouse |mother s? ?|father s? ?|taxpayer |recipient |sender |caller |called |callee |"
    r"party |payee |payer |insured |subscriber |driver |owner |resident |tenant |person |to |from |author |user full |"
    r"lawyer |counsel |donor |guest |passenger |buyer |seller |agent |officer |display |billing |"
    r"shipping |real )?names?$",
    r"^names? (?:of|on)(?: the)? (?:patient|inmate|applicant|card|account|employee|insured|customer|client|member|"
    r"borrower|tenant|student|driver|owner|policy ?holder|beneficiary|visitor|contact|guest|passenger|subscriber|"
    r"defendant|plaintiff|person|participant|donor|spouse|guardian|parent|child|decedent|deceased|witness|victim|"
    r"caller|recipient|payee|sender|resident|offender|detainee|prisoner|worker|holder|claimant|taxpayer)",
    r"^(?:student|policy ?holder|participant|worker|candidate|attendee|decedent|deceased|taxpayer|complainant|"
    r"reporting party|cliente|solicitante|empleado|empleada|beneficiario|beneficiaria|asegurado|asegurada|trabajador|"
    r"alumno|alumna|pasajero|propietario|inquilino|destinatario|arrendatario|kunde|kundin|mitarbeiter|patientin|"
    r"versicherter|nom complet|cliente nome|dipendente|paciente nome|funcionario)$",
    r"^(?:first|last|middle|given|family|sur|maiden|fore)[ ]?names?$",
    r"^(?:inmate|customer|patient|client|caller|attorney|employee|member|contact) "
    r"(?:first|last|middle|given|family)(?: name)?$",
    r"^(?:f|l|m)[ ]?name$",
    r"^(?:.* )?names? (?:first|given|middle|last|family)$",
    r"^(?:first|last|surname|forename|lname|fname)$",
    r"^(?:patient|inmate|customer|cardholder|card holder|account holder|employee|payee|recipient|beneficiary|attorney|"
    r"caller|called party|visitor|contact person|sender|from|to|author|lawyer|detainee|offender|resident|client|tenant|"
    r"borrower|insured|subscriber|holder|driver|owner|witness|spouse|guardian|parent|mother|father|applicant|claimant|"
    r"defendant|plaintiff|nurse|doctor|physician|provider|officer|donor|guest|passenger|emergency contact|next of kin|"
    r"victim|suspect|arrestee|prisoner|parolee)$",
    r"^nombres?(?: completo| del? [a-z]+)?$|^apellidos?(?: paterno| materno)?$|^paciente$|^titular$"
    r"|^interno$|^remitente$",
    rf"^(?:{'|'.join(sorted(WHOSE))})(?: s)? (?:(?:full|legal|first|last|middle|given|family|sur|maiden) ?)?names?$",
    r"^(?:primer|segundo) (?:nombre|apellido)$|^(?:nombre|apellido)s? ?[12]$|^nombres? y apellidos?$"
    r"|^apellidos? y nombres?$|^(?:vor|nach)name$|^pr[eé]nom$"
    r"|^nom(?: de famille)?$|^nome(?: completo)?$|^(?:sobre)?nome$"
    r"|^(?:naam|voornaam|achternaam|navn|fornavn|etternavn|efternavn|namn|f[oö]rnamn|efternamn|nimi|etunimi|sukunimi)$",
    r"^(?:n[eé]v|teljes n[eé]v|vezet[eé]kn[eé]v|keresztn[eé]v|jm[eé]no|p[rř][ií]jmen[ií]|meno|priezvisko|imi[eę]|"
    r"nazwisko|imi[eę] i nazwisko|ime|prezime|"
    r"ime i prezime|nume|prenume|nume [sșş]i prenume|soyad[ıi]?|ad[ıi]? soyad[ıi]?|"
    r"nama|nama lengkap|h[oọ] (?:v[aà] )?t[eê]n|nom et pr[eé]noms?|nome e cognome|apelido|kontoinhaber)$"
    r"|^cognome$|^(?:full|last|first) nm$|^name ?1$|^m ?i$",
    r"^(?:jm[eé]no a p[rř][ií]jmen[ií]|meno a priezvisko|ime in priimek|priimek|v[aā]rds,? (?:un )?uzv[aā]rds|"
    r"uzv[aā]rds|v[aā]rds|vardas,? (?:ir )?pavard[eė]|pavard[eė]|vardas|eesnimi|perekonnanimi|ees ja perekonnanimi|"
    r"vor ?(?:und|u) ?nachname|nachname,? vorname|vorname,? nachname|name,? vorname|naam en voornaam|fullt nafn|nafn|"
    r"nom i cognoms|nimi ja sukunimi|n[eé]v(?:e)?|jm[eé]no,? p[rř][ií]jmen[ií])$",
)
_CELL = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[ ,'’.-]+[^\W\d_]+\.?)*\.?$")
_FIRST = re.compile(
    r"^(?:.* )?(?:first|given|fore)\b|^(?:fname|f name|forename|nombres?(?: ?[12])?|"
    r"(?:primer|segundo) nombre|vorname|pr[eé]nom|first nm)$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"^(?:.* )?(?:last|family|surname|maiden)\b|^(?:lname|l name|apellidos?\b(?! y).*|"
    r"(?:primer|segundo) apellido|nachname|sobrenome|cognome|last nm)$",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"^(?:.* )?middle\b|^(?:mname|m name|m ?i)$", re.IGNORECASE)


def name_part(header: str) -> str:
    """`first`, `middle`, `last`, or empty for a column of whole names."""
    for part, pattern in (("first", _FIRST), ("last", _LAST), ("middle", _MIDDLE)):
        if pattern.search(header):
            return part
    return ""


_NOBODY = frozenset(("PRO SE", "PRO PER", "IN PERSON", "SELF", "NOT APPLICABLE", "TO BE DETERMINED", "NOT ASSIGNED"))
"""What stands in a column of attorneys or contacts where there is none."""


def check_cell(candidate: Candidate) -> Verdict | None:
    """Passes a cell of a name column that has the form of a name; free text and codes do not."""
    if not candidate.column:
        return None
    value = candidate.text.strip()
    words = [w for w in re.split(r"[ ,]+", value) if w]
    if not 2 <= len(value) <= 60 or not 1 <= len(words) <= 6 or not _CELL.match(value):
        return None
    if value.islower() and len(words) == 1 and not (is_first(value) or is_surname(value)):
        return None
    if value.upper() in _NOBODY:
        return None
    part = name_part(written_out(candidate.label))
    listed = sum(is_first(w) or is_surname(w) for w in words)
    everyday = sum(_everyday(w, small=value.islower()) for w in words if len(w) > 1)
    if everyday and everyday >= listed:
        return None
    normal = normal_name(value)
    if not normal:
        return None
    log_odds = 4.0 if listed else 2.0
    if not part and len(words) == 1:
        log_odds -= 2.0
    return Verdict(
        normal, log_odds, ("name_list",) if listed else ("name_shape",), attributes={"part": part} if part else {}
    )


def _everyday(word: str, *, small: bool) -> bool:
    """In lower case (`see notes below`) a word that is a surname as well is more likely the word."""
    folded = fold(word)
    if small and (is_common(word) or folded in ORDINARY_LASTS):
        return folded not in NAME_FIRST_WORDS | NAME_LAST_WORDS
    return is_everyday(word) and not (is_first(word) or is_surname(word))


_NO_PERSONS = re.compile(
    r"city|town|county|countr|compan|vendor|business|product|street|addr|facility|title|school|brand|model|file|"
    r"descr|item|place|location|bank|branch|agency|department|dept|color|species|genus|hotel|store|team|artist|album|"
    r"song|movie|book|publisher|character|domain|host|server|class|method"
)
_FEWEST = 4


def column_odds(cells: Sequence[str], header: str, _context: Context) -> float | None:
    """A column of two to four words with listed first names in most cells and surnames in many."""
    if len(cells) < _FEWEST or _NO_PERSONS.search(header):
        return None
    first = last = 0
    for cell in cells:
        words = [w.strip(".,") for w in cell.split()]
        if not 2 <= len(words) <= 4 or len(cell) > 40 or not _CELL.match(cell) or cell.islower():
            continue
        firsts = [w for w in words if is_first(w) and not is_common(w)]
        first += bool(firsts)
        last += bool(firsts) and any(is_surname(w) for w in words if w != firsts[0])
    if first < 0.7 * len(cells) or last < 0.35 * len(cells):
        return None
    return 2.0
