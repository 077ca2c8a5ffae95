"""What is special about one form: what its act is called, what goes along with it. Who opens the form says so."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.rules.registers.announcement import kind_and_day
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, words
from tui.forms.form_state import FormState
from tui.host import Host

Complete = Callable[[Host, FormState, Record], Awaitable[tuple[Record, ...] | None]]
ActOf = Callable[[FormState, Record, tuple[Record, ...]], Words]


async def _alone(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    return (record,)


def act_of(state: FormState, record: Record, along: tuple[Record, ...]) -> Words:
    """Adding or changing it.

    The shared file keeps the name of an act over both files, so then it names what is shared alone.
    """
    if record.home == "private" and along:
        return words(N_("add {name}"), name=bare(along[0].label))
    name = called(record, state)
    return words(N_("add {name}"), name=name) if state.new else words(N_("change {name}"), name=name)


@frozen
class Plan:
    """What a form that knows no kind is told by who opens it."""

    complete: Complete = _alone
    """What is saved along with the record, after asking what must be asked; None: back to the form."""
    act: ActOf = act_of
    """The name of the act, from the record as typed and what is saved along with it."""
    introduction: Callable[[Workspace, Record], Words] | None = None
    """What stands above the fields."""
    counts_from: Callable[[Record], Mapping[str, date | None]] = lambda record: {}
    """The days that `+5wd` counts from, by field."""
    enter_saves: bool = False
    """Enter saves from any field."""


def heading(state: FormState) -> tuple[Words, Words]:
    """What the form is called: its kind or code, and what stands behind that."""
    base = state.base
    kind = words(type(base).singular)
    if state.about:
        return kind, words("{about}", about=state.about)
    if state.new:
        return kind, words(N_("new"))
    code, name = getattr(base, "code", ""), called(base, state)
    return (
        (words("{code}", code=code), words("{name}", name=base.label))
        if code
        else (kind, words("{name}", name=name))
    )


def title_of(state: FormState) -> Words:
    """The heading in one piece, with what names the record, as a draft is called."""
    title, rest = heading(state)
    typed = state.typed.get(state.base.named_by)
    name = typed.text.partition("\n")[0][:60] if typed is not None and state.new else ""
    if name and not state.about:
        return words(N_("{kind}, {rest}: {name}"), kind=title, rest=rest, name=name)
    return words(N_("{kind}, {rest}"), kind=title, rest=rest)


def called(record: Record, state: FormState) -> str | Words:
    """What people call a record: its code and label; whom it is about, or its kind and day, where it has no name."""
    field = field_named(type(record), record.named_by)
    if field.shape == "link":
        linked = getattr(record, field.name)
        name = state.candidates.label(field.links_to, linked) if isinstance(linked, int) else ""
        return name or kind_and_day(record)
    code = getattr(record, "code", "")
    label = record.label.partition("\n")[0]
    parts = [part for part in dict.fromkeys((code, label)) if part]
    return bare(" ".join(parts)[:200]) or kind_and_day(record)
