"""`--passwords FILE` from the command line to the ledger; the passwords are nowhere in the case."""

import io
from pathlib import Path

import pyzipper
import rars

from tests.e2e.command import command, key_file, lines, table

WORD = "Zwetschkenkn\u00f6del-77"
SSN = "446-22-2943"


def leak(folder: Path) -> Path:
    root = folder / "leak"
    root.mkdir()
    inner = io.BytesIO()
    with pyzipper.AESZipFile(inner, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(WORD.encode())
        archive.writestr("staff/list.txt", f"Name: Marisol Quintanilla\nSSN: {SSN}\n")
    builder = rars.RarBuilder(format="rar50", password=WORD)
    builder.add_bytes(inner.getvalue(), "inner.zip")
    (root / "outer.rar").write_bytes(builder.to_bytes())
    with pyzipper.AESZipFile(root / "other.zip", "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"not in the list")
        archive.writestr("closed.txt", b"x")
    return root


def test_nested_encryption_is_opened_and_the_rest_is_named(tmp_path: Path) -> None:
    root = leak(tmp_path)
    words = tmp_path / "passwords.txt"
    words.write_bytes(f"\ufefffirst guess\r\n\r\n{WORD}\r\n".encode())
    case = tmp_path / "case"
    ended = command("scan", root, "--case", case, "--key-file", key_file(tmp_path), "--passwords", words)
    assert ended.code == 3, ended.err
    rows = {row["address"].rsplit("leak/", 1)[1]: row for row in table(case / "report" / "coverage.csv")}
    assert {key: row["state"] for key, row in rows.items()} == {
        "outer.rar": "complete",
        "outer.rar!/inner.zip": "complete",
        "outer.rar!/inner.zip!/staff/list.txt": "complete",
        "other.zip": "partial",
        "other.zip!/closed.txt": "skipped",
    }
    assert rows["outer.rar"]["detail"] == "opened with password 2 of the list"
    assert rows["other.zip!/closed.txt"]["reason"] == "encrypted"
    kinds = {line["kind"] for line in lines(case / "report" / "findings.jsonl")}
    assert "us_ssn" in kinds
    journal = (case / "journal.jsonl").read_text()
    assert '"passwords"' in journal and '"count": 2' in journal.replace('":2', '": 2')
    for path in case.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert WORD.encode() not in data and b"first guess" not in data, path
    assert WORD not in ended.out + ended.err


def test_a_missing_file_is_told_before_anything_is_read(tmp_path: Path) -> None:
    ended = command("scan", leak(tmp_path), "--case", tmp_path / "case", "--passwords", tmp_path / "absent.txt")
    assert ended.code == 2
    assert not (tmp_path / "case").exists()
