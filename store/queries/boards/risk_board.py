"""The risks pane: the register by colour, issues before risks of their colour."""

from collections.abc import Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.queries.score_before import scores_before
from store.queries.span import Span, spanned
from store.records import Risk
from store.records.milestone import Rag
from store.records.risk import band, missing, reply, review_due, score
from store.rules.registers.areas import ORDER
from store.rules.registers.news import News, news
from store.rules.registers.news_age import sent_for, untold_for
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words

MISSING = {"owner": N_("owner?"), "due": N_("due?"), "response": N_("response?")}


@frozen
class RiskLine:
    """One risk or issue; `agreed`: with whom its disposition is agreed; `trend` is -1 when its score fell within 30
    days, +1 when it rose."""

    record: Risk
    owner: str
    agreed: str
    colour: Rag
    score: int | None
    trend: int
    missing: tuple[str, ...]
    news: News | None
    review_due: bool


@frozen
class RiskBoard:
    """Lines in order of attention, and the counts behind the title."""

    lines: tuple[RiskLine, ...]
    counts: tuple[Words, ...]
    alarm: Words | None
    day: Day
    span: Span


def risks(workspace: Workspace, *projects: int) -> RiskBoard:
    """Red before amber before `?` before green; in a colour issues first, then by score. Closed ones are left out."""
    span, nows = spanned(workspace, projects)
    before = scores_before(workspace, nows)
    by_project = (workspace.memory.kept(now.project.id, _lines, now, _own(now, before)) for now in nows)
    lines = tuple(sorted((line for own in by_project for line in own), key=_order))
    issues = sum(line.record.state == "occurred" for line in lines)
    reds = sum(line.colour == "red" for line in lines)
    counts = [words(N_("{n} red"), n=reds)] if reds else []
    if issues:
        counts.append(words(NN_("{n} issue", "{n} issues"), n=issues))
    counts.append(words(N_("{n} open"), n=len(lines) - issues))
    silent = sum(line.news is not None and line.news.open for line in lines)
    alarm = words(N_("{n} not told"), n=silent) if silent else None
    return RiskBoard(lines, tuple(counts), alarm, span.today, span)


def _own(now: Situation, before: Mapping[int, int]) -> Mapping[int, int]:
    return {risk.id: before[risk.id] for risk in now.risks if risk.id in before}


def _lines(now: Situation, before: Mapping[int, int]) -> list[RiskLine]:
    return [_line(now, risk, before) for risk in now.risks if risk.state != "closed"]


def _line(now: Situation, risk: Risk, before: Mapping[int, int]) -> RiskLine:
    value = score(risk)
    trend = 0
    if value is not None and risk.id in before:
        trend = (value > before[risk.id]) - (value < before[risk.id])
    return RiskLine(
        risk,
        now.name(risk.owner),
        now.name(risk.agreed_with),
        band(risk, now.day),
        value,
        trend,
        missing(risk, now.day),
        news(now, risk),
        review_due(risk, now.day),
    )


def alert(line: RiskLine, day: Day, *, short: bool = False) -> tuple[Words, Rag] | None:
    """The most pressing of what is wrong with a risk, and how much it presses: untold, a reply owed, incomplete, past
    its day, sent without an answer, due for review."""
    if line.news is not None and line.news.untold:
        return untold_for(line.news.age, short=short), "red"
    owed = reply(line.record, day)
    if owed in ("amber", "red") and line.record.reply_by is not None:
        late = day.since(line.record.reply_by)
        return words(N_("reply {n}wd over"), n=late) if late > 0 else words(N_("reply today")), owed
    if line.missing:
        return Words(MISSING[line.missing[0]]), "red" if line.colour == "red" else "amber"
    due = line.record.resolve_by or line.record.due
    if due is not None and due < day.date:
        return words(N_("{n}wd over"), n=max(1, day.since(due))), "red"
    if line.news is not None and line.news.heard == "sent" and line.news.told is not None:
        return sent_for(day.since(line.news.told.on), short=short), "amber"
    return (words(N_("to review")), "unknown") if line.review_due else None


def weight(line: RiskLine, *, short: bool = False) -> Words:
    """How much it weighs: an issue by impact, a risk by its score."""
    if line.record.state == "occurred":
        return words(N_("i{n}") if short else N_("impact {n}"), n=line.record.impact or "?")
    if line.score is None:
        return words("")
    if short:
        return words("{score}", score=line.score)
    return words(N_("{p}x{i}={score}"), p=line.record.probability, i=line.record.impact, score=line.score)


def _order(line: RiskLine) -> tuple[int, int, int, date, int]:
    risk = line.record
    weight = line.score if line.score is not None else (risk.impact or 0) * 5
    return (ORDER.index(line.colour), risk.state != "occurred", -weight, risk.due or date.max, risk.id)
