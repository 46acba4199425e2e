"""The longest time without a call among millions of starts, without a sort."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

_HOUR_S = 3600
_WINDOW_S = 1 << 27
"""Four years of seconds are looked at in one pass over the calls, one bit each: 16 MiB. A multiple of 8."""
_BLOCK_BYTES = 1 << 17
_EPOCH = datetime(1970, 1, 1)


def longest_gap(con: "duckdb.DuckDBPyConnection") -> dict[str, Any] | None:
    """`since`, `until` (ISO 8601, as the files say) and `seconds` between two calls of `call` that follow one another.

    None where fewer than two moments are known; of gaps of one length the earliest.
    """
    row = con.execute(
        f"""
        WITH slot AS (SELECT epoch(start)::BIGINT // {_HOUR_S} AS slot, min(start) AS first, max(start) AS last
                      FROM call WHERE start IS NOT NULL GROUP BY 1),
             gap AS (SELECT last AS since, lead(first) OVER (ORDER BY slot) AS until FROM slot)
        SELECT since, until, date_diff('second', since, until) AS seconds,
               (SELECT min(first) FROM slot), (SELECT max(last) FROM slot)
        FROM gap ORDER BY seconds DESC NULLS LAST, since LIMIT 1
        """
    ).fetchone()
    if row is None or row[3] == row[4]:
        return None
    since, until, seconds, first, last = row
    if seconds is None or seconds < _HOUR_S:
        # No hour between the first and the last one is empty, so a longer gap may lie inside of one.
        since, seconds = _among_seconds(con, first, last)
        until = since + timedelta(seconds=seconds)
    return {"since": since.isoformat(), "until": until.isoformat(), "seconds": int(seconds)}


def _among_seconds(con: "duckdb.DuckDBPyConnection", first: datetime, last: datetime) -> tuple[datetime, int]:
    """Start and length of the longest gap, by a bit for each second in which a call began."""
    import numpy as np

    begin, end = (int((moment - _EPOCH).total_seconds()) for moment in (first, last))
    before, since, longest = begin, begin, 0
    for window in range(begin, end + 1, _WINDOW_S):
        row = con.execute(
            f"SELECT bitstring_agg((epoch(start)::BIGINT - $window)::INTEGER, 0, {_WINDOW_S - 1})::BLOB FROM call"
            " WHERE start >= $begin AND start < $end",
            {
                "window": window,
                "begin": _EPOCH + timedelta(seconds=window),
                "end": _EPOCH + timedelta(seconds=window + _WINDOW_S),
            },
        ).fetchone()
        bits = np.frombuffer(row[0], np.uint8) if row is not None and row[0] is not None else ()
        for block in range(0, len(bits), _BLOCK_BYTES):
            begun = np.flatnonzero(np.unpackbits(bits[block : block + _BLOCK_BYTES]))
            if not len(begun):
                continue
            moments = np.concatenate([[before], begun + (window + 8 * block)])
            gaps = np.diff(moments)
            widest = int(gaps.argmax())
            if gaps[widest] > longest:
                since, longest = int(moments[widest]), int(gaps[widest])
            before = int(moments[-1])
    return _EPOCH + timedelta(seconds=since), longest
