"""What was read and understood of drawn cards, and what it cost."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from bench.cards.draw import Drawn
from bench.measure import Figures

_NAMES = ("surname", "name")


def squeezed(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def exact(value: str, text: str) -> bool:
    """Whether the value's letters and digits stand in the text in one run, nothing misread."""
    return squeezed(value) in squeezed(text)


def share(drawn: Iterable[Drawn], figures: Figures) -> tuple[float | None, int]:
    """Of the printed fields those read exactly, and how many there are; a zone counts in a table of its own."""
    hits = [exact(words, figures["texts"][d.path]) for d in drawn for name, words in d.truth.items() if name != "zone"]
    return mean(hits), len(hits)


def cost(drawn: Sequence[Drawn], figures: Figures) -> float | None:
    return mean([figures["cpu_s"][d.path] for d in drawn])


def mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def understood(one: Drawn, figures: Figures) -> dict[str, bool]:
    """Of number, name, birth date and address those that are printed: whether a sure match says the right one.

    A number in its letters and digits, a date as the day it is, a name with the right surname, an address that begins
    with the printed street's number and first letters.
    """
    values = figures["values"][one.path]
    out: dict[str, bool] = {}
    if number := one.truth.get("number") or one.truth.get("ssn"):
        out["number"] = any(squeezed(value) == squeezed(number) for _, value in values)
    if name := next((one.truth[key] for key in _NAMES if key in one.truth), ""):
        surname = squeezed(name.split(",")[0] if "," in name else name.split()[-1])
        out["name"] = any(kind == "person_name" and surname in squeezed(value) for kind, value in values)
    if one.born:
        out["birth date"] = any(kind == "date_of_birth" and value == one.born for kind, value in values)
    if street := one.truth.get("street"):
        begins = squeezed(street)[:7]
        out["address"] = any(
            kind in ("us_address", "address") and squeezed(value).startswith(begins) for kind, value in values
        )
    return out
