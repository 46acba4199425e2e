"""Financial records, by the positions and elements of each standard."""

from tests.extract.exchange import test_ofx as ofx
from tests.extract.exchange.test_fedwire import MESSAGE
from tests.extract.exchange.test_gnucash import BOOK, ENDS, LABELS
from tests.extract.exchange.test_iso20022 import PAIN
from tests.extract.exchange.test_ledgers import BAI, IIF, QIF
from tests.extract.exchange.test_loans import CREDIT, FLAT, RETURN
from tests.extract.exchange.test_metro2 import RECORDS
from tests.extract.exchange.test_swift_mt import OPTION_F
from tests.extract.exchange.test_wage_reports import at
from tests.extract.exchange.test_x937 import letter
from tests.hostile.samples.sample import SSN, Sample

_ANY = "changed letters are still a text"
_START = "its first line alone tells no format"
_LINES = "lines and entries follow one another without an end mark"


def _bacs() -> bytes:
    paid = at(
        100, (1, "20455351234698"), (15, "099"), (18, "60161377123456"), (36, "00000150000"), (47, "COMFORT COUNCIL"),
        (65, f"SSN {SSN}"), (83, "MARISOL MOSS"),
    )  # fmt: skip
    return "\r\n".join([*LABELS, *[paid] * 9, *ENDS]).encode()


SAMPLES = (
    Sample("a.metro2", "metro2", lambda: "".join(RECORDS).encode(), flipped=_ANY),
    Sample("b.ofx", "ofx", lambda: ofx.FILE.replace("rent of May", f"SSN: {SSN}").encode(), flipped=_ANY),
    Sample("c.pain", "iso20022", PAIN.encode, flipped=_ANY),
    Sample(
        "d.mt103", "swift_mt", lambda: OPTION_F.replace("CCPT/US/532195822", f"SOSE/US/{SSN}").encode(), flipped=_ANY
    ),
    Sample("e.faim", "fedwire", lambda: MESSAGE.replace("FOR MAY", f"SSN: {SSN}").encode(), cut=_LINES, flipped=_ANY),
    Sample("f.qif", "qif", lambda: QIF.replace("Mrent", f"MSSN: {SSN}").encode(), cut=_LINES, flipped=_ANY),
    Sample("g.iif", "iif", IIF.encode, cut=_LINES, flipped=_ANY),
    Sample("h.bai", "bai2", lambda: BAI.replace("FOR MAY", f"SSN: {SSN}").encode(), cut=_START, flipped=_ANY),
    Sample("i.x937", "x937", letter, found=False, state="partial", flipped=_ANY),
    Sample("j.gnucash", "gnucash", BOOK.encode, flipped=_ANY),
    Sample("k.bacs", "bacs", _bacs, cut=_START, flipped=_ANY),
    Sample("l.mef", "mef", RETURN.encode, flipped=_ANY),
    Sample("m.mismo", "mismo", CREDIT.encode, flipped=_ANY),
    Sample("n.fnm", "fannie32", lambda: "\r\n".join(FLAT).encode(), flipped=_ANY),
)
"""A check's picture of eight bytes is none: the letter with it is read in part."""
