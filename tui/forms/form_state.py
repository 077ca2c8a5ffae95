"""What one form is filled with, apart from how it looks: the record it began with, and the text of each field.

The ids and the act's uuid are drawn when it begins, so that a retried save, or a draft of it, is the same save.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from store.disk.draft_files import Draft
from store.disk.file.record_rows import rows_of, value_of
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.records import KINDS
from store.rules.capture.names_said import PERSON, Unclear
from store.rules.registers.defaults import follows
from store.rules.review.verdicts import Alongside
from store.values.clock import Clock
from store.values.fields import fields_of
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import Words
from tui.forms.candidates import LinkCandidates, read_candidates
from widgets.editors.typed import Typed

R = TypeVar("R", bound=Record)


class FormState:
    """`base` is the record as saved, or a new one with what is known of it already; `about` names what it concerns."""

    def __init__(
        self,
        base: Record,
        reader: Reader,
        candidates: LinkCandidates,
        counts_from: Mapping[str, date | None] | None = None,
        uuid: str = "",
        about: str = "",
    ) -> None:
        self.base = base
        self.candidates = candidates
        self.uuid = uuid or uuid4().hex
        self.about = about
        self.alongside: Alongside | None = None
        """What is saved along with all the rest: a verdict, where the form was opened for one."""
        self.answers: dict[object, Any] = {}
        """What was answered on the way to a save, so that trying again asks nothing twice."""
        self.learnt: dict[str, int] = {}
        """By name who was said to be called so for good, which is saved along."""
        self.field_reader = reader
        self.day = reader.day
        starts = counts_from or {}
        self.typed = {
            field.name: Typed(
                field,
                replace(reader, directory=candidates, base=starts.get(field.name)),
                candidates,
                getattr(base, field.name),
            )
            for field in fields_of(type(base))
            if field.asked
        }
        self._suggested: dict[str, str] = {}
        """Texts that the program filled in, by field; they give way to a better suggestion."""
        self._first = {name: typed.text for name, typed in self.typed.items()}

    @property
    def new(self) -> bool:
        """Whether the record has never been saved."""
        return self.base.rev == 0

    @property
    def changed(self) -> bool:
        """Whether something was typed that the record does not say."""
        return any(typed.text != self._first[name] for name, typed in self.typed.items())

    def has(self, name: str) -> bool:
        """Whether a record as typed has that field; one that holds something is not hidden."""
        typed = self.typed[name]
        if typed.field.only is None or typed.text:
            return True
        other, value = typed.field.only
        decides = self.typed[other]
        return decides.problem() is None and decides.value() == value

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each field."""
        return {name: typed.text for name, typed in self.typed.items()}

    def touched(self, name: str) -> bool:
        """Whether that field says something else than at the beginning."""
        return self.typed[name].text != self._first[name]

    def suggest(self, name: str) -> list[str]:
        """Fill in what the value of `name` suggests, where nobody typed; the fields that changed."""
        self._suggested.pop(name, None)
        try:
            suggestions = follows(type(self.base), name, self.typed[name].value(), self.day.date)
        except Unreadable:
            return []
        changed = []
        for other, value in suggestions.items():
            typed = self.typed[other]
            untouched = self.new and not self.touched(other)
            if not typed.text or untouched or self._suggested.get(other) == typed.text:
                typed.put(value)
                self._suggested[other] = typed.text
                changed.append(other)
        return changed

    def problems(self) -> dict[str, Unreadable]:
        """What cannot be read, by field."""
        found = {name: typed.problem() for name, typed in self.typed.items()}
        return {name: problem for name, problem in found.items() if problem is not None}

    def unclear(self) -> dict[str, Unclear]:
        """The names of people that mean nobody, or several, each once by its folded text."""
        found = {}
        for typed in self.typed.values():
            for name in typed.unread() if typed.field.links_to == PERSON else ():
                meaning = self.candidates.meant(PERSON, name)
                choices = tuple(meaning.sure or meaning.near)
                found[fold(name)] = Unclear(name, choices, near=bool(choices) and not meaning.sure)
        return found

    @property
    def named_in_fields(self) -> frozenset[str]:
        """The folded names that somebody has to be meant by: a field has no text to leave them in."""
        return frozenset(FormState.unclear(self))

    def answered(self, name: str, person: int, *, learn: bool = False) -> None:
        """From now on the name means that person; `learn`: for good."""
        for typed in self.typed.values():
            if typed.field.links_to == PERSON:
                typed.let_mean(name, person)
        if learn:
            self.learnt[name] = person

    def record(self) -> Record:
        """The record as typed; raises Unreadable for the first field that cannot be read."""
        return replace(self.base, **{name: typed.value() for name, typed in self.typed.items()})

    def made(self, *records: Record) -> tuple[Record, ...]:
        """The records made beside this one that `records` point at."""
        return self.candidates.needed(*records)

    def rebase(self, theirs: Record, merged: Record) -> None:
        """Begin again from what others saved meanwhile, with `merged` as what is typed."""
        self.base = theirs
        for name, typed in self.typed.items():
            typed.put(getattr(theirs, name))
            self._first[name] = typed.text
            if getattr(merged, name) != getattr(theirs, name):
                typed.put(getattr(merged, name))

    def draft(self, title: Words, clock: Clock) -> Draft:
        """All of it, for the drafts' folder."""
        made = [
            {"kind": record.kind} | rows_of(type(record)).values(record)
            for record in self.candidates.made.values()
        ]
        return Draft(
            id=self.uuid,
            kind=self.base.kind,
            title=title,
            fields={name: typed.packed() for name, typed in self.typed.items() if self.touched(name)},
            record=None if self.new else self.base.id,
            rev=self.base.rev,
            project=self.base.project_id,
            at=clock.now().isoformat(),
            extra={"base": rows_of(type(self.base)).values(self.base), "made": made, "about": self.about},
        )

    def resume(self, draft: Draft) -> None:
        """Take up what a draft holds."""
        for name, text in draft.fields.items():
            if name in self.typed:
                self.typed[name].unpack(text)


def blank(kind: type[R], values: Mapping[str, Any]) -> R:
    """A new record with these values; what is needed and not given is empty, which only the form accepts."""
    needed = [field for field in fields_of(kind) if field.required]
    empty = {field.name: "" if field.shape in ("line", "prose") else None for field in needed}
    return kind(**{**empty, **values})


def begin(
    workspace: Workspace, base: Record, project: int | None, language: str, *, draft: bool = False
) -> tuple[Record, Reader, LinkCandidates]:
    """What a form of `base` starts from, in the store thread: as it is saved now; a `draft` as it was then."""
    if base.rev and not draft:
        base = workspace.get(type(base), base.id) or base
    return base, reader_for(workspace, project, language), read_candidates(workspace, base, project, language)


def base_of(draft: Draft) -> tuple[Record, list[Record]] | None:
    """The record that a draft began with, and those made by name; None for a draft that another version wrote."""
    try:
        return _record(draft.kind, draft.extra["base"]), made_by_name(draft)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def made_by_name(draft: Draft) -> list[Record]:
    """The records that were made by name alone; none for a draft that another version wrote."""
    try:
        return [_record(values["kind"], values) for values in draft.extra.get("made", ())]
    except (KeyError, TypeError, ValueError, AttributeError):
        return []


def _record(name: str, stored: Mapping[str, Any]) -> Record:
    kind = KINDS[name]
    names = [field.name for field in fields_of(kind) if field.name in stored]
    return kind(**{name: value_of(kind, name, stored[name]) for name in names})
