"""Countries that write the postal code, or the country itself, at the very end: `London EC1M 5RF`, `ON N6C 2W9`."""

import unicodedata

from pii_scan.detect.address.world_system import TOWN, TOWN_WORD, system
from pii_scan.detect.address.world_words import COUNTRY

_PROVINCE_CA = (
    "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|PQ|SK|YT|Alberta|British Columbia|Manitoba|New Brunswick|"
    "Newfoundland(?: and Labrador)?|Nova Scotia|Ontario|Prince Edward Island|Qu[eé]bec|Saskatchewan|Yukon|Nunavut|"
    "Northwest Territories"
)
_CODE_CA = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d"
_STATE_AU = (
    "NSW|VIC|QLD|WA|SA|TAS|ACT|NT|New South Wales|Victoria|Queensland|Western Australia|South Australia|Tasmania|"
    "Northern Territory|Australian Capital Territory"
)
_CODE_GB = (
    r"(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|"
    r"L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
    r"\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2}"
)
"""The 124 areas, with the Channel Islands and Man: Royal Mail, PAF Programmers' Guide; GIR 0AA left out."""
_LETTER_IE = "AC-FHKNPRTV-Y"
_ROUTING_IE = (
    "A4[125]|A63|A67|A75|A8[1-6]|A9[12468]|C15|D(?:0[1-9]|1[0-8]|2[024]|6W)|E21|E25|E32|E34|E41|E45|E53|E91|F12|F23|F26|"
    "F28|F31|F35|F42|F45|F52|F56|F9[1-4]|H1[2468]|H23|H53|H54|H62|H65|H71|H91|K3[246]|K45|K56|K67|K78|N37|N39|N41|N91|"
    "P12|P14|P17|P24|P25|P31|P32|P36|P43|P47|P51|P56|P61|P67|P72|P75|P81|P85|R14|R21|R32|R35|R42|R45|R51|R56|R93|R95|"
    "T12|T23|T34|T45|T56|V14|V15|V23|V31|V35|V42|V9[2-5]|W12|W23|W34|W91|X35|X42|X91|Y14|Y21|Y25|Y34|Y35"
)
"""The 139 routing keys of Eircode: https://www.eircode.ie"""
_CODE_IE = rf"(?:{_ROUTING_IE})[ ]?[0-9{_LETTER_IE}](?=[0-9A-Z]{{0,2}}\d)[0-9{_LETTER_IE}]{{3}}"
_TOWNS_SOUTH = (
    "Auckland|Wellington|Christchurch|Hamilton|Tauranga|Dunedin|Napier|Nelson|Rotorua|Whang[aā]rei|Palmerston North|"
    "Invercargill|Johannesburg|Cape Town|Durban|Pretoria"
)
_UF = "AC|AL|AP|AM|BA|CE|DF|ES|GO|MA|MT|MS|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO"
_TOWN_BR = rf"{TOWN_WORD}(?:[ ](?:(?:do|da|de|dos|das)[ ])?{TOWN_WORD}){{0,4}}"
_STATE_IN = (
    "Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Goa|Gujarat|Haryana|Himachal Pradesh|Jharkhand|"
    "Karnataka|Kerala|Madhya Pradesh|Maharashtra|Manipur|Meghalaya|Mizoram|Nagaland|Odisha|Orissa|Punjab|Rajasthan|"
    "Sikkim|Tamil Nadu|Telangana|Tripura|Uttar Pradesh|Uttarakhand|West Bengal|Delhi|New Delhi|Chandigarh|Puducherry|"
    "Jammu and Kashmir"
)
_TOWN_IN = (
    "Mumbai|Delhi|New Delhi|Bangalore|Bengaluru|Hyderabad|Chennai|Kolkata|Pune|Ahmedabad|Jaipur|Lucknow|Kanpur|Nagpur|"
    "Indore|Thane|Bhopal|Visakhapatnam|Patna|Vadodara|Ghaziabad|Ludhiana|Agra|Nashik|Faridabad|Meerut|Rajkot|Varanasi|"
    "Amritsar|Noida|Gurgaon|Gurugram|Kochi|Coimbatore|Mysore|Mysuru|Guwahati|Surat|Chandigarh|Trivandrum|Madurai|"
    "Mangalore"
)
_PIN = r"(?i:pin(?:[ ]?code)?)[ :.-]{0,3}"
_STATE_MX = (
    "AGS|BCS|BC|CAMP|CHIS|CHIH|COAH|COL|CDMX|DF|DGO|GTO|GRO|HGO|JAL|MEX|EDOMEX|MICH|MOR|NAY|NL|OAX|PUE|QRO|Q\\. ?ROO|"
    "QROO|SLP|SIN|SON|TAB|TAMPS|TLAX|VER|YUC|ZAC"
)
_TOWN_CL = TOWN.replace("<town>", "<town2>")
_REGION_CL = r"Regi[oó]n[ ](?:Metropolitana|del?[ ])(?:[^\W\d_]|[ '’])*"

SYSTEMS = (
    system("ca", rf"(?:(?:{_PROVINCE_CA})\.?(?:[ ,]{{1,3}}|\n))?(?P<code>{_CODE_CA})", "CA", distinct=True),
    system("au", rf"(?:{_STATE_AU})\.?[ ,]{{1,3}}(?P<code>\d{{4}})", "AU", distinct=True),
    system("ie", rf"(?P<code>{_CODE_IE})", "IE", distinct=True),
    system("gb", rf"(?P<code>{_CODE_GB})", "GB", distinct=True),
    system(
        "br",
        rf"(?:{TOWN}[ ]?[-/,][ ]?)?(?:(?:{_UF})(?:[ ,-]{{1,3}}|\n))?(?:CEP:?[ ]?)?(?P<code>\d{{5}}-\d{{3}})"
        rf"(?:[ ,-]{{1,3}}{_TOWN_BR}[ ]?[-/,][ ]?(?:{_UF})\b)?",
        "BR",
        distinct=True,
    ),
    system("br8", rf"(?P<code>\d{{8}})[ ]{TOWN}[ ]/[ ](?:{_UF})", "BR", distinct=True),
    system("jp", rf"(?:{TOWN}[ ,]{{1,2}})?(?P<code>〒?[ ]?\d{{3}}-\d{{4}})", "JP", distinct=False),
    system(
        "in",
        rf"(?:(?P<town>{_TOWN_IN}|{_STATE_IN})(?:,[ ](?:{_STATE_IN}))?[ ]?[-,.:]?[ ]?-?(?:{_PIN})?"
        rf"(?P<code>[1-9]\d{{2}}[ ]?\d{{3}})|{_PIN}(?P<code2>[1-9]\d{{2}}[ ]?\d{{3}})|"
        rf"{TOWN_WORD}[ ]?[-][ ]?(?P<code3>[1-9]\d{{5}}))(?:,?[ \n]{{1,2}}(?:{_STATE_IN}))?",
        "IN",
        distinct=True,
    ),
    system(
        "town_five",
        rf"{TOWN},[ ](?:(?:{_STATE_MX})\.?[ ])?(?P<code>\d{{5}})(?:-\d{{4}})?",
        "ES MX",
        distinct=False,
    ),
    system("town_four", rf"{TOWN}[ ](?P<code>\d{{4}}),[ ](?:{TOWN_WORD}[ ]?){{1,3}}", "AR", distinct=False),
    system("town_six", rf"{TOWN}(?:,[ ]|[ ]-[ ]|[ -])(?P<code>[1-9]\d{{5}})", "IN RO SG", distinct=False),
    system("town_four_end", rf"{TOWN}[ ](?P<code>\d{{4}})(?=[ ]?(?:\n|$))", "NZ", distinct=False),
    system(
        "cl",
        rf"(?:{TOWN},[ ])?{_REGION_CL}(?:,[ ](?P<code>\d{{7}}))?|(?P<code2>\d{{7}})[ ]{_TOWN_CL}",
        "CL",
        distinct=True,
    ),
    system("ar", rf"(?P<code>[A-HJ-NP-Z]\d{{4}}[ ]?[A-Z]{{3}})(?:[ ,]{{1,2}}{TOWN})?", "AR", distinct=True),
    system("nz", rf"(?P<town>{_TOWNS_SOUTH})[ ,]{{1,2}}(?P<code>\d{{4}})", "NZ ZA", distinct=True),
    system(
        "country",
        rf"{TOWN}(?=(?:,|[ ]?\n)[ ]?{COUNTRY}\b)",
        "",
        distinct=False,
    ),
)


def _plane(pattern: str) -> str:
    """A pattern as the plane of words shows it: accents off, other letters as their filler."""
    bare = unicodedata.normalize("NFKD", pattern)
    return "".join(ch if ch.isascii() else "\\xff" for ch in bare if not unicodedata.combining(ch))


ROUGH = (
    r"[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d",
    r"(?:NSW|VIC|QLD|[^A-Z]WA|[^A-Z]SA|TAS|ACT|[^A-Z]NT|Wales|Victoria|Queensland|Australia|Tasmania|Territory)"
    r"\.?[ ,]{1,3}\d{4}",
    r"[^0-9A-Za-z][A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}[^0-9A-Za-z]",
    r"[^0-9A-Za-z][AC-Y]\d[\dW] ?[0-9AC-Y]{4}[^0-9A-Za-z]",
    r"[^0-9.-]\d{5}-\d{3}[^0-9-]",
    r"(?i:pin(?: ?code)?[ :.-]{1,3}\d{3})",
    r"[a-z] ?- ?[1-9]\d{5}[^0-9]|[a-z][ ,]{1,2}\d{3}-\d{4}[^0-9]",
    r"\n\d{7,8} [A-Z][a-z]",
    rf"[a-z\xff], (?:(?:{_STATE_MX})\.? )?\d{{5}}[^0-9]",
    r"[a-z\xff] \d{4}, [A-Z]",
    r"[A-Z\xff][a-z\xff]{2,20}(?:, | - |[ -])[1-9]\d{2} ?\d{3}[^0-9]",
    r"[a-z\xff] \d{4} ?\n",
    r"Region (?:Metro|del? )|[A-HJ-NP-Z]\d{4} ?[A-Z]{3}[^A-Za-z]",
    rf"[a-z\xff)][,\n] ?(?:{_plane(COUNTRY)})\b",
    rf"(?:{_plane(_TOWNS_SOUTH)})[ ,]{{1,2}}\d{{4}}",
)
"""For a sieve over the plane of words; each ends behind the code."""
