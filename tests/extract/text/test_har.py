"""HTTP archives by the HAR 1.2 description; Basic by RFC 7617's own example."""

import base64
import json


def entry(**more):
    return {"request": {"method": "POST", "url": "https://clinic.example/login", "headers": [], "cookies": []} | more.pop("request", {}),
            "response": {"status": 200, "headers": [], "cookies": [], "content": {}} | more.pop("response", {})} | more  # fmt: skip


def har(*entries):
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "x"}, "entries": list(entries)}}).encode()


def test_what_was_sent_is_a_row_and_what_came_back_an_item(gather):
    got = gather(
        har(
            entry(
                request={
                    "headers": [{"name": "Authorization", "value": "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="},
                                {"name": "Accept", "value": "text/html"}, {"name": "X-Patient", "value": "Marisol"}],
                    "cookies": [{"name": "sid", "value": "3f9a"}, {"name": "sid", "value": "3f9a"}],
                    "postData": {"params": [{"name": "ssn", "value": "446-22-2943"}, {"name": "name", "value": "Marisol"}]},
                },
                response={"content": {"size": 4, "encoding": "base64", "text": base64.b64encode(b"\xff\xd8\xff\xe0").decode()}},
            ),
            entry(request={"postData": {"text": "{\"a\": 1}"}}, response={"content": {"size": 10}}),
        ),
        "item",
    )  # fmt: skip
    assert got.reader == "har"
    rows = [{k: v for k, v in row.items() if v} for row in got.rows]
    assert rows == [{"username": "Aladdin", "password": "open sesame"}, {"ssn": "446-22-2943", "name": "Marisol"}]
    assert got.text.splitlines() == [
        "POST https://clinic.example/login", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "X-Patient: Marisol",
        "clinic.example\tTRUE\t/\tTRUE\t0\tsid\t3f9a", "POST https://clinic.example/login",
    ]  # fmt: skip
    assert {key: child.payload.read() for key, child in got.children.items()} == {
        "00001 received": b"\xff\xd8\xff\xe0", "00002 sent": b'{"a": 1}',
    }  # fmt: skip
    assert [p.detail for p in got.problems] == ["1 answers whose body was not saved"]


def test_a_cut_one_is_read_as_text(gather):
    got = gather(har(entry(request={"url": "https://clinic.example/Marisol"}))[:-20], "x.har")
    assert "Marisol" in got.text and got.codes == ["partly_read"]


def test_odd_shapes_do_no_harm(gather):
    for odd in (
        [1, None, "x"],
        [{"request": [], "response": {"content": [], "headers": {}}}],
        [entry(request={"url": "http://[::bad"})],
    ):
        assert gather(har(*odd), "x.har").reader == "har"
