"""A path is evidence too: names and numbers of people in it are masked before anything is stored."""

import hmac
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from pii_scan.detect.detector import Context
from pii_scan.detect.finance.luhn import luhn
from pii_scan.detect.person.path_names import may_be_name, name_spans, sole_word
from pii_scan.engine import registry
from pii_scan.model.address import Address, Step
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band, Match
from pii_scan.store.entries import MaskedAddress

_LONG_NUMBER = re.compile(r"\d(?:[-_. ]?\d){6,}")
_TIMESTAMP = re.compile(
    r"20\d\d[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\d|3[01])"
    r"(?:[-_. T]?(?:[01]\d|2[0-3])[-_. ]?[0-5]\d(?:[-_. ]?[0-5]\d(?:[-_. ]?\d{3,6})?)?)?"
    r"(?:[-_. (]\d{1,4})?"
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-_. ]?\d{1,2}[-_. ]?\d{1,2}|\d{1,2}[-_. ]\d{1,2}[-_. ](?:\d{4}|\d\d)|\d{6})(?!\d)"
)
_BIRTH = re.compile(r"(?<!\d)(?:19\d\d|200\d)[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBERED = re.compile(r"(?<![^\W_])[A-Z]\d{5,8}(?![^\W_])")
"""A letter and digits, as many states number their licences."""
_POSITION = re.compile(r"(?<![\d.])[-+]?\d{1,3}\.\d{3,}[NS]?[,;_ /]{1,2}[-+EW]?\d{1,3}\.\d{3,}(?!\d)")
_SPLIT_NUMBER = re.compile(r"(?<![^\W_])\d+(?:[-_. /]\d+)*(?![^\W_])")
_TELLING_DIGITS = re.compile(rf"\d{{5}}|{_DATE.pattern}")
_BARE_EMAIL = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
_TELLING = frozenset({"us_ssn", "us_itin", "email", "credit_card", "iban", "person_name", "us_medicare_mbi"})
_NUMBERED_PART = re.compile(
    r"(?:(?:message|page|image|img|dsc|scan|photo|picture|attachment|cover|frame|sheet|part|form|file|document)[-_ ]?)?"
    r"\d{1,5}(?:\.(?:txt|eml|msg|jpe?g|png|tiff?|gif|bmp|heic|pdf|csv|json|xml|html?|docx?|xlsx?|wav|mp[34]|bin))?",
    re.IGNORECASE,
)
"""Names that mailboxes, archives and cameras give by the hundred thousand: each is new, and none says anything."""
_SEPARATORS = str.maketrans({"_": " ", "+": " "})


@dataclass(slots=True)
class PathMasker:
    """Masks addresses and short names (sheets, columns) for one case.

    A masked stretch becomes `***~` and four hex digits of a keyed hash of the whole segment, so that two files
    told apart by a name only stay two lines in the ledger. Better a harmless number masked than a person shown:
    every run of seven digits or more that is no date is masked even where no detector knows it, and every word of the
    lists of names that has a further sign of a person beside it or stands alone.
    """

    hash_key: bytes
    context: Context = field(default_factory=Context)
    rules: tuple[str, ...] = ()
    """The case's own kinds: a client's name in a path is masked as well."""
    _segment: "object" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Folders and names that come again and again; of a listing or a mailbox most come once.
        self._segment = lru_cache(maxsize=10_000)(self._mask_segment)

    def address(self, address: Address) -> MaskedAddress:
        """The printed address with every person masked, and what was found in it."""
        steps: list[Step] = []
        masked = False
        for step in address.steps:
            segments = step.key.split("/")
            across = _across(step.key, segments) if len(segments) > 1 else {}
            parts = [self._segment(part, across.get(i, ())) for i, part in enumerate(segments)]  # type: ignore[operator]
            masked = masked or any(text != part for (text, _), part in zip(parts, segments, strict=True))
            steps.append(Step(step.scheme, "/".join(text for text, _ in parts)))
        own = address.steps[-1].key.rsplit("/", 1)[-1]
        # Folders' finds belong to every file below them; only the own name's are listed with the item.
        _, last = self._segment(own, ())  # type: ignore[operator]
        return MaskedAddress(str(Address(tuple(steps))), masked, tuple(last))

    def name(self, name: str) -> str:
        """A sheet's, column's or table's name, masked."""
        return "/".join(self._segment(part, ())[0] for part in name.split("/"))  # type: ignore[operator]

    def _mask_segment(self, segment: str, across: tuple[tuple[int, int], ...]) -> tuple[str, tuple[Match, ...]]:
        if not any(ch.isalnum() for ch in segment):
            return segment, ()
        if not across and not self.rules and _NUMBERED_PART.fullmatch(segment):
            return segment, ()
        text = segment.translate(_SEPARATORS)
        found = registry.detect_engine(self.rules).scan(Text(text, How.NAME), self.context)
        spans = [(m.spot.start, m.spot.end) for m in found if m.spot.start is not None and m.spot.end is not None]
        spans += [m.span() for pattern in (_BARE_EMAIL, _POSITION) for m in pattern.finditer(segment)]
        spans += [m.span() for m in _LONG_NUMBER.finditer(segment) if not _TIMESTAMP.fullmatch(m.group())]
        spans += [m.span() for m in _NUMBERED.finditer(segment) if not _TIMESTAMP.fullmatch(m.group()[1:])]
        sign = bool(spans) or _TELLING_DIGITS.search(segment) is not None
        person = any(m.kind in _TELLING and m.band is Band.HIGH for m in found) or _BIRTH.search(segment) is not None
        names = name_spans(segment, sign=sign, person=person)
        if names:
            # A date beside a name is a birth date as likely as a day of work.
            spans += [m.span() for pattern in (_LONG_NUMBER, _DATE) for m in pattern.finditer(segment)]
        spans += [*names, *across]
        if not spans:
            return segment, ()
        tag = hmac.new(self.hash_key, segment.encode("utf-8", "surrogateescape"), sha256).hexdigest()[:4]
        out, at = [], 0
        for start, end in _merged(spans):
            out += [segment[at:start], f"***~{tag}"]
            at = end
        return "".join([*out, segment[at:]]), tuple(_sober(match) for match in found)


def _across(key: str, segments: list[str]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Segment → stretches of it that only the segments beside it give away."""
    spans = [m.span() for m in _SPLIT_NUMBER.finditer(key) if "/" in m.group() and _identifies(m.group())]
    spans += [m.span() for m in _POSITION.finditer(key) if "/" in m.group()]
    found: dict[int, list[tuple[int, int]]] = {}
    start = 0
    for index, segment in enumerate(segments):
        end = start + len(segment)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]
        if inside:
            found[index] = inside
        start = end + 1
    for index, segment in enumerate(segments):
        if not _named(segment):
            continue
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(segments) and (span := _of_neighbour(segments[beside])) is not None:
                found.setdefault(beside, []).append(span)
    return {index: tuple(inside) for index, inside in found.items()}


@lru_cache(maxsize=20_000)
def _named(segment: str) -> bool:
    return bool(name_spans(segment))


def _of_neighbour(segment: str) -> tuple[int, int] | None:
    """A whole segment that is a date or may be a name, beside one that is a name: `Maria/Brown`."""
    only = sole_word(segment)
    if only is not None:
        return only[1:] if may_be_name(only[0]) else None
    date = _DATE.match(segment)
    return date.span() if date is not None and segment[date.end() : date.end() + 1] in ("", ".") else None


def _identifies(number: str) -> bool:
    """`446/22/2943`, `937/555/0142` and card numbers; folders of years, months and days are none."""
    groups = [len(group) for group in re.split(r"\D", number)]
    digits = re.sub(r"\D", "", number)
    return groups in ([3, 2, 4], [3, 3, 4], [1, 3, 3, 4]) or (13 <= len(digits) <= 19 and luhn(digits))


def _sober(match: Match) -> Match:
    """`DL_20137_front.jpg` is a scan's number more often than a licence's: in a name only what proves itself by
    its own shape counts as high."""
    if match.kind in _TELLING or match.band is not Band.HIGH:
        return match
    return replace(
        match, band=Band.POSSIBLE, confidence=min(match.confidence, 0.5), reasons=(*match.reasons, "in_name")
    )


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
