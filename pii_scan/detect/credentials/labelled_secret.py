"""Keys without a prefix of their own, announced by a label: `client_secret: …`, `aws_secret_access_key = …`."""

import re
from collections.abc import Iterator

from pii_scan.detect.credentials.api_key import API_KEY
from pii_scan.detect.credentials.issuers import DOCUMENTED, issuer_of
from pii_scan.detect.credentials.secret_value import entropy, is_placeholder, is_value
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text

_LABEL = (
    r"(?:(?:secret|private|api|access|auth|app|application|account|consumer|client|shared|signing|encryption|"
    r"master|service|"
    r"webhook|deploy|storage|admin|integration|licen[cs]e|subscription|"
    r"developer)[ _.-]?(?:access[ _.-]?)?(?:key|secret|token)|"
    r"secret|token|apikey|api[ _-]?secret[ _-]?key|bearer[ _-]?token|refresh[ _-]?token|session[ _-]?token|"
    r"id[ _-]?token|"
    r"personal[ _-]access[ _-]token|clave (?:de )?api|clave secreta)"
)
_SIEVE = Sieve(r"(?i:secret|token|key|clave)[\"'\]` ]{0,3}(?:[:=]|=>|is)[ \t]{0,4}[\"'`]?[A-Za-z0-9+/_.~=-]{16}")
_ASSIGNED = re.compile(
    (
        rf"(?P<label>{_LABEL})[\"'\]`]{{0,2}}[ \t]{{0,4}}(?::=|=>|[:=]|"
        rf"\bis\b)[ \t]{{0,4}}(?P<quote>[\"'`]?)(?P<secret>[A-Za-z0-9+/_.~=-]{{16,512}})"
    ),
    re.IGNORECASE,
)
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NOT_SECRET = re.compile(
    r"(?i)(?:public(?:[ _.-]?key)?|foreign|primary(?!.?(?:secret|access))|sort|partition|cache|ssh-|host|row|object|s3|"
    r"image|page|next|continuation|"
    r"csrf|xsrf|pagination|cursor|idempotency|device|push|registry|type)[ _.-]?$"
)
_IDENTIFIER = re.compile(r"[A-Za-z]+(?:[._/-](?:[A-Za-z]+|[0-9]{1,4}))*[0-9]{0,2}")
_LEAST_ENTROPY = 3.2
_LEAST_ENTROPY_HEX = 2.9


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, _ in _SIEVE.spans(body):
        # The rough pattern begins at the label's last word; its first may stand before it.
        match = _ASSIGNED.match(body, _begin(body, start)) or _ASSIGNED.match(body, start)
        if (
            match is None
            or not _secret(match["secret"], match["quote"])
            or _NOT_SECRET.search(body, max(0, match.start() - 14), match.start())
        ):
            continue
        secret = match["secret"]
        dummy = secret in DOCUMENTED or is_placeholder(secret)
        strong = match["label"].lower() not in ("token", "secret", "account key", "accountkey")
        uuid = _UUID.fullmatch(secret) is not None
        confidence = (0.9 if strong else 0.75) - (0.3 if uuid else 0.0)
        reasons = (
            ("label:secret", "issuer:aws")
            if "aws" in body[max(0, match.start() - 8) : match.end("label")].lower()
            else ("label:secret",)
        )
        yield Found(API_KEY, secret, secret, confidence, *match.span("secret"), reasons, dummy)


def _begin(body: str, start: int) -> int:
    """Where the label's words begin: at most two back, joined by `_`, `-`, `.`, a space or a hump."""
    lead = _LEAD.search(body, max(0, start - 40), start)
    return start if lead is None else lead.start()


_LEAD = re.compile(
    r"(?i:secret|private|api|access|auth|app|application|account|consumer|client|shared|signing|encryption|"
    r"master|service|webhook|"
    r"deploy|storage|admin|integration|licen[cs]e|subscription|developer|bearer|refresh|session|id|personal)"
    r"(?:[ _.-]?(?i:secret|access|api))?[ _.-]?$"
)


def _secret(value: str, quote: str) -> bool:
    """Random, not written by hand: both letters and digits, and as many different ones as chance gives."""
    if not is_value(value, quoted=bool(quote), program=False) or _IDENTIFIER.fullmatch(value) or issuer_of(value):
        return False
    if not any(c.isdigit() for c in value) or not any(c.isalpha() for c in value):
        return False
    hexadecimal = all(c in "0123456789abcdefABCDEF-" for c in value)
    return entropy(value) >= (_LEAST_ENTROPY_HEX if hexadecimal else _LEAST_ENTROPY) and value.count(".") <= 3


DETECTOR = Detector(
    kind=API_KEY,
    standard="No common format; CWE-798, use of hard-coded credentials: https://cwe.mitre.org/data/definitions/798.html",
    find=_find,
    hows=("native", "ocr", "carved"),
    examples=(
        Example('api_key = "k7Jq2Lm9Xc4Vb8Zt1Rw6Hs3P"', "k7Jq2Lm9Xc4Vb8Zt1Rw6Hs3P"),
        Example("aws_secret_access_key = Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq/+T"),
        Example('{"clientSecret": "9f2c7a4be1d05836c2f7a9b4e8d1036f"}', "9f2c7a4be1d05836c2f7a9b4e8d1036f"),
        Example("CONSUMER_SECRET=Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq7Jk"),
        Example("x-api-key: Kd3Jf6Hs1Pg5Ny0TaWeUqZrL"),
    ),
    counter_examples=(
        Example('api_key = "your-api-key-goes-here-1"'),
        Example("secret_key = os.environ['SECRET_KEY_BASE_2']"),
        Example('<assemblyIdentity version="6.0.0.0" publicKeyToken="6595b64144ccf1df" language="*" />'),
        Example("public_key: Kd3Jf6Hs1Pg5Ny0TaWeUqZrL"),
        Example("primary key = customer_order_line_2"),
        Example("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        Example("token: authentication.middleware.v2"),
    ),
    validator="label; letters and digits; entropy",
    not_covered="Keys of words, and keys in files that name them by position only.",
)  # fmt: skip
