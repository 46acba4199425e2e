"""DoD ID numbers inside the names of smart-card certificates and log-ins: `DOE.JOHN.Q.1482077193`.

They stand in signatures, mail headers and Windows domains, far from any label.
"""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import is_filler_number
from pii_scan.detect.ids.us_dod_id import US_DOD_ID

_NUMBER = re.compile(r"(?:\.|^)([0-9]{10})(?:[0-9]{6})?(?:@mil)?$", re.IGNORECASE)
_MORE_OF_A_DOMAIN = re.compile(r"\.[a-z]")


def _check(candidate: Candidate) -> Verdict | None:
    found = _NUMBER.search(candidate.text)
    if found is None or _MORE_OF_A_DOMAIN.match(candidate.after):
        return None
    if "@" not in candidate.text and not candidate.text.isupper():
        return None
    number = found[1]
    begin = candidate.start + found.start(1)
    return Verdict(
        number, 5.0, ("certificate_name",), dummy=is_filler_number(number), start=begin, end=begin + len(number)
    )


DETECTOR = Detector(
    kind=US_DOD_ID,
    standard="DoD PKI, subject names of Common Access Cards (LAST.FIRST.MIDDLE.EDIPI): https://public.cyber.mil/pki-pke/",
    patterns=("[A-Za-z]{2,20}(?:\\.[A-Za-z]{1,20}){1,3}\\.[0-9]{10}", "[0-9]{10}@mil", "[0-9]{16}@mil"),
    check=_check,
    prior=-3.0,
    examples=(
        Example("Digitally signed by ELLIS.ROWAN.T.1482077193", "1482077193"),
        Example("CN=MARLOWE.ADA.1377120448,OU=USA", "1377120448"),
        Example("UPN 1039021766@mil", "1039021766"),
        Example("upn=1604418293117004@mil", "1604418293"),
    ),
    counter_examples=(
        Example("com.example.build.1482077193"),
        Example("1482077193@mil.example.org"),
        Example("LOG.2024.1482077193"),
        Example("ELLIS.ROWAN.T.14820771"),
    ),
    validator="upper-case name and ten digits, or the domain `mil`",
    not_covered="Names of certificates in lower case.",
)
