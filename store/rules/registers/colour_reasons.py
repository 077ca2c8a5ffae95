"""Why a record has its colour: the rule and its numbers, in a sentence."""

from collections.abc import Iterator, Sequence

from store.records import Milestone, Risk
from store.records.milestone import Rag, days_overdue, overdue, slip, tolerance_of
from store.records.risk import DISPOSITIONS, due_day, options_of, reply
from store.rules.people.cadence import Clock
from store.rules.people.contact_limit import Restraint
from store.rules.registers.news import News
from store.rules.situation import Touch
from store.values.date_display import dated
from store.values.day import Day
from store.values.fields import field_named
from store.values.words import N_, Words, bare, words


def slip_words(slip: int) -> Words:
    """A slip is never printed without its direction."""
    if slip > 0:
        return words(N_("+{n}wd late"), n=slip)
    return words(N_("{n}wd early"), n=-slip) if slip < 0 else words(N_("on its baseline"))


def standing(milestone: Milestone, day: Day) -> Words | None:
    """How a milestone stands to what was promised: overdue before all, else its slip; None without a baseline. One that
    is overdue is never on its baseline."""
    if overdue(milestone, day) and milestone.expected is not None:
        return words(N_("{n}wd overdue"), n=days_overdue(milestone, day))
    late = slip(milestone, day)
    return None if late is None else slip_words(late)


def milestone_why(
    milestone: Milestone, late: int | None, colour: Rag, day: Day, plan: Words | None = None
) -> tuple[Words, ...]:
    """Slip against tolerance, overdue, unconfirmed; the `plan` that it is measured by, where that is not the first."""
    found: list[Words] = []
    if milestone.met_on is not None:
        found.append(words(N_("met {day}"), day=dated(milestone.met_on, day.date)))
    elif overdue(milestone, day) and milestone.expected is not None:
        found.append(
            words(N_("overdue: expected {day} and not met"), day=dated(milestone.expected, day.date))
        )
    if late is None:
        return (*found, words(N_("no baseline to compare with")))
    stands = standing(milestone, day) or slip_words(late)
    found.append(words(N_("{slip}, tolerance {n}wd"), slip=stands, n=tolerance_of(milestone, day)))
    if colour == "unknown":
        found.append(words(N_("not confirmed or moved for {n}wd"), n=day.settings.unconfirmed_wd))
    return (*found, *((plan,) if plan is not None else ()))


def risk_why(
    risk: Risk,
    score: int | None,
    missing: Sequence[str],
    news: News | None,
    day: Day,
    agreed: str = "",
) -> tuple[Words, ...]:
    """Score or impact, what is missing, whether it was told, which day has passed; an issue's reply, options and
    disposition. `agreed`: with whom that is agreed."""
    found: list[Words] = []
    if risk.state == "occurred":
        found.append(words(N_("an issue of impact {n}"), n=risk.impact or "?"))
    elif score is not None:
        found.append(words(N_("score {p} × {i} = {score}"), p=risk.probability, i=risk.impact, score=score))
    else:
        found.append(words(N_("probability or impact is not set")))
    if missing:
        titles = tuple(Words(field_named(Risk, name).title) for name in missing)
        found.append(words(N_("incomplete: {fields}"), fields=titles))
    found += told_why(news, day)
    due = due_day(risk)
    if due is not None and due < day.date and risk.state != "closed":
        found.append(words(N_("was due {day}"), day=dated(due, day.date)))
    return (*found, *_issue(risk, day, agreed))


def told_why(news: News | None, day: Day) -> Iterator[Words]:
    """Since when it is untold, or why whoever must hear of it need not."""
    if news is None:
        return
    if news.untold:
        yield words(N_("known since {day}, the sponsor has not been told"), day=dated(news.known, day.date))
    elif news.heard == "told" and news.told is not None and news.told.state == "need_not":
        yield words(N_("need not hear of it: {why}"), why=bare(news.told.reaction))


REPLIES = {"green": N_("reply by {day}"), "amber": N_("reply today"), "red": N_("a reply was due {day}")}


def _issue(risk: Risk, day: Day, agreed: str) -> Iterator[Words]:
    """What an issue has beyond a risk."""
    if (owed := reply(risk, day)) is not None:
        yield words(REPLIES[owed], day=dated(risk.reply_by, day.date) if risk.reply_by else "")
    elif risk.state == "occurred" and risk.replied_on is not None:
        yield words(N_("replied {day}"), day=risk.replied_on)
    if options := options_of(risk):
        form = N_("recommended: {option} ({n} options)") if len(options) > 1 else N_("option: {option}")
        yield words(form, option=bare(options[0]), n=len(options))
    if risk.disposition is not None:
        form = N_("disposition: {what}, agreed with {name}") if agreed else N_("disposition: {what}")
        yield words(form, what=Words(DISPOSITIONS[risk.disposition]), name=agreed)


def contact_why(
    clocks: Sequence[Clock], touch: Touch, via: str = "", held: Restraint | None = None
) -> tuple[Words, ...]:
    """The clocks and what they count from; `via`: through whom touches count; `held`: why not to begin another."""
    found = [sentence for clock in clocks for sentence in _clock(clock)]
    if via:
        form = N_("reached via {name}: last contact {day}") if touch.call else N_("reached via {name}")
        found.append(words(form, name=via, day=touch.call))
    if touch.attempt is not None and (touch.call is None or touch.attempt > touch.call):
        found.append(words(N_("tried {day}, no answer"), day=touch.attempt))
    if held is not None:
        form = N_("{n} contacts initiated by us within {days} days: hold off until {free}")
        found.append(words(form, n=len(held.days), days=held.interval, free=held.free_on))
    return tuple(found) or (words(N_("no clock runs for this role")),)


KINDS = {"call": N_("call"), "visit": N_("visit"), "silence": N_("silent"), "node": N_("node")}


def _clock(clock: Clock) -> Iterator[Words]:
    if clock.due is None or clock.start is None:
        yield words(N_("{clock}: never, and no class to count from"), clock=Words(KINDS[clock.kind]))
        return
    if clock.node is not None:
        node = N_("key node {name} {day}: contact due from {opens}")
        yield words(node, name=_named(clock.node), day=clock.node.expected, opens=clock.start)
        return
    every = N_("{clock} every {n}d from {start}: due {due}")
    if clock.months:
        every = (
            N_("{clock} every month from {start}: due {due}")
            if clock.months == 1
            else N_("{clock} every {n} months from {start}: due {due}")
        )
    yield words(
        every,
        clock=Words(KINDS[clock.kind]),
        n=clock.months or clock.interval,
        start=clock.start,
        due=clock.due,
    )
    if clock.hypercare is not None:
        yield words(N_("twice as often: hypercare until {day}"), day=clock.hypercare)


def _named(milestone: Milestone) -> str:
    return bare(f"{milestone.code} {milestone.title}")
