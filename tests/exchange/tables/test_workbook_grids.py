"""Workbooks of LibreOffice (.ods) through Calamine, in a process that may end."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet import read_sheet, read_sheets
from store.exchange.vocabulary.titles import knows
from store.records import Risk
from store.values.words import say

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def cell(value: object) -> str:
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, str) and value[:2] == "20":
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def ods(path: Path, sheets: dict[str, list[tuple[object, ...]]], more: str = "") -> Path:
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + f"{more}</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/></manifest:manifest>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("mimetype", TYPE)
        made.writestr("content.xml", content)
        made.writestr("META-INF/manifest.xml", manifest)
    path.write_bytes(data.getvalue())
    return path


SHEETS: dict[str, list[tuple[object, ...]]] = {
    "Cover": [("Move of the press", "2026")],
    "Risks": [("Risk", "Impact", "Due"), ("Press is late", 4, "2026-12-05"), ("电力不足", 2.5, "2027-01-08")],
}


def known(text: str) -> bool:
    return knows(Risk, text)


def test_a_sheet_of_libreoffice_is_a_table(tmp_path: Path) -> None:
    path = ods(tmp_path / "risks.ods", SHEETS)
    sheet = read_sheet(path, known)
    assert sheet.headers == ("Risk", "Impact", "Due")
    assert [row.cells for row in sheet.rows] == [
        ("Press is late", "4", "2026-12-05"),
        ("电力不足", "2.5", "2027-01-08"),
    ]
    assert say(sheet.notes[0]) == "read from the sheet Risks; another with --sheet NAME: Cover"
    assert [name for name, _ in read_sheets(path, known)] == ["Cover", "Risks"]
    assert read_sheet(path, known, "cover").headers[0] == "Move of the press"


@pytest.mark.parametrize(
    "more",
    [
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{cell("x")}</table:table-row>',
        '<table:table-row table:number-rows-repeated="400000"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="500"/>{cell("x")}</table:table-row>',
    ],
)
def test_a_sheet_that_would_fill_the_memory_is_a_sentence(tmp_path: Path, more: str) -> None:
    with pytest.raises(SheetProblem):
        read_sheet(ods(tmp_path / "bomb.ods", SHEETS, more), known)


def test_a_process_that_takes_too_long_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("calamine", 1)

    monkeypatch.setattr("store.exchange.tables.workbook_grids.subprocess.run", late)
    with pytest.raises(SheetProblem) as caught:
        read_sheet(ods(tmp_path / "slow.ods", SHEETS), known)
    assert "larger than any register" in say(caught.value.words)
