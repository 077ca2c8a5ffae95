"""A private note made the record that it describes: `publish`."""

from collections.abc import Sequence

from store.acts.carry_out import carry_out
from store.acts.publish import publish
from store.cli.console import tell
from store.cli.parser import Call, Parser
from store.cli.parts.confirmation import confirmed
from store.cli.parts.record_named import record_named
from store.records import Note
from store.trouble import NotAllowed, Trouble, UsageProblem
from store.values.outcome import Choose
from store.values.words import N_, Words, words


def publish_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`publish note TEXT`."""
    parser.word("ref", N_("the note: its id, or `note` and part of its text"), many=True)
    parser.project()
    parser.flag(
        "--known-since", "DAY", N_("since which day others will read that it is known (default: today)")
    )
    parser.switch("--dry-run", N_("preview only; save nothing"))
    parser.switch("--yes", N_("save without asking"))


def publish_(call: Call) -> int:
    """Show what others will see, ask, and save it as known since the day that was given, else today."""
    if not call.options.ref:
        raise UsageProblem(words(N_("which note? forewarn list note shows them")))
    since = {"known_since": call.options.known_since} if call.options.known_since else {}
    with call.session.workspace() as workspace:
        note = record_named(workspace, call.options.ref, call.options.project)
        if not isinstance(note, Note):
            raise NotAllowed(words(N_("only a private note is published")))
        asking = publish(workspace, note, since, call.session.language)
        if isinstance(asking, Words):
            raise Trouble(asking)
        assert isinstance(asking, Choose)
        day = asking.said.values["day"]
        for seen in asking.details:
            tell(call, words(N_("others will see {what}, known since {day}"), what=seen, day=day))
        if confirmed(call, len(asking.details)):
            given = since | {asking.name: "yes"}
            carry_out(workspace, publish(workspace, note, given, call.session.language))
            tell(call, words(N_("published; forewarn undo undoes it")))
    return 0


COMMANDS = {"publish": (publish_flags, publish_)}
