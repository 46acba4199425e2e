"""Short secrets and what a few characters would tell: not one of them in any file that is written by default."""

import json
import zipfile
from pathlib import Path

import pytest

from pii_scan.engine.export import export_case
from pii_scan.engine.scan import Job, run
from pii_scan.model.settings import Settings

LINES = {
    "pin": ("Debit card PIN: 4821", "4821"),
    "access_code": ("Lockbox code 90347", "90347"),
    "card_partial": ("Card: 4539 14** **** 6467 APPROVED", "6467"),
    "card_security_code": ("Card 4539 1488 0343 6467 exp 04/29 CVV 318", "318"),
    "credit_score": ("Credit score: 712", "712"),
    "security_answer": ("Security question: first pet?\nAnswer: Biscuit", "Biscuit"),
    "seed_phrase": (
        "Seed phrase: ghost define crowd ginger absorb fortune cream birth pear crash author embrace", "ginger absorb",
    ),
    "password": ("Login: mwexford\nPassword: blue-Heron92", "Heron92"),
    "login": ("Login: mwexford\nPassword: blue-Heron92", "wexford"),
    "age": ("Name: Rowan Ellis  Age: 34", ""),
    "demographic_trait": ("Race/Ethnicity: African American", "frican"),
    "otp_secret": ("2FA secret: KD3J F6HS 4PG5 NY2T", "NY2T"),
    "password_hash": ("rowan:$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "t0jWMUW"),
    "year_of_birth": ("Year of birth: 1984", ""),
    "mothers_maiden_name": ("Mother's maiden name: Wexford", "exford"),
    "us_ssn_last4": ("Last four of SSN: 7732", "7732"),
    "us_irs_ip_pin": ("IP PIN: 482913", "482913"),
}  # fmt: skip
"""Kind → text, and a part of its value that stands nowhere else; empty for what is too short to look for."""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Report and export of a case with one file for each."""
    base = tmp_path_factory.mktemp("canaries")
    leak = base / "leak"
    leak.mkdir()
    for kind, (text, _) in LINES.items():
        (leak / f"{kind}.txt").write_text(f"{text}\n")
    run(
        Job(
            (str(leak),), base / "case", key_file=base / "key", settings=Settings(workers=1, ocr="off"),
        )
    )  # fmt: skip
    export_case(base / "case", base / "out", reveal=False, key_file=None)
    return base / "case" / "report", base / "out"


def test_every_kind_is_found_and_its_mask_shows_nothing(outputs: tuple[Path, Path]) -> None:
    for folder in outputs:
        lines = [json.loads(line) for line in (folder / "findings.jsonl").read_text().splitlines()]
        masks = {line["kind"]: line["masked"] for line in lines}
        assert set(LINES) <= set(masks)
        assert {kind: masks[kind] for kind in LINES} == dict.fromkeys(LINES, "***")


def test_no_file_holds_a_value(outputs: tuple[Path, Path]) -> None:
    for folder in outputs:
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) > 5
        for path in files:
            content = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as book:
                    content = b"".join(book.read(name) for name in book.namelist())
            # Sizes, offsets and digests hold any few digits; short numbers are looked for as masks only.
            shown = [part for _, part in LINES.values() if len(part) >= 6 and part.encode() in content]
            assert shown == [], path.name
