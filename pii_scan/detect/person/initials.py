"""Names of which the first names are only letters: `J. R. Castellano`, `J.R. Castellano`."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.beside import ends_elsewhere, next_word, trim
from pii_scan.detect.person.gazetteer import is_common, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.ordinary_words import ORDINARY_LASTS
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.word_shapes import WORD

_INITIALS = re.compile(rf"((?:[A-Z]\.[ -]?){{1,3}})({WORD})(?: ({WORD}))?")
_ABBREVIATIONS = word_set(
    "US UK EU UN NY NJ LA DC TV PO PC IT IQ ID AM PM BC AD PS RE VP OK CA MA PA VA NC SC ND SD NH NM RI "
    "DNI NIF NIE RFC CPF RUC RUN RUT NSS SSN DOB TIN NHS CUI SIN NIN"
)
_WORD_BEFORE = re.compile(r"[^\W\d_][\w'’.-]* \Z")


def initial_names(text: str) -> Iterator[NameSpan]:
    """Two letters before a listed surname are likely a person; one alone is possible only."""
    done = 0
    for at in signs(text).initials:
        match = _INITIALS.match(text, at) if at >= done else None
        if match is None:
            continue
        done = match.end(2)
        before = _WORD_BEFORE.search(text, max(0, at - 24), at)
        if before is not None and before.group()[0].isupper():
            continue
        letters, surname = re.sub(r"[^A-Z]", "", match.group(1)), match.group(2)
        end, last = match.end(2), surname
        if match.group(3) and is_surname(match.group(3)) and not is_common(match.group(3)):
            end, last = match.end(3), match.group(3)
        words = [surname, last]
        if letters in _ABBREVIATIONS or any(is_common(w) or fold(w) in ORDINARY_LASTS or len(w) < 3 for w in words):
            continue
        if ends_elsewhere(next_word(text, end), last) or not is_surname(last):
            continue
        yield NameSpan(at, trim(text, end), 0.74 if len(letters) > 1 else 0.5, "initials")
