"""Entering records: `add`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from store.acts.enter_part import enter_part
from store.acts.tell import act_of, not_with_it, telling, waits
from store.cli.console import remark
from store.cli.parser import Call, Parser, too_much
from store.cli.parts.base_line_question import heard_flag
from store.cli.parts.change_questions import entered_change
from store.cli.parts.field_flags import Welcoming, add_field_flags, asked, flag_of, read_fields, typed_fields
from store.cli.parts.hand_over_flags import seat_flags
from store.cli.parts.heard_flags import heard_flags, heard_in
from store.cli.parts.kind_words import NamedKind, kind_named, kind_or_none
from store.cli.parts.pasted_lines import tasks_flag
from store.cli.parts.project_named import one_project, project_named
from store.cli.parts.quick_lines import add_captured, is_captured, line_of
from store.cli.parts.record_entry import (
    called_in_act,
    entry_flags,
    first_kind,
    heard_before,
    report,
    with_seat,
)
from store.cli.parts.record_named import subject_named
from store.disk.workspace import Workspace
from store.queries.common_account import is_common
from store.queries.people.contact_limit_check import one_too_many
from store.queries.project_day import day_among
from store.queries.record_history import reader_for
from store.queries.reference import name_of
from store.records import Change, Contact, Person, Project, Seat, Stakeholder, Told
from store.rules.registers.announcement import kind_and_day
from store.rules.registers.defaults import at_first, following
from store.trouble import NotAllowed, UsageProblem
from store.values.day import Day
from store.values.fields import fields_of
from store.values.reader import Reader
from store.values.record import ProjectRecord, Record
from store.values.text import clean_line
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
    parser.word(
        "title",
        N_("what it is called; of what quick entry knows, in its grammar: add risk Supplier late p4 i5"),
        many=True,
    )
    parser.project()
    add_field_flags(parser, first_kind(typed))
    parser.flag("--subject", "CODE", N_("what was told, for `add told`"))
    heard_flag(parser)
    seat_flags(parser)
    heard_flags(parser)
    tasks_flag(parser)
    entry_flags(parser)


def add(call: Call) -> int:
    """Save a new record."""
    options = call.options
    if not options.kind:
        raise UsageProblem(
            words(N_("what is it? forewarn add KIND --title TEXT; forewarn add --help says more"))
        )
    if is_captured(options.kind):
        return add_captured(call, " ".join((options.kind, *options.title)))
    if any(letter.isspace() for letter in options.kind) and kind_or_none(options.kind) is None:
        sentence = N_(
            'a line begins with what it is: "+ {line}" is an action, "! {line}" a risk, "> {line}" a promise'
        )
        raise UsageProblem(words(sentence, line=clean_line(options.kind)))
    meant = kind_named(options.kind)
    if meant.kind.written_by:
        raise NotAllowed(words(meant.kind.written_by))
    if meant.kind is Project:
        raise UsageProblem(words(N_("a project is created with: forewarn init --project CODE --name NAME")))
    typed = typed_fields(options, meant.kind)
    if options.title and not typed and (line := line_of(meant, options.title)):
        return add_captured(call, line)
    typed = _titled(meant.kind, typed, options.title)
    if not typed and meant.kind.named_by == "title":
        sentence = N_(
            "what is it called? forewarn add {kind} TITLE; forewarn add {kind} --help lists its fields"
        )
        raise UsageProblem(words(sentence, kind=options.kind))
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
        name = called_in_act(workspace, record, newcomers.made)
        act = words(N_("add {name}"), name=name)
        if isinstance(record, Told) and subject is not None:
            act = act_of(record, name, bare(name_of(workspace, subject)) or kind_and_day(subject))
        before = replace(record, until=None) if isinstance(record, Seat) else record
        along = with_seat(call, workspace, before, record, newcomers.made)
        if isinstance(record, Change):
            along = entered_change(call, workspace, None, record)
        heard = (
            *heard_before(call, workspace, record, newcomers.made),
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
        return report(call, workspace, new, N_("{name}: changed") if held else N_("{name}: added"))


COMMANDS = {"add": (add_flags, add)}


def _titled(kind: type[Record], typed: Mapping[str, str], title: Sequence[str]) -> dict[str, str]:
    """What was typed, with the words that name the record. Raises UsageProblem where a flag names it, too."""
    if not title:
        return dict(typed)
    name = kind.named_by
    if name not in {one.name for one in asked(kind)}:
        raise UsageProblem(too_much(title[0]))
    if name in typed:
        sentence = N_("{flag} and {text}: one of them names it")
        raise UsageProblem(words(sentence, flag=flag_of(name), text=" ".join(title)))
    return {name: " ".join(title), **typed}


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
