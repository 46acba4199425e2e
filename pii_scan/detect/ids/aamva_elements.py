"""The text of a PDF417 symbol cut into its data elements, whatever became of its header and separators."""

import re

_HEADER = re.compile(r"(?:ANSI|AAMVA)\s?(\d{6})(\d{2})(?:\d{2})?\d{2}(?=(?:DL|ID|EN|Z[A-Z]|D[A-D][A-Z]|\s|$))")
_HEADER_LOOSE = re.compile(r"(?:ANSI|AAMVA)\s{0,2}(\d{6})(\d{2})?")
_DESIGNATOR = r"(?:DL|ID|EN|Z[A-Z])\s?[0-9A-F]{6,8}\s?"
_DESIGNATORS = re.compile(rf"(?:{_DESIGNATOR}){{1,12}}")
_SUBFILE = re.compile(r"(?:DL|ID|EN)\s{0,2}(?=D[A-D][A-Z])")
_ELEMENT = re.compile(r"\s{0,3}(?:(?:DL|ID|EN)\s?)?(D[A-D][A-Z])(.*)")
_BREAKS = re.compile(r"[\n\r\x1c-\x1f\x85\u2028\u2029]+")
# Printable stand-ins that some readers write for control characters.
_SPELLED = re.compile(r"<(?:LF|CR|RS|GS|FS|US)>|\\x1[c-eC-E]|\\x0[adAD]|\\[nr]|\[(?:LF|CR|RS)\]|␊|␍|␞|␝|␜")
_FREE = (
    "DCA", "DCB", "DCD", "DCS", "DAC", "DCT", "DAD", "DAG", "DAH", "DAI", "DAQ", "DCF", "DAA", "DAB", "DCU", "DAE",
    "DCI", "DCJ", "DCK", "DAL", "DAM", "DAN", "DAP", "DBJ", "DBN", "DBG", "DBS",
)  # fmt: skip
_DAY, _COLOUR = r"(?=\d{8})", r"(?=BLK|BLU|BRO|BLN|BAL|GRY|GRN|HAZ|MAR|PNK|DIC|RED|SDY|WHI|UNK)"
_SHAPED = {
    "DBA": _DAY, "DBB": _DAY, "DBD": _DAY, "DDB": _DAY, "DDC": _DAY, "DDH": _DAY, "DDI": _DAY, "DDJ": _DAY,
    "DDE": "(?=[TNU])", "DDF": "(?=[TNU])", "DDG": "(?=[TNU])", "DDD": "(?=[01])", "DDK": "(?=1)", "DDL": "(?=1)",
    "DDA": "(?=[FN])", "DBC": "(?=[0129MFX])", "DAY": _COLOUR, "DAZ": _COLOUR, "DAU": r"(?=\d)", "DAW": r"(?=\d)",
    "DCG": "(?=USA|CAN|MEX)", "DAJ": "(?=[A-Z]{2})", "DAO": "(?=[A-Z]{2})", "DAK": "(?=[0-9A-Z][0-9])",
}  # fmt: skip
"""Values by which an element shows itself where separators were lost: `DAY` of `DAIDAYTON` is none."""
_GLUED = re.compile("(?=" + "|".join([*_FREE, *(name + shape for name, shape in _SHAPED.items())]) + ")")
_KNOWN = frozenset((*_FREE, *_SHAPED))
_OWN_SUBFILE = re.compile(r"(Z[A-Z])\1[A-Z].*")
_ENOUGH = 6
"""Elements that prove a card whose header was lost."""
_LONGEST = 20_000
"""Characters that are looked at; the largest symbol holds 1,850."""


class Symbol:
    """`fields` by element id (`DAQ`), the first that is not empty of each; empty `issuer` and `version` where the
    header does not say them."""

    __slots__ = ("fields", "header", "issuer", "kinds", "version")

    def __init__(self, fields: dict[str, str], issuer: str, version: str, kinds: frozenset[str], header: bool) -> None:
        self.fields, self.issuer, self.version, self.kinds, self.header = fields, issuer, version, kinds, header

    def first_of(self, *ids: str) -> str:
        """The first of these elements that says something."""
        for name in ids:
            value = self.fields.get(name, "").strip(" ,")
            if given(value):
                return value
        return ""


_NOT_GIVEN = frozenset(("", "NONE", "UNAVL", "UNAVAIL", "UNK", "UNKNOWN", "NMN", "NMI", "N/A", "NULL"))


def given(value: str) -> bool:
    """Whether it is a value and not a word for there being none."""
    return value.upper() not in _NOT_GIVEN


def read_symbol(text: str) -> Symbol | None:
    """Cut a symbol of the AAMVA DL/ID Card Design Standard (annex D; versions 00–10 and later).

    Subfile offsets in the header are often wrong, so they are not used at all. Tolerates a missing `@`, a damaged or
    missing header, CR, LF or both as separators, lost ones, and control characters that were spelled out.

    Returns:
        None where nothing speaks of such a card.
    """
    text = _SPELLED.sub("\n", text[:_LONGEST])
    header = _HEADER.search(text) or _HEADER_LOOSE.search(text)
    rest = text[header.end() :] if header else text
    listed, body = _body(rest)
    fields = _elements(body)
    if header is None and len(fields.keys() & _KNOWN) < _ENOUGH:
        return None
    kinds = frozenset(re.findall(r"(DL|ID|EN|Z[A-Z])\s?[0-9A-F]{6,8}", listed)) or frozenset((body.lstrip()[:2],))
    return Symbol(fields, header[1] if header else "", (header[2] or "") if header else "", kinds, header is not None)


def _body(rest: str) -> tuple[str, str]:
    """The list of subfiles, and what stands behind it."""
    rest = rest.lstrip()
    designators = _DESIGNATORS.match(rest)
    listed = designators[0] if designators else ""
    # `DL0041DLDAQ…`: a designator that was cut short must not swallow the first element.
    start = _SUBFILE.search(rest, 0, max(160, len(listed) + 4))
    if start is None:
        return listed, rest[len(listed) :]
    return rest[: start.start()], rest[start.start() :]


def _elements(body: str) -> dict[str, str]:
    found: dict[str, str] = {}
    lines = _BREAKS.split(body)
    if sum(1 for line in lines if _ELEMENT.match(line)) < 4:
        lines = [part for line in lines for part in _GLUED.split(_OWN_SUBFILE.sub("", line))]
    for line in lines:
        match = _ELEMENT.match(line)
        if match and not found.get(match[1]):
            found[match[1]] = " ".join(match[2].split())
    return found
