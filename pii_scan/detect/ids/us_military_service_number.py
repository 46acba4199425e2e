"""Service numbers of soldiers before the Social Security number took their place (1918–1974)."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, label_is_one_of, place_at_label, takes_a_word_in
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"(?:[A-Z]{1,2}|WAC)?[0-9]{5,8}")
_CIVILIAN_TOO = frozenset(("servicenumber", "serviceno", "service", "serialnumber", "serialno"))
_PREFIXED = re.compile(r"(?:RA|US|ER|NG|UR|FR|AF|AO|AA|FV)[0-9]{8}")
"""Regular Army, drafted, reserve, National Guard, Air Force: two letters and eight digits are no machine's."""
_OF_NETWORKS = frozenset(("asn", "afsn"))
"""`ASN 10000` is an autonomous system's number."""
_ARMED = re.compile(
    r"\barmy\b|\bnavy\b|air force|marine|\busmc\b|\busaf\b|\busn\b|\baus\b|coast guard|veteran|enlist|discharg|"
    r"dd-? ?214|\brank\b|\bpvt\b|\bsgt\b|\bcpl\b|\bcapt\b|regiment|infantry|battalion|\bwwii\b|korea|vietnam|"
    r"military|draft|\bwar\b"
)


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not _FORM.fullmatch(number) or takes_a_word_in(candidate.text) or (place := place_at_label(candidate)) is None:
        return None
    if label_is_one_of(candidate, _OF_NETWORKS) and not _ARMED.search(candidate.before + candidate.after):
        return None
    if (
        label_is_one_of(candidate, _CIVILIAN_TOO)
        and not _PREFIXED.fullmatch(number)
        and not _ARMED.search(candidate.before + candidate.after)
    ):
        return None
    return Verdict(number, 1.2 + place, ("service_number_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind("us_military_service_number", LegalClass.MILITARY_ID, "US military service number (old)"),
    standard="National Archives, service number information: https://www.archives.gov/st-louis/military-personnel",
    patterns=("[A-Za-z]{0,2}-?[0-9]{5,8}", "[A-Za-z]{1,3} [0-9]{5,8}",
    "[A-Za-z]{1,2}[- ][0-9]{1,2}[- ][0-9]{3}[- ][0-9]{3}", "[0-9]{1,2}[- ][0-9]{3}[- ][0-9]{3}"),
    check=_check,
    labels=(
        "mil. service no", "mil service no", "mil. service number", "service/serial number", "serial/service number",
        "usmc service number", "military serial number", "military serial no", "service number", "service no",
        "service #", "military service number", "military service no",
        "army serial number", "army serial no", "army service number", "navy service number",
        "air force service number", "marine corps service number", "asn", "afsn", "usmc serial number", "serial number",
        "serial no", "officer service number", "enlisted service number", "service and serial number",
        "número de servicio militar", "número de serie militar",
    ),
    anti_labels=("customer service number", "customer service", "phone", "model", "product", "device", "call"),
    label_required=True,
    prior=-3.0,
    headers=(r"\b(military|army|navy|usmc|usaf) (service|serial) ?(no|num|number)$",),
    examples=(
        Example("Military Service Number: RA 12 345 078", "RA12345078"),
        Example("PFC Rowan Ellis, U.S. Army, Service No. 37412077", "37412077"),
        Example("Army Serial Number\nO-1307744", "O1307744"),
        Example("DD-214: service number US 54120447", "US54120447"),
        Example("Número de servicio militar: 37204471", "37204471"),
    ),
    counter_examples=(
        Example("Customer service number 5550143"),
        Example("Serial number 37412077 of the printer"),
        Example("37412077"),
        Example("BGP autonomous system number ASN 10000"),
        Example("Service No. 37412077"),
    ),
    validator="label, for plain ones a word of the forces near",
    not_covered="Numbers on dog tags without any word.",
)  # fmt: skip
