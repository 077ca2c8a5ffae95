"""Entering and changing records: `add`, `edit`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from store.acts.enter_part import enter_part
from store.acts.hand_over import leaving_seat
from store.acts.move_forecast import end_planning
from store.acts.tell import act_of, not_with_it, telling, waits
from store.cli.console import print_json, remark, tell
from store.cli.parser import Call, Parser
from store.cli.parts.base_line_question import base_line, heard_flag
from store.cli.parts.closing_question import closed, closing_flag
from store.cli.parts.field_flags import Welcoming, add_field_flags, flag_of, read_fields, typed_fields
from store.cli.parts.finishing_flags import finished
from store.cli.parts.hand_over_flags import left_with_seat, seat_flags
from store.cli.parts.heard_flags import heard_flags, heard_in
from store.cli.parts.json_records import record_json
from store.cli.parts.kind_words import NamedKind, kind_named, kind_or_none
from store.cli.parts.merge_question import saved_with_theirs
from store.cli.parts.pasted_lines import tasks_flag
from store.cli.parts.project_named import one_project, project_named
from store.cli.parts.quick_lines import add_captured, is_captured
from store.cli.parts.record_named import record_named, subject_named
from store.cli.parts.reforecast_flags import approval_typed, moved, moving_flags
from store.disk.open_records import open_with, others_at
from store.disk.workspace import Workspace, new_uuid
from store.queries.common_account import is_common
from store.queries.people.contact_limit_check import one_too_many
from store.queries.project_day import day_among
from store.queries.record_history import reader_for
from store.queries.reference import name_of
from store.records import Contact, Milestone, Person, Project, Seat, Stakeholder, Told
from store.records.milestone import moves
from store.rules.registers.announcement import kind_and_day
from store.rules.registers.defaults import at_first, following
from store.trouble import NotAllowed, UsageProblem
from store.values.day import Day
from store.values.fields import fields_of
from store.values.outcome import Save
from store.values.reader import Reader
from store.values.record import ProjectRecord, Record
from store.values.words import N_, Words, bare, words


def add_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`add KIND --title …`."""
    parser.word(
        "kind",
        N_(
            "what it is: risk, issue, milestone, action, promise, person, contact …; or a line of quick entry:"
            ' "! late p4 @Sun due fri"; - reads lines from standard input'
        ),
    )
    parser.project()
    add_field_flags(parser, _first_kind(typed))
    parser.flag("--subject", "CODE", N_("what was told, for `add told`"))
    heard_flag(parser)
    seat_flags(parser)
    heard_flags(parser)
    tasks_flag(parser)
    _common(parser)


def add(call: Call) -> int:
    """Save a new record."""
    options = call.options
    if not options.kind:
        raise UsageProblem(
            words(N_("what is it? forewarn add KIND --title TEXT; forewarn add --help says more"))
        )
    if is_captured(options.kind):
        return add_captured(call, options.kind)
    meant = kind_named(options.kind)
    if meant.kind.written_by:
        raise NotAllowed(words(meant.kind.written_by))
    if meant.kind is Project:
        raise UsageProblem(words(N_("a project is created with: forewarn init --project CODE --name NAME")))
    typed = typed_fields(options, meant.kind)
    with call.session.workspace() as workspace:
        project = _project_of(workspace, meant.kind, options.project)
        reader = reader_for(workspace, project.id if project else None, call.session.language)
        if project is None:
            reader = replace(reader, day=_day_of(workspace, reader, typed))
        newcomers = Welcoming(reader.directory)
        if options.new_people:
            reader = replace(reader, directory=newcomers)
        today = reader.day.date
        values = at_first(meant.kind, today) | _belonging(meant.kind, project)
        subject = subject_named(workspace, options.subject, project) if meant.kind is Told else None
        if subject is not None:
            values |= _telling(call, workspace, subject, project, typed)
        given = {**meant.implied, **read_fields(meant.kind, typed, reader)}
        values |= following(meant.kind, given, today) | given
        _all_there(meant, values)
        record, held = meant.kind(**values), None
        if isinstance(record, Stakeholder):
            held, record = enter_part(workspace, record, given)
        if isinstance(record, Contact) and (warning := one_too_many(workspace, record)):
            remark(call, warning)
        name = _called(workspace, record, newcomers.made)
        act = words(N_("add {name}"), name=name)
        if isinstance(record, Told) and subject is not None:
            act = act_of(record, name, bare(name_of(workspace, subject)) or kind_and_day(subject))
        before = replace(record, until=None) if isinstance(record, Seat) else record
        along = _with_seat(call, workspace, before, record, newcomers.made)
        heard = (
            *_heard_before(call, workspace, record, newcomers.made),
            *heard_in(call, workspace, (record,) if isinstance(record, Contact) else ()),
        )
        saved = workspace.save(*newcomers.made, *(along.records if along else (record,)), *heard, act=act)
        new = next(one for one in saved.records if one.id == record.id)
        if isinstance(new, Told) and subject is not None:
            if still := waits(workspace, subject, new):
                remark(call, words(N_("{name} has not heard of it yet"), name=still))
            if after := not_with_it(workspace, subject, new):
                remark(call, after)
        if new.home == "private" and call.session.common and is_common(workspace):
            remark(call, call.session.notes_are_common)
        return _report(call, workspace, new, N_("{name}: changed") if held else N_("{name}: added"))


def edit_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`edit REF --field VALUE`."""
    _reference(parser)
    add_field_flags(parser, _first_kind(typed))
    moving_flags(parser)
    heard_flag(parser)
    seat_flags(parser)
    closing_flag(parser)
    _common(parser)


def edit(call: Call) -> int:
    """Change the fields that were named; a promised date only with its reason."""
    options = call.options
    with call.session.workspace() as workspace:
        record = record_named(workspace, options.ref, options.project)
        if record.written_by:
            raise NotAllowed(words(record.written_by))
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
            return _report(call, workspace, record, N_("{name}: nothing changed"))
        act = words(N_("edit {name}"), name=_called(workspace, new, newcomers.made))
        done = _with_all(call, workspace, record, new, newcomers.made, act)
        if isinstance(done, Words):
            tell(call, done)
            return 0
        heard = _heard_before(call, workspace, new, newcomers.made) if _takes_over(record, new) else ()
        records = (*newcomers.made, *done.records, *heard)
        saved = saved_with_theirs(call, workspace, records, done.act, new_uuid())
        return _report(
            call, workspace, next(r for r in saved.records if r.id == record.id), N_("{name}: changed")
        )


COMMANDS = {"add": (add_flags, add), "edit": (edit_flags, edit)}


def _takes_over(before: Record, after: Record) -> bool:
    return isinstance(before, Stakeholder) and before.role != getattr(after, "role", "")


def _heard_before(
    call: Call, workspace: Workspace, record: Record, made: Sequence[Record]
) -> tuple[Record, ...]:
    """What a new sponsor had heard by a day, of what is in the project already."""
    if not isinstance(record, Stakeholder) or record.role != "sponsor":
        return ()
    return base_line(call, workspace, record.project, (record,), record.person, made)


def _common(parser: Parser) -> None:
    parser.switch("--new-people", N_("add people who are not known yet"))
    parser.json()


def _reference(parser: Parser) -> None:
    parser.word("ref", N_("a code (R-14), an id, or a kind and a name (person Chen)"), many=True)
    parser.project(N_("the project's code, if the same code exists in two projects"))


def _first_kind(typed: Sequence[str]) -> NamedKind | None:
    return next((found for word in typed if (found := kind_or_none(word))), None)


def _names(kind: type[Record]) -> set[str]:
    return {field.name for field in fields_of(kind)}


def _project_of(workspace: Workspace, kind: type[Record], code: str | None) -> Project | None:
    """The project of a record to be; one that belongs to the whole store may name one or none."""
    return one_project(workspace, code) if issubclass(kind, ProjectRecord) else project_named(workspace, code)


def _belonging(kind: type[Record], project: Project | None) -> dict[str, Any]:
    if project is None:
        return {}
    if kind is Contact:
        return {"projects": (project.id,)}
    return {"project": project.id} if "project" in _names(kind) else {}


def _with_seat(
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


def _with_all(
    call: Call, workspace: Workspace, before: Record, after: Record, made: Sequence[Record], act: Words
) -> Save | Words:
    """The change with what is saved along: of a promised date, a seat that is left, a project that begins or is closed;
    words where it was left after all."""
    if (left := _with_seat(call, workspace, before, after, made)) is not None:
        return left
    if isinstance(before, Milestone) and isinstance(after, Milestone) and moves(before, after):
        return moved(call, workspace, before, after)
    if isinstance(before, Project) and isinstance(after, Project):
        if before.state == "planning" and after.state == "active":
            begun = end_planning(workspace, after)
            remark(call, words(N_("{act}; from now on they move with an approval"), act=begun.act))
            return begun
        if after.state == "closed" and before.state != "closed":
            return closed(call, workspace, after)
    return Save((finished(call, before, after),), act)


def _day_of(workspace: Workspace, reader: Reader, typed: Mapping[str, str]) -> Day:
    """The day of what belongs to no project: whose it is, where somebody is named."""
    named = reader.directory.meant(Person.kind, typed["person"]).sure if typed.get("person") else ()
    return day_among(workspace, named[0][0]) if named else reader.day


def _telling(
    call: Call, workspace: Workspace, subject: Record, project: Project | None, typed: Collection[str]
) -> dict[str, Any]:
    """What a Told begins with; whoever hears next, where nobody was named. Raises NotAllowed for what is private."""
    begun = telling(workspace, subject, project.id if project else None)
    if isinstance(begun, Words):
        raise NotAllowed(begun)
    if begun.person is None or "person" in typed:
        return begun.values
    if begun.why is not None:
        remark(call, begun.why)
    return begun.values | {"person": begun.person}


def _all_there(meant: NamedKind, values: dict[str, Any]) -> None:
    absent = [f.name for f in fields_of(meant.kind) if f.required and f.asked and f.name not in values]
    if absent:
        flags = tuple(flag_of(name) for name in absent)
        raise UsageProblem(words(N_("{kind} needs {flags}"), kind=Words(meant.singular), flags=flags))


def _report(call: Call, workspace: Workspace, record: Record, sentence: str) -> int:
    if call.options.json:
        print_json(record_json(workspace, record))
    else:
        tell(call, words(sentence, name=_called(workspace, record)))
    return 0


def _called(workspace: Workspace, record: Record, made: Sequence[Record] = ()) -> str | Words:
    """What people call it: by name, by a person made in the same act, else by its kind and day."""
    if name := name_of(workspace, record):
        return bare(name)
    person = next((one for one in made if one.id == getattr(record, "person", None)), None)
    if person is not None:
        return person.label
    return kind_and_day(record)
