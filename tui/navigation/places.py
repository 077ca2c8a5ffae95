"""Screens that are opened from the dashboard: each with its word, most with a key. Keys and palette come from here."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType

from store.rules.people.person_behind import person_behind
from store.values.frozen import frozen
from store.values.words import N_, words

if TYPE_CHECKING:
    from tui.dashboard.dashboard import Dashboard

Opening = Coroutine[Any, Any, Any]


@frozen
class Place:
    """`id` is public where there is a key; `label` and `tooltip` are msgids; `anywhere`: without a project too;
    `shown`: in the footer."""

    id: str
    label: str
    tooltip: str
    opened: Callable[[Dashboard], Opening]
    key: str = ""
    anywhere: bool = False
    shown: bool = False

    def open(self, board: Dashboard) -> None:
        """Show it, or say why not."""
        if self.anywhere or board.project_here:
            board.host.dialogue(self.opened(board))
        else:
            board.host.report(words(N_("no project is open; g opens or begins one")), "amber")


def _review(board: Dashboard) -> Opening:
    from tui.review.review_screen import ReviewScreen

    return ReviewScreen.opened(board.host)


def _brief(board: Dashboard) -> Opening:
    from tui.briefing.briefing_screen import BriefingScreen
    from tui.dashboard.contacts_pane import Contacts

    pane = board.current
    record = pane.record() if isinstance(pane, Contacts) else None
    person = person_behind(record) if record is not None else None
    project = (record.project_id if record is not None else None) or board.project_here
    return BriefingScreen.opened(board.host, project, person)


def _weekly(board: Dashboard) -> Opening:
    from tui.briefing.briefing_screen import BriefingScreen

    return BriefingScreen.weekly(board.host)


def _meeting(board: Dashboard) -> Opening:
    from tui.meeting.meeting_dialogue import hold_meeting

    return hold_meeting(board.host, board.project_here)


def _week(board: Dashboard) -> Opening:
    from tui.reports.week_screen import WeekScreen

    return WeekScreen.opened(board.host, board.showing)


def _projects(board: Dashboard) -> Opening:
    from tui.registers.projects_screen import Projects

    return Projects.opened(board.host)


def _letters(board: Dashboard) -> Opening:
    from tui.reports.letters_screen import LettersScreen

    return LettersScreen.opened(board.host, board.project_here)


def _changed(board: Dashboard) -> Opening:
    from tui.registers.changed_screen import ChangedScreen

    return ChangedScreen.opened(board.host)


def _touches(board: Dashboard) -> Opening:
    from tui.people.contact_grid_screen import TouchesScreen

    return TouchesScreen.opened(board.host, board.project_here)


def _surprises(board: Dashboard) -> Opening:
    from tui.reports.surprises_screen import SurprisesScreen

    return SurprisesScreen.opened(board.host, board.showing)


def _stances(board: Dashboard) -> Opening:
    from tui.people.engagement_screen import StancesScreen

    return StancesScreen.opened(board.host, board.project_here)


def _classes(board: Dashboard) -> Opening:
    from tui.people.classes_screen import ClassesScreen

    return ClassesScreen.opened(board.host, board.project_here)


PLACES = (
    Place(
        "review",
        N_("review"),
        N_("what wants you this morning, one by one"),
        _review,
        "r",
        anywhere=True,
        shown=True,
    ),
    Place(
        "brief",
        N_("brief"),
        N_("what the sponsor has not heard yet; in Contacts: that person"),
        _brief,
        "b",
        shown=True,
    ),
    Place(
        "weekly",
        N_("weekly report"),
        N_("done, next week, issues and risks, support needed, over all projects"),
        _weekly,
        "W",
        anywhere=True,
    ),
    Place("meeting", N_("meeting"), N_("notes of a meeting become its records"), _meeting, "m", shown=True),
    Place("week", N_("week"), N_("the week as columns; owners; the day's end"), _week, "z", anywhere=True),
    Place("projects", N_("projects"), N_("open another project"), _projects, "g", anywhere=True, shown=True),
    Place(
        "letters",
        N_("letters"),
        N_("the rule and the records behind each letter; readings by hand"),
        _letters,
        "l",
    ),
    Place("changed", N_("changed"), N_("what others changed since I last looked"), _changed, "v"),
    Place(
        "touches",
        N_("who was touched"),
        N_("people and the last days: calls, visits, what is due"),
        _touches,
        "V",
    ),
    Place(
        "surprises",
        N_("no surprises"),
        N_("how early the sponsor heard of what hit: the events behind it"),
        _surprises,
        "i",
    ),
    Place("stances", N_("stakeholders"), N_("power and interest, engagement now and wanted"), _stances),
    Place("classes", N_("classes"), N_("classes that disagree with calls, answers and visits"), _classes),
)
"""In the footer's and the palette's order."""
KEYS: list[BindingType] = [
    Binding(
        place.key, f"place('{place.id}')", place.label, id=place.id, show=place.shown, tooltip=place.tooltip
    )
    for place in PLACES
    if place.key
]


def place_named(id: str) -> Place:
    """The place of that id."""
    return next(place for place in PLACES if place.id == id)
