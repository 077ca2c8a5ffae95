"""The ways from the dashboard to its places: what opens each."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from store.rules.people.person_behind import person_behind
from store.values.words import N_, words
from tui.dashboard.contacts_pane import Contacts
from tui.dashboard.dashboard import Dashboard
from tui.picture.place_list import PLACES

Opening = Coroutine[Any, Any, Any]


def go(board: Dashboard, id: str) -> None:
    """Open the place of that id, or say why not."""
    place = next(place for place in PLACES if place.id == id)
    if place.anywhere or board.shown.project_here:
        board.host.dialogue(WAYS[id](board))
    else:
        board.host.report(words(N_("no project is open; g opens or creates one")), "amber")


def _review(board: Dashboard) -> Opening:
    from tui.review.review_screen import ReviewScreen

    return ReviewScreen.opened(board.host)


def _brief(board: Dashboard) -> Opening:
    from tui.briefing.briefing_screen import BriefingScreen

    pane = board.current
    record = pane.record() if isinstance(pane, Contacts) else None
    person = person_behind(record) if record is not None else None
    project = (record.project_id if record is not None else None) or board.shown.project_here
    return BriefingScreen.opened(board.host, project, person)


def _weekly(board: Dashboard) -> Opening:
    from tui.briefing.briefing_screen import BriefingScreen

    return BriefingScreen.weekly(board.host)


def _meeting(board: Dashboard) -> Opening:
    from tui.meeting.meeting_dialogue import hold_meeting

    return hold_meeting(board.host, board.shown.project_here)


def _week(board: Dashboard) -> Opening:
    from tui.reports.week_screen import WeekScreen

    return WeekScreen.opened(board.host, board.shown.scope)


def _projects(board: Dashboard) -> Opening:
    from tui.registers.projects_screen import Projects

    return Projects.opened(board.host)


def _letters(board: Dashboard) -> Opening:
    from tui.reports.letters_screen import LettersScreen

    return LettersScreen.opened(board.host, board.shown.project_here)


def _changed(board: Dashboard) -> Opening:
    from tui.registers.changed_screen import ChangedScreen

    return ChangedScreen.opened(board.host)


def _touches(board: Dashboard) -> Opening:
    from tui.people.contact_grid_screen import TouchesScreen

    return TouchesScreen.opened(board.host, board.shown.project_here)


def _surprises(board: Dashboard) -> Opening:
    from tui.reports.surprises_screen import SurprisesScreen

    return SurprisesScreen.opened(board.host, board.shown.scope)


def _stances(board: Dashboard) -> Opening:
    from tui.people.engagement_screen import StancesScreen

    return StancesScreen.opened(board.host, board.shown.project_here)


def _classes(board: Dashboard) -> Opening:
    from tui.people.classes_screen import ClassesScreen

    return ClassesScreen.opened(board.host, board.shown.project_here)


def _bring_in(board: Dashboard) -> Opening:
    from tui.bring_in.bring_in_dialogue import bring_in

    return bring_in(board.host, board.shown.project_here)


def _template(board: Dashboard) -> Opening:
    from tui.bring_in.template_dialogue import begin_from_template

    return begin_from_template(board.host, board.shown.project_here)


def _closing(board: Dashboard) -> Opening:
    from tui.reports.closing_screen import ClosingScreen

    return ClosingScreen.opened(board.host, board.shown.project_here)


def _month_end(board: Dashboard) -> Opening:
    from tui.registers.month_end_screen import MonthEndScreen

    return MonthEndScreen.opened(board.host, board.shown.project_here)


def _sheet(board: Dashboard) -> Opening:
    from tui.reports.project_sheet_screen import ProjectSheetScreen

    return ProjectSheetScreen.opened(board.host, board.shown.project_here)


WAYS: Mapping[str, Callable[[Dashboard], Opening]] = {
    "review": _review,
    "brief": _brief,
    "weekly": _weekly,
    "meeting": _meeting,
    "week": _week,
    "projects": _projects,
    "letters": _letters,
    "changed": _changed,
    "touches": _touches,
    "surprises": _surprises,
    "stances": _stances,
    "classes": _classes,
    "bring_in": _bring_in,
    "template": _template,
    "closing": _closing,
    "month_end": _month_end,
    "sheet": _sheet,
}
