"""Forms: filled in by machine or by hand, and left empty."""

from random import Random

from bench.cards.holder import Holder, holder
from bench.cards.issuers import number
from bench.cards.surface import Surface, day

_FORMS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "application_form": (
        ("APPLICATION FOR EMPLOYMENT", ("Full name", "Social Security No.", "Date of birth", "Home address", "Telephone", "Position applied for", "Last employer")),
        ("RENTAL APPLICATION", ("Applicant name", "SSN", "Date of birth", "Current address", "Phone", "Employer", "Monthly income")),
        ("CREDIT APPLICATION", ("Name of applicant", "Social Security Number", "DOB", "Present address", "Phone", "Employer", "Annual salary")),
    ),
    "visitor_form": (
        ("VISITOR REGISTRATION", ("Visitor name", "Driver license no.", "Date of birth", "Address", "Phone", "Inmate to visit", "Relationship to inmate")),
        ("INMATE VISITING APPLICATION", ("Name of visitor", "ID number", "DOB", "Address", "Phone", "Name of inmate", "Relationship")),
        ("VISITATION REQUEST", ("Visitor", "Photo ID no.", "Birth date", "Street address", "Telephone", "Person to visit", "Relation")),
    ),
    "request_form": (
        ("INMATE REQUEST FORM", ("From", "Inmate number", "Date of request", "Housing unit", "Nature of request", "Disposition", "Staff signature")),
        ("MEDICAL REQUEST SLIP", ("Name", "Booking no.", "Date", "Cell", "Reason for request", "Response", "Officer")),
        ("GRIEVANCE FORM", ("Name", "Inmate number", "Date submitted", "Housing", "Complaint", "Response", "Staff signature")),
    ),
}  # fmt: skip
_TEXTS = ("I need to see the dentist", "Please call my sister", "My mail did not come")


def _values(kind: str, p: Holder, rng: Random) -> dict[int, str]:
    own = f"{rng.randint(200, 599)}-{number(rng, '99-9999')}" if kind == "application_form" else p.number
    if kind == "request_form":
        return {
            0: f"{p.first} {p.last}",
            1: number(rng, "A99999"),
            2: day(p.issued, "%m/%d/%Y"),
            3: "B-214",
            4: rng.choice(_TEXTS),
            5: "",
            6: "",
        }
    last = {"application_form": ("machine operator", "Mill Valley Foods"), "visitor_form": ("R. WEXFORD", "mother")}[
        kind
    ]
    return {
        0: f"{p.first} {p.last}", 1: own, 2: day(p.born, "%m/%d/%Y"), 3: f"{p.street}, {p.city}, {p.state} {p.zip5}",
        4: f"({rng.choice((614, 415, 512))}) 555-01{rng.randrange(100):02d}", 5: last[0], 6: last[1],
    }  # fmt: skip


def _form(split: str, kind: str, variant: int, rng: Random, role: str, filled: bool = True, said: str = "") -> Surface:
    s, p = Surface(split, 1240, 1300, rng, (254, 253, 249)), holder(rng)
    s.kind = said or kind
    title, labels = _FORMS[kind][variant % 3]
    s.text(60, 90, title, 40, "title", bold=True)
    s.text(60, 136, ("Please print clearly.", "All fields are required.", "Print or type.")[variant % 3], 20, "label")
    values = _values(kind, p, rng)
    for n, label in enumerate(labels):
        y = 220 + 118 * n
        if variant % 2:
            s.pen.rectangle((60, y - 44, 1180, y + 54), outline=(70, 70, 70), width=2)
            s.text(70, y - 22, label, 19, "label")
            start, base = 90.0, y + 34
        else:
            start, base = s.text(60, y, f"{label}:", 26, "label") + 24, y
            s.pen.line((start, y + 8, 1180, y + 8), fill=(70, 70, 70), width=2)
        if filled and values.get(n):
            s.field(label, start, base, values[n], 40 if role == "hand" else 30, role=role)
    y = 220 + 118 * len(labels) + 30
    s.text(60, y, "Signature", 26, "label")
    s.text(760, y, "Date", 26, "label")
    if filled:
        s.signature(220, y, f"{p.first} {p.last}".title(), 46)
        s.text(850, y, day(p.issued, "%m/%d/%Y"), 40 if role == "hand" else 30, role)
    else:
        s.truth.clear()
    return s


def application(split: str, variant: int, rng: Random) -> Surface:
    return _form(split, "application_form", variant, rng, "mono")


def visitor(split: str, variant: int, rng: Random) -> Surface:
    return _form(split, "visitor_form", variant, rng, "value")


def request(split: str, variant: int, rng: Random) -> Surface:
    return _form(split, "request_form", variant, rng, "value")


def by_hand(split: str, variant: int, rng: Random) -> Surface:
    kind = ("application_form", "visitor_form", "request_form")[variant % 3]
    return _form(split, kind, variant, rng, "hand", said="handwritten_form")


def empty(split: str, variant: int, rng: Random) -> Surface:
    kind = ("application_form", "visitor_form", "request_form")[variant % 3]
    return _form(split, kind, variant, rng, "value", filled=False, said="blank_form")


DRAWN = {
    "application_form": application, "visitor_form": visitor, "request_form": request, "handwritten_form": by_hand,
    "blank_form": empty,
}  # fmt: skip
