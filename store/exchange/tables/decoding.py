"""The bytes of a file that nobody here made, as text."""

from dataclasses import replace

from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.words import N_, Words, words

FEW_ODD = 8  # control characters that any text may hold
SAMPLE = 200_000  # bytes that an unknown encoding is guessed from
MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
WRITTEN = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
}
"""The encoding of what follows a mark."""
# In order of preference where the bytes alone cannot tell; with the name a reader knows.
GUESSES = {
    "gb18030": "GB18030",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "big5": "Big5",
    "shift_jis": "Shift-JIS",
}
_OTHERS: tuple[tuple[bytes, Words], ...] = (
    (
        b"PK\x03\x04",
        words(N_("this is a workbook or an archive, not CSV; save the sheet as CSV and import that")),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        words(N_("this is a workbook or an archive, not CSV; save the sheet as CSV and import that")),
    ),
)
_JUNK = words(N_("this is not a text file; save the table as CSV and import that"))
_LINE_MARKS = frozenset("\t\n\r\x0b\x0c")


class SheetProblem(Problem):
    """The file cannot be read as a table; `words` says why and what to do, in one sentence."""


@frozen
class Decoded:
    """The text, what the reader should know of how it was read, and how it is written again: the bytes are `mark` and
    the text in `encoding`."""

    text: str
    notes: tuple[Words, ...] = ()
    encoding: str = "utf-8"
    mark: bytes = b""


def decode(data: bytes) -> Decoded:
    """Text of `data`: by its mark, else UTF-8, else UTF-16, else a guess that is said. Raises SheetProblem."""
    for start, sentence in _OTHERS:
        if data.startswith(start):
            raise SheetProblem(sentence)
    if not data.strip(b"\x00 \t\r\n"):
        raise SheetProblem(words(N_("the file is empty; export it again")))
    decoded = _marked(data) or _unmarked(data)
    if _is_junk(decoded.text):
        raise SheetProblem(_JUNK)
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            decoded = _patched(data, encoding)
            return replace(decoded, encoding=WRITTEN.get(mark, encoding), mark=mark)
    return None


def _unmarked(data: bytes) -> Decoded:
    if wide := _wide(data):
        return _patched(data, wide)
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        pass
    patched = data.decode(errors="replace")
    lost = patched.count("\ufffd")
    good = sum(character > "\x7f" for character in patched) - lost
    if good > 4 * lost:
        return _patched(data, "utf-8")
    if _is_junk(data[:SAMPLE].decode("latin-1")):
        raise SheetProblem(_JUNK)
    return _guessed(data) or _patched(data, "utf-8")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in a table every other byte of most characters is zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2:
        return ""
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if low > half * 0.4 and high < low / 4:
        return "utf-16-le"
    if high > half * 0.4 and low < high / 4:
        return "utf-16-be"
    # Chinese has few zero bytes, but its separators and line ends still do, and no other text has any.
    return next((name for name in ("utf-16-le", "utf-16-be") if high + low and _reads_as(sample, name)), "")


def _reads_as(sample: bytes, encoding: str) -> bool:
    """Whether nearly all is Chinese or plain, with the separators of a table in it."""
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    usual = sum(
        c in _LINE_MARKS or " " <= c <= "\u024f" or "\u3000" <= c <= "\u9fff" or c >= "\uff00" for c in text
    )
    return usual - text.count("\ufffd") > 0.95 * len(text) and any(mark in text for mark in ",;\t|\n")


def _patched(data: bytes, encoding: str) -> Decoded:
    """The text with U+FFFD for what the encoding does not know, and a note of how many."""
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    lost = text.count("\ufffd")
    note = words(N_("characters that could not be read are shown as \ufffd: {n}"), n=lost)
    return Decoded(text, (note,) if lost else (), encoding)


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE].rpartition(b"\n")[0] if len(data) > SAMPLE else data
    ranks = {
        name: (match.chaos, -round(match.coherence, 1))
        for match in from_bytes(sample, cp_isolation=list(GUESSES), enable_fallback=False)
        for name in reversed(match.could_be_from_charset)
    }
    for encoding in sorted((name for name in GUESSES if name in ranks), key=lambda name: _rank(name, ranks)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        note = words(N_("the text was read as {encoding}"), encoding=GUESSES[encoding])
        return Decoded(text, (note,), encoding)
    return None


def _rank(name: str, ranks: dict[str, tuple[float, float]]) -> tuple[float, float, int]:
    return (*ranks[name], list(GUESSES).index(name))


def _is_junk(text: str) -> bool:
    """Whether the text is a program's data: control characters, or holes, in more than one place of twelve."""
    sample = text[:20_000]
    odd = sum((c < " " and c not in _LINE_MARKS) or c == "\ufffd" for c in sample)
    return odd > FEW_ODD and odd * 12 > len(sample)
