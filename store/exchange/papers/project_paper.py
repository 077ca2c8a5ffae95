"""The sheet of a project as a paper: a section for each phase, with how its gate stands and what belongs to it."""

from collections.abc import Iterator

from store.exchange.papers.handout import day_words, handout, line_of
from store.rules.briefing.paper import Paper, Part, Said
from store.rules.briefing.report import COLOURS
from store.rules.registers.letters import NAMES
from store.rules.registers.project_sheet import ProjectSheet, SheetLine, SheetPart
from store.values.words import N_, Clauses, Words, bare, words

BESIDE = N_("The whole project")


def project_paper(sheet: ProjectSheet, language: str) -> Paper:
    """In one language."""
    now = sheet.situation
    title = words(N_("Project sheet: {what}"), what=bare(f"{now.project.code} {now.project.name}".strip()))
    stands = (
        words(N_("{area}: {why}"), area=Words(NAMES[one.letter]), why=Words(COLOURS[one.colour]))
        for one in sheet.letters
    )
    facts = (day_words(now.day.date, language), *stands)
    parts = (_part(part, language) for part in sheet.parts)
    return handout(title, facts, parts, now.day.date, language)


def _part(part: SheetPart, language: str) -> Part:
    gate = part.gate
    name = line_of(words("{what}", what=gate.label) if gate is not None else BESIDE, language)
    return Part(name, name, name, "list", tuple(_lines(part, name, language)))


def _lines(part: SheetPart, name: str, language: str) -> Iterator[Said]:
    """How the gate stands, what a review starts from, then the records."""
    if part.gate is not None:
        stands = words("{said}", said=Clauses(part.gate.said))
        yield _said(f"{name}:gate", stands, part.gate, language)
    for n, one in enumerate(part.on_record):
        yield Said(f"{name}:review:{n}", line_of(one, language))
    for line in part.lines:
        text = words("{what}", what=line.label)
        if line.said:
            text = words(N_("{what}: {said}"), what=line.label, said=Clauses(line.said))
        yield _said(f"{name}:{line.record.id}", text, line, language)


def _said(id: str, text: Words, line: SheetLine, language: str) -> Said:
    mark = COLOURS[line.colour] if line.colour in ("red", "amber") else ""
    return Said(id, line_of(text, language), mark=line_of(mark, language) if mark else "", colour=line.colour)
