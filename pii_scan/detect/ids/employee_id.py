"""Numbers that employers give to their staff."""

import re

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import compact, labelled, takes_a_word_in
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,5}[0-9]{3,10}[A-Z]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def _read(text: str) -> str | None:
    number = compact(text)
    return number if _FORM.fullmatch(number) and not _YEAR.fullmatch(number) and not takes_a_word_in(text) else None


DETECTOR = Detector(
    kind=Kind("employee_id", LegalClass.EMPLOYER_ID, "Employee number"),
    standard="No common format; an element of law in some states with an access code, e.g. N.D. Cent. Code 51-30-01: https://ndlegis.gov/cencode/t51c30.pdf",
    patterns=("[A-Za-z]{0,5}[0-9]{3,10}[A-Za-z]?", "[A-Za-z]{1,5}[-_ ][0-9]{2,10}", "[0-9]{2,6}-[0-9]{2,8}"),
    check=labelled(_read, 1.0, "employee_shape"),
    labels=(
        "employee id", "employee id no", "employee id number", "employee id #", "employee no", "employee number",
        "employee #", "employee num", "employee code", "employee identification number", "employee identification no",
        "emp id", "emp id no", "emp no", "emp number", "emp #", "emp num", "emp code", "empl id", "empl no", "staff id",
        "staff no", "staff number", "staff id number", "personnel number", "personnel no", "personnel id",
        "personnel #", "personnel file no", "payroll number", "payroll no", "payroll id", "payroll #", "associate id",
        "associate number", "associate no", "worker id", "worker no", "worker number", "team member id",
        "team member number", "badge number", "badge no", "badge id", "badge #", "officer id", "clock number",
        "clock no", "crew id", "workday id", "hris id", "ee id", "ee no", "ee #", "número de empleado",
        "no. de empleado", "id de empleado", "id del empleado", "código de empleado", "núm. de empleado", "empleado no",
        "empleado núm", "legajo", "número de legajo", "número de nómina", "no. de nómina", "número de trabajador",
    ),
    anti_labels=(
        "employer identification", "ein", "fein", "phone", "extension", "ext", "number of employees", "headcount",
        "omb no", "omb",
    ),
    label_required=True,
    prior=-3.0,
    headers=(
        r"\b(employee|staff|personnel|payroll|associate|worker|team member|badge|ee) ?(id|no|num|number|code)$",
        r"\bemployee id (no|number)$",
        r"^(emp|empl) ?(id|no|num|number|code)$|\b(empleado|legajo|nomina|trabajador)( (id|no|num|numero))?$",
    ),
    examples=(
        Example("Employee ID: 482137", "482137"),
        Example("Emp No. E-04821", "E04821"),
        Example("Personnel Number\n00482137", "00482137"),
        Example("Número de empleado: 48213", "48213"),
        Example("Badge # 4821", "4821"),
    ),
    counter_examples=(
        Example("Number of employees: 48213"),
        Example("482137"),
        Example("employee number growth since 2019"),
        Example("The employee identified 482 faults"),
        Example("Employee handbook rev 482137"),
    ),
    validator="label only",
    not_covered="Numbers without a label; user names given as employee ids.",
)  # fmt: skip
