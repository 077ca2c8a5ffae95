"""Files that nobody here made: any delimiter, any encoding, titles, comments, junk."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet import parse_sheet, read_sheet
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.values.words import say

TITLES = {"id", "title", "owner", "impact", "风险", "负责人", "编号"}


def known(text: str) -> bool:
    return text.casefold() in TITLES


def read(content: str | bytes) -> Sheet:
    return parse_sheet(content.encode() if isinstance(content, str) else content, known)


def notes(sheet: Sheet) -> list[str]:
    return [say(note) for note in sheet.notes]


def problem(content: bytes) -> str:
    with pytest.raises(SheetProblem) as caught:
        read(content)
    return say(caught.value.words)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter(delimiter: str) -> None:
    lines = (("id", "title", "owner"), ("1", '"late, again; or | not"', "Wang"), ("2", "short", "Li"))
    sheet = read("\r\n".join(delimiter.join(line) for line in lines))
    assert sheet.headers == ("id", "title", "owner")
    assert sheet.rows == (
        SheetRow(2, ("1", "late, again; or | not", "Wang")),
        SheetRow(3, ("2", "short", "Li")),
    )
    assert sheet.notes == ()


def test_the_titles_decide_between_delimiters() -> None:
    sheet = read("id;title;owner\n1;a, b, c;Wang, Wei\n2;d, e, f;Li, Na\n")
    assert sheet.rows[0].cells == ("1", "a, b, c", "Wang, Wei")


def test_excel_says_its_delimiter() -> None:
    assert read("sep=;\nx;y\n1,5;2\n").rows == (SheetRow(3, ("1,5", "2")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_form(encoding: str) -> None:
    sheet = read("id,title,owner\n1,数据负责人离职,王伟\n2,x,y\n".encode(encoding))
    assert sheet.headers == ("id", "title", "owner")
    assert sheet.rows[0].cells == ("1", "数据负责人离职", "王伟")
    assert sheet.notes == ()


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("编号,风险,负责人\n1,数据负责人离职,王伟\n", "gb18030", "GB18030"),
        ("title,owner\nServer move,王伟\n", "gb18030", "GB18030"),
        ("id;title;owner\n1;Lieferant verspätet;Müller\n", "cp1252", "Windows-1252"),
        ("id,title\n1,La Serena – “link”\n", "cp1252", "Windows-1252"),
        ("id;title;owner\n1;Opóźnienie dostawcy;Wójcik\n", "cp1250", "Windows-1250"),
        ("id;title;owner\n1;Задержка поставщика;Иванов\n", "cp1251", "Windows-1251"),
    ],
)
def test_a_guessed_encoding_is_told(text: str, encoding: str, told: str) -> None:
    sheet = read(text.encode(encoding))
    assert [cell for row in sheet.rows for cell in row.cells] == text.splitlines()[1].replace(";", ",").split(
        ","
    )
    assert notes(sheet) == [f"the text was read as {told}"]


def test_a_character_cut_in_half_costs_only_itself() -> None:
    sheet = read("id,title,owner\n1,数据负责人".encode()[:-1] + ",王伟\n".encode())
    assert sheet.rows[0].cells == ("1", "数据负责\ufffd", "王伟")
    assert notes(sheet) == ["characters that could not be read are shown as \ufffd: 1"]


def test_titles_above_the_header_are_left_out_and_told() -> None:
    sheet = read("Risk register of ERP North\nas of;1 May\n\nid;title;owner\n1;late;Wang\n")
    assert sheet.headers == ("id", "title", "owner")
    assert sheet.rows == (SheetRow(5, ("1", "late", "Wang")),)
    assert notes(sheet) == ["the header is row 4; the rows above it are not imported"]


def test_rows_have_the_numbers_of_a_spreadsheet() -> None:
    sheet = read('id,title\n\n1,"two\nlines"\n,\n2,x\n')
    assert [(row.number, row.cells) for row in sheet.rows] == [(3, ("1", "two\nlines")), (5, ("2", "x"))]


def test_comment_rows_are_left_out_and_told() -> None:
    sheet = read("# exported by hand\nid,title\n#1,a code\n# 2,an old row\n2,x\n")
    assert [row.cells for row in sheet.rows] == [("#1", "a code"), ("2", "x")]
    assert notes(sheet)[-1] == "rows that begin with # are left out: 4"


def test_a_header_behind_a_comment_sign_is_a_header() -> None:
    assert read("# id,title\n1,x\n").headers == ("id", "title")


def test_a_column_called_number_sign() -> None:
    assert read("#,title,owner\n1,x,Wang\n").headers == ("#", "title", "owner")


def test_columns_of_the_same_name_are_told_apart() -> None:
    sheet = read("id,owner,owner,,owner\n1,a,b,c,d\n")
    assert sheet.headers == ("id", "owner", "owner (2)", "column 4", "owner (3)")
    assert notes(sheet)[0] == "owner is the title of two columns; the later one is called owner (2) here"


def test_ragged_rows() -> None:
    sheet = read("id,title,owner,,\n1\n2,x,y,,\n3,x,y,,,,z\n")
    assert sheet.headers == ("id", "title", "owner", "column 4", "column 5")
    assert [row.cells for row in sheet.rows] == [
        ("1", "", "", "", ""),
        ("2", "x", "y", "", ""),
        ("3", "x", "y", "", "", "", "z"),
    ]


def test_text_is_safe_to_show() -> None:
    sheet = read("id,title\n1,\x1b]0;x\x07[/nope]\u202e\x00end\n".encode() + b"2,\xed\xa0\x80x\n")
    assert [row.cells[1] for row in sheet.rows] == ["]0;x[/nope]end", "\ufffd\ufffd\ufffdx"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty; export it again"),
        (b" \r\n\x00\n", "the file is empty; export it again"),
        (b",,\n,,\n", "the file has no rows; export it again"),
        (
            b'id,title\n1,"open\n2,x\n',
            "row 2: a quotation mark is opened and never closed; correct it in the file",
        ),
        (
            b"PK\x03\x04abc",
            "this is a workbook or an archive, not CSV; save the sheet as CSV and import that",
        ),
        (bytes(range(256)) * 20, "this is not a text file; save the table as CSV and import that"),
        (b"a," * 700 + b"b\n", "the file has 701 columns; export at most 500"),
    ],
)
def test_what_is_no_table_is_one_sentence(content: bytes, sentence: str) -> None:
    assert problem(content) == sentence


@pytest.mark.parametrize("rest", [b"x" * 1_100_000 + b"\n", b'x,y\n2,""\n' * 200_000, b"x"])
def test_a_quotation_mark_that_is_never_closed(rest: bytes) -> None:
    assert problem(b'id,title\n1,"' + rest) == (
        "row 2: a quotation mark is opened and never closed; correct it in the file"
    )


@pytest.mark.parametrize("before", [b"id,title\n1,", b'id,title\n1,"', b"", b'"'])
def test_a_cell_that_nobody_wrote_by_hand(before: bytes) -> None:
    """Fifty megabytes in one cell, in a row or in the header, in quotation marks or without."""
    quote = b'"' if before.endswith(b'"') else b""
    number = 2 if before.startswith(b"id") else 1
    assert problem(before + b"x" * 50_000_000 + quote + b",y\n") == (
        f"row {number}: a cell holds more than 1,000,000 characters; shorten it in the file"
    )


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    for path, sentence in (
        (tmp_path, f"{tmp_path} is a folder; name the file in it"),
        (tmp_path / "gone.csv", f"there is no file {tmp_path}/gone.csv"),
        (fifo, f"{fifo} is not a file"),
        (Path("a\x00b"), "ab is not a valid file name; correct it"),
        (Path("a\ud800b"), "ab is not a valid file name; correct it"),
    ):
        with pytest.raises(SheetProblem) as caught:
            read_sheet(path)
        assert say(caught.value.words) == sentence


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "list.csv").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SheetProblem) as caught:
        read_sheet(tmp_path / "list.csv")
    assert say(caught.value.words) == f"{tmp_path}/list.csv cannot be read: Permission denied"


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass"))
)
def test_no_bytes_do_more_than_refuse(data: bytes) -> None:
    try:
        sheet = parse_sheet(data, known)
    except SheetProblem as refused:
        assert say(refused.words)
        return
    assert len(set(sheet.headers)) == len(sheet.headers) and all(sheet.headers)
    assert all(len(row.cells) >= len(sheet.headers) for row in sheet.rows)


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    import csv
    import io

    from store.values.text import clean_prose

    cells = [[clean_prose(cell.replace("#", "")) for cell in row] for row in rows]
    out = io.StringIO()
    csv.writer(out).writerows([["id", "title", "owner", "impact"], *cells])
    sheet = read(out.getvalue())
    assert [row.number for row in sheet.rows] == [n for n, row in enumerate(cells, 2) if any(row)]
    assert [row.cells for row in sheet.rows] == [(*row, *[""] * (4 - len(row))) for row in cells if any(row)]


def test_a_file_that_goes_on_for_empty_rows_is_read_and_says_so() -> None:
    sheet = parse_sheet(
        b"ID,Risk\nR1,Frost\n" + b",\n" * 100_001 + b"R2,Moles\n", lambda text: text == "Risk"
    )
    assert [row.number for row in sheet.rows] == [2, 100_004]
    assert "100,001 empty rows" in say(sheet.notes[0], "en")
