"""The end of a month on the command line."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
LINES = (
    "edit ERP --currency EUR",
    "add money Licences --approved 50000 --project ERP",
    "add money 'Consulting days' --approved 90000 --project ERP",
    "add money Grant --type funding --approved 140000 --due '4 dec' --project ERP",
)


@pytest.fixture
def funded(prepared: Callable[..., Forewarn]) -> Forewarn:
    return prepared(*LINES)


def test_figures_typed_are_one_act_and_one_undo(funded: Forewarn) -> None:
    ran = funded("money", "B-01", "31000/46500", "B-02", "60k")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        "month end of 31 Oct: 2 lines; forewarn undo undoes it",
        "Money in EUR",
        "For what              Approved  Committed   Spent  Expected  As of",
        "B-01 Licences           50 000          -  31 000    46 500  31 Oct",
        "B-02 Consulting days    90 000          -  60 000         -  31 Oct",
        "Together               140 000          -  91 000         -",
        "B-03 Grant: EUR 140 000, due 4 Dec",
    ]
    assert funded("undo").code == 0
    assert funded("money").out.splitlines()[2].split() == [
        "B-01",
        "Licences",
        "50",
        "000",
        "-",
        "-",
        "-",
        "-",
    ]


def test_the_sheet_is_read_and_what_is_none_of_the_lines_is_said(
    funded: Forewarn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.StringIO("Position;Ist;Prognose\nLicences;31.000,00;46.500,00\nTravel;5;6\n")
    )
    ran = funded("money", "--sheet", "-", "--as-of", "20 nov")
    assert (ran.code, ran.err) == (0, "no line here is called Travel\n")
    assert "B-01 Licences           50 000          -  31 000    46 500  20 Nov" in ran.out


def test_what_is_typed_beside_the_sheet_goes_before_it(
    funded: Forewarn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Position;Ist;Prognose\nLicences;31000;46500\n"))
    ran = funded("money", "B-01", "32000", "--sheet", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "B-01 Licences           50 000          -  32 000    46 500  31 Oct" in ran.out


def test_the_sheet_is_read_as_any_register_is(funded: Forewarn, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    for row in (("Cost report October",), (), ("Position", "Ist", "Prognose"), ("Licences", 31000, 46500)):
        page.append(row)
    book.save(tmp_path / "october.xlsx")
    (tmp_path / "ten.csv").write_bytes("科目,已支出,预期\nConsulting days,60000,75000\n".encode("gbk"))
    ran = funded("money", "--sheet", str(tmp_path / "october.xlsx"))
    assert (ran.code, ran.err) == (0, "")
    assert "B-01 Licences           50 000          -  31 000    46 500  31 Oct" in ran.out
    ran = funded("money", "--sheet", str(tmp_path / "ten.csv"))
    assert (ran.code, ran.err) == (0, "")
    assert "B-02 Consulting days    90 000          -  60 000    75 000  31 Oct" in ran.out


def test_what_is_no_sheet_is_said(funded: Forewarn, tmp_path: Path) -> None:
    ran = funded("money", "--sheet", str(tmp_path / "none.xlsx"))
    assert (ran.code, ran.complaint) == (1, f"there is no file {tmp_path / 'none.xlsx'}")
    ran = funded("money", "--sheet", str(tmp_path))
    assert (ran.code, ran.complaint) == (1, f"{tmp_path} is a folder; name the file in it")


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("B-01", "46500/31000"), 1, "B-01: less than is spent already"),
        (("B-01", "USD", "400"), 2, "B-01: USD 400 is in USD, the project uses EUR"),
        (("B-03", "400"), 2, "B-03 is no line of cost in ERP; there are: B-01, B-02"),
        (("B-01", "400", "--as-of", "27 nov"), 1, "B-01: not after today"),
        (("B-01", "soon"), 2, "B-01: an amount: 40000, 40,000 or 40k"),
    ],
)
def test_what_cannot_be(funded: Forewarn, typed: tuple[str, ...], code: int, said: str) -> None:
    ran = funded("money", *typed)
    assert (ran.code, ran.complaint) == (code, said)


def test_a_project_without_says_how_to_begin(begun: Forewarn) -> None:
    assert begun("money").out == "no money lines in ERP; forewarn add money makes one\n"
    ran = begun("money", "B-01", "31000/46500")
    assert (ran.code, ran.complaint) == (2, "no line of cost in ERP; forewarn add money makes one")
