"""Who insures health, and what else stands on papers about it."""

import re

INSURERS = (
    "blue cross", "blue shield", "bcbs", "aetna", "cigna", "humana", "unitedhealthcare", "united healthcare", "uhc",
    "kaiser", "anthem",
    "molina", "centene", "wellcare", "oscar health", "tricare", "highmark", "health net", "healthnet", "carefirst",
    "ambetter", "premera",
    "regence", "emblemhealth", "caresource", "oxford health", "wellpoint", "amerigroup", "optum", "caremark",
    "express scripts",
    "tufts health", "harvard pilgrim", "geisinger", "upmc", "magellan", "imss", "issste", "sanitas", "adeslas",
    "triple-s", "medicaid",
    "medicare", "medi-cal", "chip", "delta dental", "metlife dental", "vsp",
)  # fmt: skip

HEALTH_PLAN = re.compile(
    r"\b(?:" + "|".join(re.escape(name) for name in INSURERS) + r")\b|"
    r"insur(?:ance|ed|er)|health|medical|\bplan\b|copay|co-pay|deductible|payer|payor|coverage|subscriber|"
    r"\brx ?(?:bin|pcn|grp|group)|"
    r"\bhmo\b|\bppo\b|\bepo\b|dependent|policy ?holder|enroll|claim|pharmac|dental|vision|patient|provider|"
    r"\bgroup (?:no|number|#|id)|"
    r"seguro|asegurad|aseguradora|poliza|salud|medic[oa]|copago|afiliad"
)
"""Over text in lower case without accents."""
OTHER_CLUBS = re.compile(
    r"\bgym\b|fitness|airline|frequent|flyer|miles|hotel|rewards?|loyalty|library|costco|sam's|club|discord|"
    r"guild|forum|github|slack|"
    r"\bauto\b|vehicle|\bcar\b|homeowner|\bhome\b|renters?|\blife\b|travel|\bpet\b|umbrella|flood|congress|"
    r"union|church|association|"
    r"telephone|wireless|cable|newspaper|magazine|netflix|sim card|imsi|firewall|\biam\b|aws|azure|vehiculo|hogar"
)
"""Who else has members, subscribers and policies."""
OTHER_INSURANCE = re.compile(
    r"\b(?:auto|car|vehicle|homeowners?|home|renters?|life|travel|pet|flood|umbrella|title|boat|motorcycle|"
    r"vehiculo|hogar|"
    r"vida|coche|viaje)\b"
)
"""What else is insured than health."""
