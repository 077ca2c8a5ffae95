"""The one thing that keeps a paper from leaving: the text of a private note in it."""

from collections.abc import Iterable, Iterator

from store.rules.briefing.findings import Finding
from store.rules.briefing.paper import Paper
from store.values.width import cell_width
from store.values.words import N_, words


def leaks(paper: Paper, private: Iterable[str]) -> Iterator[Finding]:
    """Private text in what would leave. Says where and never what."""
    texts = [("", " ".join((paper.title, *paper.facts)))]
    texts += [(line.id, " ".join((line.text, *line.cells))) for part in paper.parts for line in part.lines]
    for number, (id, text) in enumerate(texts):
        if any(secret in text for secret in private):
            yield Finding(words(N_("line {n} holds the text of a private note"), n=number), id, hard=True)


def secrets(texts: Iterable[str]) -> tuple[str, ...]:
    """What of private texts is looked for: each whole, and each of its lines that is long enough to be no chance."""
    found: dict[str, None] = {}
    for text in texts:
        whole = " ".join(text.split())
        lines = [" ".join(line.split()) for line in text.splitlines()]
        lines += [line[1:].strip() for line in lines if line[:1] in tuple("!+>?<=^#*~")]
        for one, least in ((whole, 6), *((line, 12) for line in lines)):
            if cell_width(one) >= least:
                found[one] = None
    return tuple(found)
