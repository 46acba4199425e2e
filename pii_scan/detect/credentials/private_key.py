"""Private keys in PEM armour."""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ARMOUR = "(?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----"


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.pattern == 1:
        whole = "".join(candidate.text.replace("\\n", "").split())
        return Verdict(whole, 8.0, ("pem_armour",), dummy="..." in whole) if len(whole) > 120 else None
    # Cut off or quoted: the first base64 characters tell one key from another, the armour is the same for all.
    body = "".join(candidate.after.split()).replace("\\n", "")
    if len(body) < 8 or not body[0].isalnum():
        return None
    return Verdict(body[:48], 5.0, ("pem_armour",), dummy="..." in body or "your" in body)


DETECTOR = Detector(
    kind=Kind("private_key", LegalClass.PRIVATE_KEY, "Private key"),
    standard="RFC 7468: https://www.rfc-editor.org/rfc/rfc7468",
    patterns=(
        f"-----BEGIN {_ARMOUR}",
        rf"-----BEGIN {_ARMOUR}[A-Za-z0-9+/=\s\\:,.-]*-----END {_ARMOUR}",
    ),
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
    validator="headers of PEM and the like",
    not_covered="Keys in binary containers (PKCS#12, DER).",
)
