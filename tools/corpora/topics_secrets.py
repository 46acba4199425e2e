"""Passwords, keys, tokens."""

import base64
import json
import string
import zlib
from random import Random

from tools.corpora.topic import table

_ALNUM = string.ascii_letters + string.digits
_WORDS = ("Winter", "Falcon", "orchid", "Copper", "lantern", "Bramble", "thunder", "Maple", "quartz", "Velvet")


def some(rng: Random, count: int, letters: str = _ALNUM) -> str:
    return "".join(rng.choice(letters) for _ in range(count))


def password(rng: Random) -> str:
    return rng.choice(
        (
            f"{rng.choice(_WORDS)}{rng.randint(10, 9999)}!",
            f"{rng.choice(_WORDS)}#{some(rng, 4)}{rng.randint(10, 99)}",
            some(rng, rng.randint(9, 16)) + rng.choice("!@#%*") + str(rng.randint(0, 9)),
            f"{rng.choice(_WORDS).lower()}-{rng.choice(_WORDS).lower()}-{rng.randint(10, 99)}X",
        )
    )


def _github(rng: Random) -> str:
    """30 random characters and the base-62 CRC-32 of them, as GitHub announced in 2021."""
    body, number, tail = some(rng, 30), 0, ""
    number = zlib.crc32(body.encode())
    letters = string.digits + string.ascii_uppercase + string.ascii_lowercase
    for _ in range(6):
        number, rest = divmod(number, 62)
        tail = letters[rest] + tail
    return f"{rng.choice(('ghp_', 'gho_', 'ghs_'))}{body}{tail}"


def _api_key(rng: Random) -> str:
    return rng.choice(
        (
            lambda: rng.choice(("AKIA", "ASIA")) + some(rng, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            lambda: _github(rng),
            lambda: f"sk_live_{some(rng, 24)}",
            lambda: f"xoxb-{rng.randint(10**11, 10**12 - 1)}-{rng.randint(10**11, 10**12 - 1)}-{some(rng, 24)}",
            lambda: f"AIza{some(rng, 35)}",
            lambda: f"SG.{some(rng, 22)}.{some(rng, 43)}",
            lambda: f"glpat-{some(rng, 20)}",
            lambda: f"hf_{some(rng, 34, string.ascii_letters)}",
        )
    )()


def _jwt(rng: Random) -> str:
    def part(data: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")

    head = part({"alg": "HS256", "typ": "JWT"})
    return f"{head}.{part({'sub': some(rng, 8), 'iat': rng.randint(10**9, 2 * 10**9)})}.{some(rng, 43)}"


def _connection(rng: Random) -> str:
    user, secret = rng.choice(("app", "svc_ledger", "reporting")), some(rng, 14)
    return rng.choice(
        (
            f"postgres://{user}:{secret}@db{rng.randint(1, 9)}.internal:5432/ledger",
            f"mysql://{user}:{secret}@10.2.0.{rng.randint(2, 200)}/crm",
            f"mongodb+srv://{user}:{secret}@cluster{rng.randint(0, 9)}.abcde.mongodb.net/main",
        )
    )


def _hash(rng: Random) -> str:
    letters = "./" + _ALNUM
    return rng.choice(
        (
            f"$2b$12${some(rng, 53, letters)}",
            f"$6${some(rng, 16, letters)}${some(rng, 86, letters)}",
            f"$1${some(rng, 8, letters)}${some(rng, 22, letters)}",
        )
    )


def _pem(rng: Random) -> str:
    lines = "\n".join(some(rng, 64, _ALNUM + "+/") for _ in range(5))
    kind = rng.choice(("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"))
    return f"-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----"


TOPICS = table("secrets", ("password", "", password))
TOPICS |= table(
    "secrets",
    ("api_key", "access_token password", _api_key),
    ("jwt", "access_token api_key", _jwt),
    ("connection_string", "password", _connection),
    ("password_hash", "password", _hash),
    ("private_key", "", _pem),
    rarely=True,
)
