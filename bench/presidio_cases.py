"""presidio's published recogniser tests, read as data: nothing of them is imported, run or kept.

Its recogniser tests are tables: `@pytest.mark.parametrize("text, expected_len, expected_positions, …", [...])` over a
`recognizer` and an `entities` fixture. `ast` reads the literals; what is computed there is counted as unread.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SURE = 0.4
"""presidio's score below which it calls its own find weak."""
_CONTEXT = Path("data") / "context_sentences_tests.txt"


@dataclass(frozen=True, slots=True)
class Case:
    """One row of such a table."""

    entity: str
    """presidio's name."""
    text: str
    spans: tuple[tuple[int, int], ...] | None
    """Where it must be found; empty: nowhere; None: only how often is said."""
    count: int
    sure: bool = True
    """False where presidio expects itself to score below `SURE`."""
    recognizer: str = ""
    """Class name; empty where the entity's default one is meant."""
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Cases:
    read: list[Case] = field(default_factory=list)
    unread: int = 0
    """Rows that are not literals, or tables of another form over a recogniser."""


def load(folder: Path) -> Cases:
    """Every case below `folder` (presidio-analyzer/tests); none where the files are not there."""
    out = Cases()
    for path in sorted(folder.glob("test_*_recognizer.py")):
        _file(ast.parse(path.read_text("utf-8")), out)
    context = folder / _CONTEXT
    if context.exists():
        lines = [line.strip() for line in context.read_text("utf-8").splitlines()]
        kept = [line for line in lines if line and not line.startswith("#")]
        for entity, text in zip(kept[::2], kept[1::2], strict=False):
            out.read.append(Case(entity, text, None, 1))
    return out


def _file(module: ast.Module, out: Cases) -> None:
    functions = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    makers: dict[str, tuple[str, dict[str, Any]]] = {}
    names: dict[str, list[str]] = {}
    for function in functions:
        value = next((n.value for n in function.body if isinstance(n, ast.Return)), None)
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            makers[function.name] = (value.func.id, _literals(value.keywords))
        elif isinstance(value, ast.List):
            names[function.name] = [str(n.value) for n in value.elts if isinstance(n, ast.Constant)]
    entity = next((found[0] for key, found in names.items() if key in ("entities", "entity") and found), "")
    for function in functions:
        fixtures = [a.arg for a in function.args.args if a.arg in makers]
        if not function.name.startswith("test_") or not fixtures:
            continue
        class_name, arguments = makers[fixtures[0]]
        for columns, rows in _tables(function):
            if "expected_len" not in columns or not {"text", "iban"} & set(columns):
                continue
            for row in rows:
                case = _case(dict(zip(columns, row, strict=False)), entity, class_name, arguments) if row else None
                if case is None:
                    out.unread += 1
                else:
                    out.read.append(case)


def _tables(function: ast.FunctionDef) -> Iterator[tuple[list[str], list[tuple[Any, ...] | None]]]:
    for decorator in function.decorator_list:
        if not (isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith("parametrize")):
            continue
        if len(decorator.args) < 2 or not isinstance(decorator.args[0], ast.Constant):
            continue
        columns = [name.strip() for name in str(decorator.args[0].value).split(",")]
        rows = decorator.args[1]
        if isinstance(rows, ast.List | ast.Tuple):
            yield columns, [_row(row) for row in rows.elts]


def _row(node: ast.expr) -> tuple[Any, ...] | None:
    if isinstance(node, ast.Call):  # pytest.param(...)
        node = ast.Tuple(node.args, ast.Load())
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError):
        return None
    return value if isinstance(value, tuple) else None


def _literals(keywords: list[ast.keyword]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for keyword in keywords:
        if keyword.arg and isinstance(keyword.value, ast.Constant):
            out[keyword.arg] = keyword.value.value
    return out


def _case(row: dict[str, Any], entity: str, class_name: str, arguments: dict[str, Any]) -> Case | None:
    text, count = row.get("text", row.get("iban")), row["expected_len"]
    if not isinstance(text, str) or not isinstance(count, int):
        return None
    named = row.get("entities")
    if isinstance(named, list) and named:
        entity = str(named[0])
    if not entity:
        return None
    spans: tuple[tuple[int, int], ...] | None = ()
    if count:
        spans = _spans(row, count)
    scores = [s for key, value in row.items() if "score" in key for s in _numbers(value)]
    sure = not scores or max(scores) > SURE or max(scores) == SURE == min(scores)
    return Case(entity, text, spans, count, sure, class_name, arguments)


def _spans(row: dict[str, Any], count: int) -> tuple[tuple[int, int], ...] | None:
    if "expected_start" in row and "expected_end" in row:
        return ((row["expected_start"], row["expected_end"]),)
    for key, value in row.items():
        if key.startswith(("expected_position", "expected_res")):
            pairs = [value] if _pair(value) else list(value)
            if len(pairs) == count and all(_pair(pair) for pair in pairs):
                return tuple(sorted((pair[0], pair[1]) for pair in pairs))
    return None


def _pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(isinstance(n, int) for n in value)


def _numbers(value: object) -> list[float]:
    if value == "max":
        return [1.0]
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [float(value)]
    return [n for part in value for n in _numbers(part)] if isinstance(value, list | tuple) else []
