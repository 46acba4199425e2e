"""What countries and their citizens are called, for labels and headers that name one: `Malta ID`, `NIT (Guatemala)`.

Names in English and in the country's own language, adjectives in English and, for Spanish America, in Spanish.
"""

from functools import cache

from pii_scan.detect.normalise import fold

_TABLE = """
ae United Arab Emirates; UAE; Emirati; Emirates
al Albania; Albanian
ar Argentina; Argentine; Argentinian; argentino; argentina
at Austria; Austrian; Österreich
au Australia; Australian
az Azerbaijan; Azerbaijani
bd Bangladesh; Bangladeshi
be Belgium; Belgian; België; Belgique
bg Bulgaria; Bulgarian
bo Bolivia; Bolivian; boliviano; boliviana
br Brazil; Brazilian; Brasil; brasileiro
by Belarus; Belarusian
ca Canada; Canadian
ch Switzerland; Swiss; Schweiz; Suisse
cl Chile; Chilean; chileno; chilena
cn China; Chinese; PRC
co Colombia; Colombian; colombiano; colombiana
cr Costa Rica; Costa Rican; costarricense
cu Cuba; Cuban; cubano; cubana
cy Cyprus; Cypriot
cz Czech; Czechia; Czech Republic; Slovak; Slovakia
de Germany; German; Deutschland
dk Denmark; Danish; Danmark
do Dominican Republic; Dominican; dominicano; dominicana
dz Algeria; Algerian; Algérie
ec Ecuador; Ecuadorian; ecuatoriano; ecuatoriana
ee Estonia; Estonian; Eesti
eg Egypt; Egyptian
es Spain; Spanish; España; español; española
fi Finland; Finnish; Suomi
fo Faroe Islands; Faroese; Faroe
fr France; French; français; française
ge Georgia; Georgian
gh Ghana; Ghanaian
gr Greece; Greek; Hellenic
gt Guatemala; Guatemalan; guatemalteco; guatemalteca
hk Hong Kong; HKSAR
hn Honduras; Honduran; hondureño; hondureña
hr Croatia; Croatian; Hrvatska
ht Haiti; Haitian; Haïti; haïtien
hu Hungary; Hungarian; Magyar
id Indonesia; Indonesian
ie Ireland; Irish
il Israel; Israeli
in India; Indian
is Iceland; Icelandic
it Italy; Italian; Italia; italiano; italiana
jm Jamaica; Jamaican
jp Japan; Japanese
ke Kenya; Kenyan
kr Korea; Korean; South Korea; South Korean
kz Kazakhstan; Kazakh; Kazakhstani
lk Sri Lanka; Sri Lankan
lt Lithuania; Lithuanian; Lietuva
lu Luxembourg; Luxembourgish
lv Latvia; Latvian; Latvija
ma Morocco; Moroccan; Maroc; marocain; marocaine
md Moldova; Moldovan
mt Malta; Maltese
mu Mauritius; Mauritian
mx Mexico; Mexican; México; mexicano; mexicana
my Malaysia; Malaysian
ng Nigeria; Nigerian
ni Nicaragua; Nicaraguan; nicaragüense
nl Netherlands; Dutch; Nederland; Nederlands
no Norway; Norwegian; Norge; norsk
nz New Zealand; NZ
pa Panama; Panamanian; panameño; panameña
pe Peru; Peruvian; Perú; peruano; peruana
ph Philippines; Philippine; Filipino
pk Pakistan; Pakistani
pl Poland; Polish; Polska
pt Portugal; Portuguese; português
py Paraguay; Paraguayan; paraguayo; paraguaya
ro Romania; Romanian; România
ru Russia; Russian; Russian Federation
sa Saudi Arabia; Saudi; KSA
se Sweden; Swedish; Sverige; svensk
sg Singapore; Singaporean; S'pore
si Slovenia; Slovenian; Slovene; Slovenija
sv El Salvador; Salvadoran; Salvadorian; salvadoreño; salvadoreña
th Thailand; Thai
tr Turkey; Turkish; Türkiye; Turk
tw Taiwan; Taiwanese; ROC
tz Tanzania; Tanzanian
ua Ukraine; Ukrainian
ug Uganda; Ugandan
uk United Kingdom; UK; British; Great Britain; GB; GBR
us United States; US; USA; American; U.S.
uy Uruguay; Uruguayan; uruguayo; uruguaya
uz Uzbekistan; Uzbek
ve Venezuela; Venezuelan; venezolano; venezolana
vn Vietnam; Vietnamese; Viet Nam
yu Serbia; Serbian; Bosnia; Bosnian; Yugoslav; Montenegro; Macedonian; North Macedonia
za South Africa; South African; RSA; SA
zw Zimbabwe; Zimbabwean; Zim
"""


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Two-letter code (python-stdnum's, with `yu` and `uk`) → names and adjectives, lower case, accents kept."""
    rows = (line.split(" ", 1) for line in _TABLE.strip().splitlines())
    return {code: tuple(dict.fromkeys(name.strip().lower() for name in names.split(";"))) for code, names in rows}


@cache
def _all_names() -> frozenset[tuple[str, ...]]:
    """Every name as words, without accents, and every code."""
    words = {tuple(fold(name).replace("'", " ").split()) for names in country_names().values() for name in names}
    return frozenset(words | {(code,) for code in country_names() if code not in _WORDS_TOO})


_WORDS_TOO = frozenset({"no", "id", "is", "in", "at", "do", "it", "be", "by", "de", "es", "my", "us", "si"})
_LONGEST = 3


def without_country(words: str) -> str:
    """Header words without a country at their end, as in `passport no india`; the same words where none stands there,
    or nothing else."""
    tokens = words.split(" ")
    for length in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        if tuple(tokens[-length:]) in _all_names():
            return " ".join(tokens[:-length])
    return words


__all__ = ["country_names", "without_country"]
