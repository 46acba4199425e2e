"""Word processors and spreadsheets of the years before 2000, drawn by hand after their published layouts."""

from tests.extract.office.word_file import write
from tests.extract.office.wordperfect_file import packet6, stated6, text6, wp5, wp6
from tests.extract.table.lotus_file import at, counted, third, wk1
from tests.extract.table.lotus_file import book as quattro
from tests.hostile.samples.sample import NAME, NOTE, SSN, Sample

_NO_SUM = "the format has no checksum"
_PEOPLE = [("Name", "SSN"), (NAME, SSN), ("Wendell Ostrander", "401-22-2944")]
_CELLS = [(x, y, cell.encode()) for y, row in enumerate(_PEOPLE) for x, cell in enumerate(row)]


def wpd() -> bytes:
    """The note in the body, a footnote in the prefix."""
    return wp6(text6(NOTE) + stated6(0xD7, 0, bytes(20), 1) + text6("\n"), (8, packet6(text6("A foot note"))))


def wk4() -> bytes:
    return third(*(at(0x16, 0, y, x, b"'" + cell + b"\0") for x, y, cell in _CELLS))


SAMPLES = (
    Sample("a.wpd", "wordperfect", wpd, flipped=_NO_SUM),
    Sample("a.wp5", "wordperfect", lambda: wp5(NOTE.encode()), cut="nothing says how long a text is", flipped=_NO_SUM),
    Sample("a.wk1", "lotus", lambda: wk1(_PEOPLE), flipped=_NO_SUM),
    Sample("a.wk4", "lotus", wk4, flipped=_NO_SUM),
    Sample(
        "a.wri",
        "word_old",
        lambda: write(NOTE.replace("\n", "\r\n").encode()),
        cut="what stands behind the text is its formatting",
        flipped=_NO_SUM,
    ),
    Sample("a.wq1", "lotus", lambda: quattro(0x5120, *(counted(*cell) for cell in _CELLS)), flipped=_NO_SUM),
)
