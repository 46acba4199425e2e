"""The fields of a form that say what somebody is, and the closed lists of what may stand in them."""

import re

from pii_scan.detect.country_names import country_names

_MARITAL = (
    "single|married|divorced|widow(?:ed|er)?|separated|domestic partner(?:ship)?|never married|common[ -]law|"
    "solter[oa]|casad[oa]|divorciad[oa]|viud[oa]|separad[oa]|uni[oó]n libre|ledig|verheiratet|geschieden|verwitwet|"
    "c[eé]libataire|mari[eé]e?|divorc[eé]e?|veu(?:f|ve)|celibe|nubile|coniugat[oa]|solteir[oa]"
)
_RELIGION = (
    "catholic|roman catholic|protestant|baptist|methodist|lutheran|evangelical|pentecostal|christian|muslim|islam|"
    "sunni|shia|jewish|judaism|hindu|buddhist|sikh|mormon|lds|jehovah'?s witness|atheist|agnostic|orthodox|"
    "cat[oó]lic[oa]|cristian[oa]|evang[eé]lic[oa]|musulm[aá]n|musulmana|jud[ií][oa]|ate[oa]|katholisch|evangelisch"
)
_ETHNICITY = (
    "white|caucasian|black|african[ -]american|hispanic|latin[oax]|asian|native american|american indian|"
    "alaska native|pacific islander|native hawaiian|non[ -]hispanic|two or more races|multiracial|biracial|"
    "middle eastern|blanc[oa]|negr[oa]|mestiz[oa]|hispan[oa]|ind[ií]gena|afroamerican[oa]|asi[aá]tic[oa]"
)
_ORIENTATION = (
    "heterosexual|homosexual|bisexual|straight|gay|lesbian|asexual|pansexual|queer|lgbtq?i?a?[+]?|transgender|trans|"
    "non[ -]?binary|gender ?queer|heterosexuell|homosexuell|bisexuell|lesbiana|transg[eé]nero"
)
_PARTY = (
    "democrat(?:ic)?(?: party)?|republican(?: party)?|independent|libertarian(?: party)?|green(?: party)?|"
    "no party (?:preference|affiliation)|npa|npp|dem|rep|gop|unaffiliated|labou?r|conservative|liberal democrat|"
    "socialist|communist(?: party)?"
)
# Countries whose people a record of custody or aid names often, beside those that have a number of their own here.
_MORE_COUNTRIES = (
    "afghanistan", "afghan", "iraq", "iraqi", "iran", "iranian", "syria", "syrian", "somalia", "somali", "ethiopia",
    "ethiopian", "eritrea", "eritrean", "haitian", "jamaican", "sudan", "sudanese", "congo", "congolese", "cameroon",
    "cameroonian", "liberia", "liberian", "senegal", "senegalese", "nepal", "nepalese", "myanmar", "burmese", "laos",
    "laotian", "cambodia", "cambodian", "yemen", "yemeni", "libya", "libyan", "jordan", "jordanian", "lebanon",
    "lebanese", "palestine", "palestinian", "bahamas", "bahamian", "trinidad and tobago", "trinidadian", "guyana",
    "guyanese", "panama", "panamanian", "stateless", "puerto rico",
)  # fmt: skip
_COUNTRIES = "|".join(
    re.escape(name)
    for name in sorted({*_MORE_COUNTRIES, *(name for names in country_names().values() for name in names)})
    if len(name) > 1
)
_CITIZENSHIP = (
    r"u\.?s\.?a?\.?(?: citizen)?|us citizen|united states citizen|(?:lawful |legal )?permanent resident|lpr|"
    r"green card holder|non[ -]?citizen|undocumented|asylee|asylum seeker|refugee|parolee|daca(?: recipient)?|tps|"
    r"(?:non)?immigrant|naturali[sz]ed(?: citizen)?|dual citizen(?:ship)?|[a-z]-?[1-4][ab]? visa(?: holder)?|"
    rf"(?:{_COUNTRIES})(?: (?:citizen|national))?"
)
_RACE_CODE = r"(?-i:[WBHAIPUOMX])"
END = r"(?=[ \t]*(?:[,;|.)\"'\r\n]|$|[ ]{2}|\t))"
FIELDS = (
    (
        "marital_status",
        r"marital[ _]status|civil[ _]status|estado[ _]civil|familienstand|situation familiale|stato civile",
        _MARITAL,
    ),
    (
        "religion",
        r"religion|religi[oó]n|religious (?:preference|affiliation)|faith|konfession|religi[aã]o",
        _RELIGION,
    ),
    (
        "ethnicity",
        r"race(?: ?/ ?ethnicity)?|ethnicity|ethnic (?:group|origin|background)|raza|etnia|origen [eé]tnico",
        rf"(?:{_ETHNICITY}|{_RACE_CODE})(?:(?: or |/|, ?)(?:{_ETHNICITY}))?",
    ),
    (
        "sexual_orientation",
        r"sexual (?:orientation|preference|identity)|orientaci[oó]n sexual|sexuelle orientierung|gender identity|"
        r"identidad de g[eé]nero",
        _ORIENTATION,
    ),
    (
        "political_party",
        r"(?:political )?party (?:affiliation|registration|preference|enrollment)|political (?:affiliation|party|"
        r"opinions?)|registered party|partido pol[ií]tico|party code",
        _PARTY,
    ),
    (
        "union_membership",
        r"(?:trade |labor |labour )?union (?:member(?:ship)?|affiliation)(?: status)?|trade union|sindicato",
        r"(?:active |inactive |retired )?member|yes|(?-i:[A-Z]{3,6})(?: local)? ?#?\d{0,4}|local \d{1,4}|teamsters|"
        r"non[ -]member",
    ),
    (
        "citizenship",
        r"(?:country of )?citizenship(?: status)?|citizen of|nationality|immigration status|nacionalidad|"
        r"ciudadan[ií]a|estatus migratorio|staatsangeh[oö]rigkeit|nationalit[eé]|nazionalit[aà]|alien status",
        _CITIZENSHIP,
    ),
)
"""(trait, label, values), as expressions."""
