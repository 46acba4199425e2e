"""E-mail addresses."""

import re

from pii_scan.detect.contact.email_written_out import EMAIL, find_written_out
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict

_LABELS = (
    "email", "e-mail", "mail", "correo", "correo electrónico", "correo electronico", "mailto", "email address",
    "e-mail address", "courriel", "e-mail-adresse", "correio", "posta elettronica", "apple id", "paypal", "zelle",
)  # fmt: skip
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
        "user", "username", "name", "your.name", "yourname", "your.email", "youremail", "your-email", "you", "someone",
        "somebody", "foo", "bar", "email", "mail", "first.last", "firstname.lastname", "nombre", "usuario", "correo",
        "xxx",
    )
)  # fmt: skip
"""Of people who do not exist only these: `jane.doe@example.com` stands in leaks as a person's address."""
_MAIL_PLUMBING = re.compile(r"message-id|in-reply-to|references:|content-id|\bcid:|x-[a-z-]*id:|boundary")
_PLAIN, _ENCODED = range(2)
_ESCAPE = re.compile(r"%(?!2[BbEe]|5[Ff])[0-9A-Fa-f]{2}")
"""An encoded character that no mailbox begins behind, unlike `+`, `.` and `_`."""
_AUTHORITY = re.compile(r"://[^\s/?#\"'<>|]*\Z")
"""Before it: a URL that has not come to its path."""
_PLACEHOLDER_HOSTS = re.compile(
    r"(?:example|domain|yourdomain|mydomain|test|company|email|dominio|ejemplo)\.[a-z.]{2,6}"
)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.strip("'.")
    local, _, host = text.rpartition("%40" if candidate.pattern == _ENCODED else "@")
    if (
        not local
        or ".." in text
        or local[0] == "."
        or local[-1] == "."
        or host.rpartition(".")[2].lower() in _FILE_ENDINGS
    ):
        return None
    if _AUTHORITY.search(candidate.before[-80:]):
        # user:secret@host in a URL is no mailbox.
        return None
    if candidate.pattern == _ENCODED:
        local = _ESCAPE.split(local)[-1]
        if not local:
            return None
        text = f"{local}%40{host}"
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
    kind=EMAIL,
    standard="RFC 5321 and RFC 5322, the part in daily use: https://www.rfc-editor.org/rfc/rfc5322",
    patterns=(
        r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,18}",
        r"[A-Za-z0-9._%+-]{1,64}%40(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,18}",
    ),
    check=_check,
    find=find_written_out,
    labels=_LABELS,
    label_weight=1.0,
    prior=-1.0,
    headers=(r"\be ?mail\b", r"\bcorreo\b", r"\bcourriel\b"),
    examples=(
        Example("GET /reset?email=rowan.ellis%40mailhost.test&x=1", "rowan.ellis@mailhost.test"),
        Example("URL:\thttps://shop.example/\nUSER:\trowan@mailhost.test", "rowan@mailhost.test"),
        Example("write to Rowan.Ellis+jail@mailhost.test now", "rowan.ellis+jail@mailhost.test"),
        Example("Correo electrónico: marla_w@correo.example.mx.", "marla_w@correo.example.mx"),
        Example("From: <t.okonkwo@post.example>", "t.okonkwo@post.example"),
        Example("rowan dot ellis (at) mailhost [dot] org", "rowan.ellis@mailhost.org"),
        Example("Mail an jörg.weiß@post.example bitte", "jörg.weiß@post.example"),
        Example("email=quill-feather99@sub.mail.example.org;", "quill-feather99@sub.mail.example.org"),
    ),
    counter_examples=(
        Example("icon@2x.png"),
        Example("noreply@mailhost.test"),
        Example("user@example.com"),
        Example("meet me at noon dot com is over"),
        Example("ssh://deploy:secret@host.example.org/path"),
    ),
    validator="dots in place, no file name, no role mailbox, no message id",
    not_covered="Comments and domain literals of RFC 5322; addresses that run over two lines.",
)
