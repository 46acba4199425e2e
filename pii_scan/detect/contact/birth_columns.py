"""Columns of birth dates without a header that says so."""

import re
from collections.abc import Sequence

from pii_scan.detect.calendar_dates import read_date
from pii_scan.detect.contact.birth_words import OF_OTHERS
from pii_scan.detect.detector import Context

TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
"""A time of day behind a date."""
_NOT_BIRTHS = re.compile(
    OF_OTHERS.pattern
    + r"|open|acqui|found|built|publi|incorp|purchas|trade|order|ship|last|deliver|invoice|paid|payment|close",
    re.IGNORECASE,
)
_FEWEST = 8


def column_odds(cells: Sequence[str], header: str, context: Context) -> float | None:
    """Dates that spread over the ages of living people: decades apart, hardly any of the last years.

    Without a header they are taken for birth dates, under a header that says nothing they are only possible.
    """
    if len(cells) < _FEWEST or _NOT_BIRTHS.search(header):
        return None
    years = []
    for cell in cells:
        text = TIME.sub("", cell.strip())
        if 6 <= len(text) <= 18 and (read := read_date(text, context.reference_date)) is not None:
            years.append(read.day.year)
    if len(years) < 0.9 * len(cells):
        return None
    years.sort()
    now, count = context.reference_date.year, len(years)
    recent = sum(year > now - 8 for year in years)
    if years[0] < now - 115 or years[-1] > now or recent > 0.15 * count:
        return None
    if years[int(count * 0.9)] - years[int(count * 0.1)] < 18 or not now - 75 <= years[count // 2] <= now - 18:
        return None
    return 0.3 if header else 1.2
