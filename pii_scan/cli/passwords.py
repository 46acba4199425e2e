"""Reads the user's list of passwords: from a file, since an argument shows in the list of processes."""

from pathlib import Path

from pii_scan.model.errors import UsageError, cannot_read

_MOST = 10_000
"""Each try costs 0.01 to 0.5 s of CPU by the format: a longer list is a job for a cracker."""


def read_passwords(path: Path | None) -> tuple[str, ...]:
    """One a line, in the file's order, without empty lines and repetitions; blanks belong to a password.

    Raises:
        UsageError: it cannot be read, or holds too many.
    """
    if path is None:
        return ()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(*cannot_read(path, error)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    found = tuple(dict.fromkeys(line for line in text.replace("\r\n", "\n").split("\n") if line))
    if len(found) > _MOST:
        raise UsageError(f"{path} holds {len(found)} passwords", f"Name a file of at most {_MOST}")
    return found
