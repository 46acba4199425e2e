"""Licence plates beside their label, with the state where one is named."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import BEHIND_NAME, compact, label_is_one_of, place_at_label, takes_a_word_in
from pii_scan.detect.ids.jurisdictions import STATE_NAMES, qualifier_of, state_hint
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"(?=[A-Z]*[0-9])[A-Z0-9]{4,8}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_STATE_BETWEEN = re.compile(
    r"[\s:#.,()|\"'=-]*(?:(?:no|number|num|state|st|of|is)\b[\s:#.,()-]*)*\b([a-z]{2})\b[\s:#.,()-]*"
)
"""`plate: OH KTR 4821`, `plate (OH) KTR4821`."""
_OTHER_PLATES = re.compile(
    r"name ?plate|face ?plate|dinner|steel|tectonic|home plate|back ?plate|base ?plate|hash ?tag|price tag"
)
_OF_OTHERS_TOO = frozenset((
    "lp", "lpno", "lpnumber", "lpn", "lpr", "plates", "tag", "tagno", "tagnumber", "plate", "placa", "placas",
    "matricula",
))  # fmt: skip
_ALWAYS_CARS = frozenset(("lp", "lpno", "lpnumber", "lpn", "lpr", "plate", "plates"))
"""Enough where letters and digits follow."""
_CAR = re.compile(
    r"vehic|\bcar\b|\bcars\b|truck|sedan|\bsuv\b|\bvan\b|registration|\bdmv\b|\bstate\b|parking|park(?:ed|s)?\b|tow(?:ed)?\b|driver|"
    r"license|licence|\bmake\b|\bmodel\b|ford|toyota|honda|chev|nissan|dodge|jeep|bmw|kia|hyundai|tesla|\bautos?\b|coche|carro|veh[ií]culo|"
    r"camioneta|moto|conductor"
)


def _check(candidate: Candidate) -> Verdict | None:
    plate = compact(candidate.text)
    if not _FORM.fullmatch(plate) or _YEAR.fullmatch(plate) or takes_a_word_in(candidate.text):
        return None
    around = fold(candidate.before + candidate.after)
    if not candidate.column and _OTHER_PLATES.search(around):
        return None
    between = _STATE_BETWEEN.fullmatch(gap_to_label(candidate) or "")
    code = between[1].upper() if between is not None else ""
    place = BEHIND_NAME
    if code not in STATE_NAMES:
        at_label = place_at_label(candidate)
        if at_label is None or at_label == BEHIND_NAME:
            return None
        place = at_label
        code = "" if candidate.column else state_hint(candidate.before, candidate.after).code
    mixed = not plate.isdigit()
    told = code or candidate.column or (mixed and candidate.text.isupper() and label_is_one_of(candidate, _ALWAYS_CARS))
    if label_is_one_of(candidate, _OF_OTHERS_TOO) and not told:
        words = around.replace(fold(candidate.label), "", 1)
        if not _CAR.search(words):
            return None
    odds = place + (1.0 if mixed else 0.0) + (1.5 if code else 0.0)
    return Verdict(plate, odds, ("plate_shape",), qualifier=qualifier_of(code) if code else "")


DETECTOR = Detector(
    kind=Kind("license_plate", LegalClass.ALPR, "Vehicle licence plate"),
    standard="No common format; AAMVA License Plate Standard, edition 3: https://www.aamva.org/vehicles/license-plates-and-registration",
    patterns=(
        "[A-Za-z]{1,4}[- ]?[0-9]{1,6}[A-Za-z]{0,3}",
        "[0-9]{1,4}[- ]?[A-Za-z]{1,4}[- ]?[0-9]{0,4}",
        "[0-9]{4,7}",
        "[A-Za-z]{1,3}[0-9]{1,3}[- ]?[A-Za-z]{1,3}[0-9]{0,3}",
        "[A-Za-z]{2,3}-[0-9]{2}-[0-9]{2}",
    ),
    check=_check,
    labels=(
        "license plate", "license plate no", "license plate number", "license plate #", "licence plate",
        "licence plate no", "licence plate number", "license tag", "license tag number", "plate", "plate no",
        "plate number", "plate #", "plates", "plate id", "number plate", "vehicle plate", "vehicle plate number",
        "vehicle registration number", "vehicle registration", "vehicle reg no", "vehicle tag", "lic plate",
        "lic. plate", "lic plate no", "lp", "lp #", "lp number", "lpn", "lp no", "tag", "tag #", "tag no", "tag number",
        "registration plate", "registration mark", "temp tag", "lic/state", "lpr", "alpr", "placa", "placas",
        "número de placa", "no. de placa", "placa del vehículo", "número de tablilla", "tablilla", "matrícula",
        "matrícula del vehículo", "patente",
    ),
    anti_labels=("asset tag", "name tag", "service tag", "price tag", "tag line", "git tag", "part no", "git branch"),
    label_required=True,
    prior=-3.3,
    headers=(
        r"\b(licen[cs]e|lic|vehicle|number|car)? ?plate( ?(no|num|number|id))?$|^(lpn?|tag)( ?(no|num|number))$",
        r"\bvehicle reg(istration)?( (no|num|number))?$|\bplaca(s)?$|\btablilla\b",
    ),
    examples=(
        Example("License plate: KTR 4821", "KTR4821"),
        Example("Vehicle: gray Ford F-150, plate 7KTR482 (CA)", "7KTR482"),
        Example("Plate No.\nKTR-4821", "KTR4821"),
        Example("Plate: OH KTR4821", "KTR4821"),
        Example("Número de placa: KTR-48-21", "KTR4821"),
        Example("towed the car, tag # 482 KTR", "482KTR"),
    ),
    counter_examples=(
        Example("KTR 4821"),
        Example("license plate readers of 2019"),
        Example("Service tag: 7KTR482"),
        Example("tag v4821"),
        Example("home plate 4821 fans"),
        Example("Plate 4821 of the atlas"),
    ),
    validator="label; for short ones a word about cars near",
    not_covered="Plates without a label, and those of letters alone.",
)  # fmt: skip
