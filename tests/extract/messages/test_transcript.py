"""Transcripts and subtitles."""


def test_webvtt(gather):
    got = gather(
        b"WEBVTT\n\nNOTE made by x\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Ann Moss>my social is 219\n\n"
        b"00:00:04.000 --> 00:00:05.000\n<v Ann Moss>09 9999</v>\n\n00:05.000 --> 00:06.000\n<v.loud Bob Reed>ok &amp; bye</v>\n",
        "a.vtt",
    )
    # A number told in two breaths is one number.
    assert got.texts[0].text == "[00:00:01.000] Ann Moss: my social is 219 09 9999\n[00:05.000] Bob Reed: ok & bye\n"
    assert got.texts[1].text == "NOTE made by x"


def test_subrip(gather):
    got = gather(
        b"1\r\n00:00:01,000 --> 00:00:04,000\r\nANN: hello <i>you</i>\r\n- BOB: hi\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\n"
        b"how are you\r\n",
        "a.srt",
    )
    assert got.text == "[00:00:01,000] ANN: hello you\n[00:00:01,000] BOB: hi how are you\n"


def test_ttml(gather):
    got = gather(
        b'<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata>'
        b'<ttm:agent type="person" xml:id="p1"><ttm:name type="full">Ann Moss</ttm:name></ttm:agent></metadata></head>'
        b'<body><div><p begin="0s" ttm:agent="p1">Hello<br/>you</p></div></body></tt>',
        "a.ttml",
    )
    assert got.texts[0].text == "[0s] Ann Moss: Hello you\n"


def test_without_speakers(gather):
    got = gather(b"WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:02.000 --> 00:03.000\ntwo\n")
    assert got.text == "[00:01.000] one two\n"
    assert [turn.party for turn in got.texts[0].turns] == [-1]
