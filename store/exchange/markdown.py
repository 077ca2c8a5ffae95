"""A briefing as Markdown."""

import re
from collections.abc import Sequence

from store.rules.areas import SIGNS
from store.rules.briefing import COLOURS, Briefing, Line
from store.rules.changes import SORTS
from store.values.dateshow import show_date, show_day
from store.values.words import N_, Words, bare, say, words

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


def _whole(sentence: Words, language: str) -> str:
    """A sentence of its own, with one end mark."""
    text = bare(say(sentence, language))
    return (
        text
        if text.endswith(("!", "?", "！", "？"))
        else say(words(N_("{sentence}."), sentence=text), language)
    )


def briefing_markdown(briefing: Briefing, language: str) -> str:
    """The whole briefing, ending in a line end; empty sections are left out, "nothing needed" is said."""

    def tell(sentence: Words | str, *, begins: bool = False) -> str:
        return escaped(say(sentence, language), begins=begins)

    day = words(N_("{day} {year}"), day=show_day(briefing.day, language), year=briefing.day.year)
    title = words(N_("Briefing for {name}"), name=briefing.person.address or briefing.person.name)
    heard = (
        words(N_("since {day}"), day=briefing.since)
        if briefing.since is not None
        else words(N_("not told anything yet: counted from the project's start"))
    )
    colour = _whole(Words(COLOURS[briefing.state]), language)
    state = [_whole(line.words, language) for line in briefing.reasons]
    lines = [
        f"# {tell(title)}",
        "",
        " · ".join(
            (escaped(f"{briefing.project} {briefing.project_name}", begins=True), tell(day), tell(heard))
        ),
        "",
        " ".join((f"**{escaped(colour)}**", *map(escaped, state))),
        "",
        *_heading(N_("Need from you"), language),
    ]
    needs = [f"{n}. {tell(line.words, begins=True)}" for n, line in enumerate(briefing.needs, 1)]
    lines += needs or [tell(N_("Nothing needed today."))]
    lines.append("")
    if briefing.since is not None:
        lines += _heading(words(N_("Changed since {day}"), day=briefing.since), language)
        changed = [f"- **{tell(SORTS[c.sort])}** {tell(c.words)}" for c in briefing.changed]
        lines += changed or [tell(N_("Nothing changed."))]
        lines.append("")
    lines += _milestones(briefing, language)
    lines += _risks(briefing, language)
    lines += _list(N_("Open from us"), briefing.from_us, language)
    lines += _list(N_("Waiting for"), briefing.waiting, language)
    lines += _list(N_("Next 10 working days"), briefing.coming, language)
    return "\n".join(lines).rstrip() + "\n"


def _heading(title: Words | str, language: str) -> list[str]:
    return [f"## {escaped(say(title, language))}", ""]


def _list(title: str, found: tuple[Line, ...], language: str) -> list[str]:
    if not found:
        return []
    return [
        *_heading(title, language),
        *(f"- {escaped(say(line.words, language), begins=True)}" for line in found),
        "",
    ]


def _milestones(briefing: Briefing, language: str) -> list[str]:
    if not briefing.milestones:
        return []
    heads = (N_("Milestone"), N_("Baseline"), N_("Forecast"), N_("Slip"), "")
    rows: list[tuple[str, ...]] = []
    for row in briefing.milestones:
        record = row.record
        due = (
            say(words(N_("met {day}"), day=record.met_on), language)
            if record.met_on
            else _day(record.expected, language)
        )
        sign = "." if record.met_on else SIGNS[row.colour]
        rows.append(
            (
                f"{record.code} {record.title}".strip(),
                _day(record.baseline, language),
                due,
                say(row.slip, language),
                sign,
            )
        )
    return _table(N_("Milestones"), heads, rows, language)


def _risks(briefing: Briefing, language: str) -> list[str]:
    if not briefing.risks:
        return []
    heads = (N_("Risk or issue"), N_("P×I"), N_("Response"), N_("Owner"), "")
    rows = [
        (
            f"{row.record.code} {row.record.title}".strip(),
            row.weight,
            say(row.answer, language),
            row.owner or "-",
            SIGNS[row.colour],
        )
        for row in briefing.risks
    ]
    return _table(N_("Risks and issues, red and amber"), heads, rows, language)


def _table(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], language: str) -> list[str]:
    return [
        *_heading(title, language),
        "| " + " | ".join(escaped(say(head, language), cell=True) for head in heads) + " |",
        "|" + " --- |" * len(heads),
        *("| " + " | ".join(escaped(text, cell=True) for text in row) + " |" for row in rows),
        "",
    ]


def _day(day: object, language: str) -> str:
    from datetime import date

    return show_date(day, language) if isinstance(day, date) else "-"
