"""The translation catalogue: `python tests/catalogue.py` brings the .po up to date with the sources and compiles it.

New sentences come in untranslated, sentences that nobody says any more go. A test fails until all are translated.
"""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PO = ROOT / "store/locale/zh_CN/LC_MESSAGES/forewarn.po"
MO = PO.with_suffix(".mo")
PACKAGES = ("store", "tui", "widgets")
NEWS = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By")
"""Headers that tell who compiled and when: left out, so that the same sentences are the same files."""


class Sentences(list[Message]):
    """What is compiled: the messages of a catalogue, the one of the headers among them."""

    charset = "utf-8"


def template() -> Catalog:
    """Every sentence marked with N_ or NN_ in the sources, with the places it is said."""
    found = Catalog(project="forewarn", charset="utf-8")
    for package in PACKAGES:
        for name, line, message, comments, context in extract_from_dir(
            str(ROOT / package),
            [("**.py", "python")],
            keywords={"N_": None, "NN_": (1, 2)},
            strip_comment_tags=True,
        ):
            found.add(
                message, locations=[(f"{package}/{name}", line)], auto_comments=comments, context=context
            )
    return found


def translated() -> Catalog:
    """The catalogue as committed."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="forewarn")


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo."""
    headers = "".join(f"{name}: {text}\n" for name, text in catalogue.mime_headers if name not in NEWS)
    buffer = io.BytesIO()
    sentences: Any = Sentences([Message("", headers), *(message for message in catalogue if message.id)])
    write_mo(buffer, sentences)
    return buffer.getvalue()


def contents(mo: bytes) -> dict[object, object]:
    """What a compiled catalogue says, whoever compiled it: translations by sentence, and how many forms there are."""

    def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
        return (text,) if isinstance(text, str) else tuple(text or ())

    read = read_mo(io.BytesIO(mo))
    said: dict[object, object] = {(m.context, *forms(m.id)): forms(m.string) for m in read if m.id}
    return said | {name: text for name, text in read.mime_headers if name in ("Language", "Plural-Forms")}


def update() -> None:
    """Merge the sources into the .po (sorted, without places, so that a moved line changes nothing) and compile."""
    catalogue = (
        translated() if PO.exists() else Catalog(locale="zh_CN", domain="forewarn", project="forewarn")
    )
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = "# forewarn in Simplified Chinese"
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "forewarn"
    buffer = io.BytesIO()
    write_po(buffer, catalogue, no_location=True, sort_output=True, omit_header=False, width=110)
    PO.write_bytes(
        re.sub(rf'^"(?:{"|".join(NEWS)}):.*\n'.encode(), b"", buffer.getvalue(), flags=re.MULTILINE)
    )
    MO.write_bytes(compiled(translated()))


if __name__ == "__main__":
    update()
