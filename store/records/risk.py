"""A risk may happen; an issue is a risk that did."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.records.milestone import Rag
from store.values.day import Day, Settings
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, born, kind_of_record
from store.values.words import N_, words

Response = Literal["avoid", "mitigate", "transfer", "accept", "escalate"]
RESPONSES = {
    "avoid": N_("avoid"),
    "mitigate": N_("mitigate"),
    "transfer": N_("transfer"),
    "accept": N_("accept"),
    "escalate": N_("escalate"),
}
RiskState = Literal["open", "occurred", "closed"]
STATES = {"open": N_("open"), "occurred": N_("occurred"), "closed": N_("closed")}
Disposition = Literal["now", "next_version", "wont", "explain"]
DISPOSITIONS = {
    "now": N_("now"),
    "next_version": N_("next version"),
    "wont": N_("won't"),
    "explain": N_("explain"),
}
CATEGORIES = {
    "technical": N_("technical"),
    "market": N_("market"),
    "management": N_("management"),
    "external": N_("external"),
}
Colour = Literal["green", "amber", "red"]
FIVE = Limit(ge=1, le=5)
PAST = ("detected_on", "trigger_seen_on", "occurred_on", "reviewed_on", "replied_on", "closed_on")
"""Days on which something was done or seen: never to come."""


@kind_of_record
class Risk(ProjectRecord):
    """An entry of the risk register; in state `occurred` an issue, which may also be entered so."""

    kind: ClassVar[str] = "risk"
    singular: ClassVar[str] = N_("Risk")
    plural: ClassVar[str] = N_("Risks")
    prefix: ClassVar[str] = "R"
    changes_most: ClassVar[str] = "probability"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: R-14"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("Title"), N_("what may happen, or has"))]
    state: Annotated[RiskState, Shown(N_("State"), N_("occurred: it is an issue"), STATES)] = "open"
    probability: Annotated[int | None, FIVE, Shown(N_("Probability"), N_("1 to 5"))] = None
    impact: Annotated[int | None, FIVE, Shown(N_("Impact"), N_("1 to 5"))] = None
    owner: Annotated[int | None, LinksTo("person"), Shown(N_("Owner"))] = None
    response: Annotated[Response | None, Shown(N_("Response"), choices=RESPONSES)] = None
    plan: Annotated[Prose, Shown(N_("What we do"))] = ""
    due: Annotated[date | None, Shown(N_("Due"), N_("by when it is done"))] = None
    cause: Annotated[Prose, Shown(N_("Cause"), N_("no names: people are not causes"))] = ""
    category: Annotated[
        Line, Limit(max_length=100), Shown(N_("Category"), N_("or a word of your own"), CATEGORIES)
    ] = ""
    trigger: Annotated[Line, Shown(N_("Trigger"), N_("the sign that it happens"))] = ""
    trigger_seen_on: Annotated[date | None, Shown(N_("Trigger seen on"), N_("the day the sign showed"))] = (
        None
    )
    contingency: Annotated[Prose, Shown(N_("Contingency"), N_("what we do if it happens"))] = ""
    residual_probability: Annotated[
        int | None, FIVE, Shown(N_("Residual P"), N_("probability from 1 to 5 once the response has worked"))
    ] = None
    residual_impact: Annotated[
        int | None, FIVE, Shown(N_("Residual I"), N_("impact from 1 to 5 once the response has worked"))
    ] = None
    detected_on: Annotated[date | None, Shown(N_("Detected on"))] = None
    hits_on: Annotated[date | None, Shown(N_("Hits on"), N_("when it is expected to happen"))] = None
    reviewed_on: Annotated[date | None, Shown(N_("Reviewed on"))] = None
    occurred_on: Annotated[date | None, Shown(N_("Occurred on"))] = None
    reply_by: Annotated[date | None, Shown(N_("Reply by"), N_("reply then, whatever the progress"))] = None
    replied_on: Annotated[date | None, Shown(N_("Replied on"))] = None
    resolve_by: Annotated[date | None, Shown(N_("Resolve by"))] = None
    my_part: Annotated[Prose, Shown(N_("My part"))] = ""
    options: Annotated[Prose, Shown(N_("Options"), N_("one a line, the recommended one first"))] = ""
    disposition: Annotated[Disposition | None, Shown(N_("Disposition"), choices=DISPOSITIONS)] = None
    agreed_with: Annotated[int | None, LinksTo("person"), Shown(N_("Agreed with"))] = None
    closed_on: Annotated[date | None, Shown(N_("Closed on"))] = None
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    @property
    def code_prefix(self) -> str:
        """R-14, or I-14 when it is entered as an issue; the code then stays."""
        return "I" if self.state == "occurred" else self.prefix

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for name in PAST:
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))


def score(risk: Risk) -> int | None:
    """Probability × impact of a risk; an issue has no probability and so no score."""
    if risk.state == "occurred" or risk.probability is None or risk.impact is None:
        return None
    return risk.probability * risk.impact


def happened(risk: Risk) -> bool:
    """Whether it is an issue, or was one before it was closed."""
    return risk.state == "occurred" or risk.occurred_on is not None or risk.disposition is not None


def residual_score(risk: Risk) -> int | None:
    """What is left of a risk once its response has worked, as P × I; None while one of the two is not said."""
    if risk.state == "occurred" or risk.residual_probability is None or risk.residual_impact is None:
        return None
    return risk.residual_probability * risk.residual_impact


def score_band(value: int, impact: int, settings: Settings) -> Rag:
    """green 1–4, amber 5–12, red 15–25 unless the store says otherwise; impact 5 is never green."""
    if value >= settings.score_red:
        return "red"
    return "amber" if value >= settings.score_amber or impact == 5 else "green"


def band(risk: Risk, day: Day) -> Rag:
    """The colour of a risk by score, of an issue by impact (1–2 green, 3 amber, 4–5 red)."""
    if risk.impact is None:
        return "unknown"
    if risk.state == "occurred":
        return "green" if risk.impact <= 2 else "amber" if risk.impact == 3 else "red"
    value = score(risk)
    return "unknown" if value is None else score_band(value, risk.impact, day.settings)


def reply(risk: Risk, day: Day) -> Colour | None:
    """An issue's reply by its own clock, whatever the progress: amber on its day, red past it until replied, though
    not on a day off. None where no reply is owed."""
    if risk.state != "occurred" or risk.reply_by is None or risk.replied_on is not None:
        return None
    if day.date < risk.reply_by:
        return "green"
    return "red" if day.calendar.back(day.date) > risk.reply_by else "amber"


def due_day(risk: Risk) -> date | None:
    """An issue's day to be resolved, else the day on which it is to be done."""
    return risk.resolve_by if risk.state == "occurred" and risk.resolve_by else risk.due


def past_due(risk: Risk, day: Day) -> bool:
    """Whether its day has passed, or that of a reply."""
    due = due_day(risk)
    return (due is not None and due < day.date) or reply(risk, day) == "red"


def options_of(risk: Risk) -> tuple[str, ...]:
    """The options of an issue, one a line, the recommended one first."""
    return tuple(line.strip() for line in risk.options.splitlines() if line.strip())


def missing(risk: Risk, day: Day) -> tuple[str, ...]:
    """The fields that make it incomplete: a red one needs response, owner and due day, an amber one an owner
    after 5 wd."""
    colour = band(risk, day)
    if colour == "red":
        needed = ("owner", "due") if risk.state == "occurred" and risk.plan else ("response", "owner", "due")
        return tuple(name for name in needed if getattr(risk, name) is None)
    grace = risk.detected_on is None or day.since(risk.detected_on) > day.settings.owner_grace_wd
    return ("owner",) if colour == "amber" and risk.owner is None and grace else ()


def review_every(colour: Rag, settings: Settings) -> int:
    """Working days between two reviews of a risk of this colour: 5 / 10 / 20."""
    return {"red": settings.review_red_wd, "amber": settings.review_amber_wd}.get(
        colour, settings.review_green_wd
    )


def review_due(risk: Risk, day: Day) -> bool:
    """Not reviewed for longer than its band allows, counted from detection or entry when never reviewed."""
    last = risk.reviewed_on or risk.detected_on or born(risk.id)
    return day.since(last) > review_every(band(risk, day), day.settings)
