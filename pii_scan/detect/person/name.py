"""Names of people."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.kinds_shared import PERSON_NAME
from pii_scan.detect.person.before_birth import names_before_births
from pii_scan.detect.person.by_model import by_model
from pii_scan.detect.person.card_lines import card_names
from pii_scan.detect.person.columns import HEADERS, check_cell, column_odds
from pii_scan.detect.person.couples import apart, couples, nicknamed
from pii_scan.detect.person.fact_names import names_in_fact
from pii_scan.detect.person.gazetteer import is_first, is_surname
from pii_scan.detect.person.initials import initial_names
from pii_scan.detect.person.labels import labelled_names
from pii_scan.detect.person.letters import letter_names
from pii_scan.detect.person.normal import normal_name
from pii_scan.detect.person.ocr_names import ocr_names
from pii_scan.detect.person.pairs import name_pairs
from pii_scan.detect.person.parts import part_names
from pii_scan.detect.person.path_names import name_spans
from pii_scan.detect.person.senders import chat_names, mailbox_names
from pii_scan.detect.person.span import NameSpan, settle
from pii_scan.detect.person.support import mailbox_owners, repeated, supported
from pii_scan.detect.person.titles import titled_names
from pii_scan.detect.person.turned import turned_names
from pii_scan.detect.person.voter_card import voter_names
from pii_scan.model.evidence import How, Text

_DUMMY = re.compile(
    r"^(?:JOHN|JANE|JUAN) (?:Q|(?:Q )?(?:DOE|PUBLIC))$|^(?:FIRST|LAST|YOUR|FULL|SAMPLE|TEST|JOHN|"
    r"CARDHOLDER)(?: [A-Z])? "
    r"(?:NAME|SAMPLE|CARDHOLDER|USER|SPECIMEN|TEST)$|^(?:ANY|SOME) (?:ONE|BODY)$|^\w+ (?:SAMPLE|SPECIMEN|CARDHOLDER)$"
)


def names_in(text: str, context: Context, *, model: bool = True) -> list[NameSpan]:
    """All names of a text, without overlaps; `model=False` by the rules alone."""
    spans = [span for rule in _RULES for span in rule(text)]
    if context.how == "ocr":
        spans += [*ocr_names(text), *voter_names(text)]
    if context.document_type in CARDS:
        spans += card_names(text)
        spans = _card_holder(spans)
    found = supported(text, settle(spans))
    if model and context.document_type not in CARDS:
        found = by_model(text, found)
    found = [part for span in found for part in apart(text, span)]
    further = [*repeated(text, found), *couples(text, found)]
    return settle([*found, *further]) if further else found


_RULES = (
    part_names,
    labelled_names,
    titled_names,
    letter_names,
    chat_names,
    mailbox_names,
    mailbox_owners,
    turned_names,
    initial_names,
    nicknamed,
    name_pairs,
    names_before_births,
)


def _card_holder(spans: list[NameSpan]) -> list[NameSpan]:
    """A card names one person in its fields; a signature read by OCR beside them is a bad copy."""
    if not any(span.reason in _FIELDS and not span.part for span in spans):
        return spans
    return [s if s.reason in _FIELDS else replace(s, confidence=min(s.confidence, 0.4)) for s in spans]


_FIELDS = frozenset({"card_fields", "card_lines", "label:name_parts", "label:name"})


def _path_names(name: str) -> Iterator[Found]:
    """File names put the surname first as often as not: the lists decide."""
    for start, end in name_spans(name):
        words = [w for w in re.split(r"[^A-Za-zÀ-ÿ'’]+|(?<=[a-z])(?=[A-Z])", name[start:end]) if w]
        if len(words) > 1 and not is_first(words[0]) and is_first(words[-1]):
            words = [*words[1:], words[0]]
        listed = len(words) > 1 and is_first(words[0]) and is_surname(words[-1])
        yield Found(
            PERSON_NAME, name[start:end], normal_name(" ".join(words)), 0.75 if listed else 0.5, start, end, ("path",)
        )


def find_names(text: Text, context: Context) -> Iterator[Found]:
    if text.how is How.NAME:
        yield from _path_names(text.text)
        return
    for span in names_in(text.text, replace(context, how=text.how.value)):
        raw = span.value or text.text[span.start : span.end]
        normal = normal_name(raw)
        if len(normal) < 2:
            continue
        # What OCR calls a name may be half of one.
        confidence = span.confidence * (0.9 + 0.1 * min(1.0, text.quality / 0.8))
        yield Found(
            PERSON_NAME,
            raw,
            normal,
            round(confidence, 3),
            span.start,
            span.end,
            (span.reason,),
            dummy=_DUMMY.match(normal) is not None or context.document_type == "specimen",
            attributes={"part": span.part} if span.part else {},
        )


CARDS = frozenset(
    {
        "drivers_license_front",
        "state_id_front",
        "inmate_id",
        "ssn_card",
        "medicare_card",
        "passport",
        "permanent_resident_card",
        "national_id_card",
        "visa",
    }
)

DETECTOR = Detector(
    kind=PERSON_NAME,
    standard="No standard; labels, titles, listed names and a model from open corpora (see data/LICENSE.txt)",
    check=check_cell,
    headers=HEADERS,
    column_odds=column_odds,
    label_weight=4.0,
    find=find_names,
    find_fact=names_in_fact,
    examples=(
        Example("Patient name: Ruth Castellano", "RUTH CASTELLANO"),
        Example("We spoke with Maria L. Gonzalez about the bill.", "MARIA L GONZALEZ"),
        Example("LN OKAFOR\nFN DANIEL JAMES", "DANIEL JAMES OKAFOR"),
        Example("HERNANDEZ, JOSE M", "JOSE M HERNANDEZ"),
        Example("Dear Ms. Kowalski,", "KOWALSKI"),
        Example("Atentamente,\n\nRosa Delgado", "ROSA DELGADO"),
        Example("[2/14/24, 9:12:45 PM] Adaeze Stubbs: on my way", "ADAEZE STUBBS"),
        Example("his lawyer Sinead O'Connor called", "SINEAD OCONNOR"),
        Example("with Anne-Marie Castillo in room 4", "ANNE MARIE CASTILLO"),
        Example("Visita: Villarreal, Nathaniel", "NATHANIEL VILLARREAL"),
        Example("at 9:00 AM Esteban Fitzgerald wrote", "ESTEBAN FITZGERALD"),
        Example("customer: maria gonzalez", "MARIA GONZALEZ"),
        Example("Name: R0BERT SM1TH", "ROBERT SMITH", how="ocr"),
        Example('{"customer_name": "Thandiwe Okonkwo"}', "THANDIWE OKONKWO"),
        Example("signed over to J. R. Castellano", "J R CASTELLANO"),
        Example("met Małgorzata Kowalska downtown", "MALGORZATA KOWALSKA"),
        Example("Kevin Pacheco — Today at 9:12 PM\nare you there?", "KEVIN PACHECO"),
        Example("By: /s/ Ruth Castellano", "RUTH CASTELLANO"),
        Example('Name: Tyrone "TJ" Beckham', "TYRONE BECKHAM"),
        Example("Dep. T. Castellano responded", "T CASTELLANO"),
        Example("rented to John and Mary Castellano", "JOHN CASTELLANO"),
        Example("Petitioner MARGARET ANNE DELACROIX-HUFF appeared", "MARGARET ANNE DELACROIX HUFF"),
        Example("signed by James Thomas Wexlerova", "JAMES THOMAS WEXLEROVA"),
        Example("Children present: Winona (DOB 8/19/2019)", "WINONA"),
    ),
    counter_examples=(
        Example("Meet us at 1200 Martin Luther King Blvd."),
        Example("San Jose is in Santa Clara County."),
        Example("April May and Main Street"),
        Example("File name: Quarterly Report"),
        Example("Wells Fargo Bank and Madison Square Garden"),
        Example("Patient Portal, Member Services, OFFICER SAFETY REPORT"),
        Example("Queue name: Grace Period"),
        Example("Roman Empire, Jordan River, Calvin Klein Jeans"),
        Example("U. S. Congress and N. Y. Times"),
    ),
    not_covered="Names in lower case without label, single names without title or label, names of which no part is "
    "listed and nothing near by tells, and names in scripts other than Latin.",
    validator="name lists, titles, labels, mailboxes near by",
)
