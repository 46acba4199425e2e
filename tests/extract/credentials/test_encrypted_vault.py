"""First bytes as the programs' documents give them."""

import json

import pytest


@pytest.mark.parametrize(
    ("head", "program"),
    [
        (bytes.fromhex("03d9a29a67fb4bb500000400"), "KeePass 2 vault"),
        (bytes.fromhex("03d9a29a65fb4bb503000000"), "KeePass 1 vault"),
        (b"PWS3" + bytes(range(200, 232)), "Password Safe vault"),
        (b"AES\x02\x00\x00\x1bCREATED_BY", "AES Crypt file"),
        (b"Salted__\x9c\x1f\x00\x11\xa0\xb1\xc2\xd3", "OpenSSL encrypted file"),
        (b"U2FsdGVkX1+vupppZksvRf5pq5g5XjFRIipRkwB0K1Y96Qsv2Lm+31cmzaAILwyt\n", "OpenSSL encrypted file"),
        (b"$ANSIBLE_VAULT;1.1;AES256\n6233383561\n", "Ansible vault"),
        (b"age-encryption.org/v1\n-> X25519 abc\n", "age file"),
        (b"\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5\n", "age file"),
        (
            json.dumps({"encrypted": True, "encKeyValidation_DO_NOT_EDIT": "2.ab==|cd", "items": []}).encode(),
            "Bitwarden export",
        ),
        (
            json.dumps({"encrypted": True, "passwordProtected": True, "salt": "x", "data": "2.ab"}, indent=2).encode(),
            "Bitwarden export",
        ),
    ],
)
def test_it_is_named_as_encrypted(gather, head, program):
    got = gather(head + b"\x91\x02\xff" * (100 if head[:1] not in b"{-U$a\n" else 0), "x.bin")
    assert got.reader == "encrypted_vault"
    assert [(p.code.value, p.detail, p.effect.value) for p in got.problems] == [("encrypted", program, "skipped")]


@pytest.mark.parametrize(
    "text",
    [
        '{"encrypted": false, "folders": [], "items": [{"login": {"username": "ann@example.org"}}]}',
        '{"encrypted": true, "note": "the disk was encrypted"}',
        "AES is a cipher. Salted__ is a mark.",
        "PWS3 is the ward of Marisol Quintanilla, SSN 446-22-2943",
        "Salted__ peanuts for Marisol Quintanilla",
        "U2FsdGVkX1+vupppZksvRf5p,Marisol Quintanilla,446-22-2943\n",
        "$ANSIBLE_VAULT;1.1;AES256\n62333835\nowner: Marisol Quintanilla\n",
    ],
)
def test_what_is_readable_is_read(gather, text):
    assert gather(text.encode(), "x.json").reader != "encrypted_vault"


def test_a_name_alone_makes_no_vault(gather):
    assert gather(
        bytes(range(1, 32)) * 20 + b"Marisol Quintanilla, 446-22-2943" + b"\x00\x01" * 300, "a.kdbx"
    ).codes == ["unsupported"]


def _noise(count: int) -> bytes:
    import random

    return random.Random(5).randbytes(count)


@pytest.mark.parametrize("name", ["db.sqlite", "EnMicroMsg.db"])
def test_a_database_of_noise_is_named_as_encrypted(gather, name):
    got = gather(_noise(8 * 4096), name)
    assert [(p.code.value, p.detail) for p in got.problems] == [
        ("encrypted", "database that is encrypted as a whole (SQLCipher)")
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [(_noise(8192), "a.bin"), (b"Marisol Quintanilla 446-22-2943\x00\x01\x02" * 300, "a.db"), (_noise(600), "a.db")],
)
def test_other_noise_and_other_databases_are_not(gather, data, name):
    assert gather(data, name).codes == ["unsupported"]
