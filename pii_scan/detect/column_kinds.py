"""What a set of detectors says of columns by their headers, remembered for each header."""

import re
from collections.abc import Sequence

from pii_scan.detect.cell_shapes import CellShapes
from pii_scan.detect.detector import Detector
from pii_scan.detect.header_forms import header_forms
from pii_scan.detect.header_set import HeaderSet
from pii_scan.detect.normalise import fold

_HEADERS_KEPT = 4096


def named(detector: Detector, words: str) -> bool:
    """Whether the header is one of the detector's."""
    return bool(words) and _named(detector, header_forms(words))


def _named(detector: Detector, forms: tuple[str, ...]) -> bool:
    if not detector.label_headers.isdisjoint(forms):
        return True
    regex = detector.header_regex
    return regex is not None and any(regex.search(form) is not None for form in forms)


def speaks_against(detector: Detector, words: str) -> bool:
    """Whether the header holds one of the detector's anti-labels as whole words."""
    plain_words = f" {fold(words)} "
    return any(f" {_tidy(fold(label))} " in plain_words for label in detector.anti_labels)


def _tidy(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", label).strip()


class ColumnKinds:
    """Of one set of detectors. Headers are few and come again with every table, so each is judged once."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self.detectors = detectors if isinstance(detectors, tuple) else tuple(detectors)
        self.shapes = CellShapes(self.detectors)
        self.by_cells = tuple(n for n, d in enumerate(self.detectors) if d.column_odds is not None)
        """Those that may know a column by all its cells together."""
        self._headers = HeaderSet(self.detectors)
        self._named: dict[str, frozenset[int]] = {}
        self._against: dict[str, frozenset[int]] = {}
        self._anti: dict[str, set[int]] = {}
        for n, detector in enumerate(self.detectors):
            for label in detector.anti_labels:
                self._anti.setdefault(f" {_tidy(fold(label))} ", set()).add(n)

    def named(self, words: str) -> frozenset[int]:
        """The detectors whose header this is (words as `header_words` gives them)."""
        found = self._named.get(words)
        if found is None:
            if len(self._named) >= _HEADERS_KEPT:
                self._named.clear()
            forms = header_forms(words) if words else ()
            found = self._named[words] = frozenset(
                n for n in self._headers.candidates(forms) if _named(self.detectors[n], forms)
            )
        return found

    def against(self, words: str) -> frozenset[int]:
        """The detectors that the header speaks against."""
        found = self._against.get(words)
        if found is None:
            if len(self._against) >= _HEADERS_KEPT:
                self._against.clear()
            plain_words = f" {fold(words)} "
            found = frozenset(n for label, who in self._anti.items() if label in plain_words for n in who)
            self._against[words] = found
        return found


_MADE: dict[int, ColumnKinds] = {}
"""By the identity of the detectors' tuple, which the value holds."""
_MOST = 64


def column_kinds(detectors: Sequence[Detector]) -> ColumnKinds:
    """The table of these detectors; made once for a tuple that lives on, as an engine's does."""
    made = _MADE.get(id(detectors))
    if made is None or made.detectors is not detectors:
        if len(_MADE) >= _MOST:
            _MADE.clear()
        made = ColumnKinds(detectors if isinstance(detectors, tuple) else tuple(detectors))
        _MADE[id(made.detectors)] = made
    return made
