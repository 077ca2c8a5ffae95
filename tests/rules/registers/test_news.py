"""What the sponsor has not been told yet, and since when it is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from store.records import Milestone, Person, Project, Risk, Seat, Told
from store.rules.registers.hearing_order import hears, waits_next
from store.rules.registers.news import news, untold
from store.rules.revision import Revision
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
    m3 = Milestone(
        project=1, title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 18), rev=3
    )
    first, second = replace(m3, forecast=None), replace(m3, forecast=date(2026, 12, 14))
    made, moved, again = (
        Revision(1, date(2026, 11, 2), first),
        Revision(2, date(2026, 11, 12), second),
        Revision(3, date(2026, 11, 25), m3),
    )
    now = situation(milestones=(m3,), revisions={m3.id: (made, moved, again)})
    assert news(now, m3).since == date(2026, 11, 12)  # type: ignore[union-attr]
    heard = replace(now, told=(told(now, m3.id, date(2026, 11, 13), subject_rev=2),))
    assert [(n.record.id, n.since) for n in untold(heard)] == [(m3.id, date(2026, 11, 25))]
    seen = replace(heard, told=(told(now, m3.id, date(2026, 11, 25), subject_rev=3),))
    assert untold(seen) == () and news(seen, m3).heard == "told"  # type: ignore[union-attr]


def test_a_told_never_covers_what_its_teller_had_not_seen(situation: Make) -> None:
    """Warned of, then occurred; told while amber, then red: the same day, and dated after it."""
    red = Risk(project=1, title="Strike", probability=5, impact=4, rev=2)
    before = Revision(1, date(2026, 11, 9), replace(red, probability=2))
    now = situation(risks=(red,), revisions={red.id: (before, Revision(2, date(2026, 11, 25), red))})
    for day, rev, silent in ((25, 1, True), (26, 1, True), (24, 2, True), (25, 2, False), (25, None, False)):
        one = told(now, red.id, date(2026, 11, day), subject_rev=rev)
        assert bool(untold(replace(now, told=(one,)))) is silent, (day, rev)


def test_heard_elsewhere_and_need_not_hear_end_it_until_it_is_worse(situation: Make) -> None:
    issue = replace(ISSUE, impact=3, rev=1)
    entered = Revision(1, date(2026, 11, 25), issue)
    worse = replace(issue, impact=5, rev=2)
    for state in ("elsewhere", "need_not"):
        now = situation(risks=(issue,), revisions={issue.id: (entered,)})
        heard = (told(now, issue.id, date(2026, 11, 25), subject_rev=1, state=state),)
        assert untold(replace(now, told=heard)) == ()
        then = (entered, Revision(2, date(2026, 11, 26), worse))
        later = replace(now, risks=(worse,), told=heard, revisions={issue.id: then})
        assert [n.since for n in untold(later)] == [date(2026, 11, 26)]


def test_an_overdue_milestone_is_news_from_the_first_working_day_after(situation: Make) -> None:
    late = Milestone(project=1, title="Blueprint", baseline=date(2026, 11, 20))
    now = situation(milestones=(late,), revisions={late.id: (Revision(1, date(2026, 11, 2), late),)})
    found = news(now, late)
    assert found is not None and found.since == date(2026, 11, 23) and found.age == 3
    early = replace(now, told=(told(now, late.id, date(2026, 11, 20), subject_rev=1),))
    assert [n.since for n in untold(early)] == [date(2026, 11, 23)], "what time alone brings has no revision"
    assert untold(replace(now, told=(told(now, late.id, date(2026, 11, 23), subject_rev=1),))) == ()


def test_a_forecast_moved_once_it_was_overdue_makes_it_no_younger(situation: Make) -> None:
    late = Milestone(project=1, title="Blueprint", baseline=date(2026, 11, 13), forecast=date(2026, 12, 11))
    made = Revision(1, date(2026, 11, 2), replace(late, forecast=None))
    now = situation(milestones=(late,), revisions={late.id: (made, Revision(2, date(2026, 11, 25), late))})
    assert [n.since for n in untold(now)] == [date(2026, 11, 16)]


def test_what_was_put_right_on_the_same_day_never_was(situation: Make) -> None:
    red = Risk(project=1, title="Strike", probability=5, impact=4, detected_on=date(2026, 11, 9))
    slip = replace(red, probability=1)
    days = ((1, 9, red), (2, 20, slip), (3, 20, red))
    history = tuple(Revision(rev, date(2026, 11, day), record) for rev, day, record in days)
    now = situation(risks=(red,), revisions={red.id: history})
    assert [n.since for n in untold(now)] == [date(2026, 11, 9)]


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
    assert [record.label for record in (old, last) if news(now, record)] == ["Prototype"]
    assert untold(now) == (), "what is met never ages or counts"


def test_while_the_sponsor_is_away_the_age_stands_and_a_stand_in_hears(situation: Make) -> None:
    """Away for eight working days from the day on which it became known."""
    lin = Person(name="Lin")
    now = situation(today=date(2026, 12, 9), risks=(ISSUE,), people=(lin,))
    assert now.sponsor is not None
    chen = replace(
        now.people[now.sponsor.person],
        away_since=date(2026, 11, 26),
        away_until=date(2026, 12, 7),
        stand_in=lin.id,
    )
    away = replace(now, people={**now.people, chen.id: chen})
    assert [one.age for one in untold(now)] == [10] and [one.age for one in untold(away)] == [2]
    during = replace(away, day=replace(away.day, date=date(2026, 12, 4)))
    assert [one.age for one in untold(during)] == [0] and hears(during, ISSUE)[0] == lin.id
    assert waits_next(during, ISSUE)
    said = Told(project=1, subject=ISSUE.id, subject_kind="risk", person=lin.id, on=date(2026, 12, 4))
    heard = replace(during, told=(said,))
    assert hears(heard, ISSUE)[0] == chen.id and not waits_next(heard, ISSUE), "until they are back"
    assert [one.age for one in untold(heard)] == [0], "the stand-in's hearing is not theirs"
    assert hears(away, ISSUE)[0] == chen.id
