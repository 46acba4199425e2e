"""Accounts, logins and directories: written by hand after their published layouts."""

import base64

from tests.hostile.samples.sample import NAME, SSN, Sample

_END_MARK = "a list of lines has no end mark"
_ANY = "changed letters are still a text"
_NT = "8846f7eaee8fb117ad06bdd830b7586c"
_LDIF = (
    f"version: 1\ndn: CN={NAME},DC=example,DC=org\nobjectClass: person\ncn: {NAME}\n"
    f"description:: {base64.b64encode(f'SSN: {SSN}'.encode()).decode()}\ntelephoneNumber: +1 312 555 0142\n"
)
_HASHES = "".join(f"user{n}:110{n}:aad3b435b51404eeaad3b435b51404ee:{_NT}:::\n" for n in range(9))
_PASSWD = "".join(f"user{n}:x:{1000 + n}:1000:{NAME}, SSN: {SSN},312-555-0142,:/home/u{n}:/bin/sh\n" for n in range(9))
_COMBO = "".join(f"user{n}@example.org:Sun{n}flower7{n}\n" for n in range(20))
_STOLEN = "".join(
    f"URL: https://x{n}.example/\nUsername: user{n}@example.org\nPassword: Sun{n}flower\nApplication: Chrome\n===\n"
    for n in range(9)
)
_COOKIES = "# Netscape HTTP Cookie File\n" + "".join(
    f".x{n}.example\tTRUE\t/\tTRUE\t1735689600\tsessionid\t4kd3jf6hs1pg5ny0{n}\n" for n in range(9)
)

_VAULT = bytes.fromhex("03d9a29a67fb4bb500000400") + bytes((n * 73 + 41) % 256 for n in range(4000))
_WAGES = "\r\n".join(
    line.ljust(512)
    for line in (
        "RA123456789ABCD1234",
        "RE2023",
        *(f"RW44622{2943 + n}" + "MARISOL".ljust(30) + "QUINTANILLA" for n in range(9)),
        "RT0000009",
        "RF",
    )
)
_RETURNS = "\r\n".join(
    line.ljust(750)
    for line in (
        "T2023 12345678912A34",
        "A2023",
        *(f"B2023 QUIN244622{2943 + n}".ljust(287, "0") + NAME for n in range(9)),
        "C00000009",
        "F00000009",
    )
)

SAMPLES = (
    Sample("vault.kdbx", "encrypted_vault", lambda: _VAULT, found=False, state="skipped"),
    Sample("W2REPORT", "efw2", _WAGES.encode, flipped=_ANY),
    Sample("IRSTAX", "fire", _RETURNS.encode, flipped=_ANY),
    Sample("export.ldif", "ldif", _LDIF.encode, cut="entries end at any line", flipped=_ANY),
    Sample("hashes.txt", "hash_dump", _HASHES.encode, found=False, cut=_END_MARK, flipped=_ANY),
    Sample("passwd", "unix_accounts", _PASSWD.encode, cut=_END_MARK, flipped=_ANY),
    Sample("combo.txt", "combo_list", _COMBO.encode, found=False, cut=_END_MARK, flipped=_ANY),
    Sample("Passwords.txt", "stealer_log", _STOLEN.encode, found=False, cut=_END_MARK, flipped=_ANY),
    Sample("cookies.txt", "cookies_txt", _COOKIES.encode, found=False, cut=_END_MARK, flipped=_ANY),
)
