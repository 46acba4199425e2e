"""SYLK after Microsoft's published description, DIF after the format of 1980, as Excel writes both."""

from tests.hostile.samples import flat

SYLK = (
    "ID;PWXL;N;E\r\nP;PGeneral\r\nF;P0;DG0G8;M255\r\nB;Y3;X3\r\n"
    'C;Y1;X1;K"Name"\r\nC;X2;K"SSN"\r\nC;X3;K"Note"\r\n'
    'C;Y2;X1;K"Marisol Quintanilla"\r\nC;X2;K"446-22-2943"\r\nC;X3;K"a;;b"\r\n'
    'C;Y3;X1;K"Luc\x1b.=a Mu\x1bNDnoz"\r\nC;X2;K401222944\r\nE\r\n'
)
DIF = (
    'TABLE\r\n0,1\r\n"CLIENTS"\r\nVECTORS\r\n0,2\r\n""\r\nTUPLES\r\n0,2\r\n""\r\nDATA\r\n0,0\r\n""\r\n'
    '-1,0\r\nBOT\r\n1,0\r\n"Name"\r\n1,0\r\n"SSN"\r\n1,0\r\n"Visits"\r\n'
    '-1,0\r\nBOT\r\n1,0\r\n"Marisol ""Mari"" Quintanilla"\r\n1,0\r\n"446-22-2943"\r\n0,12\r\nV\r\n-1,0\r\nEOD\r\n'
)


def test_sylk(gather):
    got = gather(SYLK.encode("latin-1"), "clients.slk")
    assert got.reader == "sylk"
    assert got.rows[0] == {"Name": "Marisol Quintanilla", "SSN": "446-22-2943", "Note": "a;b"}
    assert (got.rows[1]["Name"], got.rows[1]["SSN"]) == ("Lucía Muñoz", "401222944")
    assert got.problems == []


def test_a_cut_sylk_is_truncated(gather):
    assert gather(SYLK[:-4].encode("latin-1"), "x").codes == ["truncated"]


def test_cells_far_away_end_nothing(gather):
    far = SYLK.replace("C;Y3;X1", "C;Y90000000;X1").replace("C;X2;K401222944", "C;X99999999;K401222944")
    got = gather(far.encode("latin-1"), "x")
    assert len(got.rows) == 2
    assert "401222944" in got.text
    assert got.codes == ["partly_read"]
    assert gather(SYLK.replace(";Y3;", f";Y{'9' * 5000};").encode("latin-1"), "x").reader == "sylk"


def test_dif(gather):
    got = gather(DIF.encode(), "clients.dif")
    assert got.reader == "dif"
    assert got.rows == [{"Name": 'Marisol "Mari" Quintanilla', "SSN": "446-22-2943", "Visits": "12"}]
    assert "CLIENTS" in got.text
    assert got.problems == []


def test_a_cut_dif_is_truncated(gather):
    got = gather(DIF[: DIF.index("-1,0\r\nEOD")].encode(), "x")
    assert (len(got.rows), got.codes) == (1, ["truncated"])


PEOPLE = [
    {"Name": "Marisol Quintanilla", "SSN": "446-22-2943"},
    {"Name": "Wendell Ostrander", "SSN": "401-22-2944"},
]


def test_both_are_tables_whatever_their_name(gather):
    for data, reader in ((flat.SYLK, "sylk"), (flat.DIF, "dif")):
        for name in ("a.slk", "export.xls", "x"):
            got = gather(data, name)
            assert got.reader == reader
            assert got.rows == PEOPLE
            assert got.problems == []


def test_sylk_semicolons_letters_comments_and_gaps(gather):
    lines = ['ID;PWXL', 'C;Y1;X1;K"Name"', 'C;X2;K"Note"', 'C;Y2;X1;K"Lucía;; Ann"', 'C;Y4;X1;K"Zo\x1bNHe"',
             'C;X2;K7', 'C;X2;A"private"', "E"]  # fmt: skip
    got = gather("\r\n".join(lines).replace("\x1bNHe", "\x1b.;".replace(";", "9")).encode(), "x.slk")
    assert got.rows[0]["Name"] == "Lucía; Ann"
    assert got.rows[-1] == {"Name": "Zoé", "Note": "7"}
    assert "private" in got.text


def test_dif_numbers_and_texts_with_line_ends(gather):
    data = flat.DIF.replace(b"-1,0\r\nEOD", b'-1,0\r\nBOT\r\n1,0\r\n"two\r\nlines"\r\n0,42.5\r\nV\r\n-1,0\r\nEOD')
    assert gather(data, "x.dif").rows[-1] == {"Name": "two\nlines", "SSN": "42.5"}


def test_a_cell_far_out_is_kept_as_text(gather):
    got = gather(flat.SYLK[:-3] + b'C;Y3;X999999;K"Lost One"\r\nE\r\n', "x.slk")
    assert "Lost One" in got.text
    assert "partly_read" in got.codes


def test_a_long_dif_keeps_in_step(gather):
    """Longer than the stretches in which texts are read."""
    rows = "".join(
        f'-1,0\r\nBOT\r\n1,0\r\n"{"x" * 90}{n}"\r\n1,0\r\n"446-22-2943"\r\n0,{n}\r\nV\r\n' for n in range(45_000)
    )
    got = gather(DIF.replace("-1,0\r\nEOD", rows + "-1,0\r\nEOD").encode(), "x.dif")
    assert len(got.rows) == 45_001
    assert {row["SSN"] for row in got.rows} == {"446-22-2943"}
    assert [row["Visits"] for row in got.rows[-2:]] == ["44998", "44999"]
    assert got.problems == []


def test_a_dif_value_of_no_known_type_is_kept_and_told(gather):
    got = gather(DIF.replace("0,12\r\nV", "7,0\r\n446-22-2944").encode(), "x.dif")
    assert got.rows[0]["Visits"] == "446-22-2944"
    assert got.codes == ["partly_read"]


def test_a_lost_quotation_mark_does_not_take_the_rest_in(gather):
    rest = "".join(f'1,0\r\n"{"y" * 900}{n}\r\n' for n in range(3000))
    rows = gather(DIF.replace("-1,0\r\nEOD", f"-1,0\r\nBOT\r\n{rest}-1,0\r\nEOD").encode(), "x.dif").rows
    assert max(len(cell or "") for row in rows for cell in row.values()) < 3 << 20
    assert "y" * 900 + "2999" in str(rows)


def test_places_that_are_no_characters_are_told(gather):
    for data, name in ((SYLK, "x.slk"), (DIF, "x.dif")):
        broken = data.encode().replace(b"Quintanilla", "Núñez Müller Łódź Ångström ".encode() * 60 + b"\xff\xfe")
        assert "partly_read" in gather(broken, name).codes
