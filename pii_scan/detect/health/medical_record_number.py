"""Numbers that hospitals, clinics and jails give to their patients and to each stay."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, label_is_one_of, place_at_label, takes_a_word_in
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,4}[0-9]{4,12}[A-Z]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}|(?:[0-2]?[0-9]|3[01])[-/](?:[0-2]?[0-9]|3[01])[-/][0-9]{2,4}"
)
_SHARED = frozenset((
    "chartid",
    "chart", "chartno", "chartnumber", "encounter", "encounterid", "encounterno", "encounternumber", "visitno",
    "visitid",
    "visitnumber", "csn", "fin", "finno", "finnumber", "accessionno", "accessionnumber", "hospitalid", "ehrid",
    "emrid", "expedienteno",
    "numerodeexpediente", "nodeexpediente", "nhc", "recordno", "mrid", "unitnumber", "caseid",
    "personid",
))  # fmt: skip
"""Labels that ships, webshops, museums and courts have as well."""
_MEDICINE = re.compile(
    r"patient|paciente|\bpt\b|\bmrn\b|dob|birth|nacimiento|hospital|clinic|medic|health|salud|physician|doctor|"
    r"\bdr\b|"
    r"diagnos|admit|discharg|attending|provider|nurse|ward|\blab\b|specimen|\bsex\b|insur|pharmac|radiolog|surg"
)
_DOUBTFUL = 3.0
"""Log-odds that a shared label loses where nothing else is of medicine."""


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    number = compact(text)
    if not _FORM.fullmatch(number) or _YEAR.fullmatch(number) or _DATE.fullmatch(text) or takes_a_word_in(text):
        return None
    if (place := place_at_label(candidate)) is None:
        return None
    odds = 1.0 + place
    if not candidate.column and label_is_one_of(candidate, _SHARED):
        around = fold(candidate.before + candidate.after).replace(fold(candidate.label), "")
        odds -= 0.0 if _MEDICINE.search(around) else _DOUBTFUL
    return Verdict(number, odds, ("record_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind("medical_record_number", LegalClass.MEDICAL, "Medical record or patient number", "MEDICAL_RECORD_NUMBER"),
    standard="No common format; 45 CFR 164.514(b)(2)(i)(H): https://www.ecfr.gov/current/title-45/section-164.514",
    patterns=("[A-Za-z]{0,4}[0-9]{4,12}[A-Za-z]?", "[A-Za-z]{1,4}[-_ ][0-9]{3,10}",
    "[0-9]{2,8}-[0-9]{2,8}(?:-[0-9]{2,6})?", "[0-9]{3} [0-9]{3} [0-9]{3}"),
    check=_check,
    labels=(
        "mrn", "mrn no", "mrn #", "mrn number", "m.r.n.", "medical record number", "medical record no",
        "medical record #",
        "medical record num", "medical record id", "medical record", "medical rec no", "medical rec #", "med rec no",
        "med rec #",
        "med rec", "med record", "med record no", "med record #", "mr #", "mr no", "mr number",
        "health record number", "health record no",
        "patient id", "patient id no", "patient id #", "patient id number", "patient identifier",
        "patient identification number",
        "patient no", "patient number", "patient #", "patient num", "patient account number", "patient account no",
        "patient account #",
        "patient acct no", "patient acct #", "patient mrn", "patient record no", "patient record number", "pt id",
        "pt no", "pt #", "pt mrn",
        "pt number", "pat id", "pat no", "patient control number", "patient control no", "chart no", "chart number",
        "chart #", "chart id",
        "hospital number", "hospital no", "hospital #", "hospital id", "hospital account number",
        "hospital record number", "encounter id",
        "encounter no", "encounter number", "encounter #", "encounter", "visit number", "visit no", "visit id",
        "admission number", "admission no",
        "admission id", "csn", "fin", "fin no", "fin number", "fin #", "accession no", "accession number",
        "accession #", "specimen id",
        "specimen no", "specimen number", "emr id", "emr no", "emr number", "ehr id", "epic id", "clinic number",
        "clinic no", "clinic id",
        "kaiser mrn", "health record id", "jail medical number", "numero de historia clínica",
        "número de historia clínica",
        "no. de historia clínica", "historia clínica no", "historia clínica", "historia clínica n°", "nhc",
        "expediente clínico",
        "expediente clínico no", "expediente médico", "expediente médico no", "número de expediente médico",
        "número de expediente",
        "no. de expediente", "número de paciente", "no. de paciente", "id de paciente", "id del paciente",
        "paciente no", "número de registro médico",
        "registro médico no", "récord médico", "número de récord médico", "núm. de récord médico",
    ),
    anti_labels=(
        "phone", "fax", "call", "npi", "group", "ein", "patient count", "number of patients", "room", "invoice",
        "order", "genbank",
        "docket", "shipment", "sku",
    ),
    label_required=True,
    # `Visit ID` and `CSN` head columns of a jail's visits and calls.
    labels_are_headers=False,
    prior=-3.0,
    document_types=("medical_record",),
    headers=(
        r"^(?:patient |pt )?(?:mrn|med(?:ical)? rec(?:ord)?(?: ?(?:no|num|number|id))?|health record (?:no|"
        r"number|id))$",
        r"^(?:patient|pt|pat) ?(?:id|no|num|number|identifier|mrn|account(?: no| number)?|acct(?: no)?)$",
        r"^(?:encounter|hospital|chart|clinic|ehr|emr|epic|admission|specimen) ?(?:id|no|num|number)$|^nhc$",
        r"^(?:no |numero (?:de )?|id (?:de(?:l)? )?)?(?:paciente|historia clinica|expediente (?:clinico|medico))$",
    ),
    examples=(
        Example("MRN: 00482137", "00482137"),
        Example("Patient ID\nP-482137", "P482137"),
        Example("Medical Record No. 48-21-37", "482137"),
        Example("Medical Record Number (MRN) is E1048213", "E1048213"),
        Example("Número de historia clínica: 482137", "482137"),
        Example("Patient: Rowan Ellis   DOB 03/04/1971   Encounter # 90048213", "90048213"),
        Example("MRN# 7714820", "7714820"),
    ),
    counter_examples=(
        Example("Chart No. 18740 of the Baltic Sea"),
        Example("Encounter number 48213 in the game log"),
        Example("number of patients: 48213"),
        Example("Patient hotline 18005551234"),
        Example("MRN 2024"),
        Example("Accession number 48213077 in the museum's register"),
        Example("482137"),
        Example("Visit no 48213 of our webshop"),
    ),
    validator="label; words of medicine around for labels that others use",
    not_covered="Numbers without a label; which hospital gave them.",
)  # fmt: skip
