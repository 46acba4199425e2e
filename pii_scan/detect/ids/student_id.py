"""Numbers that schools and universities give to their students."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, label_is_one_of, place_at_label, takes_a_word_in
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,4}[0-9]{4,12}[A-Z]?|[0-9]{2}[A-Z]{2,4}[0-9]{3,6}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CARS_TOO = frozenset(("matricula", "nodematricula", "numerodematricula", "codigo", "uid", "universityid", "campusid"))
_SCHOOL = re.compile(
    r"student|school|universi|college|campus|escuela|colegio|estudiante|alumn|carrera|grado|semest|gpa|course"
)


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not _FORM.fullmatch(number) or _YEAR.fullmatch(number) or takes_a_word_in(candidate.text):
        return None
    if (place := place_at_label(candidate)) is None:
        return None
    around = fold(candidate.before + candidate.after)
    if label_is_one_of(candidate, _CARS_TOO) and not candidate.column and not _SCHOOL.search(around):
        return None
    return Verdict(number, 1.0 + place, ("student_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind("student_id", LegalClass.STUDENT_ID, "Student number"),
    standard="No common format; 34 CFR 99.3 (FERPA, student ID number): https://www.ecfr.gov/current/title-34/section-99.3",
    patterns=("[A-Za-z]{0,4}[0-9]{4,12}[A-Za-z]?", "[A-Za-z]{1,4}[-_ ][0-9]{3,10}",
    "[0-9]{2,4}-[0-9]{2,8}(?:-[0-9]{2,6})?",
              "[0-9]{2}[A-Za-z]{2,4}[0-9]{3,6}", "[0-9]{3} [0-9]{3} [0-9]{3}", "[0-9]{3} [0-9]{2} [0-9]{4}"),
    check=_check,
    labels=(
        "student id", "student id no", "student id number", "student id #", "student no", "student number", "student #",
        "student num", "student identification number", "student identification no", "student identifier", "school id",
        "school id no", "school id number", "pupil id", "pupil no", "pupil number", "learner id", "learner number",
        "university id", "university id number", "university id no", "college id", "campus id", "campus wide id",
        "campus-wide id", "cwid", "banner id", "banner number", "panther id", "emplid", "u number", "state student id",
        "state student identifier", "ssid", "uic", "unique pupil number", "perm id", "perm no", "lasid", "sasid",
        "matriculation number", "matriculation no", "registration number (student)", "exam roll number",
        "número de estudiante", "no. de estudiante", "id de estudiante", "id del estudiante", "código de estudiante",
        "código estudiantil", "carné de estudiante", "carnet de estudiante", "matrícula", "no. de matrícula",
        "número de matrícula", "matrícula del alumno", "matrícula del estudiante", "número de control",
        "número de alumno", "identificación estudiantil", "identificación del estudiante",
    ),
    anti_labels=("student loan", "loan", "phone", "vehicle", "vehículo", "placa", "network", "wifi", "wi-fi"),
    label_required=True,
    prior=-3.0,
    headers=(
        r"\b(student|pupil|learner|banner|campus( wide)?|school|university) ?(id|no|num|number|identifier|code)$",
        r"^(cwid|emplid|lasid|sasid|perm ?id|stu(d|dent)? ?id)$|\b(estudiante|alumno|matricula) ?(id|no|num|numero)?$",
    ),
    examples=(
        Example("Student ID: 904821377", "904821377"),
        Example("Student No. S0482137", "S0482137"),
        Example("Banner ID\nB00482137", "B00482137"),
        Example("Número de estudiante: 801-20-4821", "801204821"),
        Example("CWID 11482137", "11482137"),
    ),
    counter_examples=(
        Example("Student loan 904821377"),
        Example("904821377"),
        Example("student number fell to 4821 in the fall"),
        Example("Matrícula del vehículo 4821"),
        Example("SSID: homenet5"),
        Example("the student identified 4821 stars"),
    ),
    validator="label only",
    not_covered="Numbers without a label.",
)  # fmt: skip
