"""SYLK and DIF, by hand after what Excel writes."""

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
