"""Which names of facilities a report may show: places of custody, not people who stand in a column called so."""

import re
from typing import TYPE_CHECKING

from pii_scan.detect.detector import Context
from pii_scan.engine import registry
from pii_scan.model.evidence import Text

if TYPE_CHECKING:
    import pyarrow as pa

WITHHELD = "withheld"
_MOST = 20_000
"""Different names of one content that are looked at; a longer list is none of facilities."""
_LONGEST = 60
_PLACE = re.compile(
    r"(?i)\b(?:jail|prison|correction\w*|county|co|unit|center|centre|detention|facility|institution|penitentiary|"
    r"camp|sheriff\w*|department|dept|doc|cf|ci|sp|ccf|usp|fci|complex|annex|work release|juvenile|centro|"
    r"penal|carcel|cárcel|reclusorio|cereso|state|federal|regional|city|site|north|south|east|west|farm|house|hall|lockup|holding)\b"
)
_NUMBERS = re.compile(r"\d{6}|@")


class FacilityNames:
    """Remembers what it has decided."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        self._rules = rules
        self._known: dict[str, str] = {}

    def shown(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        """The batch of calls with `facility` in clear only where it names no person."""
        import pyarrow as pa

        at = batch.schema.get_field_index("facility")
        encoded = batch.column(at).dictionary_encode()
        names = [self._shown(name) for name in encoded.dictionary.to_pylist()]
        return batch.set_column(at, "facility", pa.array(names, pa.string()).take(encoded.indices))

    def _shown(self, name: str) -> str:
        if name not in self._known:
            if len(self._known) >= _MOST:
                return WITHHELD
            self._known[name] = name if self._is_place(name) else WITHHELD
        return self._known[name]

    def _is_place(self, name: str) -> bool:
        if len(name) > _LONGEST or _NUMBERS.search(name):
            return False
        if _PLACE.search(name):
            return True
        said = registry.detect_engine(self._rules).hits(Text(f"Name: {name}"), Context())
        return not said
