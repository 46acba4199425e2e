"""Character sets of WordPerfect: a character is a set and a number in it (WordPerfect 5.1 and 6, appendix "Character
Sets"). Here: multinational, typographic, icons, mathematical, Greek, Hebrew, Cyrillic; version 5 differs in two."""

_MULTINATIONAL = (
    "`·~^-/´¨¯’’’,’°˙˝¸˛ˇ/¯˘ßĸȷÁáÂâÄäÀàÅåÆæÇçÉéÊêËëÈèÍíÎîÏïÌìÑñÓóÔôÖöÒòÚúÛûÜüÙùŸÿÃãĐđØøÕõÝýÐðÞþĂăĀāĄąĆćČč"
    "ĈĉĊċĎďĚěĖėĒēĘęǴǵĞğǦǧĢģĜĝĠġĤĥĦħİiĪīĮįĨĩĲĳĴĵĶķĹĺĽľĻļĿŀŁłŃńŉŉŇňŅņŐőŌōŒœŔŕŘřŖŗŚśŠšŞşŜŝŤťŢţŦŧŬŭŰűŪūŲųŮůŨũ"
    "ŴŵŶŷŹźŽžŻżŊŋDdLlNnRrSsTtYyỲỳĎďƠơƯưĔĕĬĭIıŎŏ"
)
_TYPOGRAPHIC = "●○■•*¶§¡¿«»£¥₧ƒªº½¼¢²ⁿ®©¤¾³‛’‘‟”“–—‹›○□†‡™℠℞●◦■▪□▫‒ﬀﬃﬄﬁﬂ…$₣₢₠₤‚„⅓⅔⅛⅜⅝⅞ⓂⓅ€℅℆‰№—¹␉␌␍␊␤␋♼₩₦₨           𝄞𝄢"
_ICONS = "♥♦♣♠♂♀☼☺☻♪♬▬⌂‼√↨⌐⌙◘◙↵☞☜✓☐☒☹♯♭♮☎⌚⌛℄"
_MATHEMATICAL = "−±≤≥∝/∕∖÷∣⟨⟩∼≈≡∈∩∥∑∞¬→←↑↓↔↕▸◂▴▾⋅·∘∙Å"
_GREEK = "ΑαΒβΒϐΓγΔδΕεΖζΗηΘθΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσΣςΤτΥυΦφΧχΨψΩωΆάΈέΉήΊίΪϊΌόΎύΫϋΏώ"
_GREEK_5 = "ΑαΒβΒϐΓγΔδΕεΖζΗηΘθΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσϹϛΤτΥυΦϕΧχΨψΩωάέήίϊόύϋώεϑϰϖῥϒφω;"
_HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
_CYRILLIC = "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯяӘәЃѓҐґҒғЂђЄєЄєҖҗЅѕ  ИиІіЇї  ЈјЌќҚқӃӄҜҝ"
_CYRILLIC_5 = "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯяҐґЂђЃѓЄєЅѕІіЇїЈјЉљЊњЋћЌќЎўЏџѢѣѲѳѴѵѪѫꙀꙁ"

UNKNOWN = "\ufffd"
_LIGATURES = {"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl"}
_SETS = {
    1: _MULTINATIONAL,
    4: _TYPOGRAPHIC,
    5: _ICONS,
    6: _MATHEMATICAL,
    8: _GREEK,
    9: _HEBREW,
    10: _CYRILLIC,
}
_SETS_5 = {**_SETS, 8: _GREEK_5, 10: _CYRILLIC_5}
_DRAWN = 3
"""Lines of boxes: a gap between words and no more."""
INTERNATIONAL = "åÅæÆäÄáàâãÃçÇëéÉèêíñÑøØõÕöÖüÜúùß"
"""What the bytes 1 to 32 mean in a text of version 6."""


def character(charset: int, number: int, version: int = 6) -> str:
    """The character, or UNKNOWN for a set or a number that is not in the tables."""
    if charset == 0:
        return chr(number) if 32 <= number < 127 else UNKNOWN
    if charset == _DRAWN:
        return " "
    known = (_SETS_5 if version == 5 else _SETS).get(charset, "")
    found = known[number] if number < len(known) else UNKNOWN
    return _LIGATURES.get(found, found)


def words(data: bytes, at: int = 0) -> tuple[str, int]:
    """Two bytes a character, number and set, up to two zero bytes; and the place behind them."""
    out: list[str] = []
    while at + 2 <= len(data):
        number, charset = data[at], data[at + 1]
        at += 2
        if not number and not charset:
            break
        out.append(character(charset, number))
    return "".join(out), at
