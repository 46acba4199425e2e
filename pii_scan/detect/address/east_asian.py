"""Addresses in Chinese, Japanese and Korean writing: from the province down to the number, without spaces."""

import re
from collections.abc import Iterator

_HAN = "\u3005\u3040-\u30ff\u3400-\u9fff"
_JAPANESE = re.compile(
    rf"(?:〒?\d{{3}}[-－]\d{{4}}\s{{0,2}})?(?:東京都|北海道|京都府|大阪府|[{_HAN}]{{2,3}}県)[{_HAN}]{{2,24}}?"
    r"[0-9０-９一二三四五六七八九十]{1,4}"
    r"(?:(?:丁目|番地?|号|[-－−の])[0-9０-９]{0,4}){1,6}(?:[ 　][\w 　]{2,20}\d{1,4}号?室?)?"
)
_CHINESE = re.compile(
    rf"(?:[{_HAN}]{{2,8}}(?:省|自治区|市))?[{_HAN}]{{2,8}}(?:市|区|县|縣|區)[{_HAN}]{{2,16}}?(?:路|街|道|巷|弄|大道|里)\d{{1,5}}(?:号|號|弄)"
    r"(?:[\w]{0,4}(?:楼|幢|栋|单元|室|樓|座)){0,4}"
)
_KOREAN = re.compile(
    r"[\uac00-\ud7a3]{1,8}(?:특별시|광역시|특별자치시|도|시)\s[\uac00-\ud7a3]{1,8}(?:시|군|구)\s(?:[\uac00-\ud7a3]{1,8}(?:구|읍|면)\s)?"
    r"[\uac00-\ud7a3\d]{1,12}(?:로|길|대로|동|리)\s?\d{1,5}(?:-\d{1,4})?"
)
_SIGNS = (("都道府県丁", _JAPANESE, "JP"), ("号號", _CHINESE, "CN"), ("로길동", _KOREAN, "KR"))


def east_asian(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, country); nothing is done for a text without one of the signs."""
    if text.isascii():
        return
    done = 0
    for signs, pattern, country in _SIGNS:
        if any(sign in text for sign in signs):
            for match in pattern.finditer(text):
                if match.start() >= done or country == "JP":
                    done = match.end()
                    yield match.start(), match.end(), country
