"""`archive`: records, or a person and what they own."""

from collections.abc import Sequence

from store.acts.archive import archive as archive_
from store.acts.carry_out import carry_out
from store.acts.hand_over import HandOver
from store.cli.parser import Call, Parser
from store.cli.parts.act_done import tell_done, tell_nothing_done
from store.cli.parts.hand_over_flags import hand_over_flags, handed_over, successor
from store.cli.parts.record_named import record_named, reference_flags
from store.disk.workspace import Saved
from store.queries.reference import name_of
from store.rules.registers.announcement import kind_and_day
from store.trouble import NotAllowed
from store.values.outcome import Answers
from store.values.words import N_, Words, bare, words


def archive_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`archive REF`."""
    reference_flags(parser)
    hand_over_flags(parser)
    parser.json()


def archive(call: Call) -> int:
    """Put a record away; undo brings it back. That it is wanted was typed."""
    options = call.options
    with call.session.workspace() as workspace:
        to = successor(call, workspace)
        record = record_named(workspace, options.ref, options.project)
        name = bare(name_of(workspace, record)) or kind_and_day(record)
        if record.archived:
            tell_nothing_done(call, words(N_("{name}: was already archived"), name=name))
            return 0
        given: Answers = {"archive": "yes"}
        outcome = archive_(workspace, (record,), given, lambda _: name)
        if isinstance(outcome, HandOver):
            along = handed_over(call, workspace, outcome, to)
            if along is None:
                tell_nothing_done(call, words(N_("nothing was archived")))
                return 0
            given = {**given, outcome.name: along}
            outcome = archive_(workspace, (record,), given, lambda _: name)
        if isinstance(outcome, Words):
            raise NotAllowed(outcome)
        saved = carry_out(workspace, outcome)
        assert isinstance(saved, Saved)
        tell_done(call, workspace, saved, words(N_("{name}: archived; forewarn undo undoes it"), name=name))
        return 0


COMMANDS = {"archive": (archive_flags, archive)}
