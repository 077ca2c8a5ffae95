"""A private note made the record that it describes: `publish`."""

from collections.abc import Sequence

from store.cli.meant import record_meant
from store.cli.parser import Call, Parser
from store.cli.printing import tell
from store.cli.problems import NotAllowed, Trouble, UsageProblem
from store.cli.wanting import wanted
from store.queries.publishing import Unpublished, described, publish
from store.records import Note
from store.values.words import N_, words


def publish_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`publish note TEXT`."""
    parser.word("ref", N_("the note: its id, or `note` and a part of its text"), many=True)
    parser.project()
    parser.switch("--dry-run", N_("show what would happen, save nothing"))
    parser.switch("--yes", N_("save without asking"))


def publish_(call: Call) -> int:
    """Show what others will see, ask, and save it with the note's day as the day it was detected."""
    if not call.options.ref:
        raise UsageProblem(words(N_("which note? forewarn list note shows them")))
    with call.session.workspace() as workspace:
        note = record_meant(workspace, call.options.ref, call.options.project)
        if not isinstance(note, Note):
            raise NotAllowed(words(N_("only a private note is published")))
        try:
            records = described(workspace, note, call.session.language)
        except Unpublished as problem:
            raise Trouble(problem.words) from None
        for record in records:
            said = words(N_("{kind}: {label}"), kind=words(record.singular), label=record.label)
            tell(call, words(N_("others will see {what}, detected on {day}"), what=said, day=note.on))
        if wanted(call, len(records)):
            publish(workspace, note, call.session.language)
            tell(call, words(N_("published; forewarn undo takes it back")))
    return 0


COMMANDS = {"publish": (publish_flags, publish_)}
