"""Names under which people are paid: Venmo, Cash App, Zelle, PayPal.Me, UPI, Pix."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("payment_handle", LegalClass.SUPPORTING, "Name for payments (Venmo, Cash App, PayPal.Me, UPI)")
_UPI = (
    "okaxis|okhdfcbank|okicici|oksbi|ybl|ibl|axl|paytm|upi|apl|yapl|hdfcbank|icici|sbi|axisbank|kotak|fbl|barodampay|"
    "ptyes|ptsbi|pthdfc|ptaxis"
)
_SIEVE = Sieve(
    rf"(?i:cash ?app|\$cashtag|cash\.app|cash\.me)[^\n$]{{0,16}}\$[A-Za-z]|(?i:venmo)[^\n@]{{0,16}}[@/][A-Za-z0-9]|"
    rf"(?i:paypal\.me/)[A-Za-z0-9]|[A-Za-z0-9._-]{{2,64}}@(?:{_UPI})",
    panel="handles",
)
_FORMS = (
    (
        "cash_app",
        re.compile(r"(?i:cash ?app|\$cashtag|cash\.app|cash\.me)[^\n$]{0,16}(?P<name>\$[A-Za-z][A-Za-z0-9_-]{0,19})"),
    ),
    ("venmo", re.compile(r"(?i:venmo)(?:\.com/(?:u/)?|[^\n@/]{0,16}@)(?P<name>[A-Za-z0-9][A-Za-z0-9_-]{4,29})")),
    ("paypal", re.compile(r"(?i:paypal\.me/)(?P<name>[A-Za-z0-9]{2,20})")),
    ("upi", re.compile(rf"(?P<name>[A-Za-z0-9._-]{{2,64}}@(?:{_UPI}))(?![A-Za-z0-9.-])")),
)


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for start, _ in _SIEVE.spans(body):
        for service, form in _FORMS:
            match = form.match(body, start)
            if match is not None:
                name = match["name"]
                yield Found(_KIND, name, name.lower(), 0.85, *match.span("name"), (f"service:{service}",))
                break


DETECTOR = Detector(
    kind=_KIND,
    standard="Cash App cashtags: https://cash.app/help/us/en-us/3123-cashtags; UPI: https://www.npci.org.in/what-we-do/upi",
    find=_find,
    examples=(
        Example("Cash App: $rowanwex", "$rowanwex"),
        Example("venmo me @rowan-wexford", "rowan-wexford"),
        Example("https://paypal.me/rowanwexford", "rowanwexford"),
        Example("UPI: rowan.w@okaxis", "rowan.w@okaxis"),
    ),
    counter_examples=(Example("Cash App fee $20"), Example("venmo or zelle"), Example("rowan@ybl.example.com")),
    validator="service named, form of its names",
    not_covered="Zelle and Pix, which use telephone numbers and e-mail addresses.",
)
