"""FBI numbers (universal control numbers): one person's criminal history in the national file."""

import re

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import compact, labelled
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[0-9]{5,7}|[0-9]{1,6}[A-HJ-Z][A-HJ-Z]?[0-9]{1,2}|[A-Z]{1,2}[0-9]{5,7}|[0-9A-HJ-NP-Z]{9}")


def _read(text: str) -> str | None:
    number = compact(text)
    return number if _FORM.fullmatch(number) and sum(map(str.isdigit, number)) >= 4 else None


DETECTOR = Detector(
    # The class of booking numbers: it names a record of arrests and proves nobody's identity.
    kind=Kind("fbi_number", LegalClass.BOOKING_NUMBER, "FBI number (universal control number)", identifies=True),
    standard="FBI EBTS, field 2.014 (up to nine characters): https://fbibiospecs.fbi.gov/ebts-1",
    patterns=("[0-9]{5,7}", "[0-9]{1,6}[A-Za-z]{1,2}[0-9]{1,2}", "[A-Za-z]{1,2}[0-9]{5,7}", "[0-9A-Za-z]{9}",
    "[0-9]{3}[- ][0-9]{3}[- ][0-9A-Za-z]{1,3}"),
    check=labelled(_read, 1.5, "fbi_number_shape"),
    labels=(
        "fbi no", "fbi number", "fbi #", "fbi id", "fbi num", "fbi/ucn", "fbi/ucn no", "fbi/ucn number", "fbi ucn",
        "ucn", "ucn no", "ucn number",
        "ucn #", "universal control number", "fbi universal control number", "fbi identification number",
        "fbi record no", "fbi no./ucn", "número del fbi", "número de fbi", "no. de fbi",
    ),
    anti_labels=("phone", "case no", "case number", "uniform case number", "tip line", "field office"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bfbi ?(no|num|number|id)?$|^ucn( (no|number))?$|\buniversal control\b",),
    examples=(
        Example("FBI No. 482137AB4", "482137AB4"),
        Example("FBI Number: 721443H6", "721443H6"),
        Example("UCN\n4KV21H7CM", "4KV21H7CM"),
        Example("Número del FBI: 4821377", "4821377"),
        Example("FBI #: 90321K9", "90321K9"),
    ),
    counter_examples=(
        Example("The FBI opened 4821377 files"),
        Example("FBI field office 4821377"),
        Example("482137AB4"),
        Example("UCN: 522024CF004821XXXXNO"),
        Example("FBI number available"),
    ),
    validator="label only",
    not_covered="Numbers without a label; check digits, which the FBI does not publish.",
)  # fmt: skip
