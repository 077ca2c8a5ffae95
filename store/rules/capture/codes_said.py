"""The codes that a line names: the records that have them, and those that no record has."""

import re
from collections.abc import Iterator, Mapping

from store.records.names import CODE
from store.values.record import Record
from store.values.text import fold

_CODED = re.compile(r"(?<![A-Za-z0-9-])([A-Za-z]{1,3})(-?)(\d{1,6})(?![A-Za-z0-9-])")
_NO_CODE = re.compile("[pi][1-5]|a[3-5]")


def codes_said(line: str, codes: Mapping[str, Record]) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """(the records it names, each once; the codes that begin as those of the project do and are nobody's). `codes`: the
    project's, case-folded."""
    return tuple(_linked(line, codes)), _lost(line, codes)


def first_code(line: str, codes: Mapping[str, Record]) -> Record | None:
    """The record whose code, as it is, the line begins with."""
    found = _CODED.match(line)
    return codes.get(fold(found[0])) if found is not None else None


def _linked(line: str, codes: Mapping[str, Record]) -> Iterator[Record]:
    seen: set[int] = set()
    for found in _CODED.finditer(line):
        record = _coded(found[1].casefold(), found[2], found[3], codes)
        if record is not None and record.id not in seen:
            seen.add(record.id)
            yield record


def _coded(letters: str, hyphen: str, digits: str, codes: Mapping[str, Record]) -> Record | None:
    """R-09, also as r-9 and r9, but for what is a level, or a size of paper: i5, A4."""
    if (exact := codes.get(f"{letters}{hyphen}{digits}")) is not None:
        return exact
    if not hyphen and _NO_CODE.fullmatch(letters + digits):
        return None
    n = digits.lstrip("0") or "0"
    ways = (f"{letters}{sign}{n.zfill(width)}" for sign in ("-", "") for width in (1, 2, 3))
    return next((codes[way] for way in ways if way in codes), None)


def _lost(line: str, codes: Mapping[str, Record]) -> tuple[str, ...]:
    """Codes that begin as those of the project do and are nobody's."""
    linked = {
        found[0] for found in _CODED.finditer(line) if _coded(found[1].casefold(), found[2], found[3], codes)
    }
    found = [code for code in dict.fromkeys(CODE.findall(line)) if code not in linked]
    if not found:
        return ()
    letters = {_letters(code) for code in codes}
    return tuple(code for code in found if _letters(code.casefold()) in letters)


def _letters(code: str) -> str:
    return code.rstrip("0123456789-")
