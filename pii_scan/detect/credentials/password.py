"""Passwords in clear: on notes and forms, in mails, settings, programs, browsers' lists."""

from collections.abc import Iterator

from pii_scan.detect.credentials.login_near import LOGIN, Login, login_near
from pii_scan.detect.credentials.password_hash import is_hash
from pii_scan.detect.credentials.password_labels import GATE
from pii_scan.detect.credentials.password_layouts import Place, places
from pii_scan.detect.credentials.secret_value import is_placeholder, is_value, looks_chosen
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("password", LegalClass.CREDENTIALS, "Password in clear")
_OPEN_WORDS = frozenset(("pass", "clave", "psk", "security key", "security code", "network code"))
"""Words that mean other things as well."""


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, set[int]()
    for group, place in enumerate(places(body)):
        if (
            place.start in done
            or is_hash(place.value)
            or not is_value(place.value, quoted=place.quoted, program=place.program)
        ):
            continue
        if place.login is not None:
            login: Login | None = Login(body[place.login[0] : place.login[1]], *place.login)
            if not is_value(body[place.login[0] : place.login[1]].ljust(3, "0"), quoted=True, program=False):
                continue
        else:
            login = login_near(body, place.start, place.end)
        confidence = _confidence(place, login)
        if not confidence:
            continue
        done.add(place.start)
        dummy = is_placeholder(place.value)
        reasons = ("label:password", "login_near") if login else ("label:password",)
        yield Found(_KIND, place.value, place.value, confidence, place.start, place.end, reasons, dummy, group=group)
        if login and login.raw and login.start not in done and "@" not in login.raw:
            done.add(login.start)
            yield Found(
                LOGIN, login.raw, login.raw.lower(), 0.85, login.start, login.end, ("password_near",), group=group
            )


def _confidence(place: Place, login: Login | None) -> float:
    """0 where it is none. A word that might be prose, a type or a variable needs a login beside it."""
    if "phrase" in place.word and place.value.count(" ") >= 2:
        return 0.85
    if " " in place.value and not looks_chosen(place.value.replace(" ", "")):
        # A sentence about it.
        return 0.0
    chosen = looks_chosen(place.value) and not (place.program and not place.quoted and place.value.isidentifier())
    if place.login is not None:
        return 0.92 if chosen or place.how == "pair" else 0.0
    if place.how == "list":
        return 0.75 if chosen else 0.0
    if place.how == "below":
        mail = "." in place.value.partition("@")[2]
        return (0.9 if login else 0.75) if chosen and not mail else 0.0
    if place.how == "none":
        return 0.85 if chosen and (place.login_before or (place.quoted and place.word not in _OPEN_WORDS)) else 0.0
    if place.how == "comma" or (place.quoted and place.program):
        return 0.85 if chosen else 0.0
    if "code" in place.word and place.value.isdigit():
        return 0.8
    if place.how in ("verb", "dash") and not (chosen or place.quoted):
        return 0.75 if login and place.value.isdigit() else 0.0
    if place.word in _OPEN_WORDS and not login:
        return 0.5 if chosen else 0.0
    if login:
        return 0.95 if chosen else 0.8
    return (0.75 if place.program else 0.85) if chosen else 0.45


def _check(candidate: Candidate) -> Verdict | None:
    """A cell below a header; what stands in a text is found by its layout."""
    value = candidate.text
    if (
        not candidate.column
        or " " in value
        or is_hash(value)
        or not is_value(value, quoted=False, program=False)
        or len(value) < 4
    ):
        return None
    return Verdict(value, 5.0 if looks_chosen(value) else 3.0, ("label:password",), is_placeholder(value))


DETECTOR = Detector(
    kind=_KIND,
    standard="No format of its own; NIST SP 800-63B-4, section 3.1.1: https://pages.nist.gov/800-63-4/sp800-63b.html",
    check=_check,
    find=_find,
    gate=GATE,
    other_kinds=(LOGIN,),
    prior=-3.0,
    examples=(
        Example("user: rowan@post.example password: Tulip#4471", "Tulip#4471"),
        Example("Login: mwexford\nPassword: blue-Heron92", "blue-Heron92"),
        Example("usuario: tokonkwo contraseña: Verano2025!", "Verano2025!"),
        Example('{"email": "m.w@post.example", "pwd": "q9!Lmm_2"}', "q9!Lmm_2"),
        Example("login=mwexford&password=blueheron&submit=1", "blueheron"),
        Example("username / password: mwexford / blueheron", "blueheron"),
        Example("DB_USER=wexford\nDB_PASSWORD=Tulip#4471\n", "Tulip#4471"),
        Example("Your temporary password is Kestrel-4471", "Kestrel-4471"),
        Example("Username\nmwexford\nPassword\nblue-Heron92\n", "blue-Heron92"),
        Example("my passwords\ngmail: Kestrel-4471\nbank: blue-Heron92\n", "blue-Heron92"),
        Example("machine post.example login rowan password Tulip4471", "Tulip4471"),
        Example("passphrase: tulip heron kestrel wexford", "tulip heron kestrel wexford"),
        Example("<username>mwexford</username><password>blueheron7</password>", "blueheron7"),
    ),
    counter_examples=(
        Example("password: ********"),
        Example("Your password is required to continue"),
        Example("login: x password: ${DB_PASSWORD}"),
        Example("user: admin password: changeme"),
        Example("def login(user: str, password: str) -> None:"),
        Example("password = request.form['password']"),
        Example("tests: pass: 120 fail: 3"),
        Example("Username\nPassword\nForgot password?"),
        Example("userName: user.name, password: newPassword,"),
    ),
    validator="label; no placeholder, type, variable or word of a dialogue; a login near",
    not_covered="Passwords without any label, other than behind a login in a list.",
)
