"""A paragraph of somebody's Word document, filled in with its look kept. python-docx reads it; what it has no name for
is said to the XML (ECMA-376, part 1, 17)."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from store.exchange.papers.word_table import clean

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(*names: str) -> str:
    """The path of an element by its names in Word's own namespace."""
    from docx.oxml.ns import qn

    return "/".join(qn(f"w:{name}") for name in names)


def text_of(p: Any) -> str:
    """All of it as one text."""
    return "".join(t.text or "" for t in _texts(p))


def replace(p: Any, found: Sequence[tuple[int, int, str]]) -> None:
    """Put texts in place of what stands from one character to another, in the look of the first of them: Word parts a
    word into pieces as it likes."""
    for start, end, text in reversed(found):
        at, new = 0, clean(text)
        for node in _texts(p):
            own = node.text or ""
            low, high = max(start - at, 0), min(end - at, len(own))
            if low < high:
                node.text = own[:low] + new + own[high:]
                node.set(SPACE, "preserve")
                new = ""
            at += len(own)


def line_before(p: Any, text: str, *, bold: bool = False) -> None:
    """A paragraph that looks like `p` before it."""
    from docx.text.paragraph import Paragraph

    made = deepcopy(p)
    looks = (run.find(w("rPr")) for t in _texts(made) for run in t.iterancestors(w("r")))
    look = next((one for one in looks if one is not None), None)
    emptied(made)
    if (ends := made.find(w("pPr", "sectPr"))) is not None:
        ends.getparent().remove(ends)
    p.addprevious(made)
    # A paragraph asks its parent for styles alone, and gets none here; what its type is called differs by version.
    no_parent: Any = None
    run = Paragraph(made, no_parent).add_run(clean(text))
    if look is not None:
        run._r.insert(0, look)
    if bold:
        run.bold = True


def emptied(p: Any) -> None:
    """Without text; how it is laid out stays."""
    for child in list(p):
        if child.tag != w("pPr"):
            p.remove(child)


def ends_section(p: Any) -> bool:
    """Whether a section of the document ends with it."""
    return p.find(w("pPr", "sectPr")) is not None


def page_of(p: Any) -> Any:
    """The properties of the section that it stands in; None where it stands in no text of its own."""
    for one in (p, *p.itersiblings()):
        found = one if one.tag == w("sectPr") else one.find(w("pPr", "sectPr"))
        if found is not None:
            return found
    return None


def is_listed(p: Any, styles: Iterable[Any]) -> bool:
    """Whether Word puts a bullet or a number before it, by itself or by its style."""
    if p.find(w("pPr", "numPr")) is not None:
        return True
    named = p.find(w("pPr", "pStyle"))
    wanted = named.get(w("val")) if named is not None else None
    style = next((one for one in styles if one.style_id == wanted), None)
    while style is not None:
        if style.element.find(w("pPr", "numPr")) is not None:
            return True
        style = style.base_style
    return False


def _texts(p: Any) -> list[Any]:
    """Its pieces of text; not those of a box that is anchored in it."""
    return [t for t in p.iter(w("t")) if next(t.iterancestors(w("p"))) is p]
