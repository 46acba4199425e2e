"""Pages whose markup hides or breaks what they say. The oracle for words is the standard library's parser, which
keeps no tree."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.extract.text.html import page_text
from pii_scan.extract.text.html_flat import flat_text


class Words(HTMLParser):
    """Character data alone."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += re.findall(r"\w+", data)


@pytest.mark.parametrize("levels", [200, 1_000, 2_100, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_nothing_is_lost_in_the_depth_or_behind_it(gather, levels: int, tag: str) -> None:
    row = ("<tr><td>", "</td></tr>") if tag == "table" else ("", "")
    page = f"<html><title>T</title><body>{f'<{tag}>{row[0]}' * levels}SSN 219-09-9999 <a href='mailto:ann@example.com'>"
    page += f"{f'{row[1]}</{tag}>' * levels}<p>after</p></body></html>"
    got = gather(page.encode())
    assert got.media_type == "text/html"
    for words in ("SSN 219-09-9999", "mailto:ann@example.com", "after"):
        assert words in got.text
    assert all(p.effect.value == "note" for p in got.problems)


def test_the_time_of_a_sweep_grows_with_the_length_alone() -> None:
    def marks(count: int) -> int:
        return flat_text("<a b='" * count + "<b>x" * count).count("x")

    assert [marks(n) for n in (1_000, 2_000, 4_000)] == [1_000, 2_000, 4_000]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p hidden>Ann Lee</p>", "Ann Lee"),
        ("<template><p>Ann Lee</p></template>", "Ann Lee"),
        ("<noscript>Ann Lee</noscript>", "Ann Lee"),
        ("<frameset><frame src='p.html?ssn=219099999'><noframes>Ann Lee</noframes></frameset>", "Ann Lee"),
        ("<frameset><frame src='p.html?ssn=219099999'></frameset>", "219099999"),
        ('<script>var u = {"ssn": "219-09-9999"};</script>', '"ssn": "219-09-9999"'),
        ('<script type=\'application/json\'>{"name": "Ann Lee"}</script>', "Ann Lee"),
        ("<textarea name=n>Ann Lee</textarea>", "Ann Lee"),
        ("<input name=ssn value='219-09-9999'>", "ssn: 219-09-9999"),
        ("<img alt='Ann Lee' src=x>", "Ann Lee"),
        ("<td title='Ann Lee'>x</td>", "Ann Lee"),
        ("<i data-user='Ann Lee'></i>", "Ann Lee"),
        ("<a href='tel:+13055550100'>call</a>", "tel:+13055550100"),
        ("<a href=\"javascript:show('219-09-9999')\">x</a>", "219-09-9999"),
        ("<b onclick=\"go('219-09-9999')\">x</b>", "219-09-9999"),
        ("<user-card :user='{&quot;email&quot;: &quot;ann@example.com&quot;}'></user-card>", "ann@example.com"),
        ("<iframe srcdoc='&lt;p&gt;Ann&lt;b&gt; Lee&lt;/b&gt;&lt;/p&gt;'></iframe>", "Ann Lee"),
        ("<meta name=author content='Ann Lee'>", "Ann Lee"),
        ("<!-- Ann Lee -->", "Ann Lee"),
        ("<p>Ann&nbsp;Lee 219&#45;09&#x2d;9999", "Ann Lee 219-09-9999"),
        ("<p>x<a href='mailto:ann@example.com", "ann@example.com"),
        ("<p>x<input name=q value=219-09-9999", "219-09-9999"),
        ("<![CDATA[Ann Lee]]>", "Ann Lee"),
        ("<p>1 < 2 <Ann Lee", "Ann Lee"),
        ("<p>Ann <ann.lee@example.com> wrote", "ann.lee@example.com"),
        ("<p>from <219-09-9999> to", "219-09-9999"),
        ("<p>from <lee ann> to", "lee ann"),
    ],
)
def test_hidden_places(gather, page: str, words: str) -> None:  # type: ignore[no-untyped-def]
    whole = f"<!doctype html><html><body><p>first {page}"
    assert words in gather(whole.encode()).text.replace("\xa0", " ")
    assert words in flat_text(whole).replace("\xa0", " ")


@pytest.mark.parametrize("name", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_latin_charsets_are_read_as_browsers_read_them(gather, name: str) -> None:  # type: ignore[no-untyped-def]
    page = f"<html><meta charset={name}><body>Zoë’s café</body></html>".encode("cp1252")
    assert "Zoë’s café" in gather(page).text


def test_a_charset_holds_though_its_first_mebibyte_ends_amid_a_character(gather) -> None:
    head = b"<html><meta charset=shift_jis><body>"
    body = head + b"x" * ((1 << 20) - len(head) - 1) + "山田太郎".encode("cp932")
    assert "山田太郎" in gather(body).text


def test_the_charset_of_an_xml_declaration(gather) -> None:
    page = "<?xml version='1.0' encoding='windows-1251'?><html><body>Иванов</body></html>".encode("cp1251")
    assert "Иванов" in gather(page, "p.xhtml").text


def test_a_wrong_charset_gives_way_to_the_bytes(gather) -> None:
    page = "<html><meta charset=utf-8><body>Zoë’s café, naïve façade</body></html>".encode("cp1252")
    assert "Zoë" in gather(page).text


_TAGS = st.sampled_from(["div", "b", "td", "table", "p", "ul", "li", "span", "form", "select", "option", "svg", "x-y"])
_BITS = st.one_of(
    st.from_regex(r"\A[a-z]{4,9}\Z").map(lambda w: f" w{w} "),
    _TAGS.map(lambda t: f"<{t}>"),
    _TAGS.map(lambda t: f"</{t}>"),
    st.sampled_from(["&amp;", "&#65;", "<br/>", "<!-- c -->", "\n"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_BITS, max_size=40))
def test_every_word_that_the_standard_parser_sees_is_there(bits: list[str]) -> None:
    page = "<p>" + "".join(bits)
    oracle = Words()
    oracle.feed(page)
    oracle.close()
    for text in (page_text(page), flat_text(page)):
        assert [w for w in oracle.words if w not in text] == []
