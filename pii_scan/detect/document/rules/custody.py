"""Cards of people in custody."""

from pii_scan.detect.document.card_words import CUSTODY, INMATE_WORDS, portrait
from pii_scan.detect.document.rule import Rule, card_shaped, ladder, named, says

RULES = (
    Rule(
        "inmate_id",
        (
            (
                2.5,
                "words:inmate_id",
                says(
                    "inmate identification",
                    "inmate id",
                    "offender id",
                    "offender identification",
                    "prisoner id",
                    "detainee id",
                    "inmate number",
                    "booking card",
                    "booking photo",
                    "identificacion de interno",
                ),
            ),
            *ladder("words:inmate", INMATE_WORDS, 1.5),
            *ladder("words:custody", CUSTODY, 1.0, 1.0, 0.7),
            (0.7, "fact:portrait", portrait),
            (0.4, "fact:card_shape", card_shaped),
            (0.3, "name", named("inmate", "booking")),
            (
                -4.0,
                "words:form",
                says(
                    "visitor",
                    "to visit",
                    "relationship",
                    "visiting",
                    "applicant",
                    "request",
                    "grievance",
                    "complaint",
                    "receipt",
                    "statement",
                    "subtotal",
                    "solicitud",
                    "visita",
                ),
            ),
            (-4.0, "long_text", lambda s: s.words > 120),
        ),
        only=lambda s: s.is_scan,
    ),
)
