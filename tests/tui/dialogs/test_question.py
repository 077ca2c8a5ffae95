"""A question whose answers are keys."""

from typing import Any

import pytest
from textual import events

from tui.dialogs.question import Question


@pytest.mark.parametrize(
    ("key", "answer"), [("s", "s"), ("S", "s"), ("d", "d"), ("escape", "escape"), ("f2", "f2")]
)
async def test_named_answers_are_the_keys(little: Any, key: str, answer: str) -> None:
    got: list[str] = []
    async with little.run_test(size=(80, 24)) as pilot:
        question = Question("Save [/nope] it?", {"s": "save", "d": "discard", "f2": "both"}, details="1\n2")
        await little.push_screen(question, got.append)
        await pilot.press("x")
        assert not got
        text = "\n".join(little.shown)
        assert "Save [/nope] it?" in text and "s save  d discard" in text and "Esc back" in text
        await pilot.press(key)
        await little.until(lambda: got)
    assert got == [answer]


async def test_a_long_question_wraps_and_an_answer_can_be_clicked(little: Any) -> None:
    got: list[str] = []
    async with little.run_test(size=(60, 16)) as pilot:
        await little.push_screen(Question("是否放弃在这里输入的内容？" * 9, {"d": "放弃"}), got.append)
        await pilot.pause()
        assert all(line.startswith(" ") for line in little.shown[-3:])
        await pilot.click("Keyline", offset=(1, 0))
        await little.until(lambda: got)
    assert got == ["d"]


async def test_a_question_that_nobody_asked_for_takes_no_key_typed_before_it_was_shown(little: Any) -> None:
    got: list[str] = []
    async with little.run_test(size=(80, 24)) as pilot:
        early = events.Key("d", "d")
        await little.push_screen(Question("Another?", {"d": "discard"}, fresh=True), got.append)
        await little.until(lambda: "Another?" in "\n".join(little.shown))
        little.screen.post_message(early)
        await pilot.pause()
        assert not got
        await pilot.press("d")
        await little.until(lambda: got)
    assert got == ["d"]
