"""One line of a record, and how its name is written in data."""

import re
from dataclasses import dataclass

from tools.corpora.truth import Value


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    value: Value

    @property
    def snake(self) -> str:
        """`Driver's License No.` as `drivers_license_no`: a column's or key's name."""
        bare = self.label.replace("'", "").replace("#", " no ").replace(".", "").lower()
        return re.sub(r"\W+", "_", bare).strip("_")

    @property
    def camel(self) -> str:
        first, *rest = self.snake.split("_")
        return first + "".join(word.title() for word in rest)


Record = list[Field]
"""Fields of one person, the name first."""


def person(record: Record) -> Value:
    return record[0].value


def first_name(record: Record) -> str:
    return record[0].value.text.split()[0]
