"""Countries that write the postal code before the town: `10115 Berlin`, `1015 CJ Amsterdam`, `C.P. 06000, CDMX`."""

from pii_scan.detect.address.world_system import GAP, TOWN, TOWN_WORD, system
from pii_scan.detect.address.world_words import COUNTRY

_FIVE = "D|DE|F|FR|E|ES|I|IT|FI|HR|MX"
_FOUR = "A|AT|CH|B|BE|L|LU|DK|N|NO|H|HU|SI|CY"
_CAPITAL = "[A-ZÁÉÍÓÚ]"

SYSTEMS = (
    system("nl", rf"(?P<code>(?:NL-)?[1-9]\d{{3}}[ ]?[A-Z]{{2}})(?:[ ,]{{1,3}}|\n){TOWN}", "NL", distinct=True),
    system("pl", rf"(?P<code>(?:PL-)?\d{{2}}-\d{{3}}){GAP}{TOWN}", "PL", distinct=True),
    system("pt", rf"(?P<code>(?:PT?-)?\d{{4}}-\d{{3}}){GAP}{TOWN}", "PT", distinct=True),
    system(
        "mx",
        r"(?i:c\.?[ ]?p\.?)[ :]{0,2}(?P<code>\d{4,5})"
        rf"(?:[ ,.]{{1,3}}{TOWN}(?:,[ ]{TOWN_WORD}(?:[ ]{TOWN_WORD}){{0,2}})?)?",
        "MX ES AR",
        distinct=True,
    ),
    system("nordic", rf"(?P<code>(?:SE?-|S-|CZ-|GR-|SK-)?\d{{3}}[ ]\d{{2}}){GAP}{TOWN}", "SE CZ SK GR", distinct=False),
    system(
        "five",
        rf"(?P<code>(?:(?:{_FIVE})[- ])?\d{{5}}){GAP}{TOWN}(?:(?<=[Xx])[ ]\d{{1,2}}(?!\d))?"
        rf"(?:,?[ ]\(?[A-Z]{{2}}\)?|,[ ](?!{COUNTRY}\b){_CAPITAL}\w+(?:[ ]{_CAPITAL}\w+)*\.?)?",
        "DE FR ES IT MX FI HR",
        distinct=False,
    ),
    system(
        "four",
        rf"(?P<code>(?:(?:{_FOUR})[- ])?\d{{4}})(?:{GAP}|\n){TOWN}(?:[ ][A-Z]{{2}})?",
        "AT CH BE LU DK NO HU SI",
        distinct=False,
    ),
)
ROUGH = (
    r"(?:[0-9][A-Za-z]?[ ]|[^\n][,\n]\n?[ ]|[^\n]\n|[ ]-[ ])(?:[A-Z]{1,2}-)?"
    r"(?:\d{4,5}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}),? [A-Z\xff]",
    r"(?i:\bc\.? ?p\.? ?:? ?\d{4,5})",
    r"\d{4} ?[A-Z]{2}\n[A-Z\xff']",
    r"\n\d{4}\n[A-Z\xff]",
)
"""For a sieve over the plane of words; each ends behind the code."""
