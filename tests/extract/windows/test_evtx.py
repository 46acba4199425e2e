"""Event logs, drawn by hand."""

from tests.extract.windows.drawn_events import chunk, log

LOGON = ("Security-Auditing", "4624", {"TargetUserName": "mquintanilla", "IpAddress": "203.0.113.7"})
OTHER = ("Security-Auditing", "4624", {"TargetUserName": "jkoehler", "WorkstationName": "HR-08"})
SCRIPT = ("PowerShell", "4104", {"ScriptBlockText": "net user mquintanilla Sun-flower77 /add"})
SAMPLE = log(chunk(1, LOGON, SCRIPT), chunk(3, OTHER))


def test_events_of_a_kind_are_a_table_under_the_names_of_their_data(gather):
    got = gather(SAMPLE, "x")
    assert (got.reader, got.problems, got.texts) == ("evtx", [], [])
    assert {table.name: rows for table, rows in got.tables} == {
        "Security-Auditing 4624": [
            {"Computer": "HR-07.corp.example", "TargetUserName": "mquintanilla", "IpAddress": "203.0.113.7",
             "WorkstationName": None},
            {"Computer": "HR-07.corp.example", "TargetUserName": "jkoehler", "IpAddress": None,
             "WorkstationName": "HR-08"},
        ],
        "PowerShell 4104": [
            {"Computer": "HR-07.corp.example", "ScriptBlockText": "net user mquintanilla Sun-flower77 /add"},
        ],
    }  # fmt: skip


def test_a_damaged_chunk_is_named_and_its_strings_read(gather):
    broken = bytearray(SAMPLE)
    broken[4096:4104] = b"ElfXXXX\x00"
    got = gather(bytes(broken), "x")
    assert "mquintanilla" in got.text
    assert [row["TargetUserName"] for row in got.rows] == ["jkoehler"]
    assert got.codes == ["partly_read"]


def test_a_changed_letter_is_found_by_the_checksum(gather):
    broken = bytearray(SAMPLE)
    at = SAMPLE.index("mquintanilla".encode("utf-16-le"))
    broken[at] ^= 0x20
    assert gather(bytes(broken), "x").codes == ["partly_read"]


def test_every_cut_log_says_so(gather):
    for end in (9, 200, 4096, 4200, 60_000, 4096 + 65_536, len(SAMPLE) - 1):
        got = gather(SAMPLE[:end], "x")
        assert "truncated" in got.codes, end


def test_earlier_events_in_free_space_are_carved(gather):
    data = bytearray(SAMPLE)
    old = "C:\\Users\\old.account".encode("utf-16-le")
    data[60_000 : 60_000 + len(old)] = old
    got = gather(bytes(data), "x")
    assert ([(t.text, t.how.value) for t in got.texts], [p.effect.value for p in got.problems]) == (
        [("C:\\Users\\old.account", "carved")], ["note"],
    )  # fmt: skip


def test_words_in_binary_data_are_read(gather):
    got = gather(log(chunk(1, ("Eventlog", "7", {"Binary": "spooler/4".encode("utf-16-le").hex()}))), "x")
    assert got.rows[0]["Binary"] == "spooler/4"
