"""One record in full: its fields as people read them, who was told, what happened last."""

from typing import TYPE_CHECKING

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.project_situation import situation
from store.queries.score_before import scores_before
from store.records import Action, Lesson, Milestone, Project, Risk, Stakeholder
from store.records.contact import CHANNELS, Contact
from store.records.told import STATES, Told, entered_late
from store.rules.registers.facts import Fact, Weight, facts
from store.rules.registers.news import News, news, who_may_know
from store.rules.registers.weighed import WEIGHED
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.fields import fields_of
from store.values.frozen import frozen
from store.values.reader import Reader
from store.values.record import Record, own_project
from store.values.short_date import show_date
from store.values.words import N_, Clauses, Words, bare, say, words

if TYPE_CHECKING:
    from store.queries.record_history import Step

DetailTone = Weight
DetailPair = tuple[str, str, DetailTone]
LAST_CONTACTS = 3
LINES = " / "
"""Between what were lines, where there is one."""


@frozen
class DetailView:
    """`pairs` are (label, value, tone), filled fields only, `weighed` those of them that a verdict on it is about;
    `steps` the journal, newest first."""

    title: str
    pairs: tuple[DetailPair, ...]
    told: tuple[str, ...]
    steps: "tuple[Step, ...]"
    weighed: tuple[DetailPair, ...] = ()


def detail(
    workspace: Workspace, project: int, record: Record, language: str, *, full: bool = False
) -> DetailView:
    """Everything known of one record, in `language`; `full` adds its history. `project` is the open one; of another the
    code is told."""
    own = own_project(record) or project
    now = situation(workspace, own)
    reader = Reader(now.day, Names(workspace, own), language)
    code = getattr(record, "code", "")
    named = reader.directory.label(record.kind, record.id)
    pairs: list[DetailPair] = []
    if own != project:
        pairs.append((say(Project.singular, language), now.project.code, "text"))
    if (told := news(now, record)) is not None:
        own_sponsor = told.person == now.sponsor_person
        label = say(N_("sponsor") if own_sponsor else N_("my executive"), language)
        pairs.append((label, *_heard(told, dated(told.since, now.day.date), language)))
    if (kept := who_may_know(now, record)) is not None:
        undecided = words(N_("internal; not said whether {name} may know"), name=now.name(kept.person))
        pairs.append((say(N_("who may know"), language), say(undecided, language), "amber"))
    found = (all_facts_of if full else facts_of)(workspace, now, record)
    first = WEIGHED.get(record.kind, ())
    without = ("code", record.named_by, *(name for fact in found for name in fact.of))
    weighed = [(say(f.title, language), say(f.said, language), f.weight) for f in found]
    weighed += _filled(record, reader, without, True, first)
    pairs += (
        weighed if full else [(label, LINES.join(value.split("\n")), tone) for label, value, tone in weighed]
    )
    pairs += _filled(record, reader, (*without, *first), full)
    if isinstance(record, Stakeholder):
        if (person := now.people.get(record.person)) is not None:
            pairs += _filled(person, reader, ("name",), full)
        pairs += _contacts(workspace, record.person, language)
    tolds = tuple(
        _told_line(t, now.name(t.person), language, entered_late(t, now.day))
        for t in now.told_of.get(record.id, ())
    )
    pairs += [(say(N_("told"), language), line, "text") for line in tolds[-2:]]
    steps: tuple[Step, ...] = ()
    if full:
        from store.queries.record_history import history

        steps = history(workspace, type(record), record.id, reader)
    title = f"{code} {named}" if code and code != named else named
    return DetailView(title, tuple(pairs), tolds, steps, tuple(weighed))


def facts_of(workspace: Workspace, now: Situation, record: Record) -> tuple[Fact, ...]:
    """What follows from it and its project, with what the journal and the lessons of all projects know of it."""
    before = scores_before(workspace, (now,)).get(record.id) if isinstance(record, Risk) else None
    found = tuple(facts(now, record, before))
    if isinstance(record, Action):
        from store.queries.boards.kept_words import word_facts

        found += word_facts(workspace, record, now.day)
    if not (lessons := workspace.live(Lesson)):
        return found
    # Not of the first picture of a store without lessons.
    from store.rules.registers.lessons import lesson_facts

    projects = {project.id: project.code for project in workspace.live(Project)}
    milestones = workspace.live(Milestone) if isinstance(record, Milestone) and record.met_on is None else ()
    return (*found, *lesson_facts(now, record, lessons, projects, milestones))


def all_facts_of(workspace: Workspace, now: Situation, record: Record) -> tuple[Fact, ...]:
    """The same, and how fast it was taken in hand: for where there is room."""
    from store.queries.handled import handled_fact

    return (*facts_of(workspace, now, record), *handled_fact(workspace, now, record))


def _filled(
    record: Record, reader: Reader, without: tuple[str, ...], full: bool, only: tuple[str, ...] | None = None
) -> list[DetailPair]:
    """The fields that hold something, on one line each unless `full`; `only` these, in their order."""
    known = {field.name: field for field in fields_of(type(record)) if field.asked}
    return [
        (
            say(field.title, reader.language),
            shown if full else LINES.join(shown.split("\n")),
            "text",
        )
        for name in (known if only is None else only)
        if name not in without
        and (field := known.get(name)) is not None
        and (value := getattr(record, name)) not in (None, "", ())
        and (shown := reader.show(field, value))
    ]


def _heard(news: News, since: object, language: str) -> tuple[str, DetailTone]:
    if news.heard == "told":
        state = news.told.state if news.told is not None else "told"
        said = words(N_("{state}; known since {day}"), state=Words(STATES[state]), day=since)
        return say(said, language), "text"
    if news.heard == "sent":
        return say(words(N_("sent, not answered; known since {day}"), day=since), language), "amber"
    if news.good:
        return say(words(N_("good news since {day}, not told yet"), day=since), language), "text"
    form = N_("not told for {n}wd; known since {day}") if news.age else N_("not told yet; known since {day}")
    untold = words(form, n=news.age, day=since)
    return say(untold, language), "red"


def _told_line(told: Told, name: str, language: str, late: bool) -> str:
    """Whom, when and how, or what was decided instead of telling it."""
    day = show_date(told.on, language)
    how = words(N_("{name} {day} by {channel}"), name=name, day=day, channel=Words(CHANNELS[told.channel]))
    if told.state in ("need_not", "elsewhere"):
        how = words(N_("{name} {day}: {what}"), name=name, day=day, what=Words(STATES[told.state]))
    parts: tuple[Words | str, ...] = (
        how,
        *((words(N_("sent")),) if told.state == "sent" else ()),
        *((words(N_("entered late")),) if late else ()),
        *((bare(told.reaction),) if told.reaction else ()),
    )
    return say(words("{parts}", parts=Clauses(parts)), language)


def _contacts(workspace: Workspace, person: int, language: str) -> list[DetailPair]:
    """The last touches of one person."""
    found = workspace.select(
        Contact,
        "person = ? AND archived = 0",
        (person,),
        f'ORDER BY "on" DESC, id DESC LIMIT {LAST_CONTACTS}',
    )
    label, unanswered = say(N_("last contact"), language), say(N_("no answer"), language)
    return [
        (
            label,
            f"{show_date(c.on, language)} {say(CHANNELS[c.channel], language)}"
            + ("" if c.two_way else f" ({unanswered})")
            + (f": {' '.join(c.summary.split())}" if c.summary else ""),
            "text",
        )
        for c in found
    ]
