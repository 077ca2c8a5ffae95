"""What the first screen shows of this morning: the stops of the review, each with its letter, or, when it is done, the
day; and the week, with whom I meet today."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.boards.my_day import Talk, met_today
from store.queries.boards.week_board import DayTalk, Week, WeekLine, week
from store.queries.project_situation import situations
from store.queries.review.my_projects import few_are_mine, my_projects
from store.queries.review.review_board import Review, review
from store.queries.review.review_line import ReviewLine
from store.queries.review.review_place import Place, place_of
from store.queries.span import Span, spanned
from store.records import Person
from store.rules.registers.areas import Letter
from store.rules.registers.to_tell import to_tell
from store.rules.review.stop_letter import letter_of
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record

Reading = Callable[[Workspace], tuple[Review, ReviewLine | None]]
"""What reads the queue, and what stays in view, as it is now."""


@frozen
class StopLine:
    """One stop; `code`: its project's, shortened, where there are several; `settled`: nothing is left to decide about
    it, and it stays in view."""

    stop: ReviewLine
    letter: Letter | None
    code: str
    settled: bool = False

    @property
    def record(self) -> Record:
        """What it is about; of several records the first."""
        return self.stop.item.record


@frozen
class TalkToday:
    """Somebody I meet today: how much they have not been told of what they must hear, and what is to be asked of
    them."""

    record: Person
    talk: Talk
    to_tell: int
    to_ask: int
    code: str


@frozen
class DueToday:
    """What is due today, or was before."""

    due: WeekLine
    code: str

    @property
    def record(self) -> Record:
        """The action."""
        return self.due.record


MorningLine = StopLine | TalkToday | DueToday


@frozen
class MorningStops:
    """`lines`: the stops, or those of the day when the review of today is `done`, until something red comes; `staying`:
    what was acted on and stays in view; `place`: how much was done today; `looked_at`: nothing of them, others look."""

    review: Review
    staying: ReviewLine | None
    lines: tuple[MorningLine, ...]
    span: Span
    done: bool
    place: Place
    looked_at: bool = False


def morning_stops(workspace: Workspace, reading: Reading | None = None) -> MorningStops:
    """Over the projects that I manage or cover today; `reading`: of a review that is under way."""
    mine = my_projects(workspace)
    if workspace.audience is not None:
        return _nothing(workspace, mine)
    found, staying = reading(workspace) if reading is not None else (review(workspace, mine), None)
    span, nows = spanned(workspace, mine)
    place = place_of(workspace)
    red = any(line.item.severity == "red" for line in found.lines)
    done = not found.lines or (place.through and not red)
    lines = tuple(_day(workspace, nows, span)) if done else stops(found.lines, span)
    return MorningStops(found, staying, lines, span, done, place)


def _nothing(workspace: Workspace, mine: Sequence[int]) -> MorningStops:
    """While others look at the screen."""
    span, _ = spanned(workspace, mine)
    empty = Review((), 0, (), span.today, 0, (), 0, "", 0)
    return MorningStops(empty, None, (), span, done=False, place=Place(), looked_at=True)


def stops(lines: Iterable[ReviewLine], span: Span, settled: int = 0) -> tuple[StopLine, ...]:
    """The lines of the review with their letters and codes; `settled`: the record of the one that is."""
    return tuple(_stop(line, span, settled) for line in lines)


def _stop(line: ReviewLine, span: Span, settled: int) -> StopLine:
    code = span.codes.get(line.item.project, "") if line.project else ""
    record = line.item.record
    return StopLine(line, letter_of(record), code, record.id == settled)


def _day(workspace: Workspace, nows: Sequence[Situation], span: Span) -> Iterator[MorningLine]:
    """Talks by hour, then what is due."""
    for person, talk in met_today(nows):
        yield TalkToday(
            person,
            talk,
            sum(one.person == person.id for now in nows for one in to_tell(now)),
            sum(action.owner == person.id for now in nows for action in now.open_asks),
            span.codes.get(talk.project, ""),
        )
    mine = [now.project.id for now in nows]
    for due in week(workspace, *mine).column("today") if mine else ():
        yield DueToday(due, span.code(due.record))


def week_with_talks(workspace: Workspace, *projects: int) -> Week:
    """The actions of these projects; the talks of all that are mine, where those are few, unless others look."""
    alone = workspace.audience is not None or not few_are_mine(workspace)
    mine = () if alone else my_projects(workspace)
    nows = situations(workspace, tuple(dict.fromkeys((*projects, *mine))))
    talks = tuple(DayTalk(person, talk) for person, talk in met_today(nows))
    return replace(week(workspace, *projects), talks=talks)
