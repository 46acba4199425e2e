"""Keys, tokens, hashes and phrases of issuers and standards. Tokens are drawn at random here and open nothing.

Wallet keys and addresses were made from SHA-256 of a sentence with a script of its own; the phrases with python-mnemonic.
"""

import base64
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.credentials.issuers import FORMS, issuer_of
from pii_scan.detect.credentials.seed_phrase import valid_phrase
from pii_scan.detect.detector import Context
from pii_scan.detect.finance.base58 import checked
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
PHRASE = "ghost define crowd ginger absorb fortune cream birth pear crash author embrace"
LONG = (
    "nature route umbrella between dream bachelor tragic deer night burst curve stay humble hunt void welcome metal "
    "when easy core cook bulk maze above"
)


def drawn(length: int, alphabet: str = _ALPHABET) -> str:
    return "".join(random.Random(length).choices(alphabet, k=length))


def found(text: str, *, bands: tuple[Band, ...] = (Band.HIGH,)) -> list[tuple[str, str]]:
    hits = shared_engine().scan(Text(text, How.NATIVE), Context())
    assert all(m.raw.reveal() == text[m.spot.start : m.spot.end] for m in hits if m.spot.start is not None)
    return [(m.kind, m.normal.reveal()) for m in hits if m.band in bands]


def jwt(header: dict[str, object], payload: dict[str, object]) -> str:
    parts = [base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in (header, payload)]
    return ".".join((*parts, drawn(43)))


KEYS = {
    "aws": "AKIA" + drawn(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    "google": "AIza" + drawn(35),
    "github": "ghp_" + drawn(36),
    "gitlab": "glpat-" + drawn(20),
    "slack": "xoxb-2049385716-4938571620-" + drawn(24),
    "stripe": "sk_live_" + drawn(24),
    "twilio": "SK" + drawn(32, "0123456789abcdef"),
    "sendgrid": "SG." + drawn(22) + "." + drawn(43),
    "mailgun": "key-" + drawn(32, "0123456789abcdef"),
    "npm": "npm_" + drawn(36),
    "openai": "sk-proj-" + drawn(48),
    "anthropic": "sk-ant-api03-" + drawn(93),
    "huggingface": "hf_" + drawn(34),
    "telegram": "7204938571:AA" + drawn(33),
    "digitalocean": "dop_v1_" + drawn(64, "0123456789abcdef"),
    "shopify": "shpat_" + drawn(32, "0123456789abcdef"),
    "databricks": "dapi" + drawn(32, "0123456789abcdef"),
    "hashicorp": "hvs." + drawn(24),
    "docker": "dckr_pat_" + drawn(27),
}


@pytest.mark.parametrize(("issuer", "key"), sorted(KEYS.items()))
def test_keys_of_issuers(issuer: str, key: str) -> None:
    assert issuer_of(key) == issuer
    for text in (f"TOKEN={key}", f'"key": "{key}",', f"my key {key}.", f"\n{key}\n"):
        assert ("api_key", key) in found(text), text


def test_a_discord_token_begins_with_a_number_in_base64() -> None:
    token = base64.b64encode(b"204938571620493857").decode().rstrip("=") + "." + drawn(6) + "." + drawn(27)
    assert ("api_key", token) in found(f"bot {token}")
    other = "M" + drawn(23) + "." + drawn(6) + "." + drawn(27)
    assert "api_key" not in dict(found(f"bot {other}"))


@pytest.mark.parametrize("text", [
    "AKIAIOSFODNN7EXAMPLE", "ghp_" + "x" * 36, "npm_config_registry", "pk_live_" + drawn(24), "sk-" + "a" * 48,
    "SK12 key-ring", "glossary-of-terms", "hf_transfer is a library", "sk_live_your_key_here_please",
])  # fmt: skip
def test_no_keys(text: str) -> None:
    assert "api_key" not in dict(found(text))


def test_every_form_is_of_an_issuer_and_plain() -> None:
    assert all(issuer and "(?=" not in form and "\\" not in form for issuer, form in FORMS)


@pytest.mark.parametrize(("text", "secret"), [
    ("aws_secret_access_key = " + drawn(40), drawn(40)),
    ('{"clientSecret": "' + drawn(32) + '"}', drawn(32)),
    ("API_KEY='" + drawn(24) + "'", drawn(24)),
    ("x-api-key: " + drawn(24), drawn(24)),
    ("refresh_token=" + drawn(40), drawn(40)),
    ("DJANGO_SECRET_KEY = '" + drawn(50) + "'", drawn(50)),
])  # fmt: skip
def test_labelled_secrets(text: str, secret: str) -> None:
    assert ("api_key", secret) in found(text)


@pytest.mark.parametrize("text", [
    "public_key: " + drawn(40), "secret_key = os.environ['SECRET_KEY_BASE_2']", "primary_key = customer_order_line_2",
    "api_key = 'your-api-key-goes-here-1'", "token: authentication.middleware.v2", "nextToken: " + drawn(8),
    "api_key = 'xxxxxxxxxxxxxxxxxxxxxxxx'", "s3_key: uploads/2025/heron/photo_44.jpg",
])  # fmt: skip
def test_no_labelled_secrets(text: str) -> None:
    assert "api_key" not in dict(found(text))


def test_web_tokens() -> None:
    good = jwt({"alg": "RS256", "typ": "JWT"}, {"sub": "wexford", "exp": 1800000000})
    assert ("access_token", good) in found(f"Cookie: session={good}; path=/")
    assert ("access_token", good) in found(f"Authorization: Bearer {good}")
    no_alg = jwt({"typ": "JWT"}, {"sub": "wexford"})
    assert "access_token" not in dict(found(f"x={no_alg}"))


def test_a_long_web_token_is_whole() -> None:
    token = jwt({"alg": "RS256"}, {"scope": [f"area{n}" for n in range(400)]})
    assert len(token) > 4000
    assert ("access_token", token) in found(f"token: {token}")


@pytest.mark.parametrize(("text", "ends"), [
    ("postgres://wexford:Tulip4471@db.heron.net:5432/people", "/people"),
    ("mongodb+srv://rowan:Kestrel%2388@c0.heron.net/x?retryWrites=true", "=true"),
    ("redis://:Kestrel88@cache.heron.net:6379/0", "/0"),
    ("amqp://rowan:Kestrel88@mq1.heron.net:5672,mq2.heron.net:5672/%2f", "/%2f"),
    ("smb://HERON;rowan:Kestrel88@files.heron.net/share", "/share"),
])  # fmt: skip
def test_connection_strings(text: str, ends: str) -> None:
    hits = [normal for kind, normal in found(f"url: {text} ") if kind == "connection_string"]
    assert len(hits) == 1
    assert hits[0].endswith(ends)


@pytest.mark.parametrize("text", [
    "postgres://user:password@localhost/db", "postgres://${U}:${P}@db/x", "mysql://user:****@db.heron.net/x",
    "https://host.example:8443/@user", "http://[::1]:80/@x", "<username>:<password>@host",
])  # fmt: skip
def test_no_connection_strings(text: str) -> None:
    assert "connection_string" not in dict(found(text))


@pytest.mark.parametrize("text", [
    "root:$6$abcdefgh$" + drawn(86) + ":19000:0:99999:7:::", "$5$abcdefgh$" + drawn(43), "$1$abcdefgh$" + drawn(22),
    "$2y$10$" + drawn(53), "$2b$12$" + drawn(53), "$y$j9T$" + drawn(22) + "$" + drawn(43), "$P$B" + drawn(30),
    "wexford:$apr1$abcdefgh$" + drawn(22), "{SSHA}" + drawn(32), "pbkdf2_sha256$600000$" + drawn(22) + "$" + drawn(43) + "=",
    "pbkdf2:sha256:600000$" + drawn(16) + "$" + drawn(64, "0123456789abcdef"),
    "scrypt:32768:8:1$" + drawn(16) + "$" + drawn(128, "0123456789abcdef"),
    "Rowan:1104:aad3b435b51404eeaad3b435b51404ee:" + drawn(32, "0123456789abcdef") + ":::",
    "rowan@post.example:" + drawn(32, "0123456789abcdef"), "password_md5 = " + drawn(32, "0123456789abcdef"),
    '"passwordHash": "' + drawn(64, "0123456789abcdef") + '"', "id,mail,password\n"
    + "\n".join(f"{n},m{n}@post.example,{drawn(32 + 0 * n, '0123456789abcdef')}" for n in range(4)),
])  # fmt: skip
def test_hashes(text: str) -> None:
    assert "password_hash" in dict(found(text))
    assert "password" not in dict(found(text))


@pytest.mark.parametrize("text", [
    "md5: " + drawn(32, "0123456789abcdef") + "  heron.iso", "commit " + drawn(40, "0123456789abcdef"),
    "sha256:" + drawn(64, "0123456789abcdef"), "it costs $2 or $5$ or $6$ each", "ETag hash=" + drawn(32, "0123456789abcdef"),
])  # fmt: skip
def test_no_hashes(text: str) -> None:
    assert "password_hash" not in dict(found(text))


@pytest.mark.parametrize("text", [
    PHRASE, PHRASE.upper(), f"My seed phrase is {PHRASE} ok", PHRASE.replace(" ", "\n"), LONG, f"backup:\n{LONG}\n",
    "\n".join(f"{n}) {word}" for n, word in enumerate(PHRASE.split(), 1)),
    "1. ghost  2. define  3. crowd\n4. ginger  5. absorb  6. fortune\n7. cream  8. birth  9. pear\n10. crash  11. author  12. embrace",
])  # fmt: skip
def test_recovery_phrases(text: str) -> None:
    phrases = [normal for kind, normal in found(text) if kind == "seed_phrase"]
    assert phrases in ([PHRASE], [LONG])


def test_recovery_phrase_in_a_long_text_needs_a_word() -> None:
    filler = "We went to the lake and saw a heron. " * 400
    assert ("seed_phrase", PHRASE) in found(f"{filler}\nSeed phrase: {PHRASE}\n{filler}")


def test_prose_is_no_phrase() -> None:
    text = (
        "Please bring your own paper pencils crayons books lunch water jackets boots gloves hats scarves snacks today. "
        * 20
    )
    assert "seed_phrase" not in dict(found(text))


@given(st.integers(0, 11), st.integers(0, 2047))
def test_a_wrong_word_is_noticed_by_fifteen_in_sixteen(at: int, other: int) -> None:
    words = PHRASE.split()
    assert valid_phrase(words)
    assert not valid_phrase(words[:11])
    assert not valid_phrase([*words[:at], "notaword", *words[at + 1 :]])


WIF = "5JkrL1mYMvjc39KqKvU8Nzk1awExwpy6R6pVg8QhnL2QYS9GTaL"


@given(st.integers(1, 50), st.sampled_from("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"))
def test_every_wrong_character_breaks_the_checksum(at: int, char: str) -> None:
    wrong = WIF[:at] + char + WIF[at + 1 :]
    assert (checked(wrong) is not None) == (wrong == WIF)


def test_wallet_keys() -> None:
    assert ("private_key", WIF) in found(f"key {WIF}")
    assert ("private_key", "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318") in found(
        "private key: 4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
    )
    assert "private_key" not in dict(found("sha256 4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"))
