"""Chats kept as text. Lines are written as the programs' own exports lay them out, one telephone's habits each."""

import pytest

from pii_scan.extract.messages.chat_line import chat_line

# A line, and its date, clock, sender and text.
LINES = [
    ("[14/02/2024, 21:12:33] Ann Moss: hi", "14/02/2024", "21:12:33", "Ann Moss", "hi"),
    ("\u200e[2/14/24, 9:12:33\u202fPM] Ann Moss: hi", "2/14/24", "9:12:33\u202fPM", "Ann Moss", "hi"),
    ("14.02.24, 21:12 - Ann: x: y", "14.02.24", "21:12", "Ann", "x: y"),
    ("[14.02.24 21.12.33] Ann: s", "14.02.24", "21.12.33", "Ann", "s"),
    ("14-02-2024 21:12 - \u202a+1 305\u2011555\u20110142\u202c: yo", "14-02-2024", "21:12", "+1 305-555-0142", "yo"),
    ("2024. 02. 14. 21:12 - Ann: z", "2024. 02. 14.", "21:12", "Ann", "z"),
    ("[١٤\u200f/٢\u200f/٢٠٢٤، ٩:١٢:٣٣ م] آن: مرحبا", "١٤/٢/٢٠٢٤", "٩:١٢:٣٣ م", "آن", "مرحبا"),
    ("[2024/2/14 下午9:12:33] 安: 你好", "2024/2/14", "下午9:12:33", "安", "你好"),
    ("2024년 2월 14일 오후 9:12, Ann : hi", "2024년 2월 14일", "오후 9:12", "Ann", "hi"),
    ("[Ann] [오후 9:12] text", "", "오후 9:12", "Ann", "text"),
    ("21:12\tAnn\ttext", "", "21:12", "Ann", "text"),
    ("14/2/24 9:12 p. m. - Ann: hola", "14/2/24", "9:12 p. m.", "Ann", "hola"),
    ("14.02.24 klo 21.12 - Ann: x", "14.02.24", "klo 21.12", "Ann", "x"),
    ("14/02/2024 à 21:12 - Ann : salut", "14/02/2024", "21:12", "Ann", "salut"),
    ("2024-04-09 10:21 <Terrence Oye> This", "2024-04-09", "10:21", "Terrence Oye", "This"),
    ("[14/02/24, 21:12:33] ~\u202fAnn: \u200eimage omitted", "14/02/24", "21:12:33", "Ann", "image omitted"),
    ("2/14/24, 21:12 - Ann added Bob", "2/14/24", "21:12", "", "Ann added Bob"),
]


@pytest.mark.parametrize("line,date,clock,sender,text", LINES)
def test_first_lines_of_messages(line, date, clock, sender, text):
    found = chat_line(line)
    assert found is not None
    assert (found.date, found.clock, found.sender, found.text) == (date, clock, sender, text)


@pytest.mark.parametrize(
    "line",
    ["", "Ann Moss: hi", "14/02/2024", "my number is 305-555-0142: call", "Total: 14/02", "The 21:12 train: late"],
)
def test_other_lines(line):
    assert chat_line(line) is None


def whatsapp(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_messages_go_on_over_lines_and_keep_their_speaker(gather):
    got = gather(
        whatsapp(
            "[14/02/2024, 21:12:33] Messages and calls are end-to-end encrypted.",
            "[14/02/2024, 21:12:40] Ann Moss: my address is",
            "14 Elm Street",
            "",
            "10:30 - Dr. Ito: bring the papers",
            "[15/02/2024, 00:01:02] Bob Reed: ok 😀",
            "[15/02/2024, 00:02:02] Ann Moss: שלום",
        ),
        "_chat.txt",
    )
    (text,) = got.texts
    assert got.reader == "chat_text"
    assert text.text.split("\n") == [
        "[2024-02-14 21:12:33] Messages and calls are end-to-end encrypted.",
        "[2024-02-14 21:12:40] Ann Moss: my address is",
        "14 Elm Street",
        "",
        "10:30 - Dr. Ito: bring the papers",
        "[2024-02-15 00:01:02] Bob Reed: ok 😀",
        "[2024-02-15 00:02:02] Ann Moss: שלום",
        "",
    ]
    assert [turn.party for turn in text.turns] == [-1, 0, 1, 0]
    assert [turn.row for turn in text.turns] == [1, 2, 3, 4]
    assert [text.text[turn.start : turn.start + 1] for turn in text.turns] == ["["] * 4


@pytest.mark.parametrize(
    "first,second,day",
    [
        ("2/14/24, 9:12 PM - Ann: a", "2/15/24, 9:12 AM - Bob: b", "2024-02-14 21:12"),
        ("14/2/24, 21:12 - Ann: a", "15/2/24, 9:12 - Bob: b", "2024-02-14 21:12"),
        ("3/4/24, 9:12 PM - Ann: a", "3/5/24, 9:12 AM - Bob: b", "2024-03-04 21:12"),
        ("3.4.24, 21:12 - Ann: a", "3.5.24, 9:12 - Bob: b", "2024-04-03 21:12"),
        ("2024-02-14 21:12 - Ann: a", "2024-02-15 21:12 - Bob: b", "2024-02-14 21:12"),
        ("[١٤/٢/٢٠٢٤، ٩:١٢:٣٣ م] آن: a", "[١٥/٢/٢٠٢٤، ٩:١٢:٣٣ ص] Bob: b", "2024-02-14 21:12:33"),
        ("[14/2/2567 12:05:00 AM] Ann: a", "[15/2/2567 1:05:00 AM] Bob: b", "2024-02-14 00:05:00"),
    ],
)
def test_times_are_iso_whatever_the_country(gather, first, second, day):
    assert gather(whatsapp(first, second), "chat.txt").text.startswith(f"[{day}] ")


@pytest.mark.parametrize(
    "source",
    [
        "2024-02-14 21:12:33 - INFO: started\n2024-02-14 21:12:34 - ERROR: failed\n" * 5,
        "[2024-02-14 21:12:33] production.ERROR: failed\n" * 5,
        "[2024-02-14 21:12:33] nginx: failed\n[2024-02-14 21:12:33] sshd[12]: ok\n" * 5,
        "2024-02-14 21:12:33,123 - root - WARNING - disk: full\n" * 5,
        "10:00 - Breakfast: eggs\n11:00 - Walk: park\n12:00 - Lunch: soup\n",
        "14/02/2024 21:12 - the only line: here\n",
    ],
)
def test_logs_and_timetables_are_no_chats(gather, source):
    assert gather(source.encode(), "a.txt").reader != "chat_text"


def test_a_long_chat_is_given_out_in_pieces_that_join(gather):
    lines = [f"[14/02/2024, 21:12:33] {'Ann' if n % 2 else 'Bob'}: {'x' * 500} {n}" for n in range(10_000)]
    got = gather(whatsapp(*lines), "_chat.txt")
    assert len(got.texts) >= 2
    rows = [turn.row for text in got.texts for turn in text.turns]
    assert rows == list(range(1, 10_001))
    second = got.texts[1]
    assert second.offset == len(got.texts[0].text) + 1
    # Who was party 0 in the first piece is so in the second.
    first_speaker = {turn.party: text.text[turn.start + 22 :][:3] for text in got.texts for turn in text.turns}
    assert first_speaker == {0: "Bob", 1: "Ann"}


def test_headings_above_messages(gather):
    got = gather(
        b"May 17, 2022  5:29:42 PM\nAnn Moss\nHello\n\nMay 17, 2022  5:29:43 PM (Read by them after 1 minute)\nMe\n"
        b"Hi back\nline two\n\nMay 17, 2022  5:30:43 PM\nAnn Moss\nbye\n\n"
    )
    assert got.reader == "headed_text"
    assert got.text == (
        "[May 17, 2022 5:29:42 PM] Ann Moss: Hello\n[May 17, 2022 5:29:43 PM] Me: Hi back\nline two\n"
        "[May 17, 2022 5:30:43 PM] Ann Moss: bye\n"
    )
    copied = "Ann Moss — Today at 9:12 PM\nhello\nBob Reed — Today at 9:13 PM\nyo\nAnn Moss — Today at 9:14 PM\nbye\n"
    assert gather(copied.encode()).text == (
        "[Today at 9:12 PM] Ann Moss: hello\n[Today at 9:13 PM] Bob Reed: yo\n[Today at 9:14 PM] Ann Moss: bye\n"
    )


def test_an_agenda_is_no_chat(gather):
    source = "Breakfast  9:00 AM\neggs\nWalk  10:00 AM\npark\nLunch  12:00 PM\nsoup\n"
    assert gather(source.encode(), "a.txt").reader == "plain"
