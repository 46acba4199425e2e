"""US street addresses and post-office boxes."""

import re
from collections.abc import Iterator

from pii_scan.detect.address.anchor import anchors
from pii_scan.detect.address.card_address import CARDS, on_card
from pii_scan.detect.address.parse import parse_address, parse_region
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.kinds_shared import US_ADDRESS
from pii_scan.model.evidence import Text

_DUMMY = re.compile(r"ANYTOWN|^123 (?:ANY|ANYWHERE|EXAMPLE|FAKE|SAMPLE|YOUR) (?:ST|AVE|RD)\b")


def find_addresses(text: Text, context: Context) -> Iterator[Found]:
    # Fill-in lines stand around what was written on them; offsets stay the same.
    body = text.text.replace("_", " ") if "__" in text.text else text.text
    if context.document_type == "chat_screenshot":
        # A bubble wraps an address anywhere; offsets stay the same.
        body = body.replace("\n", " ")
    for anchor in anchors(body):
        raw, whole = body[anchor.start : anchor.end], False
        if context.document_type in CARDS:
            raw, whole = on_card(text.text, anchor, raw)
        if anchor.rest and not whole:
            parsed = parse_address(f"{raw}, {anchor.rest}")
        else:
            parsed = parse_address(raw) if anchor.reason != "city_state_zip" else parse_region(raw)
        if parsed is None:
            continue
        yield Found(
            US_ADDRESS,
            raw,
            parsed.normal,
            max(anchor.confidence, 0.9) if whole else anchor.confidence,
            anchor.start,
            anchor.end,
            (anchor.reason,),
            dummy=_DUMMY.search(parsed.normal) is not None or context.document_type == "specimen",
            attributes=parsed.attributes,
        )


def check_cell(candidate: Candidate) -> Verdict | None:
    """A cell of an address column: number and street, or a box."""
    if not candidate.column or len(candidate.text) > 160:
        return None
    parsed = parse_address(candidate.text.strip())
    if parsed is None:
        return None
    return Verdict(parsed.normal, 4.0, ("address_form",), attributes=parsed.attributes)


DETECTOR = Detector(
    kind=US_ADDRESS,
    standard="USPS Publication 28, Postal Addressing Standards, https://pe.usps.com/text/pub28/",
    check=check_cell,
    headers=(
        r"^(?!.*\b(?:e ?mail|ip|mac|web|url|wallet|bitcoin|memory|host|remote)\b).*\baddress(?: ?(?:line)? ?[1l])?$",
        r"\b(?:street|mailing|home|billing|shipping|residential|postal) ?addr",
        r"^(?:addr|addr ?1|street|street ?1|street name|domicilio|direcci[oó]n|residence|calle)$",
    ),
    find=find_addresses,
    examples=(
        Example("She lives at 1234 Elm Street, Dayton, OH 45402.", "1234 ELM ST, DAYTON, OH 45402"),
        Example("8 1234 N OAK AVE APT 4B\nMIAMI, FL 33101", "1234 N OAK AVE APT 4B, MIAMI, FL 33101"),
        Example("P.O. Box 551, Tulsa, Oklahoma 74101", "PO BOX 551, TULSA, OK 74101"),
        Example("Address: 77 Sunset Way", "77 SUNSET WAY"),
        Example("900 Broadway, New York, NY 10003", "900 BROADWAY, NEW YORK, NY 10003"),
        Example("4410 W CEDAR LN\nBOISE ID 83702", "4410 W CEDAR LN, BOISE, ID 83702"),
    ),
    counter_examples=(
        Example("Open 24 Hours a day, 7 Days a week"),
        Example("A 5 Star Way of life"),
        Example("In 1998 Dr Smith moved on."),
        Example("Version 10 Run 4 took 12345 ms"),
        Example("The 3 Musketeers Court the queen"),
    ),
    validator="street, suffix, state and ZIP of that state",
    not_covered="Addresses of other countries; rural routes without a number; streets split over table columns.",
)
