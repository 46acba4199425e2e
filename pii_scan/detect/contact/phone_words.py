"""The words before and after a telephone number: what announces it, what speaks against it, and from where it is."""

import re
from dataclasses import replace
from functools import lru_cache

from pii_scan.detect.detector import Candidate

LABELS = (
    "phone", "phones", "phone numbers", "phone nos", "phone no", "phone number", "phone #", "telephone",
    "telephone no", "telephone number", "tel", "tel.", "tel no", "cell", "cell phone", "cell no", "cell number",
    "direct", "direct line", "my line", "cellphone", "mobile", "mobile no", "mobile number", "mob",
    "home phone", "work phone", "daytime phone", "evening phone", "alternate phone", "alt phone",
    "emergency phone", "contact phone", "call", "call me", "called", "caller", "caller id", "callee", "ani",
    "dnis", "dialed", "dialled", "contact", "contact no", "contact number", "text", "text me", "sms",
    "whatsapp", "signal", "viber", "telegram", "fax", "fax no", "fax number", "facsimile", "telefax", "from",
    "to", "ph", "ph.", "ph#", "ph no", "msisdn", "teléfono", "telefono", "tel/cel", "cel", "cel.", "celular",
    "móvil", "movil", "llamar", "número de teléfono", "my number", "new number", "number is", "mi número",
    "mi numero", "numero de telefono", "llámame", "llamame", "teléfonos", "tlf", "tfno", "pager", "landline",
    "reach me at", "handphone", "hand phone", "contact #", "contact nos", "mobile #", "cell #", "tel #",
    "tel. no", "tel/mob", "reached at", "voicemail", "toll free", "toll-free", "hotline", "home", "work",
    "cell/mobile", "home tel", "work tel", "home/cell", "phone (home)", "phone (cell)", "phone (work)",
    "téléphone", "tél", "tél.", "portable", "télécopie", "telefon", "telefonnummer", "rufnummer", "handy",
    "handynummer", "mobil", "mobiltelefon", "festnetz", "telefonnr", "tel.-nr", "tel.nr", "cellulare", "cell.",
    "telefone", "telemóvel", "fone", "telefoon", "telefoonnummer", "mobiel", "puhelin", "puh", "gsm", "komórka",
    "tel. kom.", "recado", "recados", "fono", "telf", "tfn", "celulares", "natel", "mobilnummer", "mobilnr",
    "tlf.nr", "telefonszám", "telefonnr.", "tel. komórkowy", "nr telefonu", "mobitel", "cep", "cep tel",
    "cep telefonu", "no hp", "hp", "telepon", "no telp", "no tel", "no. telefon", "sđt", "số điện thoại",
    "điện thoại", "di động", "m-pesa", "mpesa", "電話", "電話番号", "携帯", "携帯電話", "携帯番号", "手機",
    "手機號碼", "聯絡電話", "電話號碼", "行動電話", "手机", "手机号", "手机号码", "电话", "电话号码",
    "联系电话", "联系方式", "전화", "전화번호", "휴대폰", "휴대전화", "휴대폰번호", "핸드폰", "연락처", "โทร",
    "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "มือถือ", "τηλ", "τηλ.", "τηλέφωνο", "κινητό", "тел", "тел.",
    "телефон", "моб", "моб.", "мобильный", "моб. телефон", "טלפון", "טל", "נייד", "מספר טלפון", "هاتف",
    "الهاتف", "رقم الهاتف", "جوال", "الجوال", "رقم الجوال", "موبايل", "المحمول", "फोन", "मोबाइल",
    "new #", "my #", "his #", "her #", "cell #", "te1ephone", "teiephone", "ph0ne", "phcne", "te1", "mobi1e",
)  # fmt: skip
ANTI = (
    "version", "ver", "build", "release", "part", "part no", "sku", "serial", "serial no", "isbn", "upc", "tracking",
    "tracking no", "order no", "order number", "invoice no", "npi", "routing", "account", "account no",
    "account number", "imei", "po number", "item no", "model", "case number", "ref no", "ip", "lot", "ein", "ssn",
    "reference", "reference no", "batch", "job number", "job no", "row count", "meter reading", "catalog number",
    "waybill", "po no", "invoice", "order id", "ticket", "tracking number", "invoice number", "serial number",
)  # fmt: skip
WEAK = frozenset({
    "from", "to", "text", "call", "contact", "direct", "called", "signal", "home", "work", "portable", "handy",
    "mobil", "dialed", "dialled", "telegram", "caller", "ani", "dnis", "callee",
})  # fmt: skip
"""Everyday words: they make a number of the home country likely, and none of another."""

_REGION_OF_LABEL = {
    "téléphone": "FR BE CH CA", "tél": "FR BE CH", "télécopie": "FR BE CH", "portable": "FR BE",
    "telefon": "DE AT CH PL SE NO TR CZ SK HU RO DK HR SI RS", "telefonnummer": "DE AT CH DK NO SE",
    "rufnummer": "DE AT", "handynummer": "DE AT CH", "handy": "DE AT CH", "mobil": "DE AT SE DK NO",
    "mobiltelefon": "DE AT SE NO DK", "festnetz": "DE AT CH", "tel.-nr": "DE AT CH", "telefonnr": "DE AT NO DK",
    "teléfono": "MX ES AR CO CL PE EC VE", "telefono": "MX ES IT AR CO CL PE EC VE",
    "celular": "MX CO AR PE CL BR EC VE UY BO PY CR PA GT DO",
    "cel": "MX CO AR PE CL BR EC VE UY BO PY CR PA GT DO", "móvil": "ES MX", "movil": "ES MX", "tfno": "ES",
    "tlf": "ES NO DK VE",
    "teléfonos": "MX ES AR CO CL PE", "número de teléfono": "MX ES AR CO CL PE", "recados": "MX", "recado": "MX",
    "cellulare": "IT CH", "telefone": "BR PT", "telemóvel": "PT", "fone": "BR", "telefoon": "NL BE",
    "telefoonnummer": "NL BE", "mobiel": "NL BE", "puhelin": "FI", "puh": "FI", "gsm": "BE NL FR TR PL",
    "komórka": "PL", "tel. kom": "PL", "nr telefonu": "PL", "tel. komórkowy": "PL", "fono": "CL", "telf": "VE PE ES EC",
    "natel": "CH", "mobilnummer": "DE AT CH SE NO DK", "mobilnr": "DE AT SE NO DK", "tlf.nr": "NO DK",
    "telefonszám": "HU", "mobitel": "HR SI RS BA", "cep": "TR", "cep tel": "TR", "cep telefonu": "TR", "no hp": "ID",
    "hp": "ID SG MY", "telepon": "ID", "no telp": "ID", "no tel": "MY", "no. telefon": "MY", "sđt": "VN",
    "số điện thoại": "VN", "điện thoại": "VN", "di động": "VN", "m-pesa": "KE TZ", "mpesa": "KE TZ",
    "電話": "JP TW HK", "電話番号": "JP", "携帯": "JP", "携帯電話": "JP", "携帯番号": "JP", "手機": "TW HK",
    "手機號碼": "TW HK", "聯絡電話": "TW HK", "電話號碼": "TW HK", "行動電話": "TW",
    **dict.fromkeys(("手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式"), "CN"),
    **dict.fromkeys(("전화", "전화번호", "휴대폰", "휴대전화", "휴대폰번호", "핸드폰", "연락처"), "KR"),
    **dict.fromkeys(("โทร", "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "มือถือ"), "TH"),
    **dict.fromkeys(("τηλ", "τηλέφωνο", "κινητό"), "GR CY"),
    **dict.fromkeys(("тел", "телефон", "моб", "мобильный", "моб. телефон"), "RU UA BY KZ BG RS"),
    **dict.fromkeys(("טלפון", "טל", "נייד", "מספר טלפון"), "IL"),
    **dict.fromkeys(("هاتف", "الهاتف", "رقم الهاتف", "جوال", "الجوال", "رقم الجوال", "موبايل", "المحمول"),
                    "EG SA AE JO IQ MA DZ KW QA LB"),
    **dict.fromkeys(("फोन", "मोबाइल"), "IN"),
}  # fmt: skip
_PLACES = {
    "GB": "uk|u\\.k\\.|united kingdom|england|scotland|wales|london|manchester|birmingham|leeds|glasgow|edinburgh|"
          "liverpool|bristol|cardiff|belfast",
    "IE": "ireland|dublin|cork|galway|éire", "FR": "france|paris|lyon|marseille|toulouse|nantes|bordeaux|cedex",
    "DE": "germany|deutschland|berlin|hamburg|münchen|munich|köln|frankfurt|stuttgart|gmbh",
    "AT": "austria|österreich|wien|vienna|graz|salzburg", "CH": "switzerland|schweiz|suisse|zürich|zurich|genève|bern",
    "IT": "italy|italia|roma|milano|napoli|torino", "ES": "spain|españa|madrid|barcelona|valencia|sevilla",
    "PT": "portugal|lisboa|porto", "NL": "netherlands|nederland|amsterdam|rotterdam|utrecht|den haag",
    "BE": "belgium|belgique|belgië|bruxelles|brussel|antwerpen|gent", "MX": "m[eé]xico|cdmx|ciudad de m[eé]xico|"
          "guadalajara|monterrey|tijuana|jalisco|puebla", "AR": "argentina|buenos aires|rosario", "BR": "bra[sz]il|"
          "são paulo|sao paulo|rio de janeiro", "CO": "colombia|bogot[aá]|medell[ií]n", "CL": "chile|santiago",
    "PE": "per[uú]|lima", "AU": "australia|sydney|melbourne|brisbane|perth|nsw|qld", "NZ": "new zealand|auckland|"
          "wellington", "IN": "india|mumbai|delhi|bangalore|bengaluru|chennai|hyderabad|kolkata|pune",
    "JP": "japan|tokyo|osaka", "ZA": "south africa|johannesburg|cape town", "SE": "sweden|sverige|stockholm",
    "NO": "norway|norge|oslo", "DK": "denmark|danmark|københavn", "FI": "finland|suomi|helsinki",
    "PL": "poland|polska|warszawa|kraków", "PH": "philippines|manila", "NG": "nigeria|lagos", "PK": "pakistan|karachi",
    "CN": "china|beijing|shanghai", "IL": "israel|tel aviv", "TR": "türkiye|turkey|istanbul|ankara",
    "DO": "santo domingo|rep[uú]blica dominicana", "GT": "guatemala", "SV": "el salvador", "HN": "honduras",
    "CU": "cuba|habana", "EC": "ecuador|quito|guayaquil", "VE": "venezuela|caracas", "CR": "costa rica",
}  # fmt: skip
_BY_PLACE = re.compile("|".join(rf"(?P<{region}>\b(?:{words})\b)" for region, words in _PLACES.items()))
_WORDS = re.compile(r"[^\W\d_]+")
_EITHER = re.compile(r"\[(.)(.)\]")


def _first_words() -> frozenset[str]:
    """What a place's name begins with."""
    out: set[str] = set()
    for names in _PLACES.values():
        for name in names.replace("\\", "").split("|"):
            out.update(_WORDS.findall(form)[0] for form in (_EITHER.sub(r"\1", name), _EITHER.sub(r"\2", name)))
    return frozenset(out)


_FIRST_WORDS = _first_words()
EXTENSION = re.compile(r"\s?[,;]?\s?\(?(?:ext(?:ension)?|x|#|anexo|int|poste|durchwahl)\.?[ :]{0,2}(\d{1,6})(?!\d)")


def regions_by_label(label: str) -> tuple[str, ...]:
    """Countries whose language the label is in; empty for English, which is at home everywhere."""
    return tuple(_REGION_OF_LABEL.get(label.rstrip(". :#"), "").split())


@lru_cache(maxsize=1024)
def regions_by_place(near: str) -> tuple[str, ...]:
    """Countries named near by, in person or by a large town.

    Args:
        near: lower case.
    """
    if _FIRST_WORDS.isdisjoint(_WORDS.findall(near)):
        # Names of forty countries are searched at 0.4 MB/s, and hardly any text holds one.
        return ()
    return tuple(dict.fromkeys(match.lastgroup or "" for match in _BY_PLACE.finditer(near)))


_STUCK = re.compile(r"[xX](\d{1,6})$")


def before_extension(candidate: Candidate) -> Candidate:
    """The number alone where its extension is stuck to it: `614-555-0143x12`."""
    stuck = _STUCK.search(candidate.text)
    if stuck is None:
        return candidate
    text, end = candidate.text[: stuck.start()], candidate.start + stuck.start()
    return replace(candidate, text=text, end=end, after=f"x{stuck[1]}{candidate.after}")


def notes(candidate: Candidate) -> tuple[tuple[str, ...], dict[str, str]]:
    """Reasons and attributes from the words around: a fax, an extension."""
    reasons = ("fax",) if "fax" in candidate.label or "facsimile" in candidate.label else ()
    extension = EXTENSION.match(candidate.after)
    return reasons, {"extension": extension[1]} if extension else {}
