"""A promised date moves on the command line: why, and whether what follows it moves too."""

from store.acts.move_forecast import move_forecast
from store.cli.console import remark
from store.cli.parser import Call, Parser
from store.disk.workspace import Workspace
from store.queries.reference import name_of
from store.records import Milestone
from store.records.milestone import moves
from store.trouble import UsageProblem
from store.values.fields import field_named
from store.values.outcome import Choose, Explain, Save
from store.values.reader import NO, YES
from store.values.text import fold
from store.values.words import N_, Words, words


def moving_flags(parser: Parser) -> None:
    """Of the commands that may move a date."""
    parser.flag("--reason", "TEXT", N_("why a promised date moves"))
    parser.flag(
        "--move-followers", "yes|no", N_("whether the milestones after it move too, for the same reason")
    )


def moved(call: Call, workspace: Workspace, before: Milestone, after: Milestone) -> Save:
    """The milestone with the Reforecasts that say why its dates moved, and what moves along; where nobody said so,
    that it stays is told. Raises UsageProblem where the reason is missing."""
    wanted = fold(call.options.move_followers or "")
    if wanted and wanted not in (*YES, *NO):
        raise UsageProblem(words(N_("--move-followers is yes or no")))
    given = {"reason": call.options.reason or ""}
    if wanted:
        given["along"] = "yes" if wanted in YES else "no"
    done = move_forecast(workspace, before, after, given)
    if isinstance(done, Explain):
        titles = tuple(Words(field_named(Milestone, what).title) for what in moves(before, after))
        sentence = N_("{name}: {fields} moves, which needs --reason TEXT")
        raise UsageProblem(words(sentence, name=name_of(workspace, before), fields=titles))
    if isinstance(done, Choose):
        stay = N_("what follows it stays where it is: {codes}; --move-followers yes moves it too")
        remark(call, words(stay, codes=done.codes))
        done = move_forecast(workspace, before, after, given | {done.name: "no"})
        assert isinstance(done, Save)
    return done
