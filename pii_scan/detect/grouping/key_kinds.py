"""Kinds of which one person has one: a second value starts another person."""

from functools import cache

from pii_scan import plugins

ONE_EACH = frozenset({"date_of_birth", "inmate_number"})
"""Secondary identifiers: not unique to a person, but each person has only one."""


@cache
def key_kinds() -> frozenset[str]:
    """All kinds that say of themselves that they identify, and the secondary ones."""
    detectors = plugins.load("pii_scan.detect", "DETECTOR")
    kinds = {kind for detector in detectors for kind in (detector.kind, *detector.other_kinds)}
    return ONE_EACH | {kind.id for kind in kinds if kind.identifies}
