"""Seeds of one-time codes and the codes that replace them: whoever has them passes the second factor."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("otp_secret", LegalClass.CREDENTIALS, "Secret of one-time codes")
_SIEVE = Sieve(
    r"otpauth(?:-migration)?://|(?i:backup|recovery|2fa|two[- ]factor|totp|authenticator|mfa)[ _-](?i:codes?|"
    r"keys?|secrets?|seed)"
)
_URI = re.compile(r"otpauth://[th]otp/[^\s\"'<>]{1,200}?[?&]secret=(?P<secret>[A-Za-z2-7]{16,104})[^\s\"'<>]*")
_MIGRATION = re.compile(r"otpauth-migration://offline\?data=(?P<secret>[A-Za-z0-9%+/=_-]{20,4000})")
_LABELLED = re.compile(
    r"(?i:2fa|two[- ]factor|totp|authenticator|mfa)[ _-](?i:code|key|secret|seed)s?[\"']?[ \t]*[:=][ \t]*[\"']?"
    r"(?P<secret>(?:[A-Z2-7]{4} ?){4,13}|[A-Z2-7]{16,64})(?![0-9A-Za-z])"
)
_CODES = re.compile(
    r"(?i:(?:backup|recovery|2fa|two[- ]factor|mfa)[ _-]codes?)[^\n:]{0,40}:?\s{1,4}"
    r"(?P<secret>(?:(?:\d{1,2}[.)] ?)?(?:[0-9]{4}[ -][0-9]{4}|[0-9]{8}|[0-9a-z]{4,5}-[0-9a-z]{4,5})\s{1,4}){2,16})"
)
_FORMS = (("otpauth", _URI), ("otpauth", _MIGRATION), ("label:otp", _LABELLED), ("backup_codes", _CODES))


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, _ in _SIEVE.spans(body):
        for reason, form in _FORMS:
            match = form.match(body, start)
            if match is None:
                continue
            secret = match["secret"].rstrip()
            normal = " ".join(secret.split()) if reason == "backup_codes" else secret.replace(" ", "").upper()
            whole = reason == "otpauth"
            begin = match.start() if whole else match.start("secret")
            raw = match[0] if whole else secret
            dummy = normal in (
                "JBSWY3DPEHPK3PXP",
                "HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            )
            yield Found(_KIND, raw, normal, 0.93, begin, begin + len(raw), (reason,), dummy)
            break


DETECTOR = Detector(
    kind=_KIND,
    standard="RFC 6238 and the key URI format: https://github.com/google/google-authenticator/wiki/Key-Uri-Format",
    find=_find,
    hows=("native", "ocr", "barcode", "carved"),
    examples=(
        Example("otpauth://totp/Heron:rowan?secret=KD3JF6HS4PG5NY2T&issuer=Heron", "KD3JF6HS4PG5NY2T"),
        Example("2FA secret: KD3J F6HS 4PG5 NY2T", "KD3JF6HS4PG5NY2T"),
        Example("Backup codes:\n4482 9034\n7730 5518\n6629 1480\n"),
    ),
    counter_examples=(
        Example("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"),
        Example("keep your backup codes safe"),
        Example("2fa code: 448290"),
    ),
    validator="form of the address; base32",
    not_covered="Codes that are sent once and expire.",
)
