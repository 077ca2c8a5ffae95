"""A briefing as Markdown."""

import re
from collections.abc import Iterator, Sequence

from store.rules.briefing.paper import Paper, Part, in_one, items, paragraph, sentence
from store.values.words import N_, say, words

_SPECIAL = re.compile(
    r"[\\`*_\[<]"  # what Markdown reads as a mark wherever it stands
    r"|~(?=~)|(?<=~)~"
    r"|&(?=#?\w+;)"
    r"|(?<=www)\."
)
_LEADING = re.compile(
    r">"  # what it reads as a mark at the start of a line
    r"|[-+](?=\s|$)|[-=](?=[-=\s]*$)"
    r"|#(?=#{0,5}(?:\s|$))"
    r"|(?<=\d)[.)](?=\s|$)"
)
_NUMBERED = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_SHOWN = re.compile(r"\\([!-/:-@\[-`{-~])|&#58;|\*\*")


def escaped(text: str, *, begins: bool = False, cell: bool = False) -> str:
    """Text that somebody typed, so that Markdown shows it as it was typed: one line, nothing of it a mark.

    `begins`: it stands where a line begins, or an item of a list; `cell`: in a table.
    """
    line = " ".join(text.split())
    at = 0
    if begins:
        number = _NUMBERED.match(line)
        start = number.end() if number else 0
        if _LEADING.match(line, start):
            at = start + 1
    head = f"{line[: at - 1]}\\{line[at - 1]}" if at else ""
    safe = head + _SPECIAL.sub(r"\\\g<0>", line[at:]).replace("://", "&#58;//")
    return safe.replace("|", "\\|") if cell else safe


def shown(markdown: str) -> str:
    """A line of Markdown as people read it on a screen, without what only a program needs."""
    return _SHOWN.sub(lambda found: found[1] or (":" if found[0] == "&#58;" else ""), markdown)


def markdown(paper: Paper) -> str:
    """The whole paper, ending in a line end."""
    facts = " · ".join(escaped(fact, begins=not n) for n, fact in enumerate(paper.facts))
    lines = [f"# {escaped(paper.title, begins=True)}", "", facts, ""]
    level = "##"
    lines += _sections(paper, paper.over, level)
    for heading, parts, _ in paper.blocks:
        if heading:
            lines += [f"## {escaped(heading, begins=True)}", ""]
            level = "###"
        lines += _sections(paper, parts, level)
    return "\n".join(lines).rstrip() + "\n"


def _sections(paper: Paper, parts: Sequence[Part], level: str) -> Iterator[str]:
    """Sections in one line each stand together as one list."""
    for n, part in enumerate(parts):
        if part.form == "inline":
            yield f"- **{escaped(part.title)}** {escaped(in_one(part, paper.language))}"
            if n + 1 == len(parts) or parts[n + 1].form != "inline":
                yield ""
        else:
            if part.form != "text":
                yield from (f"{level} {escaped(part.title, begins=True)}", "")
            yield from _lines(paper, part)
            yield ""


def _lines(paper: Paper, part: Part) -> Iterator[str]:
    if part.form == "table" and part.lines[0].cells:
        yield "| " + " | ".join(escaped(head, cell=True) for head in part.heads) + " |"
        yield "|" + " --- |" * len(part.heads)
        for line in part.lines:
            yield "| " + " | ".join(escaped(cell, cell=True) for cell in line.cells) + " |"
    elif part.form == "text":
        if len(paper.blocks) > 1:
            yield from (
                f"- {escaped(sentence(line.text, paper.language), begins=True)}" for line in part.lines
            )
        else:
            yield _stressed(paper, paragraph(paper, part))
    elif part.lines[0].id.startswith("empty:"):
        yield escaped(part.lines[0].text, begins=True)
    elif part.form == "numbered":
        yield from (f"{n}. {escaped(line.text, begins=True)}" for n, line in enumerate(part.lines, 1))
    else:
        for item in items(part, paper.language):
            mark = f"**{escaped(item.head.mark)}** " if item.head.mark else ""
            yield f"- {mark}{escaped(item.head.text, begins=not mark)}"
            if item.below:
                yield f"  - {escaped(item.below, begins=True)}"


def _stressed(paper: Paper, text: str) -> str:
    """The bottom line with the word of its state in bold."""
    word = paper.state
    if not text.startswith(word):
        return escaped(text, begins=True)
    end = say(words(N_("{sentence}."), sentence=word), paper.language)
    word = end if text.startswith(end) else word
    return f"**{escaped(word)}** {escaped(text[len(word) :])}".rstrip()
