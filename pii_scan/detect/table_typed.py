"""A column of numbers beside one that says of each row which ID it is: the word is the number's header, row by row."""

from collections.abc import Sequence

from pii_scan.detect.cell import CellReader, reader
from pii_scan.detect.column import Accepted, Column, is_null
from pii_scan.detect.column_kinds import column_kinds, named
from pii_scan.detect.detector import Context, Detector, Verdict
from pii_scan.detect.header_words import header_words
from pii_scan.detect.table_cells import BETWEEN
from pii_scan.detect.table_readings import ReadColumn, read_claims

_MOST_WORDS = 200
"""Different words of the sample; where there are more it is not a column of types."""


def typed_claims(
    detectors: Sequence[Detector], stated: str, context: Context, made: dict[str, tuple[Accepted, ...]]
) -> tuple[Accepted, ...]:
    """The detectors that a row's word names, each with its reading of the number.

    Args:
        made: remembers them by word.
    """
    words = f"{header_words(stated)} number"
    if words not in made:
        if len(made) >= _MOST_WORDS:
            made.clear()
        found = [detectors[n] for n in sorted(column_kinds(detectors).named(words))]
        made[words] = tuple(
            _claim(detector, reader(detector, words, context, True))
            for detector in found
            if detector.kind.identifies and detector.check is not None
        )
    return made[words]


def read_typed(
    detectors: Sequence[Detector],
    columns: Sequence[Column],
    typed: tuple[int, int],
    samples: Sequence[Sequence[str | None]],
    context: Context,
) -> ReadColumn | None:
    """Of a large table.

    Args:
        typed: the column of words, the column of numbers.
    """
    beside, index = typed
    if columns[index].accepted:
        return None
    pairs = zip(samples[beside], samples[index], strict=True)
    cells = [f"{a}{BETWEEN}{b}" for a, b in pairs if not is_null(a) and not is_null(b)]
    words = {cell.partition(BETWEEN)[0] for cell in cells}
    if not words or len(words) > _MOST_WORDS:
        return None
    made: dict[str, tuple[Accepted, ...]] = {}
    wanted = {a.detector.kind.id for word in words for a in typed_claims(detectors, word, context, made)}
    claims = [_claim(d, _by_word(d, context)) for d in detectors if d.kind.id in wanted and d.check is not None]
    return read_claims(index, columns[index], claims, cells, null=_is_null, beside=beside)


def _claim(detector: Detector, read: CellReader) -> Accepted:
    base = detector.prior + detector.label_weight + 1.0
    return Accepted(detector, base, read, True, 1.0, base)


def _by_word(detector: Detector, context: Context) -> CellReader:
    """Reads word and number together."""
    made: dict[str, CellReader | None] = {}

    def read(cell: str) -> Verdict | None:
        stated, _, number = cell.partition(BETWEEN)
        if stated not in made:
            if len(made) >= _MOST_WORDS:
                made.clear()
            words = f"{header_words(stated)} number"
            made[stated] = reader(detector, words, context, True) if named(detector, words) else None
        found = made[stated]
        return None if found is None else found(number)

    return read


def _is_null(cell: str) -> bool:
    stated, _, number = cell.partition(BETWEEN)
    return is_null(stated) or is_null(number)
