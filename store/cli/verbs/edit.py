"""Changing records: `edit`."""

from collections.abc import Sequence
from dataclasses import replace

from store.acts.move_forecast import end_planning
from store.cli.console import remark, tell
from store.cli.parser import Call, Options, Parser
from store.cli.parts.base_line_question import heard_flag
from store.cli.parts.change_questions import entered_change
from store.cli.parts.closing_question import closed, closing_flag
from store.cli.parts.field_flags import PREFIX, Welcoming, add_field_flags, flag_of, read_fields, typed_fields
from store.cli.parts.finishing_flags import finished
from store.cli.parts.hand_over_flags import seat_flags
from store.cli.parts.leading_records import is_reference
from store.cli.parts.lesson_question import offer_lessons
from store.cli.parts.list_choice import field_called
from store.cli.parts.merge_question import saved_with_theirs
from store.cli.parts.record_entry import (
    called_in_act,
    entry_flags,
    first_kind,
    heard_before,
    report,
    with_seat,
)
from store.cli.parts.record_named import record_named, reference_flags
from store.cli.parts.reforecast_flags import approval_typed, moved, moving_flags
from store.disk.open_records import open_with, others_at
from store.disk.workspace import Workspace, new_uuid
from store.queries.project_day import day_among
from store.queries.record_history import reader_for
from store.records import Change, Contact, Milestone, Project, Stakeholder
from store.records.milestone import moves
from store.rules.registers.defaults import following
from store.trouble import NotAllowed, UsageProblem
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words, words


def edit_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`edit REF --field VALUE`."""
    reference_flags(parser)
    add_field_flags(parser, first_kind(typed))
    moving_flags(parser)
    heard_flag(parser)
    seat_flags(parser)
    closing_flag(parser)
    entry_flags(parser)


def edit(call: Call) -> int:
    """Change the fields that were named; a promised date only with its reason."""
    options = call.options
    n = 1 if options.ref and is_reference(options.ref[0]) else len(options.ref)
    with call.session.workspace() as workspace:
        record = record_named(workspace, options.ref[:n], options.project)
        if record.written_by:
            raise NotAllowed(words(record.written_by))
        _said_behind(options, type(record), options.ref[n:])
        typed = typed_fields(options, type(record), approval_typed(call, record))
        if not typed:
            raise UsageProblem(words(N_("say what to change, e.g. forewarn edit R-14 --due fri")))
        reader = reader_for(workspace, record.project_id, call.session.language)
        if isinstance(record, Contact):
            reader = replace(reader, day=day_among(workspace, record.person))
        newcomers = Welcoming(reader.directory)
        if options.new_people:
            reader = replace(reader, directory=newcomers)
        given = read_fields(type(record), typed, reader, record)
        given = {name: value for name, value in given.items() if value != getattr(record, name)}
        new = replace(record, **following(type(record), given, reader.day.date, record) | given)
        if (others := open_with(workspace, record, others_at(workspace, record))) is not None:
            remark(call, others)
        if new == record:
            return report(call, workspace, record, N_("{name}: nothing changed"))
        act = words(N_("edit {name}"), name=called_in_act(workspace, new, newcomers.made))
        done = _with_all(call, workspace, record, new, newcomers.made, act)
        if isinstance(done, Words):
            tell(call, done)
            return 0
        heard = heard_before(call, workspace, new, newcomers.made) if _takes_over(record, new) else ()
        records = (*newcomers.made, *done.records, *heard)
        saved = saved_with_theirs(call, workspace, records, done.act, new_uuid())
        changed = next(r for r in saved.records if r.id == record.id)
        code = report(call, workspace, changed, N_("{name}: changed"))
        offer_lessons(call, workspace, (record,))
        return code


COMMANDS = {"edit": (edit_flags, edit)}


def _said_behind(options: Options, kind: type[Record], said: Sequence[str]) -> None:
    """`edit A-03 due fri` and `due=fri` are `edit A-03 --due fri`. Raises UsageProblem for what is no field with its
    value."""
    if not said:
        return
    name, equals, value = said[0].partition("=")
    field, value = field_called(kind, name), " ".join((*([value] if equals else []), *said[1:]))
    if not value or not field.asked or getattr(options, PREFIX + field.name, None) is not None:
        flag = flag_of(field.name)
        raise UsageProblem(words(N_("say what to change: forewarn edit CODE {flag} VALUE"), flag=flag))
    setattr(options, PREFIX + field.name, value)


def _takes_over(before: Record, after: Record) -> bool:
    return isinstance(before, Stakeholder) and before.role != getattr(after, "role", "")


def _with_all(
    call: Call, workspace: Workspace, before: Record, after: Record, made: Sequence[Record], act: Words
) -> Save | Words:
    """The change with what is saved along: of a promised date, a seat that is left, a project that begins or is closed;
    words where it was left after all."""
    if (left := with_seat(call, workspace, before, after, made)) is not None:
        return left
    if isinstance(before, Milestone) and isinstance(after, Milestone) and moves(before, after):
        return moved(call, workspace, before, after)
    if isinstance(before, Change) and isinstance(after, Change):
        return replace(entered_change(call, workspace, before, after), act=act)
    if isinstance(before, Project) and isinstance(after, Project):
        if before.state == "planning" and after.state == "active":
            begun = end_planning(workspace, after)
            remark(call, words(N_("{act}; from now on they move with an approval"), act=begun.act))
            return begun
        if after.state == "closed" and before.state != "closed":
            return closed(call, workspace, after)
    return Save((finished(call, before, after),), act)
