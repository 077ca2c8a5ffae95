"""The verdicts of the screen's keys on records that are named: `finish`, `confirm`, `snooze`."""

from collections.abc import Sequence

from store.acts.carry_out import carry_out
from store.acts.confirm import confirm
from store.acts.finish import finish
from store.cli.parser import Call, Parser, too_much
from store.cli.parts.act_done import tell_done
from store.cli.parts.leading_records import leading_records
from store.cli.parts.lesson_question import offer_lessons
from store.cli.parts.plain_verdicts import PlainVerdicts
from store.cli.parts.record_named import reference_flags
from store.cli.parts.terminal_question import answer_of, can_ask
from store.cli.parts.typed_answers import typed_through
from store.disk.workspace import Saved, Workspace
from store.queries.reference import name_of
from store.queries.review.review_board import review
from store.records import Project
from store.records.names import Called
from store.rules.registers.announcement import kind_and_day
from store.trouble import NotAllowed, Trouble, UsageProblem
from store.values.outcome import Answers, Outcome, Save
from store.values.words import N_, Words, bare, words


def finish_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`finish REF … [ANSWER]`."""
    reference_flags(
        parser,
        "refs",
        N_("one code or several; behind them what is asked: closed now, occurred, why a word was not kept"),
    )
    parser.json()


def finish_(call: Call) -> int:
    """Met, done, replied to, closed: one act, whatever is finished."""
    with call.session.workspace() as workspace:
        records, answer = leading_records(workspace, _some(call), call.options.project)
        if any(isinstance(record, Project) for record in records):
            sentence = N_("a project is closed with: forewarn edit {code} --state closed")
            raise UsageProblem(words(sentence, code=getattr(records[0], "code", "")))

        def act(given: Answers) -> Outcome:
            return finish(workspace, records, given, call.session.language, _called(workspace))

        refused = isinstance(act({}), Words)
        key = " ".join(("forewarn finish", *call.options.refs[: len(call.options.refs) - len(answer)]))
        ask = (lambda question: answer_of(call, question)) if can_ask(call) else None
        done = typed_through(act, key, answer, call.session.language, ask)
        if isinstance(done, Words):
            raise NotAllowed(done) if refused else UsageProblem(done)
        code = _saved(call, workspace, done)
        if not call.options.json:
            offer_lessons(call, workspace, records)
        return code


def confirm_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`confirm REF …`."""
    reference_flags(parser, "refs", N_("one code or several (M3 R-14)"))
    parser.json()


def confirm_(call: Call) -> int:
    """A milestone is confirmed, a risk reviewed, a reading read again."""
    with call.session.workspace() as workspace:
        records, left = leading_records(workspace, _some(call), call.options.project)
        if left:
            raise UsageProblem(too_much(left[0]))
        done = confirm(workspace, records, _called(workspace), call.session.language)
        if isinstance(done, Words):
            raise NotAllowed(done)
        return _saved(call, workspace, done)


def snooze_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`snooze REF DAY [WHY]`."""
    reference_flags(parser, "refs", N_("a code, until when, and why: R-14 fri waits for the supplier"))
    parser.json()


def snooze_(call: Call) -> int:
    """It waits in the review until a day, for a reason."""
    with call.session.workspace() as workspace:
        (record, *others), said = leading_records(workspace, _some(call), call.options.project)
        name = bare(name_of(workspace, record)) or kind_and_day(record)
        if others or not said:
            raise UsageProblem(words(N_("until when? forewarn snooze CODE fri WHY, one record at a time")))
        board = review(workspace, apart=(record.id,))
        line = next((one for one in board.lines if record.id in {e.record.id for e in one.item.each}), None)
        if line is None:
            raise Trouble(words(N_("{name} is not in the review today: nothing has to wait"), name=name))
        done = PlainVerdicts(call, workspace).given("s", line, said)
        if isinstance(done, Words):
            raise UsageProblem(done)
        return _saved(call, workspace, done)


COMMANDS = {
    "finish": (finish_flags, finish_),
    "confirm": (confirm_flags, confirm_),
    "snooze": (snooze_flags, snooze_),
}


def _some(call: Call) -> list[str]:
    if not call.options.refs:
        raise UsageProblem(words(N_("which record? give its code, its id, or a kind and a name")))
    return list(call.options.refs)


def _called(workspace: Workspace) -> Called:
    return lambda record: bare(name_of(workspace, record)) or kind_and_day(record)


def _saved(call: Call, workspace: Workspace, done: Save) -> int:
    saved = carry_out(workspace, done)
    assert isinstance(saved, Saved)
    tell_done(call, workspace, saved)
    return 0
