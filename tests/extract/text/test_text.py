"""Plain text, markup and JSON; every value is planted by hand."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.extract.text.carved import carve
from pii_scan.extract.text.decode import choose_encoding, stretches
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_plain_text_in_unicode(gather, codec):
    text = "Zoë Núñez, SSN 219-09-9999\nsecond line €\n" * 3
    assert gather(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "El señor Muñoz vive en la calle Peñón. Teléfono: 305-555-0100, número de cuenta.\n" * 5),
        ("cp1251", "Фамилия Иванов, имя Пётр, адрес: улица Ленина, дом 5. Телефон указан ниже.\n" * 5),
        ("shift_jis", "名前は山田太郎です。住所は東京都千代田区です。電話番号は下に書いてあります。\n" * 5),
    ],
)
def test_legacy_encodings(gather, codec, text):
    assert gather(text.encode(codec), "a.txt").text == text


def test_damage_is_counted_not_fatal(gather):
    got = gather(("Señor Ñandú €\n" * 200).encode() + b"\xff\xfe bad\n")
    assert "Señor Ñandú" in got.text
    assert got.codes == ["partly_read"]


def test_an_empty_file_is_named(gather):
    got = gather(b"")
    assert got.codes == ["truncated"]
    assert got.problems[0].effect == "note"


def test_text_limit_is_told(gather):
    got = gather(b"word " * 1000, limits=Limits(text_chars=500))
    assert len(got.text) == 500
    assert "too_large" in got.codes


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(1, 40))
@settings(deadline=None)
def test_stretches_join_to_the_text(text, chunk):
    payload = Payload(data=text.encode())
    whole = text.removeprefix("\ufeff")
    built = ""
    for piece in stretches(payload, "utf-8", 10**6, chunk=chunk):
        assert whole[piece.offset : piece.offset + len(piece.text)] == piece.text
        assert piece.first_line == whole.count("\n", 0, piece.offset) + 1
        built = built[: piece.offset] + piece.text
    assert built == whole


@given(st.binary(max_size=300))
def test_some_encoding_is_always_chosen(data):
    encoding = choose_encoding(Payload(data=data))
    data.decode(encoding.name, "replace")


def test_html_keeps_hidden_parts_and_rows(gather):
    page = (
        "<html><head><title>Visit</title></head><body><p style='display:none'>SSN 219-09-9999</p><!-- token abc123 -->"
        "<table><tr><td>Name</td><td>Ann Lee</td></tr></table><input name='dob' value='1980-02-03'>"
        "<a href='mailto:ann@example.com'>write</a></body></html>"
    )
    got = gather(page.encode())
    for word in ("SSN 219-09-9999", "token abc123", "Name\tAnn Lee", "dob: 1980-02-03", "mailto:ann@example.com"):
        assert word in got.text
    assert got.facts["title"] == "Visit"


def test_html_stated_charset(gather):
    page = "<html><head><meta charset='windows-1251'></head><body>Иванов</body></html>"
    assert "Иванов" in gather(page.encode("cp1251")).text


def test_xml_leaves_are_labelled_and_entities_stay_shut(gather, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("outside")
    doc = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY b "boom">]>'
        '<a><person ssn="219-09-9999"><name>Ann Lee</name></person><y>&x;&b;</y></a>'
    )
    got = gather(doc.encode())
    assert "ssn: 219-09-9999" in got.text
    assert "name: Ann Lee" in got.text
    assert "outside" not in got.text


def test_a_leaf_that_says_nothing_takes_its_parents_name(gather):
    """NIEM: a number and a date stand one element below the one that says whose they are."""
    xml = (
        b"<?xml version='1.0'?><Person><PersonName><PersonGivenName>Orrin</PersonGivenName><PersonSurName>Quimby"
        b"</PersonSurName></PersonName><PersonBirthDate><Date>1975-11-21</Date></PersonBirthDate><PersonSSNIdentification>"
        b"<IdentificationID>402318862</IdentificationID></PersonSSNIdentification></Person>"
    )
    assert [line for line in gather(xml).text.splitlines() if line] == [
        "Person Given Name: Orrin", "Person Surname: Quimby", "Person Birth Date: 1975-11-21",
        "Person SSN Identification Identification ID: 402318862",
    ]  # fmt: skip


def test_broken_xml_loses_nothing(gather):
    assert "tail words" in gather(b"<?xml version='1.0'?><a><b>one</b><c>tail words").text


def test_json_objects_become_rows_and_the_rest_lines(gather):
    value = {
        "owner": {"email": "a@example.com"},
        "people": [{"name": "Ann", "tel": {"m": 1}}, {"name": "Bob", "tel": {"m": 2}}],
    }
    got = gather(json.dumps(value).encode())
    assert got.text == "owner.email: a@example.com"
    assert got.rows == [{"name": "Ann", "tel.m": "1"}, {"name": "Bob", "tel.m": "2"}]


def test_ndjson_with_a_bad_line(gather):
    got = gather(b'{"a":1,"b":"x"}\n{"a":2,"b":"y","c":"z"}\noops 219-09-9999\n', "m.jsonl")
    assert got.rows[0] == {"a": "1", "b": "x", "c": None}
    assert "219-09-9999" in got.text


def test_deep_json_falls_back_to_text(gather):
    got = gather(b"[" * 200_000 + b'"219-09-9999"' + b"]" * 200_000, "d.json")
    assert "219-09-9999" in got.text
    assert got.codes == ["partly_read"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5),
        lambda s: st.lists(s, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=2), s, max_size=4),
        max_leaves=12,
    )
)
@settings(deadline=None, max_examples=60)
def test_every_json_leaf_is_somewhere(gather, value):
    got = gather(json.dumps({"k": value}).encode(), "a.json")
    seen = got.text + "\n" + "\n".join(c or "" for row in got.rows for c in row.values())

    def leaves(v):
        if isinstance(v, dict):
            for x in v.values():
                yield from leaves(x)
        elif isinstance(v, list):
            for x in v:
                yield from leaves(x)
        elif isinstance(v, str) or (isinstance(v, int) and not isinstance(v, bool)):
            yield str(v)

    for leaf in leaves(value):
        assert leaf in seen or json.dumps(leaf)[1:-1] in seen


def test_rtf_words_cells_and_unicode(gather):
    rtf = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}Se\'f1or \u1048?van\par SSN\cell 219-09-9999\cell\row{\v hidden}}"
    got = gather(rtf)
    assert "Señor Иvan\nSSN\t219-09-9999\t\nhidden" in got.text
    assert "Arial" not in got.text


def test_carved_strings_are_never_called_read(gather):
    data = (
        b"\x00\x01\x02" * 99
        + b"ssn=219-09-9999"
        + b"\xff" * 9
        + "phone 305-555-0100".encode("utf-16-le")
        + b"\x80" * 99
    )
    got = gather(data)
    assert got.text == "ssn=219-09-9999\nphone 305-555-0100"
    assert {t.how.value for t in got.texts} == {"carved"}
    assert (got.problems[0].code, got.problems[0].effect) == ("unsupported", "partial")
    assert carve(b"short\x00five5") == ""
