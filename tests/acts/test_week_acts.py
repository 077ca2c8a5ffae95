"""What the week and the classes make of a record: asked again, due elsewhere, another class."""

from dataclasses import replace
from datetime import date

from store.acts.ask_again import ask_again
from store.acts.reclass import give_class, keep_classes
from store.acts.reschedule import reschedule
from store.queries.people.class_board import ClassLine
from store.records import Action, Stakeholder, Verdict
from store.rules.evidence import Evidence
from store.rules.people.client_class import Judgement
from store.values.calendar import MON_FRI
from store.values.day import Day, Settings
from store.values.outcome import Save
from store.values.words import Words, say

DAY = Day(date(2026, 11, 26), MON_FRI, Settings())


def test_an_ask_is_counted_and_keeps_its_first_day() -> None:
    ask = Action(project=1, code="A-01", title="Owner", type="ask")
    again = ask_again(ask, DAY.date)
    assert isinstance(again, Save) and say(again.act) == "asked again: A-01 Owner, 1 times"
    assert again.records == (replace(ask, times_asked=1, asked_on=DAY.date),)
    assert isinstance(ask_again(replace(ask, type="promise"), DAY.date), Words)


def test_a_card_goes_to_the_column_beside() -> None:
    card = Action(project=1, code="A-01", title="Copy", due=DAY.date)
    later = reschedule(card, 1, DAY)
    assert later is not None and later.records == (replace(card, due=date(2026, 11, 27)),)
    assert reschedule(replace(card, done_on=DAY.date), 1, DAY) is None


def test_a_class_is_given_or_kept() -> None:
    part = Stakeholder(project=1, person=2, client_class="A")
    line = ClassLine(Judgement(part, Evidence(), "C", 5), "Hu")
    given = give_class(line, DAY)
    changed, verdict = given.records
    assert (changed, say(given.act)) == (replace(part, client_class="C"), "class of Hu: A → C")
    assert isinstance(verdict, Verdict) and verdict.decided == "changed"
    kept = keep_classes((line,), DAY)
    assert [one.kind for one in kept.records] == ["verdict"] and say(kept.act) == "keep the class of Hu"
