"""What a record's further keys say beyond its legal classes: whether a login stands beside the secret that opens it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

SECRET, LOGIN = 1, 2
"""Bits of a mark: a password or the answer to a security question in clear; a login name. (E-mail is a class of its
own.)"""
_KINDS = {"password": SECRET, "security_answer": SECRET, "login": LOGIN}


def marks(further: "pa.Array", where: Any, rows: int) -> Any:
    """One byte a record.

    Args:
        further: `kind:key` each.
        where: the record of each, from 0.
        rows: how many records.
    """
    import numpy as np
    import pyarrow.compute as pc

    out = np.zeros(rows, np.uint8)
    for kind, bit in _KINDS.items():
        out[where[np.asarray(pc.starts_with(further, f"{kind}:"))]] |= np.uint8(bit)
    return out
