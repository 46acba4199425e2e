"""The state that a facility's own name ends in: `Gregg County Jail, TX`, `LAKE COUNTY JAIL FL`, `Tulsa (OK)`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pii_scan.detect.compose import code_of

_ENDING = re.compile(
    r"(?:[,(/|]|\s[-–]|\b(?:jail|prison|center|centre|ctr|facility|institution|complex|unit|county|sheriff|detention|"
    r"corrections?|correctional|penitentiary|department|dept|office|parish|city)[,.]?)\s*(?P<state>[A-Za-z]{2})\)?\s*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[,(]\s*(?P<state>[A-Za-z]{4,}(?: [A-Za-z]{4,})?)\)?\s*$")
_SHARE = 0.5


@lru_cache(maxsize=65536)
def facility_state(name: str) -> str:
    """Two letters; empty where the name says none. `LAKE CO` is a county: without a comma two letters count only behind
    a word that facilities' names end in."""
    found = _ENDING.search(name) or _WHOLE.search(name)
    return code_of(found["state"].strip()) if found is not None else ""


def say_states(names: Sequence[str]) -> bool:
    """Whether the names of a column are written with their states."""
    return bool(names) and sum(bool(facility_state(name)) for name in names) >= _SHARE * len(names)
