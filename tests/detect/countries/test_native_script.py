"""Labels in other scripts, and how fast texts without any are passed over."""

import random

import pytest

from pii_scan.detect.countries.native_labels import NATIVE_LABELS
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band
from tests.detect.countries.numbers_of import KIND

PASSPORT = {"foreign_passport": ("passport", "AB4827193")}
SHARED = {
    # The same words name both countries' cards; the number decides.
    "رقم الهوية", "身份證號碼", "身份證號", "身份证",
}  # fmt: skip


def found(text: str) -> list[tuple[str, str, Band]]:
    return [(m.kind, m.raw.reveal(), m.band) for m in shared_engine().scan(Text(text), Context())]


@pytest.mark.parametrize("name", sorted(NATIVE_LABELS))
def test_every_label_in_every_layout(name: str) -> None:
    r = random.Random(name)
    kind = PASSPORT.get(name, (name, ""))[0]
    for label in NATIVE_LABELS[name]:
        for layout in ("{}：{}", "{}: {}", "{} {}", "{}\n{}", "{}№ {}", "{}\t{}"):
            value = PASSPORT[name][1] if name in PASSPORT else KIND[name](r)
            text = layout.format(label, value)
            assert (kind, Band.HIGH) in {(k, b) for k, _, b in found(text)}, (text, found(text))


@pytest.mark.parametrize(("text", "value"), [
    ("姓名 王小明 身份证号码：11010519491231002X 住址", "11010519491231002X"),
    ("Гражданин, паспорт серии 45 07, СНИЛС 112-233-445 95, ИНН", "112-233-445 95"),
    ("マイナンバー：１２３４ ５６７８ ９０１８です", "１２３４ ５６７８ ９０１８"),
])  # fmt: skip
def test_in_running_text(text: str, value: str) -> None:
    assert value in {raw for _, raw, band in found(text) if band in (Band.HIGH, Band.DUMMY)}, found(text)


@pytest.mark.parametrize("text", [
    "ИНН организации указан в договоре № 7707083893", "паспорт действителен до 31.03.2031", "护照有效期至 2031年3月27日",
    "주민등록번호 뒤 7자리", "מספר זהות לא ידוע, טלפון 03-5551234", "электроинн 123456789012",
])  # fmt: skip
def test_nothing_to_find(text: str) -> None:
    assert not [hit for hit in found(text) if hit[2] is Band.HIGH and hit[0] not in ("phone", "person_name")]


def test_native_headers_name_columns() -> None:
    from pii_scan.detect.countries.kr_rrn import DETECTOR

    assert DETECTOR.header_regex is not None
    assert DETECTOR.header_regex.search("주민등록번호")
