"""The name lists, loaded once per process on first use."""

import gzip
import re
from functools import cache
from importlib.resources import files

from pii_scan.detect.person.common_words import COMMON, PLACES
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.words import NAME_FIRST_WORDS


@cache
def _packed(name: str) -> frozenset[str]:
    data = (files("pii_scan.detect.person.data") / f"{name}.txt.gz").read_bytes()
    return frozenset(gzip.decompress(data).decode("ascii").split("\n"))


@cache
def strong_firsts() -> frozenset[str]:
    """First names used in the US that are no everyday word or place."""
    return (_packed("first_us") | EXTRA_FIRSTS) - COMMON - PLACES


@cache
def opening_words() -> frozenset[str]:
    """Every word that may open a name found by the lists alone."""
    return strong_firsts() | NAME_FIRST_WORDS


@cache
def firsts() -> frozenset[str]:
    """All first names of the lists, words like `Will` and `April` among them."""
    return _packed("first_us") | _packed("first_world") | EXTRA_FIRSTS


@cache
def surnames() -> frozenset[str]:
    return _packed("surnames")


def is_strong_first(word: str) -> bool:
    return fold(word) in strong_firsts()


def is_first(word: str) -> bool:
    return fold(word) in firsts()


def is_surname(word: str) -> bool:
    """Listed, or each part of a hyphenated name is."""
    folded = fold(word).replace("'", "").replace("’", "")
    known = surnames()
    return folded in known or ("-" in folded and all(part in known for part in folded.split("-")))


def is_common(word: str) -> bool:
    """An everyday English or Spanish word, or a place: says little about a person even when capitalised."""
    folded = fold(word)
    return folded in COMMON or folded in PLACES


_SUFFIX = re.compile(
    r"(?:TION|SION|MENT|NESS|SHIP|ISM|LOGY|GRAPHY|ITY|OUS|ABLE|IBLE|ICAL|ATIVE|ANCE|ENCE|ING|WARE|NOMIC|SHEET|BOARD|BOOK|"
    r"WORKS|TECH|SOFT|NET|CORP|PIRE|IQUE|CION|MIENTO|DAD)S?$"
)


def everyday() -> frozenset[str]:
    """Words that the corpora write in lower case and no list of names has."""
    return _packed("everyday")


def is_everyday(word: str) -> bool:
    """For a word that no list of names has: whether it is, or has the ending of, an ordinary word."""
    folded = fold(word)
    return folded in _packed("everyday") or folded in COMMON or _SUFFIX.search(folded) is not None


EXTRA_FIRSTS = word_set(
    """
    AALIYAH AIDEN ALEJANDRA ALONDRA ANAIS ARIANNA BRAYDEN BRAYAN CAYDEN DAKOTA DESHAWN EMILIANO ESMERALDA EZEQUIEL
    GUADALUPE IMANI ISABELA JAMAL JAYDEN JAZMIN JOAQUIN KEISHA LAKEISHA LATOYA LEONEL MARISOL MATEO MIGUELANGEL NOEMI
    OSVALDO RIGOBERTO ROSALINDA SANTIAGO SHANIQUA TYRONE XIMENA XIOMARA YADIRA YESENIA ZARIAH
    KAYDEN JAXON JAXSON GRAYSON EASTON BRYSON KINSLEY PAISLEY AUBREE BROOKLYNN NEVAEH KHLOE MCKENZIE MAKAYLA DEANDRE
    TREVON DEVONTE JAQUAN TANISHA SHANICE EBONY LAQUISHA DEJA TAMIKA LATASHA DEMETRIUS MARQUIS TERRELL KWAME OLUWASEUN
    OLUMIDE BABATUNDE CHIDI CHINEDU CHIOMA EMEKA IFEOMA NGOZI NNAMDI OBINNA ADAEZE TEMITOPE FOLASADE YETUNDE SEGUN TUNDE
    KOFI KWABENA AMA AKOSUA ABENA THABO SIPHO NOMSA THANDIWE TENDAI WANJIKU NJOROGE MWANGI AMINATA MAMADOU OUSMANE
    IBRAHIMA FATOUMATA ABDULLAHI AISHATU ZAINAB KHADIJA MARYAM HUSSEIN HASSAN AHMED MAHMOUD MUSTAFA OMAR YOUSEF YUSUF
    KHALID TARIQ FAISAL BILAL RASHID NADIA LEILA LAYLA SALMA RANIA SAMIRA FARAH MOHAMMAD MUHAMMAD SYED RAJESH SURESH
    RAMESH MAHESH DINESH GANESH RAKESH MUKESH SANJAY VIJAY AJAY RAHUL ROHIT AMIT ANIL SUNIL DEEPAK VIKRAM ARJUN KARTHIK
    SRINIVAS VENKATESH PRIYA PRIYANKA POOJA NEHA SNEHA KAVITA SUNITA ANJALI DIVYA SHREYA AISHWARYA LAKSHMI DEEPA MEENA
    REKHA SANDEEP MANPREET GURPREET HARPREET JASPREET KULDEEP BALJEET MINH HUONG THUY NGOC TUAN HUNG DUNG TRANG PHUONG
    QUYNH KHANH XIAOLING XIUYING JIAHAO YUXUAN ZIHAN HAORAN XINYI MEILING JIANHUA GUOQIANG WEIMING HIROSHI KENJI TAKASHI
    YUKI SAKURA HARUTO AKIKO NAOKI JISOO MINJUN SEOYEON JIHOON HYUNWOO EUNJI SOOJIN MINSEO DMITRI DMITRY SERGEI SERGEY
    VLADIMIR NATALYA TATYANA YEKATERINA OKSANA OLEKSANDR VOLODYMYR ANDRIY MYKOLA KATARZYNA MALGORZATA AGNIESZKA PIOTR
    KRZYSZTOF WOJCIECH JOZEF ZBIGNIEW ELZBIETA ONDREJ JAROSLAV LUKAS MATEUSZ JURGEN GUNTHER HEINZ WOLFGANG ULRICH
    SIOBHAN NIAMH AOIFE CIARAN EOIN SAOIRSE RHYS GARETH EMYR JOAO THIAGO MATHEUS GUILHERME LETICIA BEATRIZ FERNANDA
    RAFAELA LUCIANA JULIANA IGNACIO MAXIMILIANO SEBASTIAN VALENTINA CAMILA LUCIANA MILAGROS NAYELI ITZEL CITLALI
    XOCHITL YARITZA MAYRA LETICIA MARICELA GRACIELA GRISELDA HERMINIA HORTENSIA EUFEMIA HERIBERTO EFRAIN EVARISTO
    HUMBERTO NORBERTO WENCESLAO YAHIR ULISES URIEL AZUL JOSUE MOISES ISAIAS JEREMIAS MARIANA XAVIERA ROCIO PILAR NIEVES
    INMACULADA ENCARNACION CONCEPCION NGUYEN TRAN PHAM HUYNH HOANG PHAN
    """
)
"""Given names that are usual in the US and elsewhere but missing on the lists."""
