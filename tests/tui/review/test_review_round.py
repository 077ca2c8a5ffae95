"""Going through the queue: whose change it is that is read."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.review.review_board import review
from store.records import Project, Risk
from store.values.words import say, words
from tui.review.review_round import ReviewRound


@pytest.fixture
def red(workspace: Workspace, project: Project) -> Risk:
    risk = Risk(project=project.id, title="Strike", probability=5, impact=5, detected_on=date(2026, 11, 20))
    me, workspace.who = workspace.who, "lin"
    (saved,) = workspace.save(risk, act=words("add")).records
    workspace.who = me
    assert isinstance(saved, Risk)
    return saved


def at(workspace: Workspace, risk: Risk) -> ReviewRound:
    shown = ReviewRound(review(workspace))
    shown.go(next(n for n, line in enumerate(shown.lines) if line.item.record.id == risk.id))
    return shown


def said(shown: ReviewRound, workspace: Workspace) -> str:
    found: Any = shown.take(shown.reading()(workspace))
    return say(found) if found is not None else ""


def test_what_was_read_before_my_change_makes_it_no_change_of_others(workspace: Workspace, red: Risk) -> None:
    shown = at(workspace, red)
    shown.stay(red.id)
    assert said(shown, workspace) == "", "as after the verdict before it"
    workspace.save(replace(red, response="accept"), act=words("change"))
    assert said(shown, workspace) == ""


def test_a_change_of_others_is_said_once_one_went_on(workspace: Workspace, red: Risk) -> None:
    shown = at(workspace, red)
    shown.stay(red.id)
    shown.leave()
    workspace.save(replace(red, response="accept"), act=words("change"))
    assert "in the meantime" in said(shown, workspace)


def test_what_an_act_brings_up_is_come_to_next(workspace: Workspace, red: Risk) -> None:
    board = review(workspace)
    risks = (Risk(project=red.project, title=title) for title in ("Flood", "Frost", "Fire", "Fog"))
    one = board.lines[0]
    done, here, new, last = (replace(one, item=replace(one.item, record=risk)) for risk in risks)
    shown = ReviewRound(replace(board, lines=(done, here, last)))
    shown.answered(done.item.record.id)
    assert (shown.number, shown.all_of_them) == (2, 3) and shown.line == here
    for _ in range(2):
        shown.take((replace(board, lines=(new, here, last)), None))
        assert (shown.number, shown.all_of_them, shown.line) == (2, 4, here)
        assert shown.lines == (here, new, last)
    shown.answered(here.item.record.id)
    assert (shown.number, shown.all_of_them, shown.line) == (3, 4, new)


def test_what_was_passed_over_stays_behind(workspace: Workspace, red: Risk) -> None:
    one = (board := review(workspace)).lines[0]
    other = replace(one, item=replace(one.item, record=Risk(project=red.project, title="Flood")))
    shown = ReviewRound(replace(board, lines=(other, one)))
    shown.go(1)
    shown.take((replace(board, lines=(other, one)), None))
    assert (shown.number, shown.lines) == (2, (other, one))
