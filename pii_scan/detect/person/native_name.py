"""Names in other scripts, behind labels of their own languages and in columns named so."""

import re
from collections.abc import Iterator
from itertools import chain
from unicodedata import normalize

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.kinds_shared import PERSON_NAME
from pii_scan.detect.person.normal import normal_name
from pii_scan.model.evidence import Text

_UNPARTED = (
    "姓名", "中文姓名", "客户姓名", "持卡人", "收货人", "收件人", "联系人", "申请人", "开户名", "户名",
    "真实姓名", "患者姓名", "聯絡人", "申請人", "氏名", "お名前", "名前", "患者氏名", "契約者名", "ご契約者名",
    "宛名", "이름", "성명", "성함", "고객명", "환자명", "예금주", "수취인", "받는사람", "받는 사람", "ชื่อ",
    "ชื่อ-นามสกุล", "ชื่อ นามสกุล", "ชื่อสกุล", "ชื่อ-สกุล",
)  # fmt: skip
_PARTED = (
    "фио", "ф.и.о.", "ф.и.о", "имя", "фамилия", "фамилия имя отчество", "фамилия, имя, отчество", "получатель",
    "пациент", "клиент", "заявитель", "піб", "п.і.б.", "прізвище", "прізвище та ім'я", "ім'я", "име",
    "трите имена", "име и фамилия", "име и презиме", "име и презиме", "ονοματεπώνυμο", "όνομα", "επώνυμο",
    "ονομα", "επωνυμο", "ονοματεπωνυμο", "שם", "שם מלא", "שם פרטי", "שם משפחה", "الاسم", "الاسم الكامل",
    "اسم العميل", "الاسم الرباعي", "اسم المريض", "اسم الموظف", "نام", "نام و نام خانوادگی", "नाम", "पूरा नाम",
    "नाम्", "নাম",
)  # fmt: skip
"""Scripts that part words by spaces: there the label must stand as a word."""
LABELS = (*_UNPARTED, *_PARTED)

_HAN = r"[㐀-䶿一-鿿々]"
_HANGUL = r"[가-힣]"
_WORD = r"[Ѐ-ԯͰ-Ͽἀ-῿֐-׿؀-ۿऀ-ॿঀ-৿]"
_VALUE = (
    rf"{_HAN}{{1,3}}[ \u3000]{_HAN}{{1,3}}(?![㐀-䶿一-鿿:：\d]|[ \u3000]*[\d:：])|{_HAN}{{2,4}}(?![㐀-䶿一-鿿])"
    rf"|{_HAN}{{1,4}}[ \u3000]?[ぁ-ヿ]{{1,5}}"
    rf"|[゠-ヿ]{{2,8}}[ \u3000・][゠-ヿ]{{2,8}}|{_HANGUL}{{2,4}}(?![가-힣])|{_HANGUL}{{1,2}} {_HANGUL}{{1,3}}"
    r"|[ก-๙]{2,20}(?: +[ก-๙]{2,25})"
    rf"|{_WORD}['’׳-]?(?:{_WORD}|['’\u200c-])+(?: (?:{_WORD}\.){{1,2}}(?:{_WORD}\.)?"
    rf"|(?: {_WORD}(?:{_WORD}|['’-])+){{0,4}})"
)
_GAP = (
    r"(?:[ \t]?[(（][^()（）\n]{1,24}[)）])?[ \t\u3000]{0,3}(?:[:：=|][ \t\u3000\"']{0,6}|[\t\u3000]|\"[:：] ?\"| {2,})"
)
_BEHIND = re.compile(
    rf"(?:{'|'.join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))}){_GAP}(?P<value>{_VALUE})",
    re.IGNORECASE,
)
_LATIN = re.compile(
    r"(?<![^\W_])(?:(?i:full|legal|customer|client|patient|employee|member|contact|first|last|given|family|account|holder|"
    r"user|display|real)[ _]?)?(?:(?i:name|surname|nom|nombre|nome|imie|meno|ime|ad[ıi]? soyad[ıi]?)|(?<=[a-z])Name)"
    rf"\"?[ \t]{{0,2}}[:=][ \t\"']{{0,4}}(?P<value>{_VALUE})"
)
"""`"fullName": "سليم العتيبي"`: programs have their labels in English whatever the people are called."""
_OTHER_SCRIPT = re.compile(r"[\u0370-\u07ff\u0900-\u0e7f\u1f00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}")
_CELL = re.compile(rf"(?:{_VALUE})$")
_NO_PERSON = re.compile(
    r"公司|有限|银行|銀行|集团|中心|商店|株式|会社|大学|医院|病院|주식|회사|은행|병원|บริษัท|ООО|ЗАО|ОАО|банк|בנק|شركة|بنك",
    re.IGNORECASE,
)
_OF_FORMS = re.compile(
    r"必須|必须|任意|入力|選択|輸入|输入|选择|請|请|不明|未填|なし"
    r"|обязат|неверн|укажите|введите|поле\b|не указан|필수|입력|선택"
    r"|υποχρεωτικ|πεδίο|שדה|חובה|مطلوب|إلزامي|กรุณา|आवश्यक",
    re.IGNORECASE,
)
"""What a form says of its own field."""
_LABEL = re.compile(rf"(?:{'|'.join(re.escape(label) for label in LABELS)})", re.IGNORECASE)
_SURE, _LONE = 0.92, 0.72
"""A whole name, and one word that may be the name of anything a form asks for."""


def _names(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    if body.isascii():
        return
    if _OTHER_SCRIPT.search(body) is None:
        return
    for match in chain(_BEHIND.finditer(body), _LATIN.finditer(body)):
        before = body[match.start() - 1 : match.start()]
        value = match["value"].rstrip("-'’")
        if (
            _joined(body[match.start()], before)
            or _NO_PERSON.search(value)
            or _OF_FORMS.search(value)
            or _LABEL.fullmatch(value)
        ):
            continue
        normal = normalize("NFC", normal_name(value))
        if len(normal) > 1:
            start = match.start("value")
            sure = _SURE if not _PARTS.match(value) or " " in value else _LONE
            yield Found(PERSON_NAME, value, normal, sure, start, start + len(value), ("label:name",))


_PARTS = re.compile(_WORD)


def _joined(first: str, before: str) -> bool:
    """Whether the label is the tail of a longer word: `название` is not `имя`, `店名前` no `名前`."""
    return before.isalpha() and (bool(_PARTS.match(first)) or not before.isascii())


def _check_cell(candidate: Candidate) -> Verdict | None:
    value = candidate.text.strip()
    if not candidate.column or value.isascii() or not _CELL.match(value) or _NO_PERSON.search(value):
        return None
    normal = normalize("NFC", normal_name(value))
    return Verdict(normal, 4.0, ("name_shape",)) if len(normal) > 1 else None


DETECTOR = Detector(
    kind=PERSON_NAME,
    standard="No standard; labels of forms in their own languages",
    check=_check_cell,
    headers=(rf"^(?:{'|'.join(re.escape(label) for label in LABELS)}|フリガナ|ふりがな|отчество|по батькові)$",),
    gate=(*LABELS, "name", "fullname", "full name", "surname", "lastname", "firstname", "nom", "nombre", "nome"),
    find=_names,
    examples=(
        Example("姓名：陈怡君", "陈怡君"),
        Example("氏名　山本 恵子", "山本 恵子"),
        Example("성명: 이서연", "이서연"),
        Example("ФИО: Соколова Ирина Викторовна", "СОКОЛОВА ИРИНА ВИКТОРОВНА"),
        Example("Ονοματεπώνυμο: Παπαδόπουλος Νικόλαος", "ΠΑΠΑΔΟΠΟΥΛΟΣ ΝΙΚΟΛΑΟΣ"),
        Example("الاسم: أحمد محمود السيد"),
        Example("שם: דוד לוי", "דוד לוי"),
        Example('{"姓名":"王秀英"}', "王秀英"),
        Example('{"fullName": "سليم العتيبي", "id": 4}', "سليم العتيبي"),
        Example("Name: Бекбол Балиев", "БЕКБОЛ БАЛИЕВ"),
    ),
    counter_examples=(
        Example("商店名前: 東京"),
        Example("户名：上海电子有限公司"),
        Example("Имя файла: отчёт"),
        Example("название: Москва"),
        Example("氏名：必須"),
        Example("ФИО: обязательное поле"),
    ),
    validator="label and script",
    not_covered="Names in other scripts without a label; labels of languages that are not listed.",
)
