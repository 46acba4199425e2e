"""How many different numbers, inmates and accounts stand in the calls: exact, in bounded memory.

Tokens are spread evenly, so a range of them is about as large as any other: past some millions they are counted range
by range. DuckDB's DISTINCT over all of them broke off at 24 million in 900 MB.
"""

from typing import TYPE_CHECKING

from pii_scan.assess.call_tables import NUMBERS, one

if TYPE_CHECKING:
    import duckdb

TOGETHER = 6_000_000
"""Different tokens of one range, about."""
_PARTIES = (*NUMBERS, "inmate", "account")
_TOKENS = 1 << 64


def different_parties(con: "duckdb.DuckDBPyConnection", together: int = TOGETHER) -> dict[str, int]:
    """Different `numbers` (callers, called and further ones as one set), `callers`, `called`, `inmates`, `accounts` of
    `call`."""
    found = dict.fromkeys(("numbers", *_PARTIES), 0)
    ranges = _ranges(con, together)
    for at in range(ranges):
        first, last = _TOKENS * at // ranges, _TOKENS * (at + 1) // ranges - 1
        within = "IS NOT NULL" if ranges == 1 else f"BETWEEN {first}::UBIGINT AND {last}::UBIGINT"
        for name in _PARTIES:
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE one_{name} AS SELECT DISTINCT {name} AS token FROM call"
                f" WHERE {name} {within}"
            )
            found[name] += int(one(con, f"SELECT count(*) FROM one_{name}")[0])
        union = " UNION ".join(f"SELECT token FROM one_{name}" for name in NUMBERS)
        found["numbers"] += int(one(con, f"SELECT count(*) FROM ({union})")[0])
    for name in _PARTIES:
        con.execute(f"DROP TABLE one_{name}")
    return {
        "numbers": found["numbers"],
        "callers": found["caller"],
        "called": found["called"],
        "inmates": found["inmate"],
        "accounts": found["account"],
    }


def _ranges(con: "duckdb.DuckDBPyConnection", together: int) -> int:
    """So many that none holds many more than `together`; estimates are off by some percent."""
    held = " + ".join(f"count({name})" for name in _PARTIES)
    if int(one(con, f"SELECT {held} FROM call")[0]) <= together:
        return 1
    about = " + ".join(f"approx_count_distinct({name})" for name in _PARTIES)
    return max(1, -(-int(one(con, f"SELECT {about} FROM call")[0]) // together))
