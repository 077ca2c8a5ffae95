"""A paper on the screen: colour stands on the word of a state, and on nothing else."""

from datetime import date

from store.records import Milestone, Person, Project, Risk, Stakeholder
from store.rules.briefing.edits import Edits
from store.rules.briefing.paper import paper
from store.rules.briefing.sponsor_report import brief
from store.rules.situation import Situation
from store.values.day import Day
from tui.briefing.paper_lines import paper_lines
from widgets.drawn.grid import pieces

LATE = Milestone(project=1, code="M1", title="Red tape", baseline=date(2026, 11, 18))
RISK = Risk(project=1, code="R-01", title="Red sea", probability=3, impact=3)


def coloured(edits: Edits, language: str) -> list[tuple[str, str]]:
    chen = Person(name="Chen")
    project = Project(code="ERP", name="x", side="client")
    now = Situation(
        day=Day(date(2026, 11, 26)),
        project=project,
        people={chen.id: chen},
        stakeholders=(Stakeholder(project=project.id, person=chen.id, role="sponsor"),),
        milestones=(LATE,),
        risks=(RISK,),
    )
    lines = paper_lines(paper(brief(chen, (now,), {}, None), language, edits), 70)
    cells = [cell for line in lines for cell in pieces(line.cells)]
    return [(cell.text, cell.tone) for cell in cells if cell.tone in ("red", "amber", "green")]


def test_colour_stands_on_the_word_of_the_state_alone() -> None:
    assert coloured(Edits(), "en") == [("Red", "red"), ("Red", "red"), ("Amber", "amber")]
    assert coloured(Edits(), "zh_CN") == [("红灯", "red"), ("红灯", "red"), ("黄灯", "amber")]


def test_what_is_left_out_has_no_colour() -> None:
    out = Edits().toggled(f"milestone:{LATE.id}", optional=False)
    assert coloured(out, "en") == [("Red", "red"), ("Amber", "amber")]
