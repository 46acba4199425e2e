"""What is a table of calls, and what is not."""

from datetime import datetime, timedelta
from random import Random

import pyarrow as pa
import pytest

from pii_scan.detect.calls.columns import call_columns
from pii_scan.detect.calls.directory import directory_columns
from pii_scan.detect.calls.moments import moments_of, seconds_of
from pii_scan.detect.calls.roles import bare_names
from tests.detect.calls.call_tables import DIALECTS, NUMBERS, calls, number, table


def _cells(dialect: str, header: bool = True) -> tuple[tuple[str, ...], list[list[str | None]]]:
    made = table(dialect, calls(Random(dialect), 300, number), NUMBERS[2], header=header)
    batch = next(made.batches)
    return made.columns, [column.to_pylist() for column in batch.columns]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_exports_of_many_are_calls(dialect: str) -> None:
    names, cells = _cells(dialect)
    found = call_columns(names, cells, True)
    assert found is not None and found.called is not None and found.start is not None and found.duration is not None
    if any(title in ("inmate_id", "PIN", "InmateID", "interno_id", "inm_no") for title in names):
        assert found.inmate is not None


def _made(sort: str, rows: int = 120) -> list[str]:
    """Cells of one sort, from a seed of its own."""
    rng, at, cells = Random(sort), datetime(2015, 1, 3, 7, 0, 4), []
    for n in range(rows):
        at += timedelta(seconds=rng.randint(40, 5400))
        length = rng.randint(1, 1800)
        digits = number(rng)
        cells.append(
            {
                "num": digits, "dt": at.strftime("%m/%d/%Y %H:%M:%S"), "iso": at.isoformat(), "d": at.strftime("%m/%d/%Y"),
                "t": at.strftime("%I:%M %p"), "t24": at.strftime("%H:%M:%S"), "s": str(length), "m": str(length // 60 + 1),
                "ms": f"{length // 60}:{length % 60:02d}", "hms": f"{length // 3600:02d}:{length // 60 % 60:02d}:{length % 60:02d}",
                "fmt": f"({digits[:3]}) {digits[3:6]}-{digits[6:]}", "pin": str(rng.randint(100000, 100050)),
                "name": rng.choice(["SMITH, JOHN", "WU, LI"]), "site": rng.choice(["HARLAN COUNTY JAIL", "CCDC"]),
                "yn": rng.choice("YN"), "w": rng.choice(["Completed", "No answer"]), "id": str(4_400_000 + n),
                "city": rng.choice(["COLUMBUS, OH", "DAYTON, OH"]), "amt": f"{rng.random() * 9:.2f}",
                "ms_epoch": str(int(at.timestamp() * 1000)), "ext": str(rng.randint(1000, 1020)), "way": rng.choice(["Inbound", "Outbound"]),
            }[sort]
        )  # fmt: skip
    return cells


EXPORTS = {
    "RingCentral": "Type:way,Phone Number:fmt,Name:name,Date:d,Time:t,Action:w,Action Result:w,Duration:hms",
    "Android": "number:num,date:ms_epoch,duration:s,type:way,name:name",
    "extraction report": "#:id,Parties:fmt,Date:d,Time:t24,Duration:hms,Direction:way",
    "wireless bill": "Date:d,Time:t,Number:num,Origination:city,Destination:city,Min.:m,Airtime Charges:amt",
    "another bill": "Date and time:dt,Destination:city,Number:fmt,Minutes:m,Type:way",
    "jail A": "Facility:site,Inmate Acct No:pin,Inmate Name:name,Dialed #:num,Start Time:dt,Duration:s,Recorded:yn,Call Type:w",
    "jail B": "Site:site,CSN:id,Start:dt,PIN:pin,Name:name,Station:ext,Dest:num,Duration:ms,Complete Code:w,DNR:yn",
    "jail C": "Called #:fmt,Inmate:name,Date:d,Length:ms",
    "jail D": "Org Phone:num,Dest Phone:num,StartTime:dt,EndTime:dt,Duration:s,PIN:pin",
    "jail E": "BOOKING_NO:pin,INMATE_NM:name,PHONE_NO:num,CALL_DT:d,CALL_TM:t24,CALL_LEN:s,REC_IND:yn,ATTY_IND:yn",
    "jail F": "OffenderID:pin,To:num,CallDate:dt,TotalMinutes:m,Amount:amt",
    "jail G": "FacilityID:ext,InmateNumber:pin,TelephoneNumber:num,CallDateTime:dt,CallDuration:s,RecordingFile:id",
    "jail H": "Recluso:name,Número telefónico:num,Fecha de llamada:d,Hora inicio:t24,Duración (min):m,Penal:site",
    "BroadWorks": "userNumber:num,direction:way,callingNumber:num,calledNumber:num,startTime:iso,releaseTime:iso",
    "call centre": "ConversationId:id,ANI:num,DNIS:num,Start:iso,Duration:s,Queue:w",
    "3CX": "Call Time:dt,Caller ID:ext,Destination:num,Status:w,Ringing:hms,Talking:hms,Cost:amt",
    "SMDR": "C:w,DATE:d,TIME:t24,NUMBER:num,DUR.:hms,LINE:ext,STN.:ext",
    "German": "Rufnummer A:num,Rufnummer B:num,Beginn:iso,Dauer:hms",
    "Portuguese": "numero_origem:num,numero_destino:num,data_hora:iso,duracao:s",
    "clipped": "clng_pty:num,cld_pty:num,strt:dt,dur:s",
    "turned": "TN_ORIG:num,TN_TERM:num,CONN_DT:d,CONN_TM:t24,ELPSD_SEC:s",
}


@pytest.mark.parametrize("export", EXPORTS)
def test_column_names_as_manuals_print_them(export: str) -> None:
    pairs = [entry.rsplit(":", 1) for entry in EXPORTS[export].split(",")]
    found = call_columns([header for header, _ in pairs], [list(_made(sort)) for _, sort in pairs], True)
    assert found is not None
    sorts = [sort for _, sort in pairs]
    read = {sorts[i] for i in found.numbers}
    assert {"num", "fmt"} & read and read <= {"num", "fmt", "ext"}
    assert found.start is not None and sorts[found.start] in ("dt", "iso", "d", "ms_epoch")
    if found.duration is not None:
        assert sorts[found.duration] in ("s", "m", "ms", "hms")
    assert [sorts[i] for i in found.flags] in ([], ["yn"])


def _people(rng: Random) -> dict[str, list[str]]:
    n = range(200)
    return {
        "name": [f"Person {i}" for i in n],
        "phone": [number(rng) for _ in n],
        "created_at": [f"2020-01-{1 + i % 28:02d} 10:11:{i % 60:02d}" for i in n],
        "age": [str(20 + i % 60) for i in n],
        "email": [f"p{i}@example.org" for i in n],
    }


NOT_CALLS = {
    "customers": _people(Random(1)),
    "no header but people": {f"column_{i + 1}": cells for i, cells in enumerate(_people(Random(2)).values())},
    "messages": {
        "from": [number(Random(i)) for i in range(200)], "to": [number(Random(-i)) for i in range(200)],
        "body": [f"see you at {i}, my friend" for i in range(200)], "sent": ["2020-01-02 10:11:12"] * 200,
    },
    "payments": {
        "from": [f"ACCT{i}" for i in range(200)], "to": [f"ACCT{2 * i}" for i in range(200)],
        "date": ["2020-01-02"] * 200, "amount": [str(i) for i in range(200)],
    },
    "flights": {
        "origin": ["CMH"] * 200, "destination": ["JFK"] * 200, "start": ["2020-01-02 10:11:12"] * 200,
        "duration": [str(60 + i) for i in range(200)],
    },
    "appointments": {
        "patient": [f"P{i}" for i in range(200)], "phone": [number(Random(i)) for i in range(200)],
        "start": ["2020-01-02 10:11:12"] * 200, "duration": ["30", "45"] * 100,
    },
    "orders": {
        "order_id": [str(2_140_000_000 + i) for i in range(200)], "placed": ["2020-01-02 10:11:12"] * 200,
        "quantity": [str(i % 7) for i in range(200)],
    },
    "sensors": {
        "sensor": [str(6_143_240_000 + i) for i in range(200)], "time": ["2020-01-02 10:11:12"] * 200,
        "reading": [str(i * 37 % 400) for i in range(200)],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_CALLS)
def test_other_tables_are_no_calls(name: str) -> None:
    columns = NOT_CALLS[name]
    assert call_columns(list(columns), list(columns.values()), not name.startswith("no header")) is None


def test_a_directory_of_attorneys_is_one_and_their_clients_are_not_in_it() -> None:
    rng = Random(4)
    numbers = [number(rng) for _ in range(20)]
    names = [f"Dana Hale {i}" for i in range(20)]
    whole = directory_columns(["attorney", "office phone"], [names, numbers], True)
    assert whole is not None and whole.whole
    clients = directory_columns(
        ["client", "phone", "attorney_name", "attorney_phone"], [names, numbers, names, numbers], True
    )
    assert clients is not None and [i for i, _ in clients.numbers] == [3]
    cases = directory_columns(["defendant", "phone", "attorney_name"], [names, numbers, names], True)
    assert cases is None or not cases.whole
    people = directory_columns(["name", "phone"], [names, numbers], True)
    assert people is None or not people.whole
    offices = directory_columns(
        ["name", "phone"], [["Hale Law Office", "Legal Aid", "Public Defender", "Ada Wu"], numbers[:4]], True
    )
    assert offices is not None and offices.whole


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("2015-01-13 07:52:20", None), ("2015-01-13T07:52:20.123Z", None), ("1/13/2015 7:52:20 AM", None),
        ("13/01/2015 07:52:20", None), ("20150113075220", None), ("1421135540", None), ("1421135540000", None),
        ("2015-01-13", "07:52:20"), ("01/13/15", "7:52:20 AM"), ("20150113", "075220"), ("13-JAN-15", "07:52:20"),
        ("2015-01-13 00:00:00", "07:52:20"), ("2015-01-13 07:52:20.000 -0500", None), ("13.01.2015 07:52:20", None),
    ],
)  # fmt: skip
def test_moments(cell: str, clock: str | None) -> None:
    found = moments_of([cell], None if clock is None else [clock])
    assert found is not None
    read = found.read(pa.array([cell, None]), None if clock is None else pa.array([clock, None]))
    assert read.to_pylist() == [datetime(2015, 1, 13, 7, 52, 20), None]


@pytest.mark.parametrize("cell", ["4400001", "6143240143", "2015", "Monday", "07:52", ""])
def test_no_moments(cell: str) -> None:
    assert moments_of([cell]) is None


def test_lengths() -> None:
    cells = pa.array(["75", "1:15", "0:01:15", "1m 15s", "75.4", None, "x", "", "2 min", "-1", "99999999"])
    assert seconds_of(cells).tolist() == [75, 75, 75, 75, 75, -1, -1, -1, 120, -1, -1]
    assert seconds_of(pa.array(["1.25"]), 60).tolist() == [75]


def test_what_headers_begin_with_alike_is_left_out() -> None:
    dotted = ("cdr.src_e164", "cdr.dst_e164", "cdr.t0_epoch", "cdr.billsec", "subj.booking", "site", "acl")
    assert bare_names(dotted) == ["src_e164", "dst_e164", "t0_epoch", "billsec", "booking", "site", "acl"]
    shared = ("CH_SEQ", "CH_ANI", "CH_DNIS", "CH_BEG_TS", "CH_PRIV_FLG", "site")
    assert bare_names(shared) == ["SEQ", "ANI", "DNIS", "BEG_TS", "PRIV_FLG", "site"]
    known = ("call_type", "called_number", "caller_id", "duration")
    assert bare_names(known) == list(known)


def test_a_table_under_dotted_headers_is_one_of_calls() -> None:
    headers = ("cdr.src_e164", "cdr.dst_e164", "cdr.t0_epoch", "cdr.billsec", "acl")
    rows = [
        [f"+1614355{n:04d}" for n in range(60)], [f"+1216355{n % 9:04d}" for n in range(60)],
        [str(1_397_502_098 + 977 * n) for n in range(60)], [str(37 * n % 900) for n in range(60)],
        ["attorney-client" if n % 9 == 0 else "general" for n in range(60)],
    ]  # fmt: skip
    found = call_columns(headers, rows, True)
    assert found is not None
    assert (found.caller, found.called, found.start, found.duration) == (0, 1, 2, 3)


def test_a_list_with_whose_calls_they_are_is_one_of_calls() -> None:
    headers = (
        "call_id", "inmate_id", "inmate_first_name", "inmate_last_name", "birth_date", "called_number", "relation",
        "street", "city", "state", "zip", "facility", "started_at", "seconds",
    )  # fmt: skip
    rows = [
        [str(n) for n in range(60)], [str(1_000_000 + n % 7) for n in range(60)], ["Ada"] * 60, ["Wu"] * 60,
        ["1970-01-02"] * 60, [f"(614) 555-{n % 11:04d}" for n in range(60)], ["friend"] * 60, ["9 Oak Ln"] * 60,
        ["Dayton"] * 60, ["OH"] * 60, ["45402"] * 60, [f"F{n % 3}" for n in range(60)],
        [f"2014-03-{n % 28 + 1:02d} 07:{n:02d}:20" for n in range(60)], [str(5 + n * 37 % 1700) for n in range(60)],
    ]  # fmt: skip
    found = call_columns(headers, rows, True)
    assert found is not None
    assert (found.called, found.start, found.duration, found.inmate, found.facility) == (5, 12, 13, 1, 11)


def test_people_with_a_telephone_and_an_appointment_are_no_calls() -> None:
    headers = ("patient", "phone", "street", "zip", "dob", "starts_at", "minutes")
    rows = [
        ["Ada Wu"] * 60, [f"(614) 555-{n:04d}" for n in range(60)], ["9 Oak Ln"] * 60, ["45402"] * 60,
        ["1970-01-02"] * 60, [f"2014-03-{n % 28 + 1:02d} 07:{n:02d}:20" for n in range(60)], ["30", "45", "60"] * 20,
    ]  # fmt: skip
    assert call_columns(headers, rows, True) is None


def _core_data(first: str, rows: int = 60) -> list[list[str | None]]:
    """Columns of ZCALLRECORD in CallHistory.storedata (iOS 8 and later): ZDATE counts from 1 January 2001, UTC."""
    rng, zero = Random(first), datetime(2001, 1, 1)
    moments = [datetime.fromisoformat(first) + timedelta(hours=7 * n) for n in range(rows)]
    return [
        [str(n + 1) for n in range(rows)],
        [f"{(moment - zero).total_seconds() + 0.25:.6f}" for moment in moments],
        [str(rng.randint(1, 1800)) for _ in range(rows)],
        [f"+1{number(rng)}" for _ in range(rows)],
        [rng.choice("01") for _ in range(rows)],
    ]


@pytest.mark.parametrize(
    "first", ["2008-03-01T08:00:00", "2015-01-03T07:52:20", "2024-06-01T12:00:00", "2031-01-01T00:00:00"]
)
def test_iphone_calls_begin_where_they_did(first: str) -> None:
    cells = _core_data(first)
    found = call_columns(("Z_PK", "ZDATE", "ZDURATION", "ZADDRESS", "ZORIGINATED"), cells, True)
    assert found is not None and found.start == 1 and found.moments is not None
    read = found.moments.read(pa.array(cells[1])).to_pylist()
    assert read[0] == datetime.fromisoformat(first) and read[1] - read[0] == timedelta(hours=7)


def test_bare_seconds_are_of_1970_or_2001_by_what_they_would_mean() -> None:
    # 441763200 is 1 January 2015 from 2001, and of 1984 from 1970; 1420070400 is 2015 from 1970.
    for cell, wanted in (("441763200", datetime(2015, 1, 1)), ("1420070400", datetime(2015, 1, 1))):
        found = moments_of([cell] * 3)
        assert found is not None and found.read(pa.array([cell])).to_pylist() == [wanted]
