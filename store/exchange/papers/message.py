"""A briefing as a message for chat or mail: no markup, no hard wraps, short enough to be read on a telephone."""

import re
from collections.abc import Iterator

from store.rules.briefing.paper import Paper, Part, Said, in_one, sentence
from store.values.words import N_, Words, say, words

LINES = 15
CHARACTERS = 700
MORE = "…"
_END = re.compile(r"\. |。")
SHOWN = ("needs", "changed", "next", "support", "done", "ahead")
"""After the bottom line, the sections it takes from, the first ones first."""
ITEM = 90
"""Characters of an item; the paper has the rest."""
LEAST = 24
"""Characters below which a line is rather left out than cut."""


def message(paper: Paper) -> str:
    """At most 15 lines and 700 characters, line ends among them; what has no room is left out from the end."""
    lines: list[str] = []
    for line in _lines(paper):
        room = CHARACTERS - sum(len(one) + 1 for one in lines)
        if len(lines) == LINES or room < LEAST:
            break
        if len(line) < room:
            lines.append(line)
        else:
            lines.append(line[: room - 1 - len(MORE)].rstrip() + MORE)
            break
    while lines and lines[-1].endswith((":", "：")):
        lines.pop()
    return "\n".join(lines) + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    parts: dict[str, list[Part]] = {}
    for part in paper.parts:
        parts.setdefault(part.name, []).append(part)
    yield say(words(N_("{name},"), name=paper.to), paper.language) if paper.to else paper.title
    yield " · ".join(paper.facts[:2])
    for part in parts.get("bluf", ()):
        for line in part.lines:
            yield sentence(line.text, paper.language)
    for name in SHOWN:
        for part in parts.get(name, ()):
            yield from _part(paper, part)


def _part(paper: Paper, part: Part) -> Iterator[str]:
    own = [line for line in part.lines if not line.id.startswith("empty:")]
    if not own:
        return
    titled: Words | str = part.title
    if part.project and len(paper.blocks) > 1:
        titled = words(N_("{title} ({area})"), title=part.title, area=part.project)
    if part.form == "inline":
        said = words(N_("{area}: {why}"), area=titled, why=in_one(part, paper.language))
        yield say(said, paper.language)
        return
    yield say(words(N_("{title}:"), title=titled), paper.language)
    yield from (_item(line, n, part) for n, line in enumerate(own, 1))


def _item(line: Said, n: int, part: Part) -> str:
    if part.form == "numbered":
        return f"{n}. {line.text}"
    text = f"{line.mark} {line.text}" if line.mark else line.text
    return f"- {_shortened(text)}"


def _shortened(text: str) -> str:
    """The sentences of an item that fit, at least the beginning of the first."""
    if len(text) <= ITEM:
        return text
    ends = [found.start() for found in _END.finditer(text, 0, ITEM) if found.start() >= LEAST]
    return text[: ends[-1]] if ends else f"{text[: ITEM - 1].rstrip()}{MORE}"
