"""When a picture was taken, as the place's own clock shows it: nights say more about a home than noons."""

import re
from datetime import UTC, datetime, timedelta

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?(Z?)")


def day_and_hour(taken: str | None, longitude: float) -> dict[str, str]:
    """`{"day": "2024-03-01", "hour": "21"}`; a time in UTC is moved by the sun (15° an hour). Empty without a time."""
    match = _ISO.match(taken or "")
    if match is None:
        return {}
    year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
    try:
        when = datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return {}
    if match[6]:
        when += timedelta(hours=longitude / 15)
    return {"day": f"{when:%Y-%m-%d}", "hour": f"{when:%H}"}
