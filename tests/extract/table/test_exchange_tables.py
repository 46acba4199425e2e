"""SYLK after Microsoft's published description, DIF after the format of 1980 as Excel writes it."""

from tests.hostile.samples.flat import DIF, SYLK

PEOPLE = [
    {"Name": "Marisol Quintanilla", "SSN": "446-22-2943"},
    {"Name": "Wendell Ostrander", "SSN": "401-22-2944"},
]


def test_both_are_tables_whatever_their_name(gather):
    for data, reader in ((SYLK, "sylk"), (DIF, "dif")):
        for name in ("a.slk", "export.xls", "x"):
            got = gather(data, name)
            assert got.reader == reader
            assert got.rows == PEOPLE
            assert got.problems == []


def test_a_cut_file_says_so(gather):
    for data in (SYLK, DIF):
        assert "truncated" in gather(data[:-8], "x").codes


def test_sylk_semicolons_letters_comments_and_gaps(gather):
    lines = ['ID;PWXL', 'C;Y1;X1;K"Name"', 'C;X2;K"Note"', 'C;Y2;X1;K"Lucía;; Ann"', 'C;Y4;X1;K"Zo\x1bNHe"',
             'C;X2;K7', 'C;X2;A"private"', "E"]  # fmt: skip
    got = gather("\r\n".join(lines).replace("\x1bNHe", "\x1b.;".replace(";", "9")).encode(), "x.slk")
    assert got.rows[0]["Name"] == "Lucía; Ann"
    assert got.rows[-1] == {"Name": "Zoé", "Note": "7"}
    assert "private" in got.text


def test_dif_numbers_and_texts_with_line_ends(gather):
    data = DIF.replace(b"-1,0\r\nEOD", b'-1,0\r\nBOT\r\n1,0\r\n"two\r\nlines"\r\n0,42.5\r\nV\r\n-1,0\r\nEOD')
    assert gather(data, "x.dif").rows[-1] == {"Name": "two\nlines", "SSN": "42.5"}


def test_a_cell_far_out_is_kept_as_text(gather):
    got = gather(SYLK[:-3] + b'C;Y3;X999999;K"Lost One"\r\nE\r\n', "x.slk")
    assert "Lost One" in got.text
    assert "partly_read" in got.codes
