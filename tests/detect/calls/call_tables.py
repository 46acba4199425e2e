"""Tables of calls with known truth, in the column names and writings of many exporters. All people and numbers are made
up by a seeded generator."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

import pyarrow as pa

from pii_scan.model.evidence import Table

AREAS = (614, 216, 937, 212, 305, 713, 415, 617, 303, 919)
PLACES = ("HARLAN COUNTY JAIL", "PINE BLUFF UNIT", "WESTMOOR CF", "CCDC")
PLAIN_NAMES = (
    "Maria Lawson", "LAWRENCE TAYLOR", "Law Street Pizza", "Lawn Care Plus", "Mother-in-law", "Legal Sea Foods",
    "Lawton Motors", "Claw Machine Repair", "Defender Security", "Outlaw Tattoo", "Miller Accounting LLP", "Bro in law",
    "Esquire Barber Shop", "Ada Wu", "", "UNKNOWN", "Counselor Kim", "Law Library", "Attorney General Consumer Line",
    "District Attorney's Office", "Bar & Grill", "Padre Luis",
)  # fmt: skip
"""Of no law office; the last but two are attorneys of the other side."""
LAW_NAMES = (
    "Harbor & Finch Law Offices", "SMITH LAW OFC", "Jones & Delgado LLP", "Dana Hale, Esq.", "Bufete Ortiz",
    "Lic. Pedro Paz, Abogado", "Public Defender, 4th District", "PUB DEFENDER", "Legal Aid Society", "ATTORNEY JONES",
    "Federal Defenders of the Plains", "Osgood Trial Group", "Law Office of D.A. Smith", "Despacho Jurídico Paz",
)  # fmt: skip


@dataclass(frozen=True)
class Call:
    caller: str
    """Ten digits."""
    called: str
    start: datetime
    seconds: int
    inmate: str
    account: str
    place: str
    name: str = ""
    privileged: bool = False
    """What a flag or label of the table says."""
    recorded: bool = True


def number(rng: Random) -> str:
    return (
        f"{rng.choice(AREAS)}{rng.randint(2, 9)}{rng.choice('023456789')}{rng.randint(2, 9)}{rng.randint(0, 9999):04d}"
    )


def near(rng: Random, listed: str) -> str:
    """One digit off, or two neighbours in each other's place; never the number itself."""
    while True:
        digits = list(listed)
        at = rng.randint(3, 8)
        if rng.random() < 0.5:
            digits[at] = str((int(digits[at]) + rng.choice((1, 9))) % 10)
        else:
            digits[at], digits[at + 1] = digits[at + 1], digits[at]
        found = "".join(digits)
        if found != listed and found[3] in "23456789":
            return found


def calls(rng: Random, count: int, called: Callable[[Random], str], lines: Sequence[str] = ()) -> list[Call]:
    inmates = [f"{rng.choice('AB')}{rng.randint(100000, 999999)}" for _ in range(max(3, count // 20))]
    lines = lines or [number(rng) for _ in range(4)]
    at = datetime(2015, 1, 3, 7, 0, 4)
    made = []
    for _ in range(count):
        at += timedelta(seconds=rng.randint(40, 5400))
        inmate = rng.choice(inmates)
        made.append(
            Call(
                rng.choice(lines),
                called(rng),
                at,
                rng.randint(1, 1800),
                inmate,
                f"77{inmate[1:]}",
                rng.choice(PLACES),
                rng.choice(PLAIN_NAMES),
            )
        )
    return made


NUMBERS: tuple[Callable[[str], str], ...] = (
    lambda n: n,
    lambda n: f"({n[:3]}) {n[3:6]}-{n[6:]}",
    lambda n: f"{n[:3]}-{n[3:6]}-{n[6:]}",
    lambda n: f"+1{n}",
    lambda n: f"1-{n[:3]}-{n[3:6]}-{n[6:]}",
    lambda n: f"1{n}",
    lambda n: f"{n[:3]}.{n[3:6]}.{n[6:]}",
    lambda n: f"+1 ({n[:3]}) {n[3:6]}-{n[6:]}",
    lambda n: f"{n}.0",
    lambda n: f"sip:+1{n}@gw.example",
    lambda n: f" {n} ",
    lambda n: f"9-1-{n[:3]}-{n[3:6]}-{n[6:]}",
)
FLAGS = (
    ("attorney_call", "Y", "N"), ("PRIV", "1", "0"), ("isPrivileged", "true", "false"), ("Legal", "X", ""),
    ("do_not_record", "T", "F"), ("Attorney Flag", "Yes", "No"), ("DNR", "1.0", "0.0"), ("Unmonitored", "✓", ""),
    ("abogado", "Sí", "No"), ("call_type", "ATTY", "COLLECT"), ("relationship", "Attorney", "Friend"),
    ("Call Type", "Legal - Unmonitored", "Debit"), ("tipo_llamada", "LLAMADA LEGAL", "NORMAL"), ("counsel_yn", "y", "n"),
    ("atty_ind", "A", ""), ("Remarks", "DO NOT RECORD", ""), ("class", "PRIV", "REG"), ("llamada_legal", "S", "N"),
    ("ATTY/CLIENT", "TRUE", "FALSE"), ("Number Type", "Attorney - Verified", "Personal"), ("lawyer", "on", "off"),
    ("Recording Exempt", "Y", "N"), ("rec_status", "DNR", "RECORDED"), ("public defender", "1", "0"),
    ("attorney_name", "Dana Hale", ""), ("legal_call_flag", "L", "N"), ("notes", "attorney-client call, not recorded", "ok"),
)  # fmt: skip
Column = tuple[str, Callable[[Call, Callable[[str], str]], str]]


def _clock(form: str) -> Callable[[Call, Callable[[str], str]], str]:
    return lambda c, _: c.start.strftime(form)


def _hms(c: Call, _: Callable[[str], str]) -> str:
    return f"{c.seconds // 3600}:{c.seconds // 60 % 60:02d}:{c.seconds % 60:02d}"


_CALLER: Callable[[Call, Callable[[str], str]], str] = lambda c, w: w(c.caller)  # noqa: E731
_CALLED: Callable[[Call, Callable[[str], str]], str] = lambda c, w: w(c.called)  # noqa: E731
_SECONDS: Callable[[Call, Callable[[str], str]], str] = lambda c, _: str(c.seconds)  # noqa: E731
_INMATE: Callable[[Call, Callable[[str], str]], str] = lambda c, _: c.inmate  # noqa: E731
_ACCOUNT: Callable[[Call, Callable[[str], str]], str] = lambda c, _: c.account  # noqa: E731
_PLACE: Callable[[Call, Callable[[str], str]], str] = lambda c, _: c.place  # noqa: E731


def _is(text: str) -> Callable[[Call, Callable[[str], str]], str]:
    return lambda _c, _w: text


DIALECTS: dict[str, tuple[Column, ...]] = {
    "inmate": (("call_id", lambda c, _: str(abs(hash(c)) % 10**8)), ("start_time", _clock("%Y-%m-%d %H:%M:%S")),
               ("duration_sec", _SECONDS), ("facility", _PLACE), ("inmate_id", _INMATE), ("called_number", _CALLED)),
    "vendor": (("Site", _PLACE), ("PIN", _INMATE), ("Number Dialed", _CALLED), ("Start Date/Time", _clock("%m/%d/%Y %I:%M:%S %p")),
               ("Duration (min)", lambda c, _: f"{c.seconds / 60:.4f}"), ("Call Status", _is("Completed")), ("Station", _is("ST-4"))),
    "asterisk": (("accountcode", _ACCOUNT), ("src", _CALLER), ("dst", _CALLED), ("dcontext", _is("from-internal")),
                 ("clid", lambda c, w: f'"{c.inmate}" <{w(c.caller)}>'), ("channel", _is("SIP/1-1")), ("lastapp", _is("Dial")),
                 ("start", _clock("%Y-%m-%d %H:%M:%S")), ("duration", _SECONDS), ("billsec", _SECONDS), ("disposition", _is("ANSWERED"))),
    "freeswitch": (("caller_id_name", _INMATE), ("caller_id_number", _CALLER), ("destination_number", _CALLED),
                   ("start_stamp", _clock("%Y-%m-%d %H:%M:%S")), ("duration", _SECONDS), ("hangup_cause", _is("NORMAL_CLEARING"))),
    "cucm": (("cdrRecordType", _is("1")), ("dateTimeOrigination", lambda c, _: str(int((c.start - datetime(1970, 1, 1)).total_seconds()))),
             ("callingPartyNumber", _CALLER), ("originalCalledPartyNumber", _CALLED), ("finalCalledPartyNumber", _CALLED), ("duration", _SECONDS)),
    "carrier": (("Item", _is("1")), ("Conn. Date", _clock("%m/%d/%y")), ("Conn. Time (UTC)", _clock("%H:%M:%S")),
                ("Originating Number", _CALLER), ("Terminating Number", _CALLED), ("Elapsed Time", _hms), ("IMEI", _is(""))),
    "smdr": (("date", _clock("%Y%m%d")), ("time", _clock("%H%M")), ("sec-dur", _SECONDS), ("calling-num", _CALLER), ("dialed-num", _CALLED)),
    "spanish": (("fecha", _clock("%d/%m/%Y")), ("hora", _clock("%H:%M:%S")), ("numero_origen", _CALLER), ("numero_marcado", _CALLED),
                ("duracion_seg", _SECONDS), ("interno_id", _INMATE), ("centro", _PLACE), ("cuenta", _ACCOUNT)),
    "clipped": (("strt_dttm", _clock("%Y-%m-%dT%H:%M:%S.000Z")), ("dur", _SECONDS), ("fac", _PLACE), ("inm_no", _INMATE), ("dld_no", _CALLED), ("ani", _CALLER)),
    "camel": (("StartTime", _clock("%Y-%m-%d %H:%M:%S")), ("CallerNumber", _CALLER), ("CalledNumber", _CALLED), ("DurationSec", _SECONDS),
              ("InmateID", _INMATE), ("AccountNumber", _ACCOUNT), ("Facility", _PLACE), ("RecordingPath", lambda c, _: f"/rec/{c.seconds}.wav" if c.recorded else "")),
    "cloud": (("Sid", lambda c, _: f"CA{abs(hash(c)):032d}"[:34]), ("From", _CALLER), ("To", _CALLED), ("StartTime", _clock("%Y-%m-%d %H:%M:%S")),
              ("Duration", _SECONDS), ("Direction", _is("outbound")), ("Price", _is("0.02"))),
    "gsm": (("A_NUMBER", _CALLER), ("B_NUMBER", _CALLED), ("CALL_DATE", _clock("%d-%b-%y")), ("CALL_TIME", _clock("%H:%M:%S")), ("DURATION", _SECONDS)),
    "cryptic": (("F1", _clock("%Y-%m-%d %H:%M:%S")), ("F2", _CALLER), ("F3", _CALLED), ("F4", _SECONDS), ("F5", _INMATE)),
    "french": (("date_appel", _clock("%d/%m/%Y %H:%M")), ("numero_appelant", _CALLER), ("numero_appele", _CALLED), ("duree", _hms)),
}  # fmt: skip


def table(
    dialect: str, some: Sequence[Call], write: Callable[[str], str] = NUMBERS[0], flag: tuple[str, str, str] | None = None,
    name: str = "", *, header: bool = True, called_name: str = "",
) -> Table:  # fmt: skip
    """
    Args:
        flag: (header, yes, no) of one more column.
        called_name: header of a column with the called party's name.
    """
    columns = list(DIALECTS[dialect])
    if flag is not None:
        _, yes, no = flag
        columns.append((flag[0], lambda c, _: yes if c.privileged else no))
    if called_name:
        columns.append((called_name, lambda c, _: c.name))
    names = tuple(title for title, _ in columns) if header else tuple(f"column_{i + 1}" for i in range(len(columns)))
    cells = {
        title: pa.array([read(call, write) or None for call in some], pa.string())
        for title, (_, read) in zip(names, columns, strict=True)
    }
    batches = pa.Table.from_pydict(cells).to_batches(max_chunksize=700)
    return Table(name, names, iter(batches), header, 2 if header else 1)


def as_csv(given: Table, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    if given.has_header:
        writer.writerow(given.columns)
    for batch in given.batches:
        writer.writerows(zip(*(column.to_pylist() for column in batch.columns), strict=True))
    return out.getvalue().encode()


def marked(rng: Random, some: Sequence[Call], share: float = 0.05) -> list[Call]:
    return [replace(call, privileged=rng.random() < share) for call in some]


__all__ = [
    "DIALECTS",
    "FLAGS",
    "LAW_NAMES",
    "NUMBERS",
    "PLAIN_NAMES",
    "Call",
    "as_csv",
    "calls",
    "marked",
    "near",
    "number",
    "table",
]
