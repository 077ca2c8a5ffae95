"""A goal is measured: `measure G-01 7.5`."""

from collections.abc import Sequence
from datetime import date

from store.acts.carry_out import carry_out
from store.acts.read_goal import read_goal
from store.cli.parser import Call, Parser
from store.cli.parts.act_done import tell_done
from store.cli.parts.flag_value import flag_value
from store.cli.parts.leading_records import leading_records
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.records import Goal, Meeting
from store.rules.registers.plan_letters import why
from store.trouble import Trouble, UsageProblem
from store.values.words import N_, Words, words


def measure_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`measure G-01 7.5 --on "20 nov"`."""
    parser.word("ref", N_("a goal's code, then its value: G-01 7.5"), many=True)
    parser.flag("--on", "DAY", N_("the day of the reading (default: today)"))
    parser.project(N_("the project's code, if two projects have that goal"))
    parser.json()


def measure(call: Call) -> int:
    """One reading more, and how it stands to the straight line then."""
    options = call.options
    if not options.ref:
        raise UsageProblem(words(N_("which goal? forewarn measure G-01 7.5; forewarn list goal names them")))
    with call.session.workspace() as workspace:
        records, said = leading_records(workspace, options.ref, options.project)
        goal = records[0]
        if len(records) > 1 or not isinstance(goal, Goal):
            raise UsageProblem(
                words(N_("{text} is no goal; forewarn list goal names them"), text=options.ref[0])
            )
        if not said:
            raise UsageProblem(words(N_("which value? forewarn measure {code} 7.5"), code=goal.code))
        reader = reader_for(workspace, goal.project, call.session.language)
        on: date = flag_value(reader, Meeting, "on", options.on, "--on") if options.on else reader.day.date
        done = read_goal(goal, " ".join(said), on)
        if isinstance(done, Words):
            raise Trouble(done)
        saved = carry_out(workspace, done)
        now = situation(workspace, goal.project)
        (after,) = (one for one in now.goals if one.id == goal.id)
        tell_done(call, workspace, saved, words(N_("{name}: {parts}"), name=goal.code, parts=why(now, after)))
    return 0


COMMANDS = {"measure": (measure_flags, measure)}
