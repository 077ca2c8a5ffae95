"""A setting of the store: a number that decides a number, kept and journalled like any record."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, ClassVar

from store.values.day import CHOICES, Settings, read_setting
from store.values.fields import Limit, Line, LinksTo, Shown
from store.values.record import Batch, Objection, Record, kind_of_record
from store.values.words import N_, words


@kind_of_record
class Setting(Record):
    """For one project, or without one for the whole store."""

    kind: ClassVar[str] = "setting"
    singular: ClassVar[str] = N_("Setting")
    plural: ClassVar[str] = N_("Settings")
    named_by: ClassVar[str] = "name"

    name: Annotated[Line, Limit(min_length=1), Shown(N_("Name"), N_("e.g. tolerance, call_a, review_red_wd"))]
    value: Annotated[Line, Limit(min_length=1), Shown(N_("Value"))]
    project: Annotated[int | None, LinksTo("project"), Shown(N_("Project"), N_("empty: the whole store"))] = (
        None
    )

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        known = {f.name: f.type for f in fields(Settings)}
        if self.name not in known:
            from store.values.likeness import nearest

            near = nearest(self.name, known)
            yield Objection(
                "name",
                words(N_("no setting of that name; did you mean {near}?"), near=near)
                if near
                else words(N_("no setting of that name; `forewarn list setting` names them")),
            )
        elif (choices := CHOICES.get(self.name)) and self.value not in choices:
            yield Objection(
                "value", words(N_("{name} is one of: {choices}"), name=self.name, choices=choices)
            )
        elif read_setting(known[self.name], self.value) is None:
            yield Objection(
                "value", words(N_("not a value for {name}: a whole number, or yes or no"), name=self.name)
            )


def in_force(settings: Iterable[Setting], project: int | None) -> Settings:
    """The defaults, then what the store says, then what the project says; None: the store alone."""
    pairs: dict[int | None, list[tuple[str, str]]] = {None: [], project: []}
    for setting in settings:
        if setting.project in pairs:
            pairs[setting.project].append((setting.name, setting.value))
    found = Settings().changed(pairs[None])
    return found if project is None else found.changed(pairs[project])
