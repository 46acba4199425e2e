"""Private keys in PEM armour."""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _check(candidate: Candidate) -> Verdict | None:
    # The first base64 line tells one key from another; the armour alone is the same for all.
    body = "".join(candidate.after.split()).replace("\\n", "")
    if len(body) < 8 or not any(char.isalnum() for char in body[:8]):
        return None
    return Verdict(body[:48], 8.0, ("pem_armour",), dummy="..." in body or "your" in body)


DETECTOR = Detector(
    kind=Kind("private_key", LegalClass.PRIVATE_KEY, "Private key"),
    standard="RFC 7468: https://www.rfc-editor.org/rfc/rfc7468",
    patterns=("-----BEGIN (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----",),
    check=_check,
    prior=-2.0,
    examples=(
        Example("-----BEGIN RSA PRIVATE KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX\n"),
        Example("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw\n"),
        Example("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE\n"),
        Example("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBGXk3rABCADJ0bZ7n4k2XmVx\n"),
    ),
    counter_examples=(
        Example("-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj3\n"),
        Example("-----BEGIN CERTIFICATE-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX\n"),
        Example("grep -- '-----BEGIN PRIVATE KEY-----' *"),
    ),
    not_covered="Keys in binary containers (PKCS#12, DER).",
)
