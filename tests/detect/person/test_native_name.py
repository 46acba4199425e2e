"""Names in other scripts: behind their labels, in columns, and what stands behind such labels and is nobody."""

import pytest

import pii_scan.detect


def names(text: str) -> list[str]:
    return [hit.value.reveal() for hit in pii_scan.detect(text) if hit.kind == "person_name" and hit.band == "high"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("客户姓名：王秀英  手机：13812239087", "王秀英"),
        ("收件人 : 欧阳娜", "欧阳娜"),
        ("氏名: 山本 恵子", "山本 恵子"),
        ("お名前　ヤマモト ケイコ", "ヤマモト ケイコ"),
        ("이름: 남궁민수\n연락처: 010-2231-9087", "남궁민수"),
        ("ชื่อ-นามสกุล: สมชาย ใจดี", "สมชาย ใจดี"),
        ("Фамилия Имя Отчество: Соколова Ирина Викторовна", "Соколова Ирина Викторовна"),
        ("ПІБ: Шевченко Олена Іванівна", "Шевченко Олена Іванівна"),
        ("الاسم الكامل: أحمد محمود السيد", "أحمد محمود السيد"),
        ("שם מלא: דוד לוי", "דוד לוי"),
    ],
)
def test_a_name_behind_its_label(text: str, name: str) -> None:
    assert name in names(text)


def test_columns_in_their_own_language() -> None:
    assert names("이름,휴대폰,등급\n김민지,010-4412-8890,A\n박준호,010-9087-1123,B\n") == ["김민지", "박준호"]


def test_hangul_is_kept_in_one_piece() -> None:
    hits = [hit.normal.reveal() for hit in pii_scan.detect("성명: 이서연") if hit.kind == "person_name"]
    assert hits == ["이서연"]


@pytest.mark.parametrize(
    "text",
    [
        "户名：上海电子有限公司",
        "商店名前: 東京",
        "Имя файла: отчёт",
        "название: Москва",
        "姓名：",
        "이름을 입력하세요",
        "氏名：必須",
        "ФИО: обязательное поле",
    ],
)
def test_no_person(text: str) -> None:
    assert not names(text)
