"""What is no table says what it is and how to get one that works."""

import io
import zipfile
from pathlib import Path

import pytest

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet import read_sheet, read_sheets
from store.values.words import say

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return data.getvalue()


FILES = {
    "a.msg": (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "this is an e-mail; save the table"),
    "a.mpp": (
        OLE + "TBkndTask".encode("utf-16-le"),
        "a plan of Microsoft Project (.mpp); save it there as XML",
    ),
    "a.doc": (OLE + "WordDocument".encode("utf-16-le"), "this is a Word document"),
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF"),
    "a.png": (b"\x89PNG\r\n\x1a\n\x00\x00", "this is a picture"),
    "a.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "this is a picture"),
    "a.json": (b'[{"risk": "late"}]', "this is JSON"),
    "b.json": (b'\xef\xbb\xbf{\n "risks": []}', "this is JSON"),
    "a.ics": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "this is a calendar file"),
    "a.xml": (b'<?xml version="1.0"?><rss><item/></rss>', "this is XML that is no plan"),
    "a.html": (b"<!DOCTYPE html><html><table></table></html>", "this is a web page"),
    "fake.xls": (b"<html><table><tr><td>Risk</td></tr></table></html>", "this is a web page"),
    "a.eml": (
        b"From: a@x.example\r\nTo: b@x.example\r\nSubject: risks\r\n\r\nhello\r\n",
        "this is an e-mail",
    ),
    "a.docx": (archive("[Content_Types].xml", "word/document.xml"), "this is a Word document"),
    "a.pptx": (archive("[Content_Types].xml", "ppt/presentation.xml"), "these are slides"),
    "a.numbers": (archive("Index/Document.iwa"), "a file of Apple Numbers"),
    "a.db": (b"SQLite format 3\x00\x10", "this is a database"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", ["", ".csv", ".xlsx"])
def test_a_file_of_another_program_is_called_what_it_is(tmp_path: Path, name: str, ending: str) -> None:
    content, said = FILES[name]
    path = tmp_path / (name + ending)
    path.write_bytes(content)
    for read in (read_sheet, read_sheets):
        with pytest.raises(SheetProblem) as caught:
            read(path)
        assert said in say(caught.value.words)
        assert "CSV" not in say(caught.value.words).partition(";")[0]


@pytest.mark.parametrize(
    "text",
    ["[R1],late\n[R2],gone\n", "From,To\na,b\nc,d\n", "<5 days,x\n1,2\n", "{id},b\n1,2\n", "BMW,x\n1,2\n"],
)
def test_a_table_is_not_mistaken(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    assert read_sheet(path).rows
