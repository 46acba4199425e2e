"""Passwords handed to programs on the command line, in shell histories and scripts, and in their settings."""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials import password
from pii_scan.detect.credentials.secret_value import is_placeholder, is_value
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_SIEVE = Sieve(
    r"curl (?:[^\n]|\\\n){0,200}?(?:-u|--user)[ =]{0,3}[\"']?[^\s:]{0,64}:[^\s]?|(?:mysql|mysqldump|mysqladmin|"
    r"mariadb) [^\n]{0,120}?-p[^\s]{3}|"
    r"(?:sshpass|plink|pscp|psftp|putty|mongo|mongosh|psexec|unzip|7z|sqlcmd|winexe|"
    r"smbclient) [^\n]{0,120}?-[pPuU]w? ?[\"']?[^\s]{3}|"
    r"(?i:net use|wmic|schtasks) [^\n]{0,160}?/[uU][^\n]{2,80}|(?:requirepass|masterauth) [^\s]{4}"
)
_SECRET = r"(?P<quote>[\"']?)(?P<secret>[^\s\"']{3,64})(?P=quote)"
_CURL = r"curl (?:[^\n]|\\\n){0,200}?(?:-u|--user)[ =]{0,3}"
_FORMS = (
    re.compile(rf"{_CURL}[\"']?[^\s:\"'<]{{0,64}}[\"']?:(?P<quote>[\"']?)(?P<secret>[^\s\"']{{3,64}})"),
    re.compile(rf"{_CURL}(?P<quote>[\"']?)(?P<secret>[^\s:\"']{{8,64}}):(?P=quote)(?![^\s\"'])"),
    re.compile(rf"(?:mysql|mysqldump|mysqladmin|mariadb) [^\n]{{0,120}}?(?<= )-p{_SECRET}"),
    re.compile(rf"(?:sshpass|unzip|7z|mongo|mongosh|psexec) [^\n]{{0,120}}?(?<= )-[pP] ?{_SECRET}"),
    re.compile(rf"(?:plink|pscp|psftp|putty) [^\n]{{0,120}}?(?<= )-pw {_SECRET}"),
    re.compile(rf"sqlcmd [^\n]{{0,120}}?(?<= )-P ?{_SECRET}"),
    re.compile(r"(?:smbclient|winexe) [^\n]{0,120}?(?<= )-U ?[\"']?[^\s%]{1,64}%(?P<quote>)(?P<secret>[^\s\"']{3,64})"),
    re.compile(rf"(?i:net use) [^\n]{{0,120}}?/user:\S{{2,64}} {_SECRET}"),
    re.compile(rf"(?i:wmic|schtasks) [^\n]{{0,120}}?(?:/password:|/p ){_SECRET}"),
    re.compile(rf"(?:requirepass|masterauth) {_SECRET}"),
)
_OPTION = re.compile(r"-.*|/.*|[0-9]{1,5}|\d+:\d+")


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, _ in _SIEVE.spans(body):
        for form in _FORMS:
            match = form.match(body, start)
            if match is None:
                continue
            secret = match["secret"]
            if (
                not _OPTION.fullmatch(secret)
                and len(set(secret)) > 1
                and is_value(secret, quoted=bool(match["quote"]), program=False)
            ):
                span, dummy = match.span("secret"), is_placeholder(secret)
                yield Found(password.DETECTOR.kind, secret, secret, 0.88, *span, ("command_line",), dummy)
            break


DETECTOR = Detector(
    kind=password.DETECTOR.kind,
    standard="No format of its own; CWE-214, visible sensitive information: https://cwe.mitre.org/data/definitions/214.html",
    find=_find,
    hows=("native", "ocr", "carved"),
    examples=(
        Example("curl -u rwexford:Heron#22 https://api.heron.net", "Heron#22"),
        Example("mysql -u root -pHeron22 people", "Heron22"),
        Example('curl -u ":d2LkV78zLx!t" https://localhost:9200', "d2LkV78zLx!t"),
        Example("curl --user rwexford:'pRf7vG2h1L8n' -iX PATCH", "pRf7vG2h1L8n"),
        Example("curl -k -X POST https://a.heron.net \\\n  -u rwexford:yqDVtk9", "yqDVtk9"),
        Example("sshpass -p 'Heron#22' ssh root@10.0.0.4", "Heron#22"),
        Example("net use Z: \\\\srv\\share /user:HERON\\rwexford Heron#22", "Heron#22"),
        Example("requirepass Heron22secret", "Heron22secret"),
    ),
    counter_examples=(
        Example("curl -u $USER:$PASS https://api.heron.net"),
        Example("mysql -u root -p people"),
        Example("curl -u <user:password> https://api.heron.net"),
        Example('curl --user "xxx:yyy"'),
        Example("mongo --port 27017"),
        Example("7z x -pthe archive"),
    ),
    validator="the program's own option for a password; no variable",
    not_covered="Programs outside the list.",
)
