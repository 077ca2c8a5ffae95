"""Which records `list` prints, in which order: `--red`, `--owner Sun`, `--due week`, `--sort score`."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from store.cli.parser import Options, Parser
from store.cli.parts.day_flag import day_flag
from store.cli.parts.person_named import person_named
from store.disk.workspace import Workspace
from store.queries.project_day import day_within
from store.records import Action, Milestone, Risk
from store.records.risk import band, score
from store.trouble import UsageProblem
from store.values.day import Day
from store.values.fields import Field, field_named, fields_of
from store.values.reader import usual_word
from store.values.record import Record, own_project
from store.values.text import fold
from store.values.words import LANGUAGES, N_, say, words

COLOURS = {
    "red": N_("only the red ones"),
    "amber": N_("only the amber ones"),
    "green": N_("only the green ones"),
}
SCORE = "score"
SPANS = {"today": N_("today"), "tomorrow": N_("tomorrow"), "week": N_("week"), "late": N_("late")}
"""What `--due` takes beside a day: until when; `late`: before today and open."""
DUE = ("due", "expected", "on")


def narrowing_flags(parser: Parser) -> None:
    """What is listed, in which order, with which columns."""
    parser.word(
        "kind",
        N_(
            "risk, issue, milestone, action, promise, person, contact, setting …, or a view of config.toml;"
            " red, open, late or a project narrow it"
        ),
        many=True,
    )
    parser.project(N_("only what belongs to this project"))
    parser.switch("--archived", N_("list archived ones"))
    for colour, said in COLOURS.items():
        parser.switch(f"--{colour}", said)
    parser.flag("--owner", "NAME", N_("only what this person owns"))
    parser.flag("--category", "WORD", N_("only risks of this category"))
    parser.flag("--due", "DAY", N_("open and due by that day: today, week, late, fri, 5 dec"))
    parser.switch("--open", N_("only what is open"))
    parser.flag("--sort", "FIELD", N_("score, due or any field; -FIELD the other way round"))
    parser.flag("--columns", "FIELD,…", N_("these columns, in this order: code,title,owner"))


def chosen(
    workspace: Workspace, kind: type[Record], records: Sequence[Record], options: Options, language: str
) -> list[Record]:
    """Those that every filter keeps, in the order that was asked for. Raises UsageProblem for what a kind has not."""
    found = list(records)
    days: dict[int | None, Day] = {}

    def day(record: Record) -> Day:
        place = own_project(record)
        return days.setdefault(place, day_within(workspace, place))

    if colours := [one for one in COLOURS if getattr(options, one)]:
        if kind is not Risk:
            sentence = N_("--{colour} goes with risk and issue, which have a colour of their own")
            raise UsageProblem(words(sentence, colour=colours[0]))
        found = [r for r in found if isinstance(r, Risk) and is_open(r) and band(r, day(r)) in colours]
    if options.owner:
        _needs(kind, "owner", "--owner")
        owner = person_named(workspace, options.owner).id
        found = [record for record in found if getattr(record, "owner", None) == owner]
    if options.category:
        _needs(kind, "category", "--category")
        category = fold(usual_word(field_named(kind, "category"), options.category))
        found = [record for record in found if fold(getattr(record, "category", "")) == category]
    if options.due:
        name = next((one for one in DUE if hasattr(kind, one) or one in _names(kind)), "")
        if not name:
            raise UsageProblem(words(N_("{kind} has no {field}"), kind=words(kind.singular), field="--due"))
        found = [r for r in found if is_open(r) and _is_due(getattr(r, name), options.due, day(r), language)]
    if options.open:
        found = [record for record in found if is_open(record)]
    return _sorted(found, kind, options.sort) if options.sort else found


def is_open(record: Record) -> bool:
    """Whether nobody has finished it; what cannot be finished is."""
    match record:
        case Risk():
            return record.state != "closed"
        case Action():
            return record.open
        case Milestone():
            return record.met_on is None
    return True


def fields_called(kind: type[Record], typed: str | None) -> list[Field]:
    """The fields that `--columns` names. Raises UsageProblem."""
    return [field_called(kind, one.strip()) for one in (typed or "").split(",") if one.strip()]


def field_called(kind: type[Record], typed: str) -> Field:
    """The field of a kind by its name or its title in any language. Raises UsageProblem with those there are."""
    word = fold(typed).replace("-", "_")
    for one in fields_of(kind):
        if word in {one.name, *(fold(say(one.title, language)) for language in LANGUAGES)}:
            return one
    known = tuple(one.name for one in fields_of(kind) if one.asked)
    sentence = N_('{kind} has no field "{typed}"; available: {known}')
    raise UsageProblem(words(sentence, kind=words(kind.singular), typed=typed, known=known))


def _names(kind: type[Record]) -> set[str]:
    return {one.name for one in fields_of(kind)}


def _needs(kind: type[Record], name: str, flag: str) -> None:
    if name not in _names(kind):
        raise UsageProblem(words(N_("{kind} has no {field}"), kind=words(kind.singular), field=flag))


def _is_due(value: Any, typed: str, day: Day, language: str) -> bool:
    if not isinstance(value, date):
        return False
    word = fold(typed)
    span = next((s for s, said in SPANS.items() if word in {s, *(say(said, one) for one in LANGUAGES)}), "")
    if span == "late":
        return value < day.date
    return value <= _until(span, typed, day, language)


def _until(span: str, typed: str, day: Day, language: str) -> date:
    match span:
        case "today":
            return day.date
        case "tomorrow":
            return day.date + timedelta(1)
        case "week":
            return day.date + timedelta(6 - day.date.weekday())
    return day_flag("--due", typed, day, language)


def _sorted(records: Sequence[Record], kind: type[Record], typed: str) -> list[Record]:
    """A score the highest first, everything else as it counts; what has none comes last either way."""
    word, back = typed.removeprefix("-"), typed.startswith("-")
    by_score = kind is Risk and fold(word) in {SCORE, say(N_("score"), "zh_CN")}
    if by_score:
        name = SCORE
    else:
        name = "expected" if kind is Milestone and fold(word) == "due" else field_called(kind, word).name

    def value(record: Record) -> Any:
        found = score(record) if by_score and isinstance(record, Risk) else getattr(record, name, None)
        return found.casefold() if isinstance(found, str) else found

    known = [record for record in records if value(record) not in (None, "", ())]
    unknown = [record for record in records if value(record) in (None, "", ())]
    return [*sorted(known, key=value, reverse=back is not by_score), *unknown]
