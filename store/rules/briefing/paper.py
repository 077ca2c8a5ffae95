"""A briefing said in one language, with what its writer changed: what every format prints."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from store.rules.briefing.edits import Edits
from store.rules.briefing.report import COLOURS, Briefing, Form, Line, Section, Trend
from store.values.date_display import dated, show_day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, say, words

ANSWER, PART = "answer:", "part:"
MINE = (ANSWER, PART)
"""How the ids of lines begin that say what I do about the line above, and what my part in it was."""
PARTS = "|"
"""Between the cells of a row that somebody edits as one line."""
NOTHING = Edits()


@frozen
class Said:
    """One line as it is read; a row of a table has cells. `out`: it stays out of the paper. `under`: the id of the line
    that it hangs under; `hung`: what is said of it there, else its text."""

    id: str
    text: str
    mark: str = ""
    cells: tuple[str, ...] = ()
    colour: str = ""
    records: tuple[Record, ...] = ()
    out: bool = False
    optional: bool = False
    edited: bool = False
    under: str = ""
    hung: str = ""

    @property
    def shown(self) -> str:
        """What is read where it stands."""
        return self.hung if self.under and self.hung else self.text


@frozen
class Item:
    """A line with what is read below it: all that hangs under it, in sentences."""

    head: Said
    below: str = ""


@frozen
class Part:
    """One section as it is read; `project` is the code of the block it belongs to, empty over all."""

    key: str
    name: str
    title: str
    form: Form
    lines: tuple[Said, ...]
    heads: tuple[str, ...] = ()
    project: str = ""


@frozen
class Paper:
    """`to`: how whoever reads it is addressed, empty for nobody in particular; `address`: where mail reaches them;
    `by`: who reports; `closing`: the line that a message ends with; `facts`: project, day and base line, one text each;
    `blocks`: code and heading of each project; `one_page`: its print is made small enough for that."""

    language: str
    day: date
    title: str
    facts: tuple[str, ...]
    state: str
    over: tuple[Part, ...]
    blocks: tuple[tuple[str, tuple[Part, ...], tuple[Trend, ...]], ...]
    to: str = ""
    by: str = ""
    closing: str = ""
    address: str = ""
    one_page: bool = True

    @property
    def parts(self) -> tuple[Part, ...]:
        """All sections in their order."""
        return (*self.over, *(part for _, parts, _ in self.blocks for part in parts))

    def kept(self) -> "Paper":
        """Without what was left out, and without sections that then have nothing to say."""

        def keep(parts: Sequence[Part]) -> tuple[Part, ...]:
            found = (replace(part, lines=tuple(one for one in part.lines if not one.out)) for part in parts)
            return tuple(part for part in found if part.lines)

        blocks = tuple((heading, keep(parts), trends) for heading, parts, trends in self.blocks)
        return replace(self, over=keep(self.over), blocks=blocks)


def paper(briefing: Briefing, language: str, edits: Edits = NOTHING) -> Paper:
    """What is read in that language, left-out lines among it; `Paper.kept` is without them."""
    several = len(briefing.blocks) > 1

    def part(section: Section, project: str = "") -> Part:
        return _part(section, project, language, edits)

    return Paper(
        language=language,
        day=briefing.day,
        title=say(_title(briefing), language),
        to=_addressed(briefing),
        by=briefing.by,
        facts=tuple(say(fact, language) for fact in _facts(briefing, language)),
        state=say(COLOURS[briefing.state], language),
        one_page=briefing.type == "briefing" and not several,
        over=tuple(part(section) for section in briefing.over),
        blocks=tuple(
            (
                f"{block.code} {block.name}" if several else "",
                tuple(part(section, block.code) for section in block.sections),
                block.trends,
            )
            for block in briefing.blocks
        ),
    )


def row_text(cells: Sequence[str]) -> str:
    """A row of a table as the one line in which it is edited."""
    return f" {PARTS} ".join(cell.replace(PARTS, "/") for cell in cells)


def row_cells(text: str, count: int) -> tuple[str, ...] | None:
    """The cells of an edited row; None when they are not as many as the table has."""
    cells = tuple(cell.strip() for cell in text.split(PARTS))
    return cells if len(cells) == count else None


def sentence(text: str, language: str) -> str:
    """A sentence of its own, with one end mark."""
    text = bare(text)
    if not text or text.endswith(("!", "?", "！", "？")):
        return text
    return say(words(N_("{sentence}."), sentence=text), language)


def state_in(line: Said, language: str) -> tuple[str, str, str]:
    """A line parted at the word of its state: what stands before it, the word, what stands behind. Only that word is
    ever coloured; where the line has none, all of it stands before."""
    word = say(COLOURS[line.colour], language) if line.colour in COLOURS else ""
    before, found, after = line.text.partition(word) if word else (line.text, "", "")
    return (before, found, after)


def items(part: Part, language: str) -> tuple[Item, ...]:
    """The lines of a section, what hangs together as one. A line whose head is not there stands by itself."""
    heads = {line.id for line in part.lines if not line.under}
    found = []
    for head in part.lines:
        if head.under in heads:
            continue
        under = [line for line in part.lines if line.under == head.id and not head.under]
        mine = [line.shown for line in under if line.id.startswith(MINE)]
        events = say(N_("; "), language).join(line.shown for line in under if not line.id.startswith(MINE))
        found.append(Item(head, _sentences((events, *mine) if events else mine, language)))
    return tuple(found)


def in_one(part: Part, language: str) -> str:
    """The lines of a section in one line."""
    return say(N_("; "), language).join(line.text for line in part.lines)


def paragraph(paper: Paper, part: Part) -> str:
    """The lines of a section as sentences one after the other; Chinese has no space between them."""
    return _sentences([line.text for line in part.lines], paper.language)


def _sentences(texts: Sequence[str], language: str) -> str:
    between = "" if language.startswith("zh") else " "
    return between.join(sentence(text, language) for text in texts)


def _addressed(briefing: Briefing) -> str:
    return (briefing.person.address or briefing.person.name) if briefing.person is not None else ""


def _title(briefing: Briefing) -> Words:
    name = _addressed(briefing)
    if briefing.type == "closing":
        form = N_("Closing report for {name}") if name else N_("Closing report")
        return words(form, name=name)
    if briefing.type == "weekly":
        if not name:
            return words(N_("Weekly report"))
        upwards, else_ = N_("Weekly report for {name}"), N_("Weekly project report for {name}")
    else:
        upwards, else_ = N_("Briefing for {name}"), N_("Project briefing for {name}")
    return words(upwards if briefing.upwards else else_, name=name)


def _facts(briefing: Briefing, language: str) -> tuple[Words, ...]:
    codes = [f"{block.code} {block.name}" for block in briefing.blocks]
    about = codes[0] if len(codes) == 1 else tuple(block.code for block in briefing.blocks)
    day = words(N_("{day} {year}"), day=show_day(briefing.day, language), year=briefing.day.year)
    by = (words(N_("reported by {name}"), name=briefing.by),) if briefing.by else ()
    return (words("{about}", about=about), day, _period(briefing), *by)


def _period(briefing: Briefing) -> Words:
    """The days it is about: of a week the first and the last, else since when."""
    if briefing.since is None:
        return words(N_("the first report: from the project's start"))
    if briefing.type == "closing":
        first, last = (dated(day, briefing.day) for day in (briefing.since, briefing.day))
        return words(N_("period {first} to {last}"), first=first, last=last)
    if briefing.type == "weekly":
        first = min(briefing.since + timedelta(days=1), briefing.day)
        return words(N_("period {first} to {last}"), first=first, last=briefing.day)
    return words(N_("since {day}"), day=briefing.since)


def _part(section: Section, project: str, language: str, edits: Edits) -> Part:
    key = f"{project}:{section.name}"
    lines = [_said(line, language, edits) for line in section.lines]
    if not lines and section.empty:
        text = say(section.empty, language)
        lines = [_changed(Said(f"empty:{key}", text), edits, optional=False)]
    place = {id: n for n, id in enumerate(edits.order.get(key, ()))}
    lines.sort(key=lambda line: place.get(line.id, len(place)))
    lines = _gathered(lines)
    heads = tuple(say(head, language) if head else "" for head in section.heads)
    return Part(key, section.name, say(section.title, language), section.form, tuple(lines), heads, project)


def _gathered(lines: Sequence[Said]) -> list[Said]:
    """What hangs under a line behind it, and left out with it."""
    heads = {line.id: line for line in lines if not line.under}
    found = []
    for head in lines:
        if head.under not in heads:
            under = [line for line in lines if line.under == head.id]
            found += [head, *(replace(line, out=line.out or head.out) for line in under)]
    return found


def _said(line: Line, language: str, edits: Edits) -> Said:
    said = Said(
        id=line.id,
        text=" ".join(say(line.words, language).split()),
        mark=say(line.mark, language) if line.mark else "",
        cells=tuple(" ".join(say(cell, language).split()) for cell in line.cells),
        colour=line.colour or "",
        records=line.records,
        optional=line.optional,
        under=line.under,
        hung=" ".join(say(line.hung, language).split()) if line.hung is not None else "",
    )
    return _changed(said, edits, optional=line.optional)


def _changed(said: Said, edits: Edits, *, optional: bool) -> Said:
    said = replace(said, out=edits.left_out(said.id, optional=optional))
    text = edits.texts.get(said.id)
    if text is None:
        return said
    if said.cells:
        cells = row_cells(text, len(said.cells))
        return replace(said, cells=cells, text=cells[0], edited=True) if cells else said
    return replace(said, text=text, hung="", edited=True)
