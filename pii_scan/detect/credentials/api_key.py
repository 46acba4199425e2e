"""Keys of services, known by the prefixes that their issuers gave them."""

import re
from base64 import urlsafe_b64decode

from pii_scan.detect.credentials.issuers import DOCUMENTED, PATTERN, issuer_of
from pii_scan.detect.credentials.secret_value import entropy
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

API_KEY = Kind("api_key", LegalClass.CREDENTIALS, "API key or secret of a service")
_FILLER = re.compile(
    r"x{6,}|X{6,}|0{12,}|\.{3}|(?i:example|your|placeholder|redacted|dummy|fake)|1234567890|abcdefgh|(.)\1{9,}"
)
_NEEDS_WORD = {"twilio": "twilio", "mailgun": "mailgun", "discord": "", "square": ""}
"""Forms that other things have as well; they count fully only beside the issuer's name."""
_PLAIN = frozenset(("square", "facebook", "twitter", "adyen", "aws", "google"))
"""Prefixes so plain that long base64 holds them by chance, as a stretch between two of its signs."""
_BASE64_SIGNS = ("+", "/")
_LOW_ENTROPY = 3.0


def _check(candidate: Candidate) -> Verdict | None:
    token = candidate.text
    issuer = issuer_of(token)
    if not issuer or entropy(token) < _LOW_ENTROPY:
        return None
    if issuer == "huggingface" and not any(map(str.isdigit, token)):
        # `hf_requiredCharacteristicTypesForDisplay` is a name in a program.
        return None
    if token.startswith("ops_") and candidate.after.startswith(("...", "..[")):
        return None
    if issuer == "discord" and not token.startswith("discord") and not _snowflake(token):
        return None
    if issuer in _PLAIN and (candidate.before[-1:] in _BASE64_SIGNS or candidate.after[:1] in _BASE64_SIGNS):
        return None
    odds = 7.0
    word = _NEEDS_WORD.get(issuer, "")
    if word and word not in candidate.before and word not in candidate.after and not token.startswith("key-"):
        odds = 3.5 if token.startswith(("SK", "AC")) else -2.0
    dummy = token in DOCUMENTED or _FILLER.search(token) is not None
    return Verdict(token, odds, (f"issuer:{issuer}",), dummy)


def _snowflake(token: str) -> bool:
    """A Discord token begins with the account's number in base64."""
    first = token.partition(".")[0]
    try:
        return urlsafe_b64decode(first + "=" * (-len(first) % 4)).isdigit()
    except ValueError:
        return False


DETECTOR = Detector(
    kind=API_KEY,
    standard="Formats as documented by each issuer; see issuers.py",
    patterns=(PATTERN,),
    check=_check,
    prior=-2.0,
    examples=(
        Example("aws_access_key_id = AKIAQ3EGT7WXLM2ZRKVP", "AKIAQ3EGT7WXLM2ZRKVP"),
        Example("token: ghp_R4wq8ZtLm2Xc7Vb9Kd3Jf6Hs1Pg5Ny0TaWeU"),
        Example("SLACK=xoxb-" + "204938571624-4938571620394-Kd3Jf6Hs1Pg5Ny0TaWeUqZrL"),
        Example('stripe.api_key = "sk_live_' + 'Kd3Jf6Hs1Pg5Ny0TaWeUqZrL"'),
        Example("glpat-Kd3Jf6Hs1Pg5Ny0TaWeU"),
        Example("https://hooks.slack.com/services/T0Q3EGT7W/B0XLM2ZRK/" + "Kd3Jf6Hs1Pg5Ny0TaWeUqZrL"),
        Example("SENDGRID_API_KEY=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"),
        Example("bot 7204938571:AAKd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8"),
        Example(
            "https://heron.blob.core.windows.net/c?sv=2024-01-01&sig=Kd3Jf6Hs1Pg5Ny0TaWeUqZrLcVbXm2Zt8R4wq7Jk9Lm%3D"
        ),
    ),
    counter_examples=(
        Example("AKIAIOSFODNN7EXAMPLE"),
        Example("sk_test_4eC39HqLyjWDarjtT1zdp7dc"),
        Example("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        Example("npm_config_registry=https://registry.npmjs.org"),
        Example("pk_live_Kd3Jf6Hs1Pg5Ny0TaWeUqZrL"),
        Example("md5-f1d2d2f924e986ac86fdf7b36c94bcdf-us"),
    ),
    validator="prefix, length and alphabet of the issuer; entropy; keys from documentation",
    not_covered="Keys without a prefix, unless a label announces them.",
)
