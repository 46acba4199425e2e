"""Birth dates of the world: eras of Japan and Taiwan, labels in other languages; days worked out by hand."""

import pytest

import pii_scan.detect


def births(text: str) -> list[str]:
    return [h.normal.reveal() for h in pii_scan.detect(text) if h.kind == "date_of_birth" and h.band == "high"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("生年月日：1965年5月8日", "1965-05-08"),
        ("生年月日　昭和60年3月1日", "1985-03-01"),
        ("生年月日 平成元年12月31日", "1989-12-31"),
        ("出生日期：民國 78 年 5 月 12 日", "1989-05-12"),
        ("出生日期: 1988-02-29", "1988-02-29"),
        ("생년월일: 1990년 5월 3일", "1990-05-03"),
        ("Дата рождения: 12.05.1980", "1980-05-12"),
        ("Ημερομηνία γέννησης: 03/09/1991", "1991-09-03"),
        ("تاريخ الميلاد: 03/09/1991", "1991-09-03"),
        ("Geb.-Datum: 06.05.1960", "1960-05-06"),
        ("Tempat/Tgl Lahir : BANDUNG, 16-11-1956", "1956-11-16"),
        ("Doğum Tarihi: 06.05.1960", "1960-05-06"),
        ("Datum narození: 06.05.1960", "1960-05-06"),
        ("Fødselsdato 06.05.1960", "1960-05-06"),
        ("Syntymäaika: 16.05.1960", "1960-05-16"),
        ("Ngày sinh: 16/05/1960", "1960-05-16"),
    ],
)
def test_births(text: str, day: str) -> None:
    assert births(text) == [day]


def test_a_column_in_japanese() -> None:
    text = "氏名,生年月日,会員\n山本 恵子,1965年5月8日,1\n中村 大輔,2003年3月12日,2\n"
    assert births(text) == ["1965-05-08", "2003-03-12"]


@pytest.mark.parametrize(
    "text",
    [
        "発行日：1965年5月8日",
        "Дата выдачи: 12.05.1980",
        "生年月日：2190年5月8日",
        "出生日期：1988年2月30日",
        "创建于 1988年2月3日",
    ],
)
def test_no_birth(text: str) -> None:
    assert not births(text)
