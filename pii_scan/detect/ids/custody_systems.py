"""Prison systems by the name that stands beside their numbers, and what those numbers look like.

The system is an attribute of a find, not a part of the value: elsewhere the same number stands under `inmate no`.
Sources: BOP inmate locator https://www.bop.gov/inmateloc/; NY DOCCS Directive 4007 (DIN, NYSID); CDCR, TDCJ, FDC, ODRC,
GDC, NCDAC, TDOC, VADOC, WADOC inmate search pages.
"""

import re

_SYSTEMS: tuple[tuple[str, str, str], ...] = (
    # name in the label, form of the number without separators, system
    (r"\bcdcr?\b|\bcdc no", r"[A-Z]{1,2}[0-9]{4,5}", "CDCR"),
    (r"\btdcj", r"[0-9]{6,8}", "TDCJ"),
    (r"\bdin\b", r"[0-9]{2}[A-Z][0-9]{4}", "NY DOCCS"),
    (r"\bnysid\b", r"[0-9]{7,8}[A-Z]", "NYSID"),
    (r"\bfdo?c\b|\bdc (?:no|number|#)|\bdc#", r"[A-Z]?[0-9]{5,6}", "FDC"),
    (r"\bgdc\b", r"[0-9]{6,10}", "GDC"),
    (r"\bodrc\b", r"[ARW][0-9]{6}", "ODRC"),
    (r"\bopus\b", r"[0-9]{7}", "NCDAC"),
    (r"\btomis\b", r"[0-9]{6,8}", "TDOC"),
    (r"\bvadoc\b", r"[0-9]{7}", "VADOC"),
    (r"\bwadoc\b", r"[0-9]{6}", "WADOC"),
    (r"\bidoc\b", r"[A-Z][0-9]{5}", "IDOC"),
    (r"\bscdc\b", r"[0-9]{6,8}", "SCDC"),
    (r"\bcii\b", r"A?[0-9]{7,8}", "CII"),
    (r"\bsbi\b", r"[0-9]{6}[A-Z]", "SBI"),
    (r"\breg(?:ister)?\b|\bbop\b|\busms?\b", r"[0-9]{8}", "BOP"),
    (r"\bsid\b", r"[A-Z]{2}[0-9]{5,8}", "SID"),
)
_COMPILED = tuple((re.compile(name), re.compile(form), system) for name, form, system in _SYSTEMS)


def system_of(label: str, number: str) -> str:
    """The system that the label names, if the number has its form; empty otherwise.

    Args:
        label: lower case.
        number: upper case, without separators.
    """
    return next((system for name, form, system in _COMPILED if name.search(label) and form.fullmatch(number)), "")


def custody_is_spoken_of(text: str) -> bool:
    """Whether the words around (lower case) are a prison's, for labels that shops and offices use as well."""
    return _CUSTODY.search(text) is not None


_CUSTODY = re.compile(
    r"\bpod\b|\bunit\b|dorm|\bcell\b|inmate|\bjail|prison|\bbooks\b|\btank\b|housing|celda|m[oó]dulo|transfer|moved me|"
    r"me mov|offender|incarcerat|correction|custody|detention|detainee|sheriff|warden|parole|probation|convict|felon|"
    r"sentenc|penitentiar|arrest|charges?\b|\bbond\b|\bbail\b|commissary|visitation|recluso|preso\b|c[aá]rcel|prisi[oó]n|"
    r"interno|fianza|booking (?:#|no\b|number|date|sheet|photo)|\bfci\b|\busp\b"
)
