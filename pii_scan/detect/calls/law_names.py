"""Names of called parties that are a law office, as lists of allowed numbers and caller-ID name services write them."""

import re
from enum import StrEnum
from functools import lru_cache

from pii_scan.detect.calls.wording import words_of


class LawName(StrEnum):
    """What a name says about privilege."""

    OFFICE = "law_office_name"
    """A law office or a defender: privileged in all likelihood."""
    WEAK = "law_like_name"
    """A form that law offices share with others (`Hale & Associates`, `Morgan Law`)."""
    PROSECUTION = "prosecution_name"
    """An attorney general or prosecutor: an attorney, and none of the caller's."""
    NONE = ""


_PROSECUTION = re.compile(
    r"\b(?:attorneys? general|atty gen|attny gen|(?:district|county|city|state|states|commonwealth|commonwealths|us|"
    r"united states|prosecuting|town|village|ag|deputy district|assistant district) (?:attorneys?|attys?|attny)|"
    r"prosecut(?:ors?|ion|ing)|das? office|procurad(?:or|ora|uria) general|fiscal(?:ia)?(?: general| del estado)?|"
    r"ministerio publico)\b"
)
_NO_LAW = re.compile(
    r"\b(?:(?:mother|father|brother|sister|son|daughter|parents?|mom|dad|bro|sis) in laws?|in laws?|"
    r"by laws?|law (?:street|st|ave|avenue|road|rd|lane|ln|drive|dr|blvd|enforcement|library|school|student|"
    r"books?|review|and order)|lemon law|power of attorney|lawyers title|notary)\b"
)
_TRADE = re.compile(
    r"\b(?:pizza\w*|grill|deli|restaurant|cafe|coffee|diner|tavern|bakery|barbe?r|salon|spa|lawn\w*|landscap\w*|"
    r"mower|plumb\w*|roof\w*|auto|tires?|towing|bail|bonds?|bonding|fianzas|motel|hotel|apartments?|apts|realty|"
    r"magazine|clothing|tailors?|"
    r"church|school|dental|dentist\w*|medical|clinica?|physicians?|health|hospital|pharmacy|account(?:ing|ants?)|"
    r"cpas?|tax|bookkeep\w*|audit|advisors?|wealth|architects?|engineers?|engineering|consulting|"
    r"deloitte|kpmg|pricewaterhouse\w*|pwc|ernst|grant thornton|bdo|crowe|moss adams|rsm|software|movie|theat(?:er|re)|"
    r"academy|furniture|storage|bagels?|donuts?|lodge|inn|saloon|brewing|brewery|winery|cleaners|laundry|pawn|florist|"
    r"pest|kennels?|farms?|orchards?|marina|campground)\b"
)
_OFFICE = re.compile(
    r"\b(?:law (?:offices?|ofcs?|off|ofic\w*|firms?|grp|group|practice|partners|associates|assoc|assocs|"
    r"chambers|corp|corporation|dept|department|team|llc|llp|pllc|pc|pa|apc|plc|lpa|clinic|center|centre|project)|"
    r"laws? offices?|lawoffices?|lawfirm|lawgroup|"
    r"esq|attorneys?|attorney|attys?|attny|attnys|attorneys at law|counsel(?:l?ors?)? at law|lawyers|"
    r"law(?:yer)? (?:for|representing)|your lawyer|my lawyer|defense lawyer|criminal lawyer|trial lawyer|"
    r"abogad[oa]s?|bufete|despacho (?:juridico|legal|de abogad\w+)|licenciad[oa]s? en derecho|oficina legal|"
    r"asesor(?:ia)? (?:juridic[oa]|legal)|consultorio juridico|servicios (?:legales|juridicos)|ayuda legal|"
    r"asistencia legal|defensor(?:es|as|a|ia)? (?:publicos?|publicas?|de oficio|del pueblo|penal)|"
    r"pub(?:lic)? ?def(?:enders?|ender s|endr|ndr|nder|s)?|publicdefender|federal (?:public )?(?:defenders?|defndr)|"
    r"(?:fed|state|county|appellate|capital|alternate|chief|indigent) (?:pub(?:lic)? )?(?:defenders?|defense|def)|"
    r"defenders? (?:office|offices|ofc|association|assoc|assn|services?|program|project|union|organization)|"
    r"pd s? ?office|pds office|pd ofc|legal aid|legal aide|legal (?:services?|svcs?|defen[sc]e|counsel|clinic|"
    r"assistance|center|centre|group|ofc|office|dept|department|rep|team|defenders)|innocence (?:project|proj|"
    r"center|network|clinic)|aclu|civil liberties union|(?:criminal|injury|immigration|family|defen[sc]e|trial|"
    r"juvenile|appellate|bankruptcy|dui) law|(?:criminal|dui|dwi|legal) defen[sc]e|defen[sc]e (?:firm|counsel|team)|"
    r"solicitors|barristers|(?:solicitor|barrister)(?: at law)?$|"
    r"trial group|avocats?|cabinet d avocats?|rechtsanw[a-z]+|advogad[oa]s?|"
    r"avvocat[oi]|studio legale)\b"
)
_LIMITED = re.compile(r"\b(?:llp)\b")
_ESQUIRE = re.compile(r"\besquire\b$")
_WEAK = re.compile(
    r"\b(?:law|legal|lawyer|lpa|pllc|and (?:associates?|assocs?)|associates|assoc|assocs|counsel(?:or)?)$"
)
_AMPERSAND = re.compile(r"&|\by\b|\+")


@lru_cache(maxsize=65536)
def law_name(text: str) -> LawName:
    """A name that only looks like law (Law Street Pizza, mother-in-law, Lawson) is none."""
    words = words_of(_AMPERSAND.sub(" and ", text.lower()))
    if not words or len(words) > 120:
        return LawName.NONE
    words = words.replace("att y", "atty").replace("atty s", "attys").replace("attorney s ", "attorneys ")
    if _PROSECUTION.search(words):
        return LawName.PROSECUTION
    words = " ".join(_NO_LAW.sub(" ", words).split())
    if _TRADE.search(words) and not _SURE.search(words):
        return LawName.NONE
    if _OFFICE.search(words) or _LIMITED.search(words):
        return LawName.OFFICE
    if _ESQUIRE.search(words) and len(words.split()) >= 3:
        return LawName.OFFICE
    if _WEAK.search(words) and len(words.split()) >= 2:
        return LawName.WEAK
    return LawName.NONE


_SURE = re.compile(
    r"\b(?:law (?:offices?|firms?|group)|attorneys? at law|public defenders?|legal aid|abogad[oa]s?|esq|tax attorneys?|"
    r"attorneys?|innocence (?:project|center|network|clinic))\b"
)
"""Stands above a word of another trade: the law offices of a tax attorney, medical malpractice attorneys."""
PREFILTER = (
    r"(?i)l[ae]w|leg[ae]l|att+[o'’]?r?n|atty|att'?y|esq|llp|l\.l\.p|defen|def|counsel|abog|bufete|jur[ií]d|licenciad|"
    r"aclu|innocence|solicitor|barrister|avocat|advoga|avvocat|rechtsan|trial|civil lib|prosec|d\.?a\.?['’]?s|fiscal|"
    r"ministerio|procurad|\bp\.?d\.?['’ ]|lpa|pllc|assoc|p\.l\.l"
)
"""RE2: every name that `law_name` says anything of holds one of these."""
