"""Tables in JSON that are not lists of objects: the three forms, and objects that only look alike."""

import json

import pandas as pd
import pytest

ROWS = [{"name": "Ada", "zip": "01234"}, {"name": "Bob", "zip": "90210"}, {"name": "Cid", "zip": "10001"}]
FRAME = pd.DataFrame(ROWS)


@pytest.mark.parametrize("orient", ["split", "columns", "list"])
def test_as_pandas_writes_it(orient: str, gather) -> None:
    text = json.dumps(FRAME.to_dict("list")) if orient == "list" else FRAME.to_json(orient=orient)
    found = gather(json.dumps({"answer": json.loads(text), "page": 1}).encode(), "a.json")
    assert [{k: row[k] for k in ("name", "zip")} for row in found.rows] == ROWS
    assert found.tables[0][0].name == "answer" and "page: 1" in found.text


def test_names_as_objects_and_one_level_deeper(gather) -> None:
    cells = [list(row.values()) for row in ROWS]
    for value in (
        {"columns": [{"name": "name", "type": "text"}, {"name": "zip"}], "rows": cells, "total": 3},
        {"schema": {"fields": [{"name": "name"}, {"name": "zip"}]}, "data": cells},
        {"fields": ["name", "zip"], "values": [*cells, ["Dan"]]},
    ):
        rows = gather(json.dumps(value).encode(), "a.json").tables[0][1]
        assert rows[:3] == ROWS and rows[3:] in ([], [{"name": "Dan", "zip": None}])


@pytest.mark.parametrize(
    "value",
    [
        {"columns": ["a"], "data": [[1, 2, 3]]},
        {"a": [1, 2, 3], "b": [1, 2]},
        {"names": ["x", "y", "z"], "note": "text", "more": "text", "other": 5},
        {"p": {"0": 1, "1": 2, "2": 3}, "q": {"0": 1, "1": 2, "5": 3}},
    ],
)
def test_other_objects_stay_lines(value: object, gather) -> None:
    found = gather(json.dumps(value).encode(), "a.json")
    assert not found.tables and found.text
