"""Signatures named as such: `/s/ Name`, `Electronically signed by …`."""

import re
from collections.abc import Iterator

from pii_scan.detect.contact.labelled_text import NOTHING
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

SIGNATURE = Kind("electronic_signature", LegalClass.DIGITAL_SIGNATURE, "Electronic signature")
_WORD = r"[A-ZÀ-Þ](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?"
_NAME = rf"{_WORD}(?:,?[ ](?:(?:de|del|la|van|von|der)[ ]){{0,2}}{_WORD}){{1,4}}"
_PATTERN = re.compile(
    rf"(?:(?<![\w/])/[sS]/[ \t]{{0,4}}|(?i:(?:electronically|digitally|e-?)[ -]?signed (?:by|with)|docusigned by|"
    r"firmado (?:electr[oó]nicamente|digitalmente) por|(?:electronic|digital|e-?)[ -]?signature(?: of)?|"
    r"(?:applicant|patient|employee|client|authorized|customer|guardian|parent|inmate|borrower|"
    r"member)(?:['’]s)? signature|"
    r"(?<![A-Za-z])signature|(?<![A-Za-z])firma(?: electr[oó]nica| digital)?)"
    rf"[ \t]{{0,2}}[:=]?[ \t_\"']{{0,6}}(?:\r?\n[ \t]*)?(?:/[sS]/[ \t]{{0,4}})?)(?P<name>{_NAME})(?![\w@])"
)
_AT_SIGN = re.compile(r"[:=\n/]|(?i:signed (?:by|with)|por)\s*$")


def find_signatures(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for match in _PATTERN.finditer(body):
        lead = body[match.start() : match.start("name")]
        if not _AT_SIGN.search(lead.rstrip(" \t")):
            continue
        name = match["name"].rstrip(" .,")
        if NOTHING.match(name):
            continue
        # The span is the mark, so that the name behind it stays a name of its own.
        mark = lead.rstrip(" \t\r\n_\"':=")
        yield Found(
            SIGNATURE,
            mark,
            " ".join(name.upper().split()),
            0.85,
            match.start(),
            match.start() + len(mark),
            ("label:signature",),
        )


DETECTOR = Detector(
    kind=SIGNATURE,
    standard="15 U.S.C. 7006(5), electronic signature: https://www.law.cornell.edu/uscode/text/15/7006",
    find=find_signatures,
    gate=(
        "/s/", "electronically signed", "digitally signed", "e-signed", "esigned", "docusigned by", "signature",
        "firmado", "firma", "electronic signature", "e-signature", "esignature",
    ),
    examples=(
        Example("/s/ Rowan Ellis", "ROWAN ELLIS"),
        Example("Electronically signed by: Marla Wexford, RN on 2024-05-01"),
        Example("Applicant's signature: Tunde Okonkwo", "TUNDE OKONKWO"),
        Example("Firmado electrónicamente por Ana Quiroga", "ANA QUIROGA"),
        Example("DocuSigned by:\nRowan Ellis", "ROWAN ELLIS"),
    ),
    counter_examples=(
        Example("Signature: ______________"),
        Example("-----BEGIN PGP SIGNATURE-----\niQEz"),
        Example("The signature of the method changed in Python Three"),
        Example("signature: SHA256 hash"),
    ),
    validator="label and a name of two words or more",
    not_covered="Drawn signatures in pictures; cryptographic signatures.",
)  # fmt: skip
