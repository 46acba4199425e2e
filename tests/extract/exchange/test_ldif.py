"""LDIF by RFC 2849: base64 values, continuations, changes; unicodePwd by MS-ADTS 3.1.1.3.1.5."""

import base64


def b64(text: str, encoding: str = "utf-8") -> str:
    return base64.b64encode(text.encode(encoding)).decode()


PHOTO = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(100)).decode()
ENTRY = (
    "version: 1\n# an export\ndn: CN=Marisol Quintanilla,DC=example,DC=org\nchangetype: add\nobjectClass: user\n"
    f"cn: Marisol Quintanilla\nsn: Quintanilla\ngivenName;lang-es: Marisol\nsAMAccountName: mquint\ndescription:: {b64('SSN 446-22-2943 für Akte')}\n"
    f"unicodePwd:: {b64(chr(34) + 'Summer2024!' + chr(34), 'utf-16-le')}\nuserPassword:: {b64('{SSHA}5wBttCa6yM9utHCgF6igrodXNkofOYWE')}\n"
    f"postalAddress: 1417 Larkspur Lane$Springfield IL 62704\ninfo: folded be\n cause long\njpegPhoto:: {PHOTO}\n\n"
)
CHANGE = (
    f"dn:: {b64('CN=Jürgen Köhler,DC=example')}\nchangetype: modify\nreplace: telephoneNumber\n"
    "telephoneNumber: +49 30 901820\n-\nadd: mail\nmail: j@example.org\n-\n\ndn: CN=Gone,DC=example\nchangetype: delete\n"
)


def test_an_entry_is_a_row(gather):
    got = gather((ENTRY + CHANGE).encode(), "export.ldf")
    assert got.reader == "ldif"
    first, second, third = got.rows
    assert {k: first[k] for k in ("full name", "last name", "first name", "username", "note", "note 2", "password",
                                  "password hash", "address")} == {
        "full name": "Marisol Quintanilla", "last name": "Quintanilla", "first name": "Marisol", "username": "mquint",
        "note": "SSN 446-22-2943 für Akte", "note 2": "folded because long", "password": "Summer2024!",
        "password hash": "{SSHA}5wBttCa6yM9utHCgF6igrodXNkofOYWE", "address": "1417 Larkspur Lane, Springfield IL 62704",
    }  # fmt: skip
    assert (second["distinguished name"], second["phone"], second["email"]) == (
        "CN=Jürgen Köhler,DC=example", "+49 30 901820", "j@example.org",
    )  # fmt: skip
    assert third["distinguished name"] == "CN=Gone,DC=example"
    assert got.children["entry-1/jpegphoto"].payload.read().startswith(b"\xff\xd8\xff\xe0")
    assert got.problems == []


def test_values_elsewhere_are_named(gather):
    got = gather(b"dn: CN=a,DC=b\ncn: a\njpegPhoto:< file:///tmp/photo.jpg\n", "x.ldif")
    assert got.codes == ["not_fetched"]


def test_windows_line_ends_and_a_damaged_value(gather):
    got = gather(b"dn: CN=a,DC=b\r\ncn:: !!!\r\nsn: Moss\r\n", "x.ldif")
    assert got.rows[0]["last name"] == "Moss"
    assert got.codes == ["partly_read"]


def test_a_word_that_begins_so_is_no_export(gather):
    assert gather(b"dn: the short name of down\n\nand more prose\n", "x.txt").reader != "ldif"


def test_names_in_the_code_page_of_windows_and_short_binary_values(gather):
    guid = base64.b64encode(bytes([0x81, 0x8D, 1, 2] * 4)).decode()
    got = gather(f"dn: CN=a,DC=b\ncn:: {b64('José Muñoz', 'cp1252')}\nobjectGUID:: {guid}\n".encode(), "x.ldif")
    assert got.rows[0]["full name"] == "José Muñoz"
    assert [p.detail.split()[0] for p in got.problems] == ["1"]
