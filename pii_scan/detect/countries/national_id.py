"""What the numbers of all countries have in common: shape, check, labels of their own country, and little else.

Most of these checks let one random number in ten or eleven pass, and a dozen countries share each length. So a
number without a label of its country is silent, unless its printed form and its check are rare enough together
(`alone`).
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from pii_scan.detect.countries.check_digits import alnum
from pii_scan.detect.countries.country_labels import country_labels
from pii_scan.detect.countries.native_labels import NATIVE_LABELS
from pii_scan.detect.country_names import country_names
from pii_scan.detect.detector import Candidate, Detector, Verdict
from pii_scan.detect.header_words import header_words
from pii_scan.detect.ids.beside_label import BELOW, DIRECT, place_at_label
from pii_scan.detect.label_gap import gap_to_label, label_is_taken
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ANOTHER_NUMBER = re.compile(
    r"\b(?:order|invoice|tracking|part (?:no|number)|serial|sku|isbn|ean|upc|imei|iccid|version|build|lot|batch|meter|"
    r"model|phone|telephone|tel|fax|mobile|cell|timestamp|transaction|ticket|account|iban|pedido|factura|telefono|"
    r"teléfono|celular|cuenta|facture|commande|téléphone|rechnung|rechnungsnummer|bestellung|bestellnummer|telefon|"
    r"konto|fattura|ordine|telefone|fatura|conta|zamówieni[ea]|faktura|tlf)\b[^\n]{0,24}$"
)
"""Words right before a number, after any label of ours, that say it is one of another sort. They are looked for
here, on the few that passed, and are no `anti_labels`: every one of those costs the engine for every kind."""

_BESIDE = re.compile(
    r"[\s:#=.,\-\"'()\[{/|>]*(?:</?(?:th|td|dt|dd|b|strong|span|label)\b[^<>\n]{0,40}>\s*){0,4}"
    r"(?:(?:no|nr|num|number|numero|n|is|es|id|value)\b[\s:#=.\-\"'|)\]]*){0,2}"
)
_LABEL_WEIGHT = 4.0
_WEAKEST = 1.0
"""Log-odds of a shape that its label announces, where no check digit adds anything."""
_WEAK = 0.25
"""Share of random tokens that pass from which on the number must stand right at its label."""
_STRONG = 0.02
"""Share of random tokens that pass up to which a label that names no country will do."""
NO_COUNTRY = {
    LegalClass.OTHER_GOV_ID: (
        "national id", "national id no", "national id number", "national identification number",
        "national identity number", "identity number", "personal id", "personal id number", "personal identity number",
        "personal number", "citizen id", "personal code", "personal identification code",
    ),
    LegalClass.TAXPAYER_ID: (
        "tax id", "tax id no", "tax id number", "tax number", "taxpayer id", "tax identification number", "tin",
    ),
}  # fmt: skip
_NAMES = sorted({re.escape(fold(name)) for names in country_names().values() for name in names if len(name) > 3})
_ANY_COUNTRY = re.compile(
    rf"\b({'|'.join(_NAMES)})\b"
    r"(?=[ _()\[\].-]{0,3}(?:id|national|identity|identification|personal|citizen|tax|tin|no|number|civil)\b|[)\]]|$)"
)
"""A country's name right before such a label, or behind it in brackets."""
_NO_COUNTRY_COSTS = 1.5
"""Log-odds by which a kind whose own label stands there goes before one that only such a label, or a longer one of
another kind, names."""
_FAILED = -1.4
"""Log-odds of a number right at its label whose check fails: mistyped or misread, so possible and no more."""


_TELLING = 5
"""Digits from which on their order is no chance."""


def placeholder(compact: str) -> bool:
    """One digit all through, or digits counted up or down: nobody's number."""
    digits = "".join(filter(str.isdigit, compact))
    if len(digits) < _TELLING:
        return False
    return len(set(digits)) <= 1 or digits in "01234567890123456789" or digits in "98765432109876543210"


def stands_at_label(candidate: Candidate) -> bool:
    """Whether the number is its label's own value: right behind it (`n°`, `nr.` may stand between), or below."""
    gap = gap_to_label(candidate)
    return (gap is not None and _BESIDE.fullmatch(gap) is not None) or place_at_label(candidate) is not None


def _country(code: str) -> re.Pattern[str] | None:
    """The names of a country, in brackets or not, over folded text."""
    names = sorted({fold(name) for name in country_names().get(code, ())}, key=len, reverse=True)
    if not names:
        return None
    return re.compile(
        rf"[(\[]?(?<![a-z0-9])(?:(?:de la|del|de|do|da|of)[ _])?(?:{'|'.join(map(re.escape, names))})(?![a-z0-9])[)\]]?"
    )


def _without_country(candidate: Candidate, country: re.Pattern[str]) -> str:
    """What stands before the number, with blanks for its country's name where that follows the label
    (`NIT (Guatemala) 4827193-1`)."""
    gap = gap_to_label(candidate)
    before = candidate.before
    if not gap or len(fold(before)) != len(before) or not country.search(gap):
        return before
    return before[: len(before) - len(gap)] + country.sub(lambda hit: " " * len(hit[0]), gap)


def _key(label: str) -> str:
    """A label without gaps and accents: in texts it stands as `national_id`, `National-ID` or `nationalId`."""
    return re.sub(r"[^a-z0-9]", "", fold(label))


def _folds(label: str) -> bool:
    """False for labels in other scripts, of which folding leaves nothing, or a `No` that is every header's."""
    return all(char.isascii() or fold(char) for char in label if char.isalpha()) and "№" not in label


def _headers(kind: Kind, labels: tuple[str, ...], shy: tuple[str, ...]) -> tuple[str, ...]:
    """Column headers are what labels say: a shy one as the whole header, the others anywhere in it."""
    words, alone = (
        sorted({re.escape(header_words(fold(label))) for label in group if _folds(label)}) for group in (labels, shy)
    )
    out = [rf"\b(?:{'|'.join(words)})\b"] if words else []
    if alone:
        out.append(rf"^(?:{'|'.join(alone)})(?: (?:no|nr|num|number|id))?$")
    if native := NATIVE_LABELS.get(kind.id):
        out.append("|".join(re.escape(header_words(label)) for label in native))
    return tuple(out)


def national_id(
    kind: Kind,
    *,
    patterns: tuple[str, ...],
    holds: Callable[[str], bool],
    pass_rate: float,
    alone: Mapping[int, float] | None = None,
    shy: tuple[str, ...] = (),
    labels: tuple[str, ...],
    strict: Callable[[str], bool] | None = None,
    near: re.Pattern[str] | None = None,
    away: re.Pattern[str] | None = None,
    compact: Callable[[str], str] = alnum,
    lead: re.Pattern[str] | None = None,
    check: str = "check_digit",
    failing: Callable[[str], bool] | None = None,
    dummies: frozenset[str] = frozenset(),
    **more: Any,
) -> Detector:
    """A detector of numbers that a country's labels announce.

    Args:
        kind: what it finds.
        patterns: shapes, see `Detector`.
        holds: whether the canonical form passes the country's check.
        pass_rate: share of random tokens of the shape that `holds` lets pass, 0–1.
        alone: by pattern, the log-odds of a candidate without any label; patterns that are not in it need one.
        shy: labels that are plain words too (`pan`, `sin`): they count right beside the number only.
        labels: all other labels.
        strict: what must hold as well where no label stands.
        near: what must be read around it (`before`, `after`), for labels that countries share.
        away: what must not be read around it.
        compact: the canonical form of a candidate's text.
        lead: what a pattern may take in before the number: a word that lost its blank (`is151265-049P`).
        check: the reason given for a passed check.
        failing: canonical forms that fail and may yet be the number, mistyped or written by older rules. Where not
            given, all of them if the check is a check digit and not weak, else none.
        dummies: canonical forms that are published as placeholders.
        **more: further fields of `Detector`.
    """
    country = _country(kind.id[:2])
    own_names = frozenset(fold(name) for name in country_names().get(kind.id[:2], ()))
    weight = max(_WEAKEST, math.log(1 / pass_rate))
    unlabelled = dict(alone or {})
    shy_words = frozenset(shy)
    of_country = country_labels(kind)
    named = (*labels, *of_country, *shy)
    countryless = NO_COUNTRY.get(kind.legal_class, ()) if pass_rate <= _STRONG else ()
    headed = (*labels, *countryless)
    labels = tuple(dict.fromkeys((*labels, *of_country, *countryless)))
    own_labels, no_country = frozenset(map(_key, named)), frozenset(map(_key, countryless))
    weak = pass_rate >= _WEAK
    may_fail = check == "check_digit" and not weak

    def names_it(label: str) -> float | None:
        """What a label costs: nothing if it is the kind's own, too much (None) if it is another country's."""
        key = _key(label)
        if weak or key in own_labels:
            return 0.0
        return _NO_COUNTRY_COSTS if key in no_country or any(own in key for own in own_labels) else None

    def of_another_country(candidate: Candidate) -> bool:
        """Whether a label that names no country stands with the name of another one, or is the end of a label that
        holds it (`Georgia National Identification Number`)."""
        if _key(candidate.label) in own_labels:
            return False
        around = fold(candidate.before if countryless and not candidate.column else candidate.label)
        return any(hit[1] not in own_names for hit in _ANY_COUNTRY.finditer(around))

    def announced(candidate: Candidate) -> bool:
        if candidate.label and of_another_country(candidate):
            return False
        if candidate.column or not candidate.label:
            return candidate.column
        if names_it(candidate.label) is None:
            return False
        gap = gap_to_label(candidate)
        if candidate.label in shy_words and (gap is None or _BESIDE.fullmatch(gap) is None):
            return False
        if gap is not None and _ANOTHER_NUMBER.search(gap):
            return False
        return stands_at_label(candidate) if weak else not label_is_taken(candidate)

    def mistyped(candidate: Candidate) -> bool:
        """Whether it stands so close to a plain label that it can hardly be anything else."""
        if candidate.column or not candidate.label or candidate.label in shy_words:
            return False
        plainly = names_it(candidate.label) == 0.0 and place_at_label(candidate) in (DIRECT, BELOW)
        return plainly and announced(candidate)

    def verdict(number: str, odds: float, start: int | None) -> Verdict:
        dummy = number in dummies or placeholder(number)
        return Verdict(number, odds, (check,), dummy=dummy, start=start)

    def judge(candidate: Candidate) -> Verdict | None:
        own = unlabelled.get(candidate.pattern)
        if own is None and not candidate.label:
            return None
        before = lead.match(candidate.text) if lead else None
        start = candidate.start + before.end() if before else None
        number = compact(candidate.text[before.end() :] if before else candidate.text)
        if near is not None or away is not None:
            around = f"{candidate.before} {candidate.after} {candidate.label}"
            if (near and not near.search(around)) or (away and away.search(around)):
                return None
        if country is not None and candidate.label and not candidate.column:
            candidate.before = _without_country(candidate, country)
        if not holds(number):
            plausible = (failing(number) if failing else may_fail) and mistyped(candidate)
            return Verdict(number, _FAILED, ("check_failed",), placeholder(number), start=start) if plausible else None
        labelled = announced(candidate)
        if labelled:
            return verdict(number, weight - (0.0 if candidate.column else names_it(candidate.label) or 0.0), start)
        if own is None:
            return None
        if _ANOTHER_NUMBER.search(candidate.before) or (strict and not strict(number)):
            return None
        # What the engine adds for a label that turned out not to be this number's is taken off again.
        return verdict(number, own - (_LABEL_WEIGHT if candidate.label else 0.0), start)

    return Detector(
        kind=kind,
        patterns=patterns,
        label_patterns=tuple(i for i in range(len(patterns)) if unlabelled and i not in unlabelled),
        check=judge,
        labels=(*labels, *shy),
        label_required=not unlabelled,
        label_weight=_LABEL_WEIGHT,
        headers=_headers(kind, headed, shy),
        **more,
    )
