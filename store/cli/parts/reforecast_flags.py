"""A promised date moves on the command line: why, who approved it, and whether what follows it moves too."""

from typing import Any

from store.acts.move_forecast import in_planning, move_forecast
from store.cli.console import remark
from store.cli.parser import Call, Parser
from store.cli.parts.field_flags import PREFIX, read_fields
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.queries.reference import name_of
from store.records import Change, Milestone, Reforecast
from store.records.milestone import moves
from store.trouble import NotAllowed, UsageProblem
from store.values.fields import field_named
from store.values.outcome import Explain, Question, Save
from store.values.reader import NO, YES
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words


def moving_flags(parser: Parser) -> None:
    """Of the commands that may move a date."""
    parser.flag("--reason", "TEXT", N_("why a promised date moves"))
    parser.flag(
        "--change",
        "CODE",
        N_("the approved change that moves a baseline; else --approver NAME says who approved it"),
        dest=PREFIX + "change",
    )
    parser.flag(
        "--move-followers", "yes|no", N_("whether the milestones after it move too, for the same reason")
    )


def moved(call: Call, workspace: Workspace, before: Milestone, after: Milestone) -> Save:
    """The milestone with the Reforecasts that say why its dates moved, and what moves along. What no flag says is asked
    at a terminal; in a script it is told that what follows stays. Raises UsageProblem where the reason is missing."""
    wanted = fold(call.options.move_followers or "")
    if wanted and wanted not in (*YES, *NO):
        raise UsageProblem(words(N_("--move-followers is yes or no")))
    given: dict[str, Any] = {"reason": call.options.reason or "", **_approval(call, workspace, after)}
    if wanted:
        given["along"] = "yes" if wanted in YES else "no"
    while not isinstance(done := move_forecast(workspace, before, after, given), Save):
        answer = answer_of(call, done) if can_ask(call) else None
        given[done.name] = answer if answer is not None else _unasked(call, workspace, before, after, done)
    return done


def _unasked(call: Call, workspace: Workspace, before: Milestone, after: Milestone, asked: Question) -> str:
    """What holds without an answer. Raises UsageProblem for a reason or an approval."""
    if asked.name == "approval":
        sentence = N_(
            "{name}: after planning a baseline moves with --reason TEXT and --approver NAME, or with --change CODE of"
            " an approved change"
        )
        raise UsageProblem(words(sentence, name=name_of(workspace, before)))
    if isinstance(asked, Explain):
        titles = tuple(
            Words(field_named(Milestone, what).title)
            for what in moves(before, after, planning=in_planning(workspace, after.project))
        )
        sentence = N_("{name}: {fields} moves, which needs --reason TEXT")
        raise UsageProblem(words(sentence, name=name_of(workspace, before), fields=titles))
    stay = N_("what follows it stays where it is: {codes}; --move-followers yes moves it too")
    remark(call, words(stay, codes=asked.codes))
    return "no"


def approval_typed(call: Call, record: Record) -> tuple[str, ...]:
    """The fields of a move that were typed beside those of its milestone. Raises UsageProblem where no baseline was."""
    if not isinstance(record, Milestone):
        return ()
    typed = tuple(name for name in ("approver", "change") if _typed(call, name))
    if typed and not _typed(call, "baseline"):
        raise UsageProblem(words(N_("--{name} goes with --baseline DAY"), name=typed[0]))
    return typed


def _typed(call: Call, name: str) -> str:
    return str(vars(call.options).get(PREFIX + name) or "")


def _approval(call: Call, workspace: Workspace, milestone: Milestone) -> dict[str, Any]:
    """Who approved a new baseline, and in which change, by their ids. Raises Trouble for names that nobody has."""
    reader = reader_for(workspace, milestone.project, call.session.language)
    typed = {name: _typed(call, name) for name in approval_typed(call, milestone)}
    found = read_fields(Reforecast, typed, reader)
    if (id := found.get("change")) is not None:
        change = workspace.get(Change, id)
        if change is not None and not change.approved:
            sentence = N_(
                "{name} is not approved yet: approve it first, or name who approved the new baseline (--approver)"
            )
            raise NotAllowed(words(sentence, name=name_of(workspace, change)))
    return found
