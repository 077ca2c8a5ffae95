"""What was done and taking it back: `undo`, `redo`, `log`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from store.acts.permission import refuse_reader
from store.cli.console import print_json, print_lines, tell
from store.cli.parser import Call, Parser
from store.cli.parts.act_done import act_json
from store.cli.parts.json_records import SCHEMA
from store.cli.parts.leading_records import is_reference
from store.cli.parts.project_named import project_named
from store.cli.parts.record_named import record_named
from store.disk import undo as undoing
from store.disk.workspace import Saved, Workspace
from store.queries.linked_names import Called, Link, called
from store.queries.record_history import Step, history, log, reader_for
from store.queries.reference import SHORTEST_ID
from store.records.names import label_said
from store.trouble import Trouble, UsageProblem
from store.values.short_date import show_date
from store.values.text import clean_line
from store.values.words import N_, Words, bare, say, words


def undo_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`undo [N]`, `redo [N]`."""
    parser.word("times", N_("how many acts, the newest first (default: 1)"))
    parser.switch("--rest", N_("skip what others have changed since, undo the rest"))
    parser.json()


def undo(call: Call) -> int:
    """Take back my newest act."""
    return _step(call, undoing.undo, N_("you have nothing left to undo"))


def redo(call: Call) -> int:
    """Bring back what undo took."""
    return _step(call, undoing.redo, N_("there is nothing to redo"))


def log_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`log`, `log 3`, `log REF`."""
    parser.word("ref", N_("only this record: a code, an id, or a kind and a name"), many=True)
    parser.project(N_("only this project"))
    parser.flag("--number", "N", N_("show at most this many (default: 20)"), short="-n")
    parser.json()


def log_(call: Call) -> int:
    """Who changed what, newest first. Private records are only in the log of their own."""
    options, language = call.options, call.session.language
    typed, number = options.ref, options.number
    if len(typed) == 1 and number is None and typed[0].isdecimal() and len(typed[0]) < SHORTEST_ID:
        typed, number = [], typed[0]
    limit = _limit(number)
    with call.session.workspace() as workspace:
        if typed:
            record = record_named(workspace, typed, options.project)
            reader = reader_for(workspace, record.project_id, language)
            steps = history(workspace, type(record), record.id, reader)[:limit]
        else:
            project = project_named(workspace, options.project)
            id = project.id if project else None
            steps = log(workspace, id, limit, reader_for(workspace, id, language))
        if options.json:
            names = called(workspace, {(step.kind.kind, step.record) for step in steps})
            said = [_json(step, names, language) for step in steps]
            print_json({"schema": SCHEMA, "kind": "log", "records": said})
        else:
            print_lines(line for step in steps for line in _lines(step, language, call.session.clock.today()))
    return 0


COMMANDS = {"undo": (undo_flags, undo), "redo": (undo_flags, redo), "log": (log_flags, log_)}


def _step(call: Call, step: Callable[..., Saved | None], nothing: str) -> int:
    """As often as was typed; where fewer are left, those, and what stopped it."""
    if is_reference(call.options.times or ""):
        sentence = N_(
            "acts are undone newest first, not record by record; forewarn log {ref} shows those of {ref}"
        )
        raise UsageProblem(words(sentence, ref=call.options.times))
    times = _whole(call.options.times, "N") if call.options.times is not None else 1
    done: list[dict[str, Any]] = []
    with call.session.workspace() as workspace:
        try:
            for _ in range(times):
                saved = _taken(workspace, step, call.options.rest)
                if saved is None:
                    refuse_reader(workspace)
                    raise Trouble(words(nothing))
                if call.options.json:
                    done.append(act_json(call, workspace, saved))
                else:
                    tell(call, saved.act.name)
        finally:
            if done:
                print_json({"schema": SCHEMA, "kind": "acts", "acts": done})
    return 0


def _taken(workspace: Workspace, step: Callable[..., Saved | None], rest: bool) -> Saved | None:
    try:
        return step(workspace, rest=rest)
    except undoing.Overtaken as overtaken:
        if overtaken.some_left:
            raise Trouble(words(N_("{problem}; --rest undoes the rest"), problem=overtaken.words)) from None
        raise


def _limit(text: str | None) -> int:
    return 20 if text is None else _whole(text, "-n")


def _whole(text: str, flag: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000:
        return int(text)
    raise UsageProblem(words(N_("{flag}: {problem}"), flag=flag, problem=words(N_("a whole number"))))


def _lines(step: Step, language: str, today: date) -> Iterator[str]:
    """When, who and what; below it each field with its value before and after."""
    day = show_date(step.at.date(), language, today)
    act = say(step.act.name, language)
    kind = say(step.kind.singular, language)
    name = label_said(step.kind, step.label)
    what = kind if bare(step.label) in act else words(N_("{kind}: {name}"), kind=kind, name=name)
    line = words(
        N_("{day} {time} {who}: {act} ({what})"),
        day=day,
        time=f"{step.at:%H:%M}",
        who=step.who,
        act=act,
        what=what,
    )
    yield clean_line(say(line, language))
    if not step.made:
        for field, before, after in step.fields:
            change = words(
                N_("{field}: {before} > {after}"),
                field=Words(field.title),
                before=before or "-",
                after=after or "-",
            )
            yield "    " + clean_line(say(change, language))


def _json(step: Step, names: Mapping[Link, Called], language: str) -> dict[str, Any]:
    record = names.get((step.kind.kind, step.record), Called("", None))
    return {
        "at": step.act.at,
        "who": clean_line(step.act.who),
        "login": clean_line(step.act.login),
        "act": clean_line(say(step.act.name, language)),
        "kind": step.kind.kind,
        "record": str(step.record),
        "record_name": record.name,
        "record_code": record.code,
        "made": step.made,
        "fields": {field.name: {"before": before, "after": after} for field, before, after in step.fields},
    }
