"""A path is evidence too: names and numbers of people in it are masked before anything is stored."""

import hmac
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from pii_scan.detect.detector import Context
from pii_scan.engine import registry
from pii_scan.model.address import Address, Step
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band, Match
from pii_scan.store.entries import MaskedAddress

_LONG_NUMBER = re.compile(r"\d(?:[-_. ]?\d){6,}")
_TIMESTAMP = re.compile(
    r"(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\d|3[01])"
    r"(?:[-_. T]?(?:[01]\d|2[0-3])[-_. ]?[0-5]\d(?:[-_. ]?[0-5]\d(?:[-_. ]?\d{3,6})?)?)?"
)
_BARE_EMAIL = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
_TELLING = frozenset({"us_ssn", "us_itin", "email", "credit_card", "iban", "person_name", "us_medicare_mbi"})
_SEPARATORS = str.maketrans({"_": " ", "+": " "})


@dataclass(slots=True)
class PathMasker:
    """Masks addresses and short names (sheets, columns) for one case.

    A masked stretch becomes `***~` and four hex digits of a keyed hash of the whole segment, so that two files
    told apart by a name only stay two lines in the ledger. Better a harmless number masked than a person shown:
    every run of seven digits or more that is no date is masked even where no detector knows it.
    """

    hash_key: bytes
    context: Context = field(default_factory=Context)
    _segment: "object" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._segment = lru_cache(maxsize=100_000)(self._mask_segment)

    def address(self, address: Address) -> MaskedAddress:
        """The printed address with every person masked, and what was found in it."""
        steps: list[Step] = []
        matches: list[Match] = []
        masked = False
        for step in address.steps:
            parts = []
            for segment in step.key.split("/"):
                text, found = self._segment(segment)  # type: ignore[operator]
                masked = masked or text != segment
                parts.append(text)
                matches.extend(found)
            steps.append(Step(step.scheme, "/".join(parts)))
        own = address.steps[-1].key.rsplit("/", 1)[-1]
        # Folders' finds belong to every file below them; only the own name's are listed with the item.
        _, last = self._segment(own)  # type: ignore[operator]
        return MaskedAddress(str(Address(tuple(steps))), masked, tuple(last))

    def name(self, name: str) -> str:
        """A sheet's, column's or table's name, masked."""
        return "/".join(self._segment(part)[0] for part in name.split("/"))  # type: ignore[operator]

    def _mask_segment(self, segment: str) -> tuple[str, tuple[Match, ...]]:
        if not any(ch.isalnum() for ch in segment):
            return segment, ()
        text = segment.translate(_SEPARATORS)
        from pii_scan.detect.person.path_names import name_spans

        found = registry.detect_engine().scan(Text(text, How.NAME), self.context)
        spans = [(m.spot.start, m.spot.end) for m in found if m.spot.start is not None and m.spot.end is not None]
        spans += name_spans(segment)
        spans += [m.span() for m in _BARE_EMAIL.finditer(segment)]
        spans += [m.span() for m in _LONG_NUMBER.finditer(segment) if not _TIMESTAMP.fullmatch(m.group())]
        if not spans:
            return segment, ()
        tag = hmac.new(self.hash_key, segment.encode("utf-8", "surrogateescape"), sha256).hexdigest()[:4]
        out, at = [], 0
        for start, end in _merged(spans):
            out += [segment[at:start], f"***~{tag}"]
            at = end
        return "".join([*out, segment[at:]]), tuple(_sober(match) for match in found)


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
