"""The plain words of the reports: classes, document types, problems and what to do about them."""

import re
from collections.abc import Mapping

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.problem import ProblemCode
from pii_scan.model.state import Risk

CLASSES: dict[str, str] = {
    LegalClass.SSN: "Social Security numbers",
    LegalClass.DRIVERS_LICENSE: "Driver's license numbers",
    LegalClass.STATE_ID: "State ID card numbers",
    LegalClass.PASSPORT: "Passport numbers",
    LegalClass.MILITARY_ID: "Military ID numbers",
    LegalClass.TRIBAL_ID: "Tribal ID numbers",
    LegalClass.OTHER_GOV_ID: "Other government IDs",
    LegalClass.TAXPAYER_ID: "Taxpayer numbers",
    LegalClass.IRS_IP_PIN: "IRS identity PINs",
    LegalClass.MEDICAL: "Medical information",
    LegalClass.HEALTH_INSURANCE: "Health insurance numbers",
    LegalClass.GENETIC: "Genetic data",
    LegalClass.BIOMETRIC: "Biometric templates",
    LegalClass.ACCT_WITH_CODE: "Accounts or cards with their code",
    LegalClass.ACCT_WITHOUT_CODE: "Account or card numbers",
    LegalClass.CREDENTIALS: "Passwords and logins",
    LegalClass.PRIVATE_KEY: "Private keys",
    LegalClass.PRIVILEGED: "Attorney–client communications",
    LegalClass.MOST_SENSITIVE: "Most sensitive content (children, abuse, self-harm)",
    LegalClass.GEOLOCATION: "Positions (GPS)",
    LegalClass.DOB: "Birth dates",
    LegalClass.MOTHERS_MAIDEN: "Mother's maiden names",
    LegalClass.DIGITAL_SIGNATURE: "Signatures",
    LegalClass.ALPR: "License-plate records",
    LegalClass.STUDENT_ID: "Student IDs",
    LegalClass.EMPLOYER_ID: "Employer-issued IDs",
    LegalClass.BIRTH_OR_MARRIAGE_CERT: "Birth or marriage certificates",
    LegalClass.BOOKING_NUMBER: "Booking and inmate numbers",
    LegalClass.SSN_PARTIAL: "Partial Social Security numbers",
    LegalClass.FACIAL_IMAGE: "Portraits",
    LegalClass.NAME: "Names",
    LegalClass.ADDRESS: "Postal addresses",
    LegalClass.PHONE: "Phone numbers",
    LegalClass.EMAIL: "E-mail addresses",
    LegalClass.SUPPORTING: "Supporting data (no personal datum alone)",
}
"""Also the order in which classes are shown: worst first."""

RISKS: dict[str, tuple[str, str]] = {
    Risk.CRITICAL: ("▲▲", "government ID, health, money with its key, live login, children, privileged"),
    Risk.HIGH: ("▲", "account or card alone, a home's position, name with birth date and address"),
    Risk.MEDIUM: ("◆", "a name with a way to reach the person, other positions"),
    Risk.LOW: ("●", "any other personal datum, a portrait"),
    Risk.NONE: ("○", "read, and empty of personal data that we look for"),
    Risk.UNKNOWN: ("?", "could not be read: not the same as empty"),
}

PROBLEMS: dict[str, tuple[str, str]] = {
    ProblemCode.ENCRYPTED: ("password-protected", "ask the owner for the password, unpack, scan again"),
    ProblemCode.TRUNCATED: ("the file breaks off", "fetch it again from the source; if it is short there, note it"),
    ProblemCode.TOO_LARGE: ("larger than the limit", "scan it alone with a higher size limit"),
    ProblemCode.TOO_DEEP: ("nested deeper than the limit", "unpack it and scan what lies inside"),
    ProblemCode.BOMB_SUSPECTED: ("unpacks to far more than it should", "look at it in a sandbox"),
    ProblemCode.TIMED_OUT: ("took longer than its time", "scan it alone with a higher time limit"),
    ProblemCode.KILLED: ("its reader crashed", "open it in a sandbox; a hostile file looks like this"),
    ProblemCode.OUT_OF_MEMORY: ("needed more memory than it may have", "scan it alone with a higher memory limit"),
    ProblemCode.UNREADABLE: ("damaged, or not what it claims to be", "open it by hand; try its own program"),
    ProblemCode.PARTLY_READ: ("some of it was not read", "open it by hand and look at the part named"),
    ProblemCode.UNSUPPORTED: ("no reader for this format", "convert it or open it by hand"),
    ProblemCode.ACCESS_DENIED: ("access denied", "scan again with rights to read it"),
    ProblemCode.NOT_FETCHED: ("only its listing is known", "scan again with access to the data"),
    ProblemCode.NOT_SAMPLED: ("left out of the sample on purpose", "run again without a sample size"),
    ProblemCode.NOT_A_FILE: ("not a file", "nothing to read; named for completeness"),
    ProblemCode.LINK_NOT_FOLLOWED: ("a link, not followed", "scan what it points to, if that is in scope"),
    ProblemCode.VANISHED: ("gone when it was to be read", "ask who is still changing the source"),
    ProblemCode.CHANGED: ("changed while it was read", "freeze the source, scan again"),
    ProblemCode.OCR_UNAVAILABLE: ("pictures could not be read as text", "install tesseract, scan again"),
    ProblemCode.MANUAL_REVIEW: ("handwriting or the like", "a person has to look at it"),
    ProblemCode.NOT_TRANSCRIBED: ("recordings, which nobody has heard", "have a person listen, or transcribe and scan"),
    ProblemCode.LOCATION_NOT_READ: ("may hold a position that was not read", "read its metadata with another tool"),
    ProblemCode.INTERNAL: ("an error of this program", "report it; look at the item by hand"),
}

DOCUMENTS: dict[str, str] = {
    "drivers_license_front": "Driver's license, front",
    "drivers_license_back": "Driver's license, back",
    "state_id_front": "State ID card, front",
    "state_id_back": "State ID card, back",
    "ssn_card": "Social Security card",
    "inmate_id": "Inmate ID",
    "national_id_card": "National ID card",
    "unread_id_card": "ID card, nothing readable",
    "check": "Check (bank)",
    "sql_dump": "SQL dump",
    "log": "Log file",
    "config": "Configuration",
    "email": "E-mail",
    "json": "JSON",
    "xml": "XML",
    "csv": "CSV",
    "html": "HTML",
    "pdf": "PDF",
    "": "Not classified",
}

STATES: dict[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "PR": "Puerto Rico", "GU": "Guam",
    "VI": "U.S. Virgin Islands", "AS": "American Samoa", "MP": "Northern Mariana Islands",
}  # fmt: skip


_ID = re.compile(r"(?<=holds )[a-z_]+$|(?<=possible )[a-z_]+$|(?<=name with )[a-z_]+$|^[a-z_]+(?= without a name$)")
"""Where a reason names a legal class by its id."""


def class_title(legal_class: str) -> str:
    return CLASSES.get(legal_class, legal_class.replace("_", " ").capitalize())


def class_rank(legal_class: str) -> tuple[int, str]:
    """Sort key: worst class first, unknown ones last."""
    order = {name: rank for rank, name in enumerate(CLASSES)}
    return order.get(legal_class, len(order)), legal_class


def document_title(document_type: str) -> str:
    return DOCUMENTS.get(document_type, document_type.replace("_", " ").capitalize())


def problem_words(code: str) -> tuple[str, str]:
    """(what it means, what to do)."""
    return PROBLEMS.get(code, (code.replace("_", " "), "look at the item by hand"))


def state_title(code: str) -> str:
    return STATES.get(code, code)


def inside_sentence(title: str) -> str:
    """A title as it stands after other words: proper names keep their capitals."""
    return (
        title
        if title.startswith(("Social Security", "IRS", "SQL", "JSON", "XML", "CSV", "HTML", "PDF"))
        else title[:1].lower() + title[1:]
    )


def reason_words(reason: str) -> str:
    """A stored reason (`holds drivers_license`, `identity document: ssn_card`) in plain words."""
    lead, colon, document = reason.rpartition("document: ")
    if colon:
        return lead + colon + inside_sentence(document_title(document))
    return _ID.sub(lambda found: _CLASS_INSIDE.get(found[0], found[0]), reason)


_CLASS_INSIDE = {name: inside_sentence(title) for name, title in CLASSES.items()}


def count(number: int, one: str, many: str = "") -> str:
    """`1 item`, `1,204 items`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(size_bytes: int | float) -> str:
    """Decimal units, three significant digits at most."""
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if size_bytes < 1000 or unit == "TB":
            return f"{size_bytes:.0f} {unit}" if unit == "B" or size_bytes >= 100 else f"{size_bytes:.1f} {unit}"
        size_bytes /= 1000
    raise AssertionError


def spread(low: int, best: int, high: int) -> str:
    """`about 312 (280–355)`, or the bare number where nothing is in doubt."""
    return f"{best:,}" if low == best == high else f"about {best:,} ({low:,}–{high:,})"


def share_words(share: Mapping[str, float]) -> str:
    """`97 % (95–98 %)` of a share with `low`, `best` and `high`; without interval where it was counted."""
    best, low, high = (_percent(share[name]) for name in ("best", "low", "high"))
    return f"{best} %" if share["low"] == share["high"] else f"{best} % ({low}–{high} %)"


def _percent(part: float) -> str:
    """All but one of thousands are not all."""
    rounded = round(100 * part, 1)
    if rounded in (0, 100) and part not in (0, 1):
        rounded = 99.9 if part > 0.5 else 0.1
    return f"{rounded:g}"


def joined(parts: list[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""
