"""The register of people: as any other, and two entries of one person can be made one."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from store.records import Person
from store.values.words import N_
from tui.registers.register_screen import Register


class People(Register):
    """`M` merges the person under the cursor with another entry of theirs, `b` is what they have
    not heard yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("M", "merge", N_("merge"), tooltip=N_("merge two entries for the same person")),
        Binding("b", "brief", N_("brief"), tooltip=N_("what they have not heard yet")),
    ]

    def __init__(self) -> None:
        super().__init__(Person)

    def action_brief(self) -> None:
        if (record := self.record) is not None:
            self.host.dialogue(self.host.actions.brief(record.id, self.host.project))

    def action_merge(self) -> None:
        from tui.people.merge_dialogue import merge_person

        if isinstance(record := self.record, Person):
            self.host.dialogue(merge_person(self.host, record))
