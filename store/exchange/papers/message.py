"""A briefing as a message for chat or mail: no markup, no hard wraps, short enough to be read on a telephone."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.exchange.papers.letter import greeting
from store.rules.briefing.changed_line import SORTS
from store.rules.briefing.paper import Paper, Part, Said, in_one, sentence
from store.values.words import N_, Words, say, words

LINES = 15
CHARACTERS = 700
MORE = "…"
MOST_CODES = 12
_END = re.compile(r"\. |。")
PROBLEMS = ("needs", "risks", "trouble", "milestones", "late", "support", "changed", "owed")
"""After the bottom line, the sections it takes from, the first ones first; of tables what is red."""
PLAN = ("changed", "next", "ahead", "done")
"""What there is room for below them; cut first, and said to be cut."""
ITEM = 90
"""Characters of an item; the paper has the rest."""
LEAST = 24
"""Characters below which a line is rather left out than cut."""


class _Line(NamedTuple):
    """One line; `codes`: of the problem it tells, none for a title."""

    text: str
    codes: tuple[str, ...] = ()
    title: bool = False


def message(paper: Paper) -> str:
    """At most 15 lines and 700 characters, line ends among them. The plan is cut first, and that is said; a problem is
    shortened, and where there is no room for its line its code is named."""
    head = [_Line(text) for text in _head(paper)]
    end = [_Line(paper.closing)] if paper.closing else []
    problems, plan = list(_problems(paper)), list(_plan(paper))
    if _fits([*head, *problems, *plan, *end]):
        return _text([*head, *problems, *plan], end)
    cut = [_Line(say(N_("(The plan is in the report.)"), paper.language))] if plan else []
    kept = list(problems)
    while kept and not _fits([*head, *kept, *_rest(paper, problems[len(kept) :]), *cut, *end]):
        kept.pop()
        while kept and kept[-1].title:
            kept.pop()
    rest = _rest(paper, problems[len(kept) :])
    while plan and (rest or plan[-1].title or not _fits([*head, *kept, *rest, *plan, *cut, *end])):
        plan.pop()
    return _text([*head, *kept, *rest, *plan, *cut], end)


def _fits(lines: Sequence[_Line]) -> bool:
    return len(lines) <= LINES and sum(len(line.text) + 1 for line in lines) <= CHARACTERS


def _rest(paper: Paper, left: Sequence[_Line]) -> list[_Line]:
    """The problems there was no room for: counted, and as many as a line holds named by their codes."""
    own = [line for line in left if not line.title]
    if not own:
        return []
    codes = tuple(dict.fromkeys(code for line in own for code in line.codes))
    n = max(len(own), len(codes))
    named = (*codes[:MOST_CODES], MORE) if len(codes) > MOST_CODES else codes
    if not named:
        return [_Line(say(words(N_("And {n} more, see the report."), n=n), paper.language))]
    form = N_("And {n} more, see the report: {codes}")
    return [_Line(say(words(form, n=n, codes=named), paper.language))]


def _text(lines: Sequence[_Line], end: Sequence[_Line]) -> str:
    """The lines, and the one it ends with; where even the first ones are too much, the last of them ends with a
    mark."""
    said: list[str] = []
    kept = sum(len(line.text) + 1 for line in end)
    for line in lines[: LINES - len(end)]:
        room = CHARACTERS - kept - sum(len(one) + 1 for one in said)
        if len(line.text) < room:
            said.append(line.text)
        elif room >= LEAST:
            said.append(line.text[: room - 1 - len(MORE)].rstrip() + MORE)
    return "\n".join((*said, *(line.text for line in end))) + "\n"


def _head(paper: Paper) -> Iterator[str]:
    yield greeting([paper.to], paper.language) if paper.to else paper.title
    yield " · ".join(paper.facts[:2])
    for part in paper.parts:
        for line in part.lines if part.name == "bluf" else ():
            yield sentence(line.text, paper.language)


def _problems(paper: Paper) -> Iterator[_Line]:
    """What is needed, then what is red, late or worse, each record once."""
    told: set[int] = set()
    for name in PROBLEMS:
        for part in paper.parts:
            if part.name != name:
                continue
            own = [line for line in part.lines if not told & {record.id for record in line.records}]
            if part.form == "table":
                own = [line for line in own if line.colour == "red"]
            elif name == "changed":
                own = [line for line in own if _is_worse(line, paper.language)]
            told |= {record.id for line in own for record in line.records}
            yield from _part(paper, part, own)


def _plan(paper: Paper) -> Iterator[_Line]:
    for name in PLAN:
        for part in paper.parts:
            if part.name == name:
                good = [line for line in part.lines if not _is_worse(line, paper.language)]
                lines = list(_part(paper, part, good))
                # The title stands above what became worse already.
                yield from lines[1:] if part.form != "inline" and len(good) < len(part.lines) else lines


def _is_worse(line: Said, language: str) -> bool:
    """Whether a change is one for the worse, as its mark says."""
    return line.mark in {say(SORTS[sort], language) for sort in ("new", "worse")}


def _part(paper: Paper, part: Part, lines: Sequence[Said]) -> Iterator[_Line]:
    own = [line for line in lines if not line.id.startswith("empty:")]
    if not own:
        return
    titled: Words | str = part.title
    if part.project and len(paper.blocks) > 1:
        titled = words(N_("{title} ({area})"), title=part.title, area=part.project)
    if part.form == "inline":
        said = words(N_("{area}: {why}"), area=titled, why=in_one(part, paper.language))
        yield _Line(say(said, paper.language))
        return
    yield _Line(say(words(N_("{title}:"), title=titled), paper.language), title=True)
    for n, line in enumerate(own, 1):
        codes = tuple(str(getattr(record, "code", "")) or record.label for record in line.records)
        yield _Line(_item(line, n, part, whole=len(paper.blocks) == 1), codes)


def _item(line: Said, n: int, part: Part, *, whole: bool) -> str:
    """What is needed is never shortened, but in a message over several projects."""
    if part.form == "numbered":
        return f"{n}. {line.text if whole else _shortened(line.text)}"
    text = f"{line.mark} {line.text}" if line.mark else line.text
    if part.name == "milestones":
        # How late it is stands in the fourth column.
        text = " ".join((text, *line.cells[3:4]))
    return f"- {_shortened(text)}"


def _shortened(text: str) -> str:
    """The sentences of an item that fit, at least the beginning of the first."""
    if len(text) <= ITEM:
        return text
    ends = [found.start() for found in _END.finditer(text, 0, ITEM) if found.start() >= LEAST]
    return text[: ends[-1]] if ends else f"{text[: ITEM - 1].rstrip()}{MORE}"
