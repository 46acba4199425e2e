"""ACH records by the positions of the Nacha Operating Rules, appendix three."""


def record(text: str) -> str:
    assert len(text) == 94, len(text)
    return text


HEADER = record("101 122105278 1234567892402150930A094101" + "WELLS FARGO".ljust(23) + "COMFORT COUNTY".ljust(31))


def batch(sort: str) -> str:
    return record(
        "5200" + "COMFORT COUNTY".ljust(36) + "1234567890" + sort + "PAYROLL".ljust(22) + "   112210527" + "0000001"
    )


def entry(routing: str, account: str, who: str, name: str) -> str:
    return record(f"622{routing}{account:<17}0000154200{who:<15}{name:<22}  0122105270000001")


CONTROL = record("9000001000001000000020182002211000000098200000000154200" + " " * 39)
FILE = [HEADER, batch("PPD"), entry("075000019", "4400912763", "219094321", "DEMETRIUS VANG"), CONTROL]


def test_payees(gather):
    got = gather("\r\n".join(FILE).encode(), "pay.ach")
    assert got.reader == "nacha"
    assert got.rows == [
        {"routing number": "075000019", "bank account number": "4400912763", "individual id": "219094321",
         "full name": "DEMETRIUS VANG"}
    ]  # fmt: skip
    assert "COMFORT COUNTY" in got.text
    assert got.problems == []


def test_records_without_line_ends(gather):
    assert gather("".join(FILE).encode(), "x").rows == gather("\n".join(FILE).encode(), "x").rows


def test_corporate_entries_begin_the_name_with_a_count(gather):
    lines = [HEADER, batch("CTX"), entry("075000019", "4400912763", "1", "0003MOSS AND SONS"), CONTROL]
    assert gather("\n".join(lines).encode(), "x").rows[0]["full name"] == "MOSS AND SONS"


def test_international_entries_name_the_payee_in_addenda(gather):
    one = record(
        "622075000019" + "0001" + " " * 13 + "0000154200" + "CH9300762011623852957".ljust(35) + " " * 4 + "1" + "1" * 15
    )
    ten = record("710" + "BUS" + "0" * 18 + " " * 22 + "ANN MOSS".ljust(35) + " " * 6 + "0000001")
    fifteen = record("715" + "ID-77".ljust(15) + "14 ELM STREET".ljust(35) + " " * 34 + "0000001")
    got = gather("\n".join([HEADER, batch("IAT"), one, ten, fifteen, CONTROL]).encode(), "x")
    row = got.rows[0]
    assert (row["bank account number"], row["full name"], row["street"], row["individual id"]) == (
        "CH9300762011623852957", "ANN MOSS", "14 ELM STREET", "ID-77",
    )  # fmt: skip


def test_a_cut_file_is_partial(gather):
    assert "truncated" in gather("\n".join(FILE[:3]).encode(), "x").codes
