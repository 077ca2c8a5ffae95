"""What was learned from what has just ended: asked at a terminal; a script is told how to write it down."""

from collections.abc import Callable, Sequence

from store.acts.carry_out import carry_out
from store.acts.learn import WRITE, asked_of, put_down, to_learn
from store.cli.console import remark, tell
from store.cli.parser import Call
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Saved, Workspace
from store.records import Lesson
from store.values.record import Record
from store.values.words import N_, Words, words


def offer_lessons(
    call: Call, workspace: Workspace, before: Sequence[Record], say: Callable[[Call, Words], None] = remark
) -> None:
    """Of the records that were so before: a lesson of each that teaches now, if whoever sits there wants one. `say`:
    where it is said how one is written down."""
    lessons = to_learn(workspace, before)
    if not lessons:
        return
    if not can_ask(call):
        codes = {record.id: getattr(record, "code", "") for record in before}
        for lesson in lessons:
            flag, id = ("--issue", lesson.issue) if lesson.issue else ("--milestone", lesson.milestone)
            sentence = N_("what was learned from it: forewarn add lesson --title TEXT {flag} {code}")
            say(call, words(sentence, flag=flag, code=codes[id or 0]))
        return
    answer = answer_of(call, asked_of(lessons))
    if answer is None:
        return
    saved = carry_out(workspace, put_down(lessons))
    assert isinstance(saved, Saved)
    tell(call, words(N_("{act}; forewarn undo undoes it"), act=saved.act.name))
    if answer == WRITE:
        for made in (one for one in saved.records if isinstance(one, Lesson)):
            sentence = N_(
                "forewarn edit {code} --happened TEXT --cause TEXT --prevention TEXT --check-on DAY"
            )
            tell(call, words(sentence, code=made.code))
