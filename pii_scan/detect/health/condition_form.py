"""Health behind its label: `Diagnosis: …`, `Current medications`, `Alergias`, columns of such names."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.health.medical_kind import MEDICAL, told
from pii_scan.detect.health.medical_language import sounds_medical
from pii_scan.detect.health.person_link import in_papers
from pii_scan.model.evidence import Text

_OWN = (
    r"chief complaint|presenting (?:complaint|problem)|reason for (?:admission|consult(?:ation)?)|"
    r"history of present illness|hpi|"
    r"(?:past |prior )?medical history|pmh|pmhx|psychiatric history|mental health (?:history|status|diagnosis|"
    r"needs?|notes?)|"
    r"substance (?:use|abuse) history|surgical history|current medications?|medications? at discharge|"
    r"discharge medications?|home medications?|"
    r"current meds|medical conditions?|health conditions?|medical alerts?|medical problems?|problem list|"
    r"discharge diagnos[ie]s|"
    r"admitting diagnos[ie]s|principal diagnos[ie]s|working diagnos[ie]s|differential diagnos[ie]s|"
    r"drug allerg(?:y|ies)|food allergies|"
    r"known allergies|allergies(?:/reactions)?|allergic to|special needs|disabilit(?:y|ies)(?: type| status)?|"
    r"dietary restrictions \(medical\)|"
    r"cause of death|condici[oó]n(?:es)? m[eé]dicas?|antecedentes(?: m[eé]dicos| personales| patol[oó]gicos)?|"
    r"motivo de (?:la )?consulta|"
    r"alergias|medicaci[oó]n(?: actual)?|medicamentos actuales|enfermedades(?: cr[oó]nicas)?|discapacidad|"
    r"historial m[eé]dico|padecimientos?(?: actual(?:es)?)?|motivo de ingreso|"
    r"ant[eé]c[eé]dents m[eé]dicaux|vorerkrankungen"
)
"""Labels of medicine alone."""
_SHARED = (
    r"diagnos[ie]s|dx|medications?|meds|medicines?|prescriptions?|rx|treatment(?: plan)?|"
    r"icd-?1?[09](?:-cm)?(?: codes?)?|"
    r"diagn[oó]stico|medicamentos?|tratamiento|receta(?: m[eé]dica)?|impression|assessment|allergy|symptoms|"
    r"s[ií]ntomas|"
    r"conditions?|procedures? performed|lab results?|test results?|resultados?"
)
"""Labels that machines, shops and textbooks have too: the value or the page must be of medicine."""
_PATTERN = re.compile(
    r"(?i)(?:^|[\s;|(\"'<{,>*_-])(?:primary |secondary |admitting |final |principal )?"
    rf"(?:(?P<own>{_OWN})|(?P<shared>{_SHARED}))\b[\"']?(?:[ ]?\([^)\n]{{0,24}}\))?\*{{0,2}}[ \t]*"
    r"(?P<sep>:|\.{2,}|=|>|\||\t|[ ]{2,}|[ ]-[ ]|\r?\n)[ \t]*(?:\r?\n[ \t]*)?\[?[\"'*]{0,2}[ \t]*"
    r"(?P<value>[^\W_](?:[^\n;|<\"\t\x1c ]| (?! ))[^\n;|<\"\t\x1c ]?(?:[^\n;|<\"\t\x1c ]| (?! )){0,80})"
)
_WORDS = re.compile(
    r"(?i)\b(?:chief complaint|presenting|reason for|history|hpi|pmhx?|medications?|meds|medicines?|medical|"
    r"health conditions?|"
    r"problem list|diagnos[ie]s|dx|allerg(?:y|ies|ic)|needs|disabilit(?:y|ies)|dietary|cause of death|condici|"
    r"antecedentes|"
    r"motivo|alergias|medicaci|medicamentos?|enfermedades|discapacidad|prescriptions?|rx|treatment|icd|diagn|"
    r"tratamiento|receta|impression|assessment|symptoms|s[ií]ntomas|conditions?|procedures?|results?|"
    r"resultados?|historial|padecimientos?|ingreso|ant[eé]c[eé]dents|vorerkrankungen)"
)
NOTHING = re.compile(
    r"(?i)^(?:none|n/?a|no|nil|nka|nkda|unknown|ninguna?|_+|plan|yes|see |total|date|code|name|your|the|and|or|"
    r"of|for|"
    r"please|list|enter|select|describe|if |type(?! ?[12I])|true|false|null|new|int|str|string|text|required|"
    r"optional|pending|tbd|"
    r"negative history|denies|sin |niega|desconocid[oa]|is |are |was |in |to |by |with )\b"
)
_TEXTBOOK = re.compile(
    r"(?i)\b(?:symptoms include|is an? (?:group|disease|condition|disorder|virus)|(?:patients|people) with|"
    r"causes|prevention|epidemiology|prognosis|pathophysiology|complications|overview|wikipedia|encyclop\w+|"
    r"differential|specialty|usual onset|frequency|risk factors|signs and symptoms|side effects|active ingredient|"
    r"indications|adults and children|causas|prevención)\b"
)
_CODE = re.compile(r"[={}();\\]|\w\.\w+\(|\b(?:self|return|const|let|var|def|import)\b|->")


def find_fields(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    for match in _PATTERN.finditer(body):
        value, start = _own_value(match["value"], match.start("value"))
        if len(value) < 3 or NOTHING.match(value) or not re.search(r"[^\W\d_]", value):
            continue
        confidence = _judge(body, match, value)
        if confidence:
            label = "label:medical" if match["own"] else "label:shared"
            yield told(body, start, start + len(value), confidence, label, _sort(match))


_NEXT_FIELD = re.compile(
    r"(?i)[ .,;(]+(?:(?:ssn?|soc(?:ial)? sec\w*|dob|d\.o\.b|mrn|phone|tel|npi|dea|policy|member id|claim|provider|"
    r"physician|address|medicare|medicaid|insurance)\b[ ]{0,2}(?:no|number|id|#)?[ .:#]|[0-9]{3}-[0-9]{2}-[0-9]{4}\b)"
)
"""Where the line goes on with another field: its value is not this one's to cover."""
_NEXT_PERSON = re.compile(
    r"(?i)[.;,(][ ,;.]*(?:(?:pts?|patients?|inmates?|clients?|residents?|detainees?|members?|prisoners?|names?|"
    r"paciente|nombre|seen by|signed(?: by)?|reported by|treated by|attending|per)\b(?:[ ]?:| (?=(?-i:[A-Z])))|"
    r"(?:mr|mrs|ms|dr|sra?)\.? (?=(?-i:[A-Z])))"
)
"""Where it goes on with somebody: a name is not to vanish in what ails its owner."""
_PATIENT = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Sra?|Dr)\.? )?(?:[A-Z][\w'’-]+[ ]){1,3}"
    r"(?=(?:is|was|has|had|presents?|reports?|states?|es|tiene)\b)"
)
"""`HPI: Mr. Ellis is a 62 y/o male`: the name opens the sentence."""


def _own_value(value: str, start: int) -> tuple[str, int]:
    if patient := _PATIENT.match(value):
        value, start = value[patient.end() :], start + patient.end()
    for pattern in (_NEXT_FIELD, _NEXT_PERSON):
        if following := pattern.search(value):
            value = value[: following.start()]
    kept = value.lstrip(" .,*'")
    return kept.rstrip(" .,*'"), start + len(value) - len(kept)


def _judge(body: str, match: re.Match[str], value: str) -> float:
    medical = sounds_medical(value)
    papers = in_papers(body, match.start("value"), match.end("value"))
    firm = match["sep"] in (":", "|") or match["sep"].startswith("..")
    if not firm:
        # Words in a row or below each other, a line of code: label and value must both be of medicine.
        if not medical or _CODE.search(value):
            return 0.0
        line = body[body.rfind("\n", max(0, match.start() - 80), match.start("sep")) + 1 : match.start("sep")]
        heading = "\n" in match["sep"] and len(line.split()) <= 3
        return 0.8 if papers or heading or match["own"] or match["sep"] in ("=", ">") else 0.45
    if _CODE.search(value) and not papers:
        return 0.0
    if _TEXTBOOK.search(body, max(0, match.start() - 200), match.end() + 200) and not papers:
        return 0.4
    if match["own"]:
        return 0.88 if medical or papers else 0.75
    if medical:
        return 0.88
    vague = match["shared"].lower().startswith(_VAGUE)
    return 0.0 if vague else 0.8 if papers else 0.35


_VAGUE = ("condition", "result", "test", "lab", "assess", "impress", "treat", "symptom", "resultado")
"""What stands behind these is of a house or a car as often, even beside a name."""


def _sort(match: re.Match[str]) -> str:
    label = (match["own"] or match["shared"]).lower()
    if "med" in label[:3] and "medical" not in label:
        return "medicine"
    return "allergy" if label.startswith(("aller", "aler", "known", "drug", "food")) else "condition"


def check_cell(candidate: Candidate) -> Verdict | None:
    value = candidate.text.strip()
    if not candidate.column or not 3 <= len(value) <= 160 or NOTHING.match(value) or not re.search("[A-Za-z]", value):
        return None
    return Verdict(" ".join(value.lower().split()), 4.0, ("column",))


DETECTOR = Detector(
    kind=MEDICAL,
    standard="45 CFR 160.103 (health information); ICD-10-CM for codes: https://www.cdc.gov/nchs/icd/icd-10-cm/",
    check=check_cell,
    headers=(
        r"^(?:primary |secondary |admitting |discharge |principal )?(?:diagnos[ie]s|dx)(?: ?\d)?(?: code|"
        r" description| desc)?(?: ?\d)?$",
        r"^(?:current |home )?(?:medications?|meds|prescriptions?|allergies|medical conditions?|health conditions?|"
        r"medical history|psychiatric history|mental health (?:diagnosis|status|notes?)|medical (?:notes?|alerts?)|"
        r"icd ?(?:9|10)?(?: cm)?(?: codes?)?|chief complaint|presenting problem|drug name|medication name|"
        r"disabilit(?:y|ies)(?: type)?|cause of death)$",
        r"^(?:diagn[oó]stico|medicamentos?|alergias|enfermedades|condici[oó]n m[eé]dica|discapacidad|antecedentes)$",
        r"^(?:patient )?(?:condition|problem) (?:name|description)$",
    ),
    find=find_fields,
    gate=(
        "chief complaint", "presenting complaint", "presenting problem", "reason for admission", "reason for consult",
        "reason for consultation", "illness", "hpi", "medical history", "pmh", "pmhx", "psychiatric history",
        "mental health", "substance use history", "substance abuse history", "surgical history", "medication",
        "medications", "meds", "medicine", "medicines", "medical condition", "medical conditions", "health condition",
        "health conditions", "medical alert", "medical alerts", "medical problem", "medical problems", "problem list",
        "diagnosis", "diagnoses", "dx", "allergy", "allergies", "allergic", "special needs", "disability",
        "disabilities", "dietary", "cause of death", "condición", "condiciones", "condicion", "antecedentes",
        "consulta",
        "alergias", "medicación", "medicamento", "medicamentos", "enfermedades", "discapacidad", "historial",
        "prescription", "prescriptions", "rx", "treatment", "icd", "icd10", "icd9", "diagnóstico", "tratamiento",
        "receta", "impression",
        "assessment", "symptoms", "síntomas", "condition", "conditions", "procedure", "procedures", "lab result",
        "lab results", "test result", "test results", "resultado", "resultados",
    ),
    examples=(
        Example("Diagnosis: Type 2 diabetes mellitus", "type 2 diabetes mellitus"),
        Example("Medications: Metformin 500 mg", "metformin 500 mg"),
        Example("Diagnóstico: asma crónica", "asma crónica"),
        Example("Patient: Rowan Ellis\nDx: plantar fasciitis, left", "plantar fasciitis, left"),
        Example("Allergies: penicillin, shellfish", "penicillin, shellfish"),
        Example('{"diagnosis": "Major depressive disorder", "id": 4}', "major depressive disorder"),
        Example("Motivo de consulta: dolor de pecho", "dolor de pecho"),
        Example("Chief Complaint\nfever and cough for 3 days", "fever and cough for 3 days"),
    ),
    counter_examples=(
        Example("Allergies: none"),
        Example("The treatment of waste water is costly."),
        Example("Medication: ________"),
        Example("Diagnosis: the worker ran out of file handles"),
        Example("dx = x1 + stemLength"),
        Example("Treatment: powder coated, black"),
        Example("Condition: used, good"),
        Example("Causes: unknown. Treatment: insulin, diet. Prevention: exercise. Diagnosis: blood test"),
        Example("Test results: 412 passed, 3 failed"),
        Example("Terms and Conditions: read them"),
    ),
    validator="label of medicine, or a shared label with a value in the language of medicine",
    not_covered="Notes without labels; values in other languages than English and Spanish.",
)  # fmt: skip
