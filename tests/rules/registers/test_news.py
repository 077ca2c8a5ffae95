"""What the sponsor has not been told yet, and since when it is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from store.records import Milestone, Project, Reforecast, Risk, Seat, Told
from store.rules.registers.news import news, untold
from store.rules.situation import Situation

Make = Callable[..., Situation]
ISSUE = Risk(project=1, title="Data owner leaves", state="occurred", impact=5, detected_on=date(2026, 11, 25))


def told(now: Situation, record: int, on: date, **fields: object) -> Told:
    assert now.sponsor is not None
    return Told(project=1, subject=record, subject_kind="risk", person=now.sponsor.person, on=on, **fields)  # type: ignore[arg-type]


def test_an_issue_is_untold_from_the_day_it_was_detected(situation: Make) -> None:
    now = situation(risks=(ISSUE,))
    found = news(now, ISSUE)
    assert found is not None and found.untold and found.age == 1


def test_telling_ends_it_and_a_mail_without_answer_does_not(situation: Make) -> None:
    now = situation(risks=(ISSUE,))
    sent = news(replace(now, told=(told(now, ISSUE.id, date(2026, 11, 25), state="sent"),)), ISSUE)
    said = news(replace(now, told=(told(now, ISSUE.id, date(2026, 11, 26)),)), ISSUE)
    assert sent is not None and sent.heard == "sent"
    assert said is not None and said.heard == "told"


def test_a_second_move_has_to_be_told_again(situation: Make) -> None:
    m3 = Milestone(project=1, title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 11))
    moves = tuple(
        Reforecast(project=1, milestone=m3.id, on=on, moved_from=None, moved_to=None, reason="late data")
        for on in (date(2026, 11, 12), date(2026, 11, 25))
    )
    now = situation(milestones=(m3,), reforecasts=moves[:1])
    assert news(replace(now, told=(told(now, m3.id, date(2026, 11, 13)),)), m3).heard == "told"  # type: ignore[union-attr]
    again = replace(now, reforecasts=moves, told=(told(now, m3.id, date(2026, 11, 13)),))
    assert [n.record.id for n in untold(again)] == [m3.id]


def test_an_overdue_milestone_is_news_from_the_first_working_day_after(situation: Make) -> None:
    late = Milestone(project=1, title="Blueprint", baseline=date(2026, 11, 20))
    found = news(situation(milestones=(late,)), late)
    assert found is not None and found.since == date(2026, 11, 23) and found.age == 3


def test_a_key_seat_is_news_from_the_day_the_leaving_is_known(situation: Make) -> None:
    last, known = date(2026, 12, 18), date(2026, 11, 24)
    seat = Seat(project=1, title="data owner", key=True, holder=5, until=last, known_on=known)
    assert [n.since for n in untold(situation(seats=(seat,)))] == [known]
    assert untold(situation(seats=(replace(seat, successor=6),))) == ()


def test_internal_records_and_small_ones_are_no_news(situation: Make) -> None:
    assert news(situation(), replace(ISSUE, audience=("internal",))) is None
    small = Risk(project=1, title="small", probability=2, impact=2, detected_on=date(2026, 11, 1))
    assert news(situation(), small) is None
    supplier = situation(project=Project(code="S", name="s", side="supplier"))
    assert news(supplier, ISSUE) is None
    assert news(supplier, replace(ISSUE, audience=("internal", "sponsor"))) is not None


def test_without_a_sponsor_there_is_nobody_to_tell(situation: Make) -> None:
    assert news(replace(situation(risks=(ISSUE,)), stakeholders=()), ISSUE) is None


def test_what_was_met_long_ago_is_no_news(situation: Make) -> None:
    old = Milestone(project=1, title="Blueprint", baseline=date(2024, 2, 1), met_on=date(2024, 2, 1))
    last = Milestone(project=1, title="Prototype", baseline=date(2026, 8, 28), met_on=date(2026, 8, 28))
    now = situation(milestones=(old, last))
    assert [n.record.id for n in untold(now)] == [last.id]
