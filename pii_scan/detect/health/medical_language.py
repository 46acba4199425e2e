"""Is a field's value in the language of medicine? For forms whose labels other trades use as well."""

import re

from pii_scan.detect.health.medicine_words import MEDICINES, STEM
from pii_scan.detect.normalise import fold

_SUFFIX = re.compile(
    r"\b(?!(?:diagnosis|metamorphosis|hypnosis|osmosis|academia|bohemia|empathy|sympathy|apathy|antipathy|telepathy|"
    r"oklahoma|tacoma|diploma|aroma|roma|loma|paloma|sonoma|genoma|"
    r"nostalgia|analysis|basis|crisis|thesis|oasis|emphasis|synthesis|hypothesis|genesis|nemesis|axis)\b)"
    r"[a-z]{2,}(?:itis|osis|[ae]?emia|oma|omas|pathy|algia|plegia|paresis|phobia|ectomy|ostomy|otomy|plasty|"
    r"uria|rrhea|"
    r"rrhagia|asthenia|phrenia|trophy|sclerosis|penia|opia|ptysis|oscopy|patia|ectomia)\b"
)
_WORD = re.compile(
    r"\b(?:syndrome|disorder|disease|fracture|sprain|strain|laceration|contusion|infection|infected|injury|"
    r"chronic|acute|"
    r"deficiency|failure (?:to thrive)|heart failure|renal|cardiac|pulmonary|hepatic|bronch\w+|diabet\w+|"
    r"hypert\w+|asthma|"
    r"cancer|carcinoma|tumou?r|malignan\w+|benign|pain|ache|headache|migraine|fever|cough|nausea|vomiting|diarrhea|"
    r"seizures?|epilep\w+|depress(?:ion|ive)|anxiety|bipolar|schizo\w+|psycho(?:sis|tic)|ptsd|adhd|autis\w+|dementia|"
    r"hiv|aids|hepatitis|herpes|syphilis|chlamydia|gonorrhea|covid|influenza|flu|pneumonia|tubercul\w+|mrsa|scabies|"
    r"stroke|infarction|angina|arrhythmia|fibrillation|embol\w+|thrombo\w+|edema|anemia|obes\w+|pregnan\w+|"
    r"gestation\w*|"
    r"abortion|miscarriage|opioid|alcohol (?:use|abuse|depend\w+|withdrawal)|withdrawal|overdose|substance|"
    r"insulin|mg|mcg|tablets?|capsules?|injection|inhaler|dose|daily|bid|tid|qhs|prn|po|"
    r"penicillin|sulfa|latex|peanuts?|tree nuts|shellfish|iodine|bee stings?|eggs?|dairy|gluten|pollen|dust|codeine|"
    r"icd|dsm|enfermedad|trastorno|s[ií]ndrome|fractura|infecci[oó]n|lesi[oó]n|dolor|fiebre|cr[oó]nic[oa]|"
    r"agud[oa]|asma|"
    r"c[aá]ncer|diabetes|hipertensi[oó]n|depresi[oó]n|ansiedad|embarazo|gripe|neumon[ií]a|penicilina|mariscos|"
    r"man[ií]|"
    r"pastillas?|tabletas?|comprimidos?|pie|fungal|rash|eczema|ulcers?|reflux|gerd|hernia|burns?|wounds?|swelling|"
    r"dislocation|concussion|whiplash|disc|sciatica|scoliosis|gout|lupus|stenosis|apnea|insomnia|allerg\w+|copd|"
    r"chf|cad|"
    r"ckd|esrd|uti|uri|gad|mdd|ocd|htn|dm2?|t2dm|hcv|hbv)\b"
)
_MEDICINES = frozenset(map(fold, MEDICINES))
_ICD = re.compile(r"\b[a-tv-z]\d[0-9ab]\.[0-9a-z]{1,4}\b|\bf\d\d\b")


def sounds_medical(value: str) -> bool:
    """Whether any word is of medicine: listed, or by its ending."""
    folded = fold(value[:120])
    if _WORD.search(folded) or _SUFFIX.search(folded) or _ICD.search(folded) or STEM.search(folded):
        return True
    return any(word in _MEDICINES for word in re.findall(r"[a-z]{4,}", folded))
