"""Errors that end a run, each bound to one exit code and a remedy."""

from enum import IntEnum
from traceback import walk_tb


class ExitCode(IntEnum):
    """Published in docs/reference/exit-codes.md."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    INCOMPLETE = 3
    SOURCE = 4
    MISSING = 5
    CASE = 6
    VERIFICATION = 7
    FAIL_ON = 10
    INTERRUPTED = 130


class PiiScanError(Exception):
    """What happened, to which thing, and the remedy; the text holds no value of a person."""

    exit_code = ExitCode.ERROR

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(PiiScanError):
    exit_code = ExitCode.USAGE


class SourceError(PiiScanError):
    """The source cannot be reached or denies access."""

    exit_code = ExitCode.SOURCE


class CaseError(PiiScanError):
    """The case is locked, of another version, or its key is not at hand."""

    exit_code = ExitCode.CASE


class Interrupted(PiiScanError):
    exit_code = ExitCode.INTERRUPTED


def cannot_read(path: object, error: OSError) -> tuple[str, str]:
    """Message and remedy for a file that the user named."""
    return (
        f"{path} cannot be read: {error.strerror or type(error).__name__}",
        "Check its path, and that you may read it",
    )


def place_of(error: BaseException) -> str:
    """Class and place of an error, innermost frame, without its text: that may quote the evidence."""
    frames = [(frame.f_globals.get("__name__", "?"), line) for frame, line in walk_tb(error.__traceback__)]
    module, line = frames[-1] if frames else ("?", 0)
    return f"{type(error).__name__} in {module}:{line}"
