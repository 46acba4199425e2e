"""Is this stretch of text a secret somebody uses, or the placeholder, type or variable that stands for one?"""

import re
from collections import Counter
from math import log2

_PLACEHOLDERS = frozenset(
    (
        "changeme", "change_me", "change-me", "changeit", "secret", "example", "yourpassword", "your_password",
        "your-password", "todo", "foobar", "password123", "mypassword", "my_password", "p@ssw0rd", "hunter2",
        "passw0rd", "letmein", "s3cr3t", "supersecret", "mysecretpassword", "correcthorsebatterystaple", "fixme",
        "replaceme", "replace_me", "insert_here", "test", "testing", "test123", "dummy", "sample", "placeholder",
        "notarealpassword", "fakepassword", "12345678", "your_secret", "xxxx", "foo", "bar", "baz", "qux", "foobarbaz",
    )
)  # fmt: skip
"""What documentation and templates put where a password belongs. Some people do use them: reported as dummy."""

_NO_VALUE = frozenset(
    (
        # Types, constants and what programs print in place of a secret.
        "null", "none", "nil", "true", "false", "yes", "no", "undefined", "n/a", "na", "empty", "blank", "string",
        "str", "text", "char", "varchar", "bool", "boolean", "int", "integer", "bytes", "object", "any", "void",
        "optional", "required", "hidden", "redacted", "masked", "removed", "filtered", "sensitive", "encrypted",
        "hashed", "plain", "plaintext", "bcrypt", "md5", "sha1", "sha256", "hash", "salt", "random", "auto",
        "default", "unknown", "unset", "set", "protected", "disabled", "enabled", "locked", "not", "omitted",
        "censored", "stored", "saved", "secretstr",
        # The words of the dialogue about passwords.
        "password", "passwords", "passwd", "pwd", "pass", "passphrase", "passcode", "contraseña", "contrasena",
        "clave", "username", "user", "login", "email", "e-mail", "incorrect", "correct", "invalid", "valid", "wrong",
        "expired", "expires", "expire", "reset", "changed", "change", "needed", "forgotten", "forgot", "lost",
        "missing", "must", "should", "will", "can", "cannot", "may", "has", "have", "had", "was", "were", "are",
        "is", "be", "been", "same", "also", "too", "very", "weak", "strong", "short", "long", "new", "old",
        "current", "temporary", "confirm", "confirmation", "repeat", "retype", "verify", "enter", "entered", "type",
        "show", "hide", "please", "here", "below", "above", "your", "his", "her", "their", "our", "the", "this",
        "that", "these", "those", "and", "with", "for", "from", "into", "see", "ask", "call", "contact", "use",
        "used", "using", "only", "sent", "send", "sending", "reminder", "policy", "manager", "protection",
        "recovery", "hint", "minimum", "maximum", "least", "length", "case-sensitive", "mandatory", "obligatoria",
        "obligatorio", "incorrecta", "incorrecto", "olvidada", "olvidó", "requerida", "requerido", "nueva", "actual",
        "confirmar", "cambiar", "restablecer", "wird", "nicht", "falsch", "none.", "unicode", "bytestring",
        "pending", "complete", "ok", "okay", "failed", "success", "accepted", "denied", "rejected", "provided",
        "given", "generated", "created", "updated", "verified", "mismatch", "field", "input", "value", "values",
        "label", "prompt", "authentication", "credentials", "token", "key", "file", "env", "environment", "vault",
        "server",
    )
)  # fmt: skip

_MASKED = re.compile(r"[*•●·x.\-_?#X]+|.{0,2}[*•●]{3,}.*")
_TEMPLATE = re.compile(
    r"[<\[{(].*[>\]})]|<[^>]*|\$[({A-Za-z_].*|%[({A-Za-z_].*%?|%s|\{\{.*|.*\$\{.*|.*\{\{.*|.*\}\}|#\{.*|"
    r"@[A-Z_]+@|__\w+__|![a-z]+|"
    r"(?i:your|my|enter|insert|some|the|a)[-_ ].*|(?i:redacted.*|.*_here|x{4,}.*)"
)
_PATH = re.compile(r"/[\w.-]*(?:/[\w.-]*)+|/[a-z._-]+")
"""In quotes a password may begin with a stroke; a path has more of them, or words only."""
_CALL = re.compile(r"[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)*(?:\(.*|\[.*|;|,|\))?")
"""A name, a member, a call or an index in a program."""
_TYPE = re.compile(
    r"[A-Z][A-Za-z]*(?:Str|Bytes|String|Field|Input|Type|Hash(?:er)?|Encoder|Schema|Secret|Password|Text|Value|"
    r"Ref|Model)"
)
_CODE = re.compile(r"[a-z_]+=[a-z_.]+|\((?:self|this)?\b.*|![01]\b.*|.*(?:\)\{|function\(|=>|\);|\}\)).*")
_INDEXED = re.compile(r"[A-Za-z_][\w.]*[\[(].*[\])].{0,2}")
_MEMBER = re.compile(
    r"(?:self|this|os|req|request|process|config|settings|args|opts|options|env|params|cfg|ctx|data|user)[.\[(>].*"
)


def entropy(text: str) -> float:
    """Shannon entropy in bits a character; random base64 of 40 has about 4.8, English 3.5 or less."""
    size = len(text)
    return -sum(n / size * log2(n / size) for n in Counter(text).values()) if size else 0.0


def classes(text: str) -> int:
    """How many of lower case, upper case, digits and other signs it has."""
    return (
        any(c.islower() for c in text)
        + any(c.isupper() for c in text)
        + any(c.isdigit() for c in text)
        + any(not c.isalnum() for c in text)
    )


def is_placeholder(value: str) -> bool:
    """Written by whoever made the template or the tutorial."""
    low = value.lower()
    return low in _PLACEHOLDERS or "example" in low or "fake" in low or "changeme" in low or "your_" in low


def is_value(value: str, *, quoted: bool, program: bool) -> bool:
    """Whether it may be a password at all.

    Args:
        quoted: it stood in quotes, so it is no variable.
        program: it follows an assignment (`=`), where an unquoted word is a variable more often than a secret.
    """
    if not 3 <= len(value) <= 128 or not value.isprintable() or value.lower().rstrip("?!.:") in _NO_VALUE:
        return False
    if (
        _MASKED.fullmatch(value)
        or _TEMPLATE.fullmatch(value)
        or value.startswith(("http://", "https://", "gs://", "s3://", "file:", "./", "~/"))
        or (value.startswith("/") and (not quoted or _PATH.fullmatch(value)))
    ):
        return False
    if not quoted and (
        _INDEXED.fullmatch(value)
        or _TYPE.fullmatch(value)
        or _CODE.fullmatch(value)
        or _MEMBER.match(value)
        or value.endswith(("(", "()", ");", "):", "{", "["))
        or "()" in value
    ):
        return False
    variable = program and not quoted and _CALL.fullmatch(value) is not None
    return not variable or (value[-1:].isdigit() and "=" not in value)


def looks_chosen(value: str) -> bool:
    """Mixed as passwords are: letters with digits or signs, or capitals inside; no plain word, number or date."""
    if value.isdigit() or (value.isalpha() and (value.islower() or value.istitle() or value.isupper())):
        return False
    if classes(value) >= 3:
        return True
    return len(value) >= 6 and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
