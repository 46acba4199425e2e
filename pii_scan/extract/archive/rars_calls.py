"""Calls into rars. A panic of native code is no Exception to Python and would pass by every handler."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class RarsPanic(Exception):
    """rars met something that it holds to be impossible."""


def guarded(call: Callable[[], T]) -> T:
    """
    Raises:
        RarsPanic, and what rars raises in order.
    """
    try:
        return call()
    except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as panic:
        raise RarsPanic from panic
