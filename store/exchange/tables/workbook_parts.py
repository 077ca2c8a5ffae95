"""The parts of an .xlsx archive: which one each sheet is in, its comments, and the day that days count from."""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from store.values.frozen import frozen

BOOK = "xl/workbook.xml"
_BOILERPLATE = "Comment:\n"
"""What Excel writes before a threaded comment for programs that know none."""


@frozen
class SheetPart:
    """`comments`: the part with its comments, `threads`: that with those that are answered; empty where none is."""

    path: str
    comments: str = ""
    threads: str = ""


def sheet_parts(archive: ZipFile) -> dict[str, SheetPart]:
    """The name of a sheet → its parts."""
    links = {id: path for id, (_, path) in _links(archive, BOOK).items()}
    found: dict[str, SheetPart] = {}
    for sheet in _all(fromstring(archive.read(BOOK)), "sheet"):
        id = next((value for name, value in sheet.items() if _bare(name) == "id"), "")
        if (path := links.get(id, "")) in archive.NameToInfo:
            beside = dict(_links(archive, path).values())
            found[sheet.get("name", "")] = SheetPart(
                path, beside.get("comments", ""), beside.get("threadedComment", "")
            )
    return found


def counts_from_1904(archive: ZipFile) -> bool:
    """Whether days count from 1904 and not from 1900."""
    properties = next(_all(fromstring(archive.read(BOOK)), "workbookPr"), None)
    return properties is not None and properties.get("date1904") in ("1", "true")


def comments_in(archive: ZipFile, sheet: SheetPart) -> dict[str, str]:
    """The cell, as in D4 → its comment, answers behind it."""
    said: dict[str, list[str]] = {}
    for path, name in ((sheet.threads, "threadedComment"), (sheet.comments, "comment")):
        if path not in archive.NameToInfo:
            continue
        threaded = frozenset(said)
        for comment in _all(fromstring(archive.read(path)), name):
            if (cell := comment.get("ref", "")) not in threaded:
                text = "".join(part.text or "" for part in comment.iter() if _bare(part.tag) in ("t", "text"))
                said.setdefault(cell, []).append(text.rpartition(_BOILERPLATE)[2].strip())
    return {cell: "; ".join(filter(None, texts)) for cell, texts in said.items() if any(texts)}


def _links(archive: ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """Id → (what it is, the path) of what a part points at inside the archive."""
    folder, name = posixpath.split(path)
    links = f"{folder}/_rels/{name}.rels"
    if links not in archive.NameToInfo:
        return {}
    return {
        link.get("Id", ""): (
            link.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))[1:],
        )
        for link in _all(fromstring(archive.read(links)), "Relationship")
    }


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _bare(element.tag) == name)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
