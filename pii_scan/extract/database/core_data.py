"""Tables of Apple's Core Data, in which programs of iOS and macOS keep what they hold: names and times as they mean."""

from collections.abc import Sequence
from datetime import UTC, datetime

_EPOCH = 978_307_200
"""1 January 2001, 0:00 UTC, in Unix seconds."""
_OWN = "Z_"


def is_core_data(columns: Sequence[str]) -> bool:
    """Each of its tables has these three before all others."""
    return {"Z_PK", "Z_ENT", "Z_OPT"} <= set(columns)


def plain_names(columns: Sequence[str]) -> list[str]:
    """`ZFIRSTNAME` → `FIRSTNAME`; Core Data's own columns (`Z_PK`) and links between tables (`Z3PATIENTS`) stay."""
    return [
        name[1:] if name.startswith("Z") and name[1:2].isalpha() and not name.startswith(_OWN) else name
        for name in columns
    ]


def moment(value: object) -> str | None:
    """Seconds since 2001 as a date, with the time of day where it is none at midnight; None for what is no number."""
    if not isinstance(value, int | float):
        return None
    try:
        when = datetime.fromtimestamp(value + _EPOCH, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return f"{when:%Y-%m-%d}" if when.hour == when.minute == when.second == 0 else f"{when:%Y-%m-%dT%H:%M:%SZ}"
