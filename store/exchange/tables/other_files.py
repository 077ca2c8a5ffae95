"""Files that hold no table: what each is, and how to get one that does."""

import re
from collections.abc import Callable, Iterable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from store.values.words import N_, Words, words

LOOK_AT = 4_000  # bytes in which a file says what it is
OLE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_HEIC = re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z-]*: [^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}")
_MAIL_HEADS = (b"from:", b"received:", b"mime-version:", b"return-path:", b"delivered-to:", b"message-id:")
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[\]{\"\d])")
_XML = re.compile(rb"\s*(?:<\?xml\b|<!DOCTYPE|<[A-Za-z][\w:.-]*[\s/>])", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<!DOCTYPE\s+html|<html\b|<table\b)", re.IGNORECASE)

MAIL = words(N_("this is an e-mail; save the table that is attached to it and import that"))
PDF = words(
    N_("this is a PDF, which holds no table; ask for the workbook or the CSV file that it was made from")
)
PICTURE = words(N_("this is a picture; ask for the workbook or the CSV file that it shows"))
PLAN = words(N_("this is a plan of Microsoft Project (.mpp); save it there as XML and import that"))
WORD = words(N_("this is a Word document; copy its table into a spreadsheet and save that as .xlsx"))
SLIDES = words(N_("these are slides; copy their table into a spreadsheet and save that as .xlsx"))
NUMBERS = words(N_("this is a file of Apple Numbers; export it there as Excel or CSV and import that"))
JSON = words(N_("this is JSON, not a table; export the list as CSV or .xlsx from where it came"))
CALENDAR = words(N_("this is a calendar file; its meetings come in with: forewarn import meeting FILE.ics"))
CARDS = words(N_("these are vCards; name the file .vcf, and: forewarn import person FILE.vcf"))
WEB_PAGE = words(N_("this is a web page, whatever its name says; export the list as CSV or .xlsx"))
XML = words(N_("this is XML that is no plan of Microsoft Project; export the list as CSV or .xlsx"))
DATABASE = words(N_("this is a database; export the list from the program that keeps it as CSV or .xlsx"))
_IN_OLE: tuple[tuple[str, Words], ...] = (
    ("__substg1.0_", MAIL),
    ("__properties_version1.0", MAIL),
    ("TBkndTask", PLAN),
    ("Props14", PLAN),
    ("WordDocument", WORD),
    ("PowerPoint Document", SLIDES),
)
_IN_ZIP: tuple[tuple[str, Words], ...] = (
    ("word/document.xml", WORD),
    ("ppt/presentation.xml", SLIDES),
    ("Index/Document.iwa", NUMBERS),
    ("Index.zip", NUMBERS),
)


def other_file(data: bytes) -> Words | None:
    """What a file is that holds no table, by its first bytes or its parts; None for one that may hold one."""
    if data.startswith(OLE):
        return _first(_IN_OLE, lambda name: name.encode("utf-16-le") in data)
    if data.startswith(ZIP):
        return _in_zip(data)
    head = data[:LOOK_AT].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF"):
        return PDF
    if head.startswith(b"SQLite format 3"):
        return DATABASE
    if head.startswith(b"{\\rtf"):
        return WORD
    if (head.startswith(_PICTURES) and b"\x00" in head) or _HEIC.match(head):
        return PICTURE
    return _of_text(head)


def _of_text(head: bytes) -> Words | None:
    begun = head.lstrip()
    if begun.startswith(b"BEGIN:VCALENDAR"):
        return CALENDAR
    if begun.startswith(b"BEGIN:VCARD"):
        return CARDS
    if _HTML.match(head):
        return WEB_PAGE
    if _XML.match(head):
        return XML
    if _JSON.match(head):
        return JSON
    if (heads := _MAIL.match(begun)) and heads[0].lower().startswith(_MAIL_HEADS):
        return MAIL
    return None


def _in_zip(data: bytes) -> Words | None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    return _first(_IN_ZIP, names.__contains__)


def _first(table: Iterable[tuple[str, Words]], holds: Callable[[str], bool]) -> Words | None:
    return next((sentence for name, sentence in table if holds(name)), None)
