"""E-mail addresses."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FILE_ENDINGS = frozenset(
    (
        "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "html", "htm", "json", "md", "py", "txt",
        "pdf", "local",
    )
)  # fmt: skip
_NOBODY = frozenset(
    (
        "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "bounce",
        "bounces", "webmaster", "hostmaster", "abuse", "support", "info", "admin", "contact", "help", "sales", "git",
        "root", "billing", "security", "privacy", "notifications", "notification", "newsletter", "alerts", "service",
        "office", "hello", "payroll", "press", "media", "hr", "jobs", "careers", "team", "mail", "orders", "marketing",
    )
)  # fmt: skip
_PLACEHOLDER_NAMES = frozenset(
    (
        "user", "username", "name", "your.name", "yourname", "your.email", "youremail", "you", "me", "someone",
        "somebody", "test", "foo", "bar", "email", "mail", "example", "john.doe", "jane.doe", "johndoe", "janedoe",
        "first.last", "firstname.lastname", "nombre", "usuario", "correo", "ejemplo", "a", "abc", "xxx",
    )
)  # fmt: skip
_MAIL_PLUMBING = re.compile(r"message-id|in-reply-to|references:|content-id|\bcid:|x-[a-z-]*id:|boundary")
_PLACEHOLDER_HOSTS = re.compile(
    r"(?:example|domain|yourdomain|mydomain|test|company|email|dominio|ejemplo)\.[a-z.]{2,6}"
)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.strip("'.")
    local, _, host = text.rpartition("@")
    if (
        not local
        or ".." in text
        or local[0] == "."
        or local[-1] == "."
        or host.rpartition(".")[2].lower() in _FILE_ENDINGS
    ):
        return None
    if "://" in candidate.before[-80:] and " " not in candidate.before[candidate.before.rfind("://") :]:
        # user:secret@host in a URL is no mailbox.
        return None
    if _MAIL_PLUMBING.search(candidate.before.rpartition("\n")[2]):
        return None
    normal = f"{local}@{host}".lower()
    name = local.lower().partition("+")[0]
    start = candidate.start + candidate.text.find(text)
    if name in _NOBODY:
        return Verdict(normal, 0.4, ("email_shape", "role_mailbox"), start=start, end=start + len(text))
    dummy = name in _PLACEHOLDER_NAMES and _PLACEHOLDER_HOSTS.fullmatch(host.lower()) is not None
    return Verdict(normal, 5.0, ("email_shape",), dummy=dummy, start=start, end=start + len(text))


DETECTOR = Detector(
    kind=Kind("email", LegalClass.EMAIL, "E-mail address", "EMAIL_ADDRESS"),
    standard="RFC 5321 and RFC 5322, the part in daily use: https://www.rfc-editor.org/rfc/rfc5322",
    patterns=(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,18}",),
    check=_check,
    labels=("email", "e-mail", "mail", "correo", "correo electrónico", "correo electronico", "mailto"),
    label_weight=1.0,
    prior=-1.0,
    headers=(r"\be ?mail\b", r"\bcorreo\b"),
    examples=(
        Example("write to Rowan.Ellis+jail@mailhost.test now", "rowan.ellis+jail@mailhost.test"),
        Example("Correo electrónico: marla_w@correo.example.mx.", "marla_w@correo.example.mx"),
        Example("From: <t.okonkwo@post.example>", "t.okonkwo@post.example"),
        Example("email=quill-feather99@sub.mail.example.org;", "quill-feather99@sub.mail.example.org"),
    ),
    counter_examples=(
        Example("icon@2x.png"),
        Example("noreply@mailhost.test"),
        Example("user@example.com"),
        Example("ssh://deploy:secret@host.example.org/path"),
    ),
    not_covered="Quoted local parts and letters outside ASCII.",
)
