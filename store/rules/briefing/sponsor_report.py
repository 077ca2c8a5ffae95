"""What one person should hear: the projects they have a part in, in one report, from the day they last heard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from store.records import Change, Contact, Person
from store.rules.briefing.bottom_line import needed, state, summary
from store.rules.briefing.changed_line import SORTS, Changed
from store.rules.briefing.highlights import (
    approved_changes,
    averted,
    averted_untold,
    cost_approved,
    decided,
    own_part,
    team,
)
from store.rules.briefing.joint_lines import joint, with_part
from store.rules.briefing.last_paper import LastPaper, written
from store.rules.briefing.open_items import coming, needs, promises, waiting, wishes
from store.rules.briefing.page_budget import HEAD, PAGE, fit_changed, fit_milestones, fit_risks, height
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.red_spells import Averted
from store.rules.briefing.report import Block, Briefing, Form, Line, Section, reported_by
from store.rules.briefing.sections import OVERALL, SECTIONS, TITLES
from store.rules.briefing.tables import (
    MILESTONE_HEADS,
    RISK_HEADS,
    heavy_risks,
    milestone_rows,
    plan_lines,
    risk_row,
    trends,
)
from store.rules.briefing.talk_card import talk
from store.rules.plan.change_cost import cost_of
from store.rules.readership import Reader, reader_of
from store.rules.registers.areas import Area, overall, worst
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import N_, words

FORMS: dict[str, Form] = {
    "bluf": "text",
    "needs": "numbered",
    "changed": "list",
    "plans": "list",
    "milestones": "table",
    "risks": "table",
}
HEADS = {"milestones": MILESTONE_HEADS, "risks": RISK_HEADS}
EMPTY = {"needs": N_("Nothing needed today."), "changed": N_("Nothing changed.")}
OWED = frozenset(("due", "done_on", "dropped_on"))
"""The fields of a promise, an ask or a wish that say when it is kept."""
CHAINED = frozenset(("after", "after_wd"))
"""The fields of a milestone that say what leads to go-live, and so how much float there is."""
TELLS = ("decided", "changes", "averted")
"""Sections that tell of something new beside the changed records."""
UNDATED = {"changed": N_("What changed")}
"""Titles for somebody who never heard anything."""


def brief(
    person: Person,
    situations: Sequence[Situation],
    changes: Mapping[int, tuple[Changed, ...]],
    since: date | None,
    *,
    sections: Sequence[str] = SECTIONS,
    opinions: Sequence[Contact] = (),
    starts: Mapping[int, PaperStart] = MappingProxyType({}),
    untold: Mapping[int, Sequence[Averted]] = MappingProxyType({}),
    last: Mapping[int, LastPaper] = MappingProxyType({}),
) -> Briefing:
    """The briefing of one person on these projects (at least one), `changes` by project. Only what their audience may
    read; private kinds never come here. `opinions`: what they said and nobody answered yet, newest first. By
    project `starts`: from where it tells, else from `since`; `untold`: what was red and is averted before they were
    told; `last`: their last paper."""
    readers = tuple(reader_of(situation, person) for situation in situations)
    asked = {reader.situation.project.id: needs(reader, person.id) for reader in readers}
    wanted = tuple(line for lines in asked.values() for line in lines)
    over = {
        "bluf": (
            *(
                summary(
                    reader,
                    of_several=len(readers) > 1,
                    last=last.get(reader.situation.project.id),
                    changes=changes.get(reader.situation.project.id, ()),
                )
                for reader in readers
            ),
            needed(len(wanted)),
        ),
        "needs": wanted,
    }
    first = tuple(section(name, over[name], since) for name in sections if name in OVERALL and name in over)
    if "bluf" in sections and not wanted:
        # The bottom line says already that nothing is needed.
        first = tuple(one for one in first if one.name != "needs")
    room = PAGE - HEAD - height(first)
    own = {id: starts.get(id, PaperStart(since)) for id in asked}
    blocks = tuple(
        _block(
            reader,
            person,
            since,
            sections,
            room,
            _News(changes.get(id, ()), own[id], untold.get(id, ()), last.get(id)),
        )
        for id, reader in zip(asked, readers, strict=True)
    )
    day = situations[0].day.date
    return Briefing(
        type="briefing",
        person=person,
        day=day,
        by=reported_by(situations),
        upwards=any(reader.upwards(person) for reader in readers),
        since=since,
        state=worst([block.state for block in blocks]) or "unknown",
        over=first,
        blocks=blocks,
        talk=talk(readers, person, over["bluf"], wanted, changes, opinions),
    )


def section(
    name: str, lines: tuple[Line, ...], since: date | None, days: int = 0, *, still: bool = True
) -> Section:
    """A section by its name, laid out as that one is; `still`: where nothing changed, that may be said."""
    form = TITLES[name] if since is not None else UNDATED.get(name, TITLES[name])
    title = words(form, since=since, n=days)
    empty = EMPTY.get(name, "") if still or name != "changed" else ""
    return Section(name, title, FORMS.get(name, "inline"), lines, HEADS.get(name, ()), empty)


@frozen
class _News:
    """What is new of one project, and the paper before."""

    changes: Sequence[Changed]
    start: PaperStart
    untold: Sequence[Averted]
    last: LastPaper | None


def _block(
    reader: Reader, person: Person, since: date | None, sections: Sequence[str], room: int, news: _News
) -> Block:
    situation = reader.situation
    project, ahead = situation.project, situation.day.settings.next_days_wd
    start = news.start
    lines: dict[str, tuple[Line, ...]] = {
        "asked": wishes(reader, person.id, start),
        "plans": plan_lines(reader),
        "part": own_part(reader),
        "decided": decided(reader, start),
        "changes": approved_changes(reader, start),
        "averted": (*averted(reader, person.id, start), *averted_untold(reader, news.untold)),
        "open": promises(reader, person.id),
        "waiting": waiting(reader, person.id),
        "next": coming(reader, ahead),
        "team": team(reader),
        "milestones": fit_milestones(milestone_rows(reader)),
    }
    changed, lines["averted"] = _credited(changed_lines(reader, news.changes), lines["averted"])
    if "changed" in sections:
        stands = {line.records for line in changed}
        lines["changes"] = tuple(
            line for line in lines["changes"] if line.records not in stands or _agreed_at(reader, line)
        )
    if {"changed", "part"} <= set(sections):
        changed, lines["part"] = with_part(changed, lines["part"])
    lines["changed"] = fit_changed(changed)
    taken = [section(name, lines[name], since) for name in ("plans", *sections) if name in lines]
    lines["risks"] = fit_risks(heavy_risks(reader), partial(risk_row, situation), room - height(taken))
    shown = [name for name in sections if name in lines and (since or lines[name] or name != "changed")]
    if "milestones" in shown and lines["plans"]:
        shown.insert(shown.index("milestones"), "plans")
    letters = state(reader)
    # Changes that they may not read of, and what other sections tell, are changes too.
    still = (
        unchanged(situation, letters, news.changes, start, news.last)
        and not any(lines[name] for name in TELLS)
        and not _agreed_anew(situation, start)
    )
    return Block(
        project=project.id,
        code=project.code,
        name=project.name,
        state=overall(letters),
        sections=tuple(section(name, lines[name], since, ahead, still=still) for name in shown),
        trends=trends(reader) if "milestones" in shown else (),
        letters=written(letters),
    )


def _agreed_anew(now: Situation, start: PaperStart) -> bool:
    """Whether what somebody owes, or its day, or what leads to go-live is not what it was: other sections say what it
    is."""
    touched = start.touched or {}
    if any(CHAINED & set(touched.get(milestone.id, ())) for milestone in now.milestones):
        return True
    return any(action.type != "action" and OWED & set(touched.get(action.id, ())) for action in now.actions)


def _agreed_at(reader: Reader, line: Line) -> bool:
    """Whether it says of a change what was approved, which is not what it costs by now: nothing else says that."""
    return any(isinstance(one, Change) and cost_approved(reader, one) is not None for one in line.records)


def _credited(changed: Sequence[Line], averted: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What they were warned of and was averted stands once: among the changes where it is one of them."""
    credit = {line.records: line.words for line in averted if not line.optional}
    told = tuple(replace(line, words=credit.get(line.records, line.words)) for line in changed)
    stands = {line.records for line in changed}
    return told, tuple(line for line in averted if line.records not in stands)


def unchanged(
    now: Situation,
    letters: Sequence[Area],
    changes: Sequence[Changed],
    start: PaperStart,
    last: LastPaper | None,
) -> bool:
    """Whether nothing at all did: no record, no reading, no letter; only then it may be said."""
    read = any(start.day is not None and start.after(reading, "on") for reading in now.readings)
    moved = last is not None and any(last.was(area.letter, area.colour) for area in letters)
    return not (changes or read or moved)


def changed_lines(reader: Reader, changes: Sequence[Changed]) -> tuple[Line, ...]:
    """What became new, worse, better or was met, of what they may read, one event as one item; a change of the plan
    with its cost."""
    told = [_told(reader, one) for one in changes if reader.reads(one.record)]
    lines = [Line(f"changed:{one.record.id}", one.words, (one.record,), mark=SORTS[one.sort]) for one in told]
    return joint(reader, told, lines)


def _told(reader: Reader, one: Changed) -> Changed:
    """With what a change costs, and without a reason that is not printed for them."""
    said, typed = one.words, one.reason
    if typed and not reader.prints(typed):
        said = said.values["what"]
    if isinstance(one.record, Change) and (cost := cost_of(reader, one.record)).msgid:
        if (agreed := cost_approved(reader, one.record)) is not None:
            cost = words(N_("{cost} instead of {agreed}"), cost=cost, agreed=agreed)
        whole, reason = said, said.values.get("reason")
        said = words(N_("{what}, {cost}"), what=whole.values["what"] if reason else whole, cost=cost)
        said = words(N_("{what}. Reason: {reason}"), what=said, reason=reason) if reason else said
    return replace(one, words=said)
