"""Lines in the grammar of quick entry: `add "! …"`, and `add -` for several on standard input, which are one act."""

import sys
from collections.abc import Sequence
from dataclasses import replace

from store.acts.learn_names import names_learnt
from store.acts.move_forecast import left_behind
from store.cli.console import print_json, remark, tell
from store.cli.parser import Call
from store.cli.parts.field_flags import PREFIX, Welcoming
from store.cli.parts.heard_flags import heard_in
from store.cli.parts.json_records import record_json
from store.cli.parts.kind_words import NamedKind
from store.cli.parts.pasted_lines import conversation_read, kept, lines_filed
from store.cli.parts.project_named import one_project
from store.disk.workspace import Workspace
from store.queries.meeting.capture_context import capture_context
from store.queries.people.contact_limit_check import one_too_many
from store.records import Contact, Morale, Person
from store.rules.capture.capture_line import Context
from store.rules.capture.filed_lines import act_of_lines, aside_records
from store.rules.capture.grammar import Reading, capture, shown
from store.rules.capture.line_marks import MARKS, split_mark
from store.rules.capture.names_said import LEFT
from store.rules.people.name_book import Found, NameBook, Nobody, Several
from store.trouble import Trouble, UsageProblem
from store.values.reader import SEPARATORS
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.words import N_, Words, bare, say, words

STDIN = "-"


def is_captured(typed: str) -> bool:
    """Whether the word after `add` is no kind but a line of quick entry, or where such lines come from."""
    return typed == STDIN or bool(split_mark(clean_line(typed))[0])


def line_of(meant: NamedKind, title: Sequence[str]) -> str:
    """The line of quick entry that `add KIND TITLE` stands for; empty for a kind that has no mark."""
    name = fold(say(meant.singular, "en"))
    mark = next((one for one, said in MARKS.items() if said == name), "")
    return f"{mark} {' '.join(title)}" if mark else ""


def add_captured(call: Call, typed: str) -> int:
    """Save what the lines describe as one act, all of it or nothing; says how each was read."""
    text = sys.stdin.read() if typed == STDIN else typed
    with call.session.workspace() as workspace:
        project = one_project(workspace, call.options.project)
        context = capture_context(workspace, project.id, call.session.language)
        said = _said(call, context.people)
        context = replace(context, answers={fold(name): id for name, id in said.items()})
        pasted = conversation_read(text, context) if typed == STDIN else None
        if pasted is not None:
            text = lines_filed(call, pasted, context)
        readings = capture(text, context)
        newcomers = _newcomers(readings) if call.options.new_people else {}
        if newcomers:
            labels = Welcoming(context.reader.directory, [*newcomers.values()])
            answers = {**context.answers, **{name: person.id for name, person in newcomers.items()}}
            context = replace(context, answers=answers, reader=replace(context.reader, directory=labels))
            readings = capture(text, context)
        for reading in readings:
            if not call.options.json or _hinders(reading):
                _say(call, reading, several=typed == STDIN)
        if hindering := [reading for reading in readings if _hinders(reading)]:
            raise Trouble(_nothing(hindering[0], context.people))
        records = [record for reading in readings for record in _records(reading, context)]
        if pasted is not None:
            records.append(kept(call, pasted, context))
        if not records:
            raise UsageProblem(words(N_("no line describes a record; begin it with ! + > ? < = ^ # * or ~")))
        contacts = [record for record in records if isinstance(record, Contact)]
        _warn(call, workspace, contacts)
        if behind := left_behind(workspace, records):
            remark(call, behind)
        heard = heard_in(call, workspace, contacts, records)
        act = act_of_lines(readings, lambda id: context.reader.directory.label("person", id))
        saved = workspace.save(*newcomers.values(), *names_learnt(workspace, said), *records, *heard, act=act)
        if call.options.json:
            print_json([record_json(workspace, record) for record in saved.records])
        else:
            tell(call, words(N_("{n} saved as one act"), n=len(records)))
    return 0


def _said(call: Call, people: NameBook) -> dict[str, int]:
    """By name who is meant, as `--person NAME=WHO` says, or `NAME=-` of one that stays in the text. Raises
    UsageProblem."""
    found = {}
    for pair in SEPARATORS.split(getattr(call.options, f"{PREFIX}person") or ""):
        if not pair.strip():
            continue
        name, _, who = (part.strip() for part in pair.partition("="))
        if not name or not who:
            raise UsageProblem(words(N_('say who is meant like this: --person "J. Petersen=Jens Petersen"')))
        if who == "-":
            found[name.lstrip("@＠")] = LEFT
            continue
        meant = people.find(who)
        if not isinstance(meant, Found):
            raise UsageProblem(words(N_("{name}: {choices}"), name=who, choices=_choices(meant)))
        found[name.lstrip("@＠")] = meant.person.id
    return found


def _choices(meant: Several | Nobody) -> Words:
    """Who may be meant, in words that name one of them when they are typed."""
    people = meant.people if isinstance(meant, Several) else meant.near
    if not people:
        return words(N_("nobody is called so"))
    names = [person.name for person in people]
    told = tuple(
        name if names.count(name) == 1 else f"#{p.id} {p.organisation}".strip()
        for p, name in zip(people, names, strict=True)
    )
    return words(N_("is it one of: {names}?"), names=told)


def _newcomers(readings: Sequence[Reading]) -> dict[str, Person]:
    """By folded name somebody new for each that is nobody's, nor nearly."""
    names = {fold(one.name): one.name for reading in readings for one in reading.unclear if not one.choices}
    return {folded: Person(name=name) for folded, name in names.items()}


def _records(reading: Reading, context: Context) -> Sequence[Record]:
    if reading.private:
        found = aside_records(reading, context.project, context.happened, None)
        return [replace(record, line=None) if isinstance(record, Morale) else record for record in found]
    return reading.records


def _hinders(reading: Reading) -> bool:
    """A marked line that cannot be read; a private one is kept as it is all the same."""
    return reading.problem is not None and not reading.private


def _say(call: Call, reading: Reading, *, several: bool) -> None:
    said: Words = shown(reading) if reading.mark else words(N_("a note, not saved"))
    if reading.offered:
        said = words(N_("{said}; or is it meant so: {line}"), said=said, line=bare(reading.offered))
    sentence = words(N_("line {n}: {said}"), n=reading.number, said=said) if several else said
    (tell if reading.mark and not _hinders(reading) and not call.options.json else remark)(call, sentence)


def _nothing(reading: Reading, people: NameBook) -> Words:
    """Why nothing was saved, and what to type."""
    if reading.unclear and reading.unclear[0].choices:
        one = reading.unclear[0]
        meant = Several(tuple(people.index.people[id] for id, _ in one.choices if id in people.index.people))
        hint = N_('nothing was saved: who is {name} in line {n}? {choices} Say --person "{name}=…"')
        return words(hint, name=bare(one.name), n=reading.number, choices=_choices(meant))
    if reading.unclear and not reading.unclear[0].choices:
        hint = N_(
            "nothing was saved: {problem} in line {n}; --new-people adds unknown people,"
            ' --person "{name}=WHO" says who it is, --person "{name}=-" leaves the name in the text'
        )
        return words(hint, problem=reading.problem, n=reading.number, name=bare(reading.unclear[0].name))
    return words(N_("nothing was saved: line {n} cannot be read"), n=reading.number)


def _warn(call: Call, workspace: Workspace, contacts: Sequence[Contact]) -> None:
    for contact in contacts:
        if warning := one_too_many(workspace, contact):
            remark(call, warning)
