"""Values of text formats that a parser drops or a reader passes over."""

import base64
import io
import json

import pytest
from PIL import Image, ImageDraw

SECRET = "219-09-9999"


def picture() -> bytes:
    image = Image.new("L", (300, 120), 255)
    ImageDraw.Draw(image).text((10, 40), f"SSN {SECRET}")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PNG = picture()
URL = "data:image/png;base64," + base64.b64encode(PNG).decode()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", f'<html><body><p>Hello</p><img src="{URL}"></body></html>'),
        ("b.html", f"<html><style>p {{background: url({URL})}}</style><p>Hello</p></html>"),
        ("c.css", f"body {{ background: url({URL}); }}\n"),
        ("d.js", f"const face = '{URL}';\n"),
        ("e.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{URL}"/></svg>'),
        ("f.json", json.dumps({"face": URL})),
        ("g.json", json.dumps({"face": URL}).replace("/", "\\/")),
    ],
)
def test_pictures_in_data_urls_are_items(gather, name, source):
    got = gather(source.encode(), name)
    assert [c.payload.read() for c in got.children.values()] == [PNG]
    assert list(got.children) == ["data-1.png"]
    assert got.codes == []


def test_a_text_in_a_data_url_is_an_item(gather):
    url = "data:text/plain," + f"SSN%3A%20{SECRET}%0A" * 5
    got = gather(f'<html><body><a href="{url}">x</a></body></html>'.encode(), "a.html")
    assert got.children["data-1.txt"].payload.read() == f"SSN: {SECRET}\n".encode() * 5


def test_a_damaged_data_url_is_counted(gather):
    got = gather(f'<html><p>Hello</p><img src="{URL[:400]}%ff{URL[400:500]}"></html>'.encode(), "a.html")
    assert got.children == {}
    assert [(p.code, p.effect) for p in got.problems] == [("partly_read", "partial")]


@pytest.mark.parametrize(
    "source",
    [
        f'<!DOCTYPE a [<!ENTITY s "SSN: {SECRET}">]><a><b>&s;</b></a>',
        f"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY t ''>]><a><b>one &t; SSN: {SECRET}</b></a>",
    ],
)
def test_declared_entities_are_read_as_they_stand(gather, source):
    got = gather(source.encode(), "a.xml")
    assert f"SSN: {SECRET}" in got.text
    assert all(p.effect == "note" for p in got.problems)
    assert got.problems


def test_a_plain_document_type_is_read_once(gather):
    source = b'<?xml version="1.0"?><!DOCTYPE note SYSTEM "note.dtd"><note><to>Ada</to></note>'
    got = gather(source, "a.xml")
    assert got.text == "to: Ada"
    assert got.codes == []


def test_repeated_keys_of_an_object_all_count(gather):
    got = gather(f'{{"ssn": "{SECRET}", "ssn": "x", "a": {{"b": 1, "b": 2, "b_2": 3, "b": 4}}}}'.encode(), "a.json")
    assert got.text.splitlines() == [f"ssn: {SECRET}", "ssn_2: x", "a.b: 1", "a.b_2: 2", "a.b_2_2: 3", "a.b_3: 4"]


def test_repeated_keys_of_rows_become_columns(gather):
    line = f'{{"name": "Ada Example", "ssn": "{SECRET}", "ssn": "x"}}\n'
    got = gather(line.encode() * 3, "a.ndjson")
    assert got.rows == [{"name": "Ada Example", "ssn": SECRET, "ssn_2": "x"}] * 3


def test_a_key_with_half_a_character_does_not_cost_the_table(gather):
    got = gather(
        f'[{{"na\\ud800me": "Ada", "ssn": "{SECRET}"}}, {{"na\\ud800me": "Bo", "ssn": "x"}}]'.encode(), "a.json"
    )
    assert [row["ssn"] for row in got.rows] == [SECRET, "x"]
    nested = gather(f'{{"k\\ud800": [{{"a": "1", "ssn": "{SECRET}"}}, {{"a": "2", "ssn": "x"}}]}}'.encode(), "a.json")
    for table, _ in nested.tables:
        table.name.encode()
