"""How the passport numbers of other countries look, and what their passports are called.

Numbers have no check digit outside the machine-readable zone; the country's word beside the number and the
country's own shape are all there is. Shapes: the issuers' specimen pages in PRADO,
https://www.consilium.europa.eu/prado/, and ICAO Doc 9303.
"""

import re
from typing import NamedTuple


class PassportFormat(NamedTuple):
    """One issuer: ISO 3166-1 alpha-3, the shape of its numbers, words that name its passports."""

    country: str
    shape: re.Pattern[str]
    words: re.Pattern[str]


_TABLE = """
ARG [A-Z]{3}\\d{6}|\\d{8}[A-Z]?                        argentin
AUS [A-Z]{1,2}\\d{7}                                   austral
AUT [A-Z]{1,2}\\d{7}                                   austria|österreich
BEL [A-Z]{2}\\d{6}                                     belg
BGD [A-Z]{1,2}\\d{7,8}                                 banglad
BRA [A-Z]{2}\\d{6}                                     bra[sz]il|passaporte
CAN [A-Z]{2}\\d{6}|[A-Z]\\d{6}[A-Z]{2}                 canad
CHE [A-Z]\\d{7}|[A-Z]\\d[A-Z]\\d{5}                    swiss|schweiz|suisse|svizzer
CHL [A-Z]?\\d{8}|\\d{9}                                chile
CHN E[A-Z]\\d{7}|[DEGPS]\\d{8}|P[ES]\\d{7}             chin|\\bprc\\b|护照|護照
COL [A-Z]{2}\\d{6,7}                                   colombia
CUB [A-Z]\\d{6,7}                                      cuba
CZE \\d{8}                                             czech|česk|cestovní pas
DEU [CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}\\d?   german|deutsch|reisepass
DNK \\d{9}                                             danish|dansk
DOM [A-Z]{2}\\d{7}                                     dominican
EGY A\\d{8}                                            egypt
ESP [A-Z]{3}\\d{6}|[A-Z]{2}\\d{7}                      spanish|español|españa
FIN [A-Z]{2}\\d{7}                                     finnish|suomi|passinumero
FRA \\d{2}[A-Z]{2}\\d{5}                               french|français|passeport
GBR \\d{9}|[A-Z]\\d{8}                                 british|\\buk\\b|united kingdom|hmpo|\\bgbr\\b
GHA G\\d{7}                                            ghana
GRC [A-Z]{2}\\d{7}                                     greek|hellenic|διαβατ
GTM [A-Z]?\\d{9}|\\d{8}                                guatemal
HKG [HK][A-Z]?\\d{8}|H\\d{8}|K[A-Z]?\\d{7,8}           hong ?kong|hksar
HTI [A-Z]{2}\\d{7}|[A-Z]\\d{7,8}                       haiti|haïti
HUN [A-Z]{2}\\d{6,7}                                   hungar|magyar|útlevél
IDN [A-Z]\\d{7}|[A-Z]{1,2}\\d{6,7}                     indonesia|paspor\\b
IND [A-Z]\\d{7}                                        india|bharat|पासपोर्ट
IRL [A-Z]{1,2}\\d{7}                                   irish|ireland
ISR \\d{7,8}                                           israel|דרכון
ITA [A-Z]{2}\\d{7}|[A-Z]\\d{6}[A-Z]?                   ital|passaporto
JAM [A-Z]\\d{7}                                        jamaica
JPN [A-Z]{2}\\d{7}                                     japan|旅券|パスポート
KEN [A-Z]{1,2}\\d{6,7}                                 kenya
KOR [MSRGD]\\d{8}|[MSRGD]\\d{3}[A-Z]\\d{4}             korea|여권
LKA N\\d{7}|[A-Z]\\d{7}                                sri lanka
MEX [A-Z]\\d{8}|\\d{9,11}                              m[eé]xic
MYS [AHK]\\d{8}                                        malaysia
NGA [AB]\\d{8}                                         nigeria
NLD [A-NP-Z]{2}[0-9A-NP-Z]{6}\\d                       dutch|netherlands|nederland|paspoort
NOR \\d{8}|[A-Z]{3}\\d{6}                              norw|norsk
NPL \\d{8}|[A-Z]{2}\\d{7}                              nepal
NZL [A-Z]{2}\\d{6}                                     new zealand
PAK [A-Z]{2}\\d{7}                                     pakistan
PER \\d{7,9}                                           peru
PHL [A-Z]{1,2}\\d{7}[A-Z]?|[A-Z]\\d{8}                 philippin|filipin|pilipin
POL [A-Z]{2}\\d{7}                                     polish|polsk|paszport
PRT [A-Z]{1,2}\\d{6}                                   portug|passaporte
ROU \\d{8,9}                                           romani|român|pașaport|pasaport
RUS \\d{9}                                             russia|загран|росси
SAU [A-Z]\\d{8}|[A-Z]\\d{6}                            saudi
SGP [A-Z]\\d{7}[A-Z]                                   singapore
SLV [A-Z]\\d{8}                                        salvador
SWE \\d{8}|[A-Z]{2}\\d{6}                              swedish|svensk
THA [A-Z]{1,2}\\d{6,7}                                 thai|หนังสือเดินทาง
TUR [A-Z]\\d{8}                                        turk|türk
TWN \\d{9}                                             taiwan|\\broc\\b
UKR [A-Z]{2}\\d{6}                                     ukrain|закордон
VEN \\d{9}                                             venez
VNM [A-Z]\\d{7,8}                                      vietnam|việt nam|hộ chiếu
ZAF [AMD]\\d{8}                                        south africa|\\brsa\\b
"""

FORMATS = tuple(
    PassportFormat(country, re.compile(shape), re.compile(words))
    for country, shape, words in (line.split(None, 2) for line in _TABLE.strip().splitlines())
)
