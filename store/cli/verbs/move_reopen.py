"""Changes that people know by a verb: `move`, `assign`, `reopen`. Each is an edit of the field that it means."""

from collections.abc import Mapping, Sequence

from store.acts.carry_out import carry_out
from store.acts.close_project import open_again
from store.cli.parser import Call, Options, too_much
from store.cli.parts.act_done import tell_done
from store.cli.parts.field_flags import PREFIX, asked
from store.cli.parts.leading_records import is_reference, leading_records
from store.cli.verbs.edit import edit, edit_flags
from store.disk.workspace import Saved, Workspace
from store.queries.record_history import reader_for
from store.queries.reference import name_of
from store.records import Project
from store.rules.registers.announcement import kind_and_day
from store.trouble import UsageProblem
from store.values.fields import field_named
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.words import N_, Words, bare, words

DAYS = ("forecast", "due", "on")
"""The field that `move` means: the first of them that a kind has."""
LONGEST_DAY = 3
"""Words of a day: `5 dec 2026`."""
OPEN: Mapping[str, Mapping[str, str]] = {
    "risk": {"state": "open", "closed_on": "", "occurred_on": ""},
    "action": {"done_on": ""},
    "milestone": {"met_on": ""},
}
"""What a kind is when it is open."""


def move(call: Call) -> int:
    """A forecast counts from where it stands, every other day from today; a promised date needs its reason."""
    with call.session.workspace() as workspace:
        record, said = _one(call, workspace)
        field = next((one for one in DAYS if one in {f.name for f in asked(type(record))}), None)
        if field is None:
            raise UsageProblem(words(N_("{name} has no day that moves"), name=_name(workspace, record)))
        n = _words_of_day(call, workspace, record, field, said)
        if not n:
            raise UsageProblem(words(N_('to when? forewarn move M3 +5wd "reason"')))
        reason = call.options.reason or " ".join(said[n:]) or None
        if reason is not None and field != "forecast":
            sentence = N_("only the move of a promised milestone takes a reason; {name} takes a day alone")
            raise UsageProblem(words(sentence, name=_name(workspace, record)))
    return _edited(call, record, {field: " ".join(said[:n])}, reason)


def assign(call: Call) -> int:
    """Somebody else is the owner: `assign A-03 Sun`, `assign Sun A-03`."""
    typed = call.options.ref
    codes = [word for word in typed if is_reference(word)]
    if codes and not is_reference(typed[0]):
        call.options.ref = typed = [*codes, *(word for word in typed if not is_reference(word))]
    with call.session.workspace() as workspace:
        record, said = _one(call, workspace)
        if "owner" not in {f.name for f in asked(type(record))}:
            raise UsageProblem(words(N_("{name} has no owner"), name=_name(workspace, record)))
        if not (owner := " ".join(said)):
            raise UsageProblem(words(N_("to whom? forewarn assign A-03 Sun")))
    return _edited(call, record, {"owner": owner})


def reopen(call: Call) -> int:
    """As it was before it was finished: a risk, an action, a milestone or a project."""
    with call.session.workspace() as workspace:
        record, said = _one(call, workspace)
        if said:
            raise UsageProblem(too_much(said[0]))
        if isinstance(record, Project):
            saved = carry_out(workspace, open_again(record))
            assert isinstance(saved, Saved)
            tell_done(call, workspace, saved)
            return 0
        if record.kind not in OPEN:
            sentence = N_("{name} cannot be opened again; forewarn undo undoes what was done last")
            raise UsageProblem(words(sentence, name=_name(workspace, record)))
    return _edited(call, record, OPEN[record.kind])


COMMANDS = {"move": (edit_flags, move), "assign": (edit_flags, assign), "reopen": (edit_flags, reopen)}


def _one(call: Call, workspace: Workspace) -> tuple[Record, list[str]]:
    if not call.options.ref:
        raise UsageProblem(words(N_("which record? give its code, its id, or a kind and a name")))
    records, said = leading_records(workspace, call.options.ref, call.options.project)
    if len(records) > 1:
        raise UsageProblem(words(N_("one record at a time: {name} first"), name=call.options.ref[0]))
    return records[0], said


def _name(workspace: Workspace, record: Record) -> str | Words:
    return bare(name_of(workspace, record)) or kind_and_day(record)


def _words_of_day(call: Call, workspace: Workspace, record: Record, field: str, said: Sequence[str]) -> int:
    """How many of the words make a day, the most that do; one where none does, so that it is said why."""
    reader = reader_for(workspace, record.project_id, call.session.language)
    for n in range(min(LONGEST_DAY, len(said)), 1, -1):
        try:
            reader.read(field_named(type(record), field), " ".join(said[:n]))
        except Unreadable:
            continue
        return n
    return min(1, len(said))


def _edited(call: Call, record: Record, values: Mapping[str, str], reason: str | None = None) -> int:
    """The same as `forewarn edit` with these flags, and those that were typed."""
    given: dict[str, object] = {PREFIX + name: text for name, text in values.items()}
    options = Options(**{**vars(call.options), **given, "ref": [str(record.id)]})
    if reason is not None:
        options.reason = reason
    return edit(call._replace(options=options))
