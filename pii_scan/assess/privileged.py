"""Which calls ran between attorney and client, as far as rows and lists say. A floor; content is never opened.

confirmed: a number of the call stands in a list of attorneys, given by the user or found in the same data.
probable: the row itself is marked, or names a law office, or its number is marked as an attorney's elsewhere.
possible: its number is the called one of a marked call, an ambiguous name or mark meets a weak sign, or the row says
clergy, doctor or consulate, whose talk other rules protect.
"""

from typing import TYPE_CHECKING

from pii_scan.assess.call_tables import NUMBERS
from pii_scan.detect.calls.marks import Sign
from pii_scan.store.privileged_calls import REASON_BITS

if TYPE_CHECKING:
    import duckdb

LIST, CONTACT, SAME_NUMBER, PATTERN = (
    REASON_BITS[word] for word in ("attorney_list", "marked_contact", "same_number_as_marked_call", "length_and_hour")
)
"""Bits of reasons beside those of `Sign`."""
_MARKED = int(Sign.FLAG | Sign.LABEL | Sign.LAW_NAME)
_OWN = int(Sign.FLAG | Sign.LABEL)
_LONG_S = 300


def find_privileged(con: "duckdb.DuckDBPyConnection") -> None:
    """Makes `privileged` from `call` and `attorney`: content, table_name, row, level (0 confirmed … 2 possible),
    reasons, attorney number with its source, and the row's own columns. Two passes over the calls."""
    con.execute(
        # A caller is learned from nothing: it may be the line of a whole facility.
        f"CREATE TEMP TABLE marked AS SELECT DISTINCT called AS number FROM call"
        f" WHERE (signs & {_MARKED}) <> 0 AND called IS NOT NULL"
    )
    con.execute("CREATE TEMP TABLE known AS SELECT number, listed, 1::TINYINT AS rank FROM attorney")
    con.execute(
        "INSERT INTO known SELECT number, NULL, 2 FROM marked WHERE number NOT IN (SELECT number FROM attorney)"
    )
    joins = " ".join(f"LEFT JOIN known k_{name} ON c.{name} = k_{name}.number" for name in NUMBERS)
    listed = " OR ".join(f"coalesce(k_{name}.listed, false)" for name in NUMBERS)
    contact = " OR ".join(f"coalesce(NOT k_{name}.listed, false)" for name in NUMBERS)
    # The called party of a marked call is its attorney; the caller is one only by lists.
    same = "(k_called.rank = 2 OR k_caller.rank = 2)"
    which = " ".join(
        f"WHEN k_{name}.listed IS NOT NULL THEN c.{name}" for name in ("called", "caller", "also_1", "also_2")
    )
    rest = " ".join(
        f"WHEN k_{name}.listed IS NOT NULL THEN c.{name}_rest" for name in ("called", "caller", "also_1", "also_2")
    )
    pattern = f"(c.duration_s >= {_LONG_S} AND dayofweek(c.start) BETWEEN 1 AND 5 AND hour(c.start) BETWEEN 8 AND 17)"
    con.execute(
        f"""
        CREATE TEMP TABLE privileged AS
        WITH hit AS (
            SELECT c.*, ({listed}) AS on_list, ({contact}) AS as_contact, coalesce({same}, false) AS same,
                   coalesce({pattern}, false) AS pattern,
                   CASE {which} ELSE coalesce(c.called, c.caller) END AS attorney,
                   CASE {rest} ELSE coalesce(c.called_rest, c.caller_rest) END AS attorney_rest
            FROM call c {joins}
            WHERE (c.signs & {_MARKED | int(Sign.LAW_LIKE | Sign.OTHER_COUNSEL)}) <> 0
               OR {" OR ".join(f"k_{name}.number IS NOT NULL" for name in NUMBERS)}
        ), levelled AS (
            SELECT *, CASE
                WHEN on_list THEN 0
                WHEN (signs & {_OWN}) <> 0 THEN 1
                WHEN (signs & {int(Sign.PROSECUTION)}) <> 0 THEN NULL
                WHEN (signs & {int(Sign.LAW_NAME)}) <> 0 OR as_contact THEN 1
                WHEN same OR (signs & {int(Sign.OTHER_COUNSEL)}) <> 0 THEN 2
                WHEN (signs & {int(Sign.LAW_LIKE)}) <> 0 AND ((signs & {int(Sign.UNRECORDED)}) <> 0 OR pattern) THEN 2
            END AS level
            FROM hit
        )
        SELECT content, content_sha256, table_name, row, level,
               (signs & {_MARKED | int(Sign.LAW_LIKE | Sign.UNRECORDED | Sign.OTHER_COUNSEL)})::INTEGER
               + (CASE WHEN on_list THEN {LIST} ELSE 0 END) + (CASE WHEN as_contact THEN {CONTACT} ELSE 0 END)
               + (CASE WHEN same THEN {SAME_NUMBER} ELSE 0 END)
               + (CASE WHEN pattern THEN {PATTERN} ELSE 0 END) AS reasons,
               attorney, attorney_rest, inmate, inmate_rest, account, account_rest, facility, state, called_area,
               start, duration_s, recording
        FROM levelled WHERE level IS NOT NULL
        """
    )
