"""What a column holds, decided for the column as a whole: header, share of cells that pass, the checks' strength.

So nine digits under `order_id` are no SSNs although most of them pass the rules, and bare integers under
`ssn` are. Only then are its cells read one by one.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pii_scan.detect.cell import CellReader, reader
from pii_scan.detect.column_kinds import column_kinds, speaks_against
from pii_scan.detect.detector import Context, Detector, Verdict
from pii_scan.detect.header_words import header_words
from pii_scan.detect.normalise import plain
from pii_scan.detect.score import POSSIBLE, logistic, logit

SAMPLE = 240
"""Distinct cells that a judgement looks at."""
_ROWS = 4000
"""Rows from which the distinct ones are taken."""
_SEED = 20260507
_HEADER_BONUS = 1.0
"""A header names a whole column, so it is worth more than a label in a text."""
_STRONG = 2.0
"""Log-odds of a check from which on each further passing cell is evidence of its own."""
_MORE_CELLS = 4
_SHARE_WITH_HEADER = 0.15
_SHARE_ALONE = 0.8
_MANY = 20
_NEARLY_ALL = 0.96
_PROBE = 24
"""Cells spread over the sample of which one must pass, before all are tried."""
_SURE = 0.98
_FULL_PASS = 40
"""So many cells that all pass are noticed even under a header that speaks against the kind."""
_AGAINST = 0.4
"""Confidence of a column whose header speaks against a kind that all its cells pass for."""
_NULLS = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nan", "unknown", "?", "\\n", "nil", "nat", "<na>"})
_SAYS_NOTHING = re.compile(
    r"(?i)(?:(?:f|c|v|x|a|q|fld|field|col|column|var|attr|attribute|unnamed:?|val|value|data|item|campo|feld|champ|kolom)"
    r"[ _.#-]*\d{1,4}|[a-z]|column[ _]?[a-z]|_?c\d+|\d{1,4}|\?column\?)"
)
"""Names that programs give columns that have none: `f1`, `Column 3`, `_c4`, `Unnamed: 2`. Cells decide there."""


@dataclass(frozen=True, slots=True)
class ColumnJudgement:
    """What the report may say of a column."""

    name: str
    kind_id: str | None
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A detector that reads this column. `base` is the column's log-odds without a cell's own check."""

    detector: Detector
    base: float
    read: CellReader
    header: bool
    share: float
    odds: float


@dataclass(frozen=True, slots=True)
class Column:
    """A judged column. `accepted` is empty where no kind claims it; `refused` kinds had the shape of its
    cells, but the column as a whole says no: a text scan of its cells must not bring them back."""

    name: str
    words: str
    accepted: tuple[Accepted, ...]
    refused: frozenset[str]
    judgement: ColumnJudgement
    waiting: tuple[Accepted, ...] = ()
    """Claims that count only where the columns beside it are of certain kinds."""

    def cell(self, text: str) -> tuple[Accepted, Verdict] | None:
        for accepted in self.accepted:
            verdict = accepted.read(text)
            if verdict is not None:
                return accepted, verdict
        return None


def settle(columns: Sequence[Column]) -> tuple[Column, ...]:
    """With its neighbours seen: where a kind has its column by header, another one whose header speaks
    against that kind is none of it (order numbers shaped like SSNs beside `ssn`). Where names and birth dates stand
    beside it, a column of nine digits without a telling header is one of SSNs."""
    named_kinds = {a.detector.kind.id for c in columns for a in c.accepted if a.header}
    kinds = {a.detector.kind.id for c in columns for a in c.accepted}
    out: list[Column] = []
    for column in columns:
        confirmed = (
            tuple(a for a in column.waiting if kinds.issuperset(a.detector.beside)) if not column.accepted else ()
        )
        if confirmed:
            found = {a.detector.kind.id for a in confirmed}
            column = replace(
                column,
                accepted=confirmed,
                refused=column.refused - found,
                judgement=_judgement(column.name, confirmed),
            )
        kept = tuple(
            a
            for a in column.accepted
            if a.header or a.detector.kind.id not in named_kinds or not speaks_against(a.detector, column.words)
        )
        gone = {a.detector.kind.id for a in column.accepted} - {a.detector.kind.id for a in kept}
        if gone:
            column = replace(
                column,
                accepted=kept,
                refused=column.refused | gone,
                judgement=_judgement(column.name, kept),
            )
        out.append(column)
    return tuple(out)


def is_null(cell: str | None) -> bool:
    return cell is None or cell.strip().lower() in _NULLS


def sample_of(cells: Sequence[str | None], size: int = SAMPLE) -> list[str]:
    """Distinct cells that are not empty, chosen with a fixed seed."""
    if len(cells) > _ROWS:
        cells = [cells[i] for i in random.Random(_SEED).sample(range(len(cells)), _ROWS)]
    distinct = sorted({c.strip() for c in cells if c is not None and not is_null(c)})
    return distinct if len(distinct) <= size else random.Random(_SEED).sample(distinct, size)


def judge_column(
    detectors: Sequence[Detector], name: str, cells: Sequence[str | None], context: Context, has_header: bool = True
) -> Column:
    """Decide what a column holds from its header and (a sample of) its cells."""
    words = header_words(name) if has_header and not _SAYS_NOTHING.fullmatch(name.strip()) else ""
    sample = sample_of(cells)
    accepted: list[Accepted] = []
    refused: set[str] = set()
    if sample:
        kinds = column_kinds(detectors)
        counts = kinds.shapes.counts([plain(cell) for cell in sample])
        by_name, against = kinds.named(words), kinds.against(words)
        # A kind that neither the header nor a cell nor all cells together speak for makes no claim. Where a kind that
        # the header names takes the cells, nobody else is asked.
        others = {*counts, *kinds.by_cells} - by_name
        sure: set[str] = set()
        for n in (*sorted(by_name), *sorted(others)):
            count = counts.get(n, 0) if detectors[n].patterns else len(sample)
            if sure and (n not in by_name or detectors[n].kind.id in sure):
                claim, shaped = None, detectors[n].patterns and count >= 0.5 * len(sample)
            else:
                header = _Header(words, n in by_name, n in against)
                claim, shaped = _claim(detectors[n], header, sample, count, context)
            if claim is not None:
                accepted.append(claim)
                if claim.header and claim.share >= _SURE and claim.odds >= _STRONG:
                    sure.add(detectors[n].kind.id)
            elif shaped:
                refused.add(detectors[n].kind.id)
    accepted.sort(key=lambda a: (-(a.odds + 4.0 * a.share), a.detector.kind.id))
    accepted = _compatible(accepted)
    taken = {a.detector.kind.id for a in accepted}
    waiting = () if words or accepted else tuple(_waiting(detectors, sample, context))
    return Column(name, words, tuple(accepted), frozenset(refused - taken), _judgement(name, accepted), waiting)


def _waiting(detectors: Sequence[Detector], sample: list[str], context: Context) -> Iterator[Accepted]:
    for detector in detectors:
        odds = detector.beside_odds(sample, context) if detector.beside_odds is not None and sample else None
        if odds is not None and (claim := _by_contents(detector, "", sample, context, odds)) is not None:
            yield claim


def _judgement(name: str, accepted: Sequence[Accepted]) -> ColumnJudgement:
    if not accepted:
        return ColumnJudgement(name, None, 0.0)
    best = accepted[0]
    kind = best.detector.kind.id
    reasons = (f"column:{kind}", *(("header",) if best.header else ()), f"share:{best.share:.2f}")
    return ColumnJudgement(name, kind, round(logistic(best.odds), 4), reasons)


def _compatible(accepted: list[Accepted]) -> list[Accepted]:
    """The best one, and others for cells that it does not take: they too need the header, or their own strength."""
    return [a for n, a in enumerate(accepted) if n == 0 or a.header == accepted[0].header or a.odds > 2.0][:3]


@dataclass(frozen=True, slots=True)
class _Header:
    """What a column's header says to one detector."""

    words: str
    named: bool
    against: bool


def _claim(
    detector: Detector, column: _Header, sample: list[str], shaped: int, context: Context
) -> tuple[Accepted | None, bool]:
    """The claim, if any, and whether the cells had the detector's shape although it makes none.

    Args:
        shaped: how many cells of the sample have the shape.
    """
    words, header = column.words, column.named
    if not header and detector.column_odds is not None:
        odds = detector.column_odds(sample, words, context)
        if odds is not None and (by_contents := _by_contents(detector, words, sample, context, odds)) is not None:
            return by_contents, False
    if not header and (detector.check is None or not detector.patterns):
        return None, False
    read = reader(detector, words, context, header)
    if not header and detector.label_required:
        return None, shaped >= 0.5 * len(sample)
    if not shaped:
        return None, False
    if not any(read(cell) is not None for cell in sample[:: max(1, len(sample) // _PROBE)]):
        return None, shaped >= 5
    verdicts = [v for cell in sample if (v := read(cell)) is not None]
    share = len(verdicts) / len(sample)
    mean = sum(v.log_odds for v in verdicts) / len(verdicts)
    base = detector.prior + max(0.0, mean - _STRONG) * min(len(verdicts) - 1, _MORE_CELLS)
    if header:
        if share < _SHARE_WITH_HEADER:
            return None, False
        base += detector.label_weight + _HEADER_BONUS
    elif column.against:
        if share < 0.99 or len(verdicts) < _FULL_PASS or mean < _STRONG:
            return None, True
        base = logit(_AGAINST) - mean
    elif detector.kind.identifies and shaped >= _MANY and len(verdicts) < _NEARLY_ALL * shaped:
        # A column of such numbers holds hardly a bad one; of random ones that fit the shape some always fail.
        return None, True
    elif share < _SHARE_ALONE:
        # Mixed columns (e-mail or phone) go to the text scan, unless the shape fits and the check fails.
        return None, len(verdicts) < 0.6 * shaped and shaped >= 5
    odds = base + mean
    if logistic(odds) < POSSIBLE:
        return None, True
    return Accepted(detector, base, read, header, share, odds), False


def _by_contents(detector: Detector, words: str, sample: list[str], context: Context, odds: float) -> Accepted | None:
    """A claim that rests on the cells as a whole; each is then read as under a header of the detector."""
    read = reader(detector, words, context, True)
    verdicts = [v for cell in sample if (v := read(cell)) is not None]
    if not verdicts:
        return None
    mean = sum(v.log_odds for v in verdicts) / len(verdicts)
    return Accepted(detector, odds - mean, read, False, len(verdicts) / len(sample), odds)
