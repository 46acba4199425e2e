"""Whether a party's name is a firm's: payments say the same field for both."""

import re

_FIRM = re.compile(
    r"\b(?:inc|incorporated|llc|llp|lp|pllc|ltd|limited|corp|corporation|co|company|plc|gmbh|mbh|ag|kg|kgaa|ohg|ug|"
    r"e\.? ?v|sarl|s\.?a\.?r\.?l|sas|s\.a|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|oyj?|ab|a/?s|aps|sp\. ?z ?o\.?o|s\.?r\.?o|"
    r"kft|pty|pvt|bank|banque|banco|credit union|trust|fund|foundation|university|college|school|county|council|"
    r"city of|state of|department|dept|bureau|agency|association|assn|society|church|hospital|clinic|insurance|"
    r"mortgage|services|holdings?|group|partners|enterprises?|solutions|systems|technologies|industries|international|"
    r"payroll|treasury|finanzamt|sparkasse|volksbank|versicherung|stadtwerke|krankenkasse|markt|stadt|gemeinde|verein)\b",
    re.IGNORECASE,
)


def name_column(value: str) -> str:
    """`full name`, or `company` for a legal form, an office's word or a single word."""
    words = value.split()
    return "company" if len(words) < 2 or _FIRM.search(value) else "full name"
