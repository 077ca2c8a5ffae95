"""What entering and changing a record share: its flags, what is saved along, how it is told."""

from collections.abc import Sequence

from store.acts.hand_over import leaving_seat
from store.cli.console import print_json, tell
from store.cli.parser import Call, Parser
from store.cli.parts.base_line_question import base_line
from store.cli.parts.hand_over_flags import left_with_seat
from store.cli.parts.json_records import record_json
from store.cli.parts.kind_words import NamedKind, kind_or_none
from store.disk.workspace import Workspace
from store.queries.reference import name_of
from store.records import Seat, Stakeholder
from store.rules.registers.announcement import kind_and_day
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words, bare, words


def entry_flags(parser: Parser) -> None:
    """`--new-people` and `--json`."""
    parser.switch("--new-people", N_("add people who are not known yet"))
    parser.json()


def first_kind(typed: Sequence[str]) -> NamedKind | None:
    """The kind that the first such word names, whose flags help is about."""
    return next((found for word in typed if (found := kind_or_none(word))), None)


def heard_before(
    call: Call, workspace: Workspace, record: Record, made: Sequence[Record]
) -> tuple[Record, ...]:
    """What a new sponsor had heard by a day, of what is in the project already."""
    if not isinstance(record, Stakeholder) or record.role != "sponsor":
        return ()
    return base_line(call, workspace, record.project, (record,), record.person, made)


def with_seat(
    call: Call, workspace: Workspace, before: Record, after: Record, made: Sequence[Record]
) -> Save | None:
    """What is saved where a seat is left; None: nobody leaves one. `made`: people made in the same act."""
    asked = None
    if isinstance(before, Seat) and isinstance(after, Seat):
        newcomer = next((one for one in made if one.id == after.holder), None)
        asked = leaving_seat(workspace, before, after, call.session.language, newcomer)
    if (along := left_with_seat(call, workspace, asked)) is None:
        return None
    name = bare(name_of(workspace, after))
    return Save((after, *along), words(N_("edit {name}"), name=name))


def report(call: Call, workspace: Workspace, record: Record, sentence: str) -> int:
    """Tells of the record with `sentence`, a msgid that has {name}; or prints it as JSON."""
    if call.options.json:
        print_json(record_json(workspace, record))
    else:
        tell(call, words(sentence, name=called_in_act(workspace, record)))
    return 0


def called_in_act(workspace: Workspace, record: Record, made: Sequence[Record] = ()) -> str | Words:
    """What people call it: by name, by a person made in the same act, else by its kind and day."""
    if name := name_of(workspace, record):
        return bare(name)
    person = next((one for one in made if one.id == getattr(record, "person", None)), None)
    if person is not None:
        return person.label
    return kind_and_day(record)
