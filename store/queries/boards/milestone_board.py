"""The milestones pane: what is promised, what is expected, what the sponsor has not been told."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.span import Span, spanned
from store.records import Milestone
from store.records.milestone import Rag, overdue, slip
from store.rules.plan.plans import Plan, plan_of, plan_words, plans
from store.rules.plan.schedule_float import Chain, chain
from store.rules.registers.areas import milestone_colour
from store.rules.registers.news import News, news
from store.rules.registers.news_age import sent_for, untold_for
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, words


@frozen
class MilestoneLine:
    """One milestone as the pane shows it; `slip` in working days, + is late; `note` the most pressing remark beside its
    slip; `plan`: where its baseline is not of the first plan, which one it is of, and what its number says."""

    record: Milestone
    owner: str
    colour: Rag
    slip: int | None
    news: News | None
    note: Words | None
    plan: tuple[Plan, Words] | None = None


@frozen
class MilestoneBoard:
    """Lines in order of attention, and the counts behind the title; of one project alone the chain to its go-live."""

    lines: tuple[MilestoneLine, ...]
    counts: tuple[Words, ...]
    alarm: Words | None
    day: Day
    span: Span
    chain: Chain | None = None


def milestones(workspace: Workspace, *projects: int) -> MilestoneBoard:
    """Red first, then met ones the sponsor has not heard of, then by day; met and told ones are left out."""
    span, nows = spanned(workspace, projects)
    by_project = (workspace.memory.kept(now.project.id, _lines, now) for now in nows)
    lines = sorted((line for own in by_project for line in own), key=_order)
    shown = tuple(line for line in lines if line.record.met_on is None or _still_news(line))
    every = [line.record for line in lines]
    met = [m for m in every if m.met_on is not None]
    late = [m for m in every if overdue(m, span.day(m))]
    counts = [words(N_("{n} open"), n=len(every) - len(met))]
    if late:
        counts.append(words(N_("{n} overdue"), n=len(late)))
    if met:
        counts.append(words(N_("{n} met"), n=len(met)))
    silent = sum(line.news is not None and line.news.open for line in shown)
    alarm = words(N_("{n} not told"), n=silent) if silent else None
    floats = workspace.memory.kept(nows[0].project.id, chain, nows[0]) if len(nows) == 1 else None
    return MilestoneBoard(shown, tuple(counts), alarm, span.today, span, floats)


def _still_news(line: MilestoneLine) -> bool:
    return line.news is not None and line.news.heard != "told"


def _lines(now: Situation) -> list[MilestoneLine]:
    known = plans(now, now.milestones)
    return [_line(now, record, plan_of(now, record, known)) for record in now.milestones]


def _line(now: Situation, record: Milestone, plan: Plan | None) -> MilestoneLine:
    colour, told = milestone_colour(now, record), news(now, record)
    return MilestoneLine(
        record,
        now.name(record.owner),
        colour,
        slip(record, now.day),
        told,
        _note(now, record, colour, told),
        (plan, plan_words(now, plan)) if plan is not None else None,
    )


def _note(now: Situation, record: Milestone, colour: Rag, told: News | None) -> Words | None:
    if told is not None and told.untold:
        return untold_for(told.age)
    if told is not None and told.heard == "sent" and told.told is not None:
        return sent_for(now.day.since(told.told.on))
    if told is not None and told.good and told.heard == "untold":
        return words(N_("not told"))
    if colour == "unknown":
        return words(N_("unconfirmed")) if record.expected else words(N_("no date"))
    moves = now.moves_of.get(record.id, ())
    if len(moves) > 1 and record.met_on is None:
        return words(N_("moved {n} times"), n=len(moves))
    first = now.milestones_by_id.get(record.after or 0)
    return words(N_("after {code}"), code=first.code) if first else None


def _order(line: MilestoneLine) -> tuple[int, date, int]:
    rank = 0 if line.colour == "red" and line.record.met_on is None else 1
    return (rank, line.record.due or date.max, line.record.id)
