"""Postal addresses outside the US: street and region in the order that each country's post asks for."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pii_scan.detect.address.anchor import Taken
from pii_scan.detect.address.card_address import LICENCES, before_street
from pii_scan.detect.address.east_asian import east_asian
from pii_scan.detect.address.world_labelled import HEADER, addresses_at_labels
from pii_scan.detect.address.world_region import REGION_AT, Region, region_at
from pii_scan.detect.address.world_street import Street, street_before
from pii_scan.detect.address.world_street_alone import streets_alone
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

ADDRESS = Kind("address", LegalClass.ADDRESS, "Postal address outside the US", "LOCATION")
_OTHER_FIELDS = re.compile(
    r"(?i)\b(?:ssn|itin|dob|ip pin|soc(?:ial)? sec\w*|mrn|policy no|acct)\b|\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"
    r"|\b[0-2][0-9][0-5][0-9] (?:hrs|hours|utc|gmt|zulu)\b"
)
"""Words of a form that no address holds: what looks like street and code are two of its values."""
_YEAR = re.compile(r"(?:19|20)\d\d")


_BY_LABEL = ("street:label",)
_BY_ORDER, _BY_HEADER = 3.0, 0.5
"""Log-odds of a cell: in an order that some country's post asks for, and of a number and words in any order."""


def find_addresses(text: Text, context: Context) -> Iterator[Found]:
    body = text.text
    taken = Taken()
    for low, high in REGION_AT.spans(body):
        region = region_at(body, low, high)
        if region is None or taken.overlaps(region.start, region.end):
            continue
        street = street_before(body, region.start, taken.end_before(region.start))
        if street is None:
            continue
        confidence = _confidence(region, street)
        if confidence and not _OTHER_FIELDS.search(body, street.start, region.end):
            taken.add(street.start, region.end)
            start = street.start
            if context.document_type in LICENCES:
                start += before_street(body[start : region.end])
            yield _found(body, start, region.end, confidence, region, context)
    for start, end, country in east_asian(body):
        found = _found(body, start, end, 0.9, None, context, "east_asian")
        yield replace(found, attributes={"country": country})
    for start, end, confidence, order in streets_alone(body, taken):
        yield _found(body, start, end, confidence, None, context, order)
    for start, end, confidence in addresses_at_labels(body, taken):
        yield _found(body, start, end, confidence, None, context, "label")


def _confidence(region: Region, street: Street) -> float:
    """0 where it is more likely something else."""
    sure = street.labelled or region.named
    if _YEAR.fullmatch(region.code) and not street.foreign:
        # `2018 R. Goldschmidt, 2020 Ralf Jung` is a list of copyrights.
        return 0.0
    if region.distinct and street.numbered:
        return 0.95 if street.typed or sure else 0.85
    if region.system.name == "country":
        return 0.85 if street.typed else 0.0
    if not street.numbered:
        return 0.85 if street.labelled else 0.75 if street.own_line else 0.0
    if street.typed:
        return 0.95 if sure else 0.88
    if sure:
        return 0.85
    if street.own_line:
        return 0.72 if region.system.name in ("five", "nordic") or region.ends_line else 0.5
    return 0.4 if region.system.name in ("five", "four", "nordic") else 0.0


def _found(
    body: str, start: int, end: int, confidence: float, region: Region | None, context: Context, order: str = ""
) -> Found:
    raw = body[start:end]
    attributes = {}
    if region is not None:
        attributes = {"postcode": region.code, **({"country": region.country} if region.country else {})}
    return Found(
        ADDRESS,
        raw,
        normal_address(raw),
        confidence,
        start,
        end,
        (f"region:{region.system.name}" if region else f"street:{order}",),
        dummy=context.document_type == "specimen",
        attributes=attributes,
    )


def check_cell(candidate: Candidate) -> Verdict | None:
    """A cell of an address column that is an address of one of these orders nearly as a whole."""
    cell = candidate.text.strip()
    if not candidate.column or not 6 <= len(cell) <= 160:
        return None
    lead = "Address: "
    for found in find_addresses(Text(lead + cell), candidate.context):
        if (found.end or 0) - (found.start or 0) >= 0.7 * len(cell):
            odds = _BY_HEADER if found.reasons == _BY_LABEL else _BY_ORDER
            return Verdict(found.normal, odds, found.reasons, found.dummy, attributes=found.attributes)
    return None


def normal_address(raw: str) -> str:
    """Upper case, no accents, one comma between the lines; `STRASSE` and `STR.` compare equal."""
    from pii_scan.detect.person.normal import fold

    lines = [" ".join(line.replace(".", " ").split()) for line in re.split(r"[\n\r,]+", fold(raw))]
    return re.sub(r"STRASSE\b", "STR", ", ".join(line.strip(" -") for line in lines if line.strip(" -")))


DETECTOR = Detector(
    kind=ADDRESS,
    standard="UPU S42, International postal addressing: https://www.upu.int/en/postal-solutions/"
    "programmes-services/addressing-solutions",
    check=check_cell,
    headers=(
        r"^(?!.*\b(?:e ?mail|ip|mac|web|url|wallet|bitcoin|memory|host|remote)\b).*\baddress(?: ?(?:line)? ?[1l])?$",
        r"^(?:post|wohn|liefer|rechnungs)?(?:adresse|anschrift)$|^stra(?:ß|ss)e(?: (?:und )?(?:haus)?n(?:umme)?r)?$",
        r"^(?:direcci[oó]n|domicilio|indirizzo|endere[cç]o|morada|adres|adress|osoite|adresa|straat|via|rue)$",
        r"^(?:adrese|adresas|aadress|naslov|adresi|alamat|adres zamieszkania|residenza|wohnanschrift)$",
        HEADER,
    ),
    find=find_addresses,
    examples=(
        Example("Hauptstr. 12, 10115 Berlin", "HAUPTSTR 12, 10115 BERLIN"),
        Example("12 rue de la Paix\n75002 Paris", "12 RUE DE LA PAIX, 75002 PARIS"),
        Example("Calle Mayor 5, 28013 Madrid", "CALLE MAYOR 5, 28013 MADRID"),
        Example("82 Clerkenwell Road, London, EC1M 5RF", "82 CLERKENWELL ROAD, LONDON, EC1M 5RF"),
        Example("6 Cowan Avenue\nLondon, ON N6C 2W9", "6 COWAN AVENUE, LONDON, ON N6C 2W9"),
        Example("223 William Street, Melbourne VIC 3000", "223 WILLIAM STREET, MELBOURNE VIC 3000"),
        Example("Keizersgracht 1, 1015 CJ Amsterdam", "KEIZERSGRACHT 1, 1015 CJ AMSTERDAM"),
        Example(
            "Rua Augusta 123 - Consolação, São Paulo - SP, 01305-000",
            "RUA AUGUSTA 123 - CONSOLACAO, SAO PAULO - SP, 01305-000",
        ),
    ),
    counter_examples=(
        Example("32 B- DRCRUS 18727:58:018F\n240 103 04:55:56 32 SC06BB"),
        Example("Chapter 12, 2019 Annual Report"),
        Example("order 12, 45402 Units"),
        Example("GET /a 200 1234 OK"),
        Example("The 12 rue members met in 2019 Paris"),
    ),
    validator="a postal code's form with its town, behind a street with a house number",
    not_covered="Scripts other than Latin; streets without a house number; countries whose order is unlike these.",
)
