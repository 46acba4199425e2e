"""A value of a person that shows itself to nobody by accident."""

from typing import final


@final
class Sensitive:
    """Wraps a raw value; prints, formats and logs as a fixed mask; `reveal()` is greppable on purpose."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "Sensitive(***)"

    def __str__(self) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sensitive) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> tuple[type["Sensitive"], tuple[str]]:
        return (Sensitive, (self._value,))
