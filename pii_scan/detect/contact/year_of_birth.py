"""The year of a birth alone: half a birth date."""

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _check(candidate: Candidate) -> Verdict | None:
    year, now = int(candidate.text), candidate.context.reference_date.year
    goes_on = candidate.after[:1] in ("-", "/", ".") and candidate.after[1:2].isdigit()
    if not now - 115 <= year <= now or goes_on:
        return None
    if candidate.before.rstrip().endswith((",", "/", "-")) or candidate.before[-4:].strip(" .").isdigit():
        # The year of a whole date.
        return None
    minor = "yes" if now - year < 18 else "no"
    return Verdict(candidate.text, 1.0, ("year",), attributes={"minor": minor})


DETECTOR = Detector(
    kind=Kind("year_of_birth", LegalClass.SUPPORTING, "Year of birth"),
    standard="ISO 8601-1:2019, reduced precision: https://www.iso.org/standard/70907.html",
    patterns=("[0-9]{4}",),
    check=_check,
    labels=(
        "year of birth", "birth year", "yob", "born in", "birth yr", "año de nacimiento", "ano de nacimiento",
        "nacido en", "nacida en", "geburtsjahr", "année de naissance", "anno di nascita", "ano de nascimento",
    ),
    label_required=True,
    label_weight=3.0,
    prior=-2.5,
    headers=(r"^(?:year of birth|birth ?(?:year|yr)|yob)$|^a[nñ]o (?:de )?nacimiento$|^geburtsjahr$",),
    examples=(
        Example("Year of birth: 1984", "1984"),
        Example("YOB 1984", "1984"),
        Example("Año de nacimiento: 1971", "1971"),
        Example("she was born in 1984 and lives here", "1984"),
    ),
    counter_examples=(Example("Year of birth: 2190"), Example("the firm of 1984"), Example("PIN 1984")),
    validator="a year of living people; label",
    not_covered="A year without label.",
)  # fmt: skip
