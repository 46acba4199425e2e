"""Login names in a column of their own."""

from pii_scan.detect.credentials.login_near import LOGIN
from pii_scan.detect.credentials.secret_value import is_value
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict


def _check(candidate: Candidate) -> Verdict | None:
    value = candidate.text
    named = candidate.column and " " not in value and "@" not in value and not value.isdigit()
    return Verdict(value.lower(), 2.0) if named and is_value(value, quoted=True, program=False) else None


DETECTOR = Detector(
    kind=LOGIN,
    standard="No format of its own",
    check=_check,
    prior=-3.0,
    headers=(r"^(user|login|log ?on|account) ?name$|^(user|login|logon|usr|usuario|nombre de usuario|benutzername)$",),
    counter_examples=(Example("mwexford"), Example("user name")),
    validator="header only",
    not_covered="E-mail addresses used as logins: they are found as such.",
)
