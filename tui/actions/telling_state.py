"""The form of `t` works on this: a Told of one record or of several, to one person or to several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from store.disk.draft_files import Draft
from store.queries.people.people_together import Together
from store.records import Told
from store.records.told import STATES
from store.values.clock import Clock
from store.values.fields import field_named
from store.values.reader import Reader
from store.values.record import Record
from store.values.words import Words
from tui.forms.candidates import LinkCandidates
from tui.forms.form_state import FormState
from widgets.editors.typed import Typed


class TellingState(FormState):
    """`subjects`: what is told, the one that `base` tells of first. Whoever meets in a series or met lately can be
    named at once."""

    base: Told

    def __init__(
        self,
        base: Told,
        reader: Reader,
        candidates: LinkCandidates,
        subjects: Sequence[Record],
        together: Sequence[Together],
        say: Callable[[Words], str],
        uuid: str = "",
        about: str = "",
    ) -> None:
        super().__init__(base, reader, candidates, uuid=uuid, about=about)
        self.subjects = tuple(subjects)
        self._together = {one.id: one.people for one in together}
        for one in together:
            candidates.offer("person", one.id, say(one.name), self._counted(one.people))
        several = replace(field_named(Told, "person"), shape="links")
        begins: Any = (base.person,) if base.person else ()
        self.typed["person"] = Typed(several, replace(reader, directory=candidates), candidates, begins)
        self._first["person"] = self.typed["person"].text
        # That they need not hear is said by a key of its own, which asks why.
        said = {state: word for state, word in STATES.items() if state != "need_not"}
        state = replace(field_named(Told, "state"), choices=said)
        self.typed["state"] = Typed(state, replace(reader, directory=candidates), candidates, base.state)

    def _counted(self, people: Sequence[int]) -> str:
        return ", ".join(filter(None, (self.candidates.label("person", one) for one in people)))[:60]

    @property
    def people(self) -> tuple[int, ...]:
        """Whom it is said to, each once. Raises Unreadable."""
        found: dict[int, None] = {}
        for id in self.typed["person"].value():
            found |= dict.fromkeys(self._together.get(id, (id,)))
        return tuple(found)

    def record(self) -> Record:
        """The first Told as typed. Raises Unreadable."""
        values: Mapping[str, Any] = {
            name: one.value() for name, one in self.typed.items() if name != "person"
        }
        return replace(self.base, **values, person=self.people[0])

    def draft(self, title: Words, clock: Clock) -> Draft:
        draft = super().draft(title, clock)
        also = [[one.kind, one.id] for one in self.subjects]
        return replace(draft, extra={**draft.extra, "subjects": also})


def subjects_kept(draft: Draft) -> tuple[tuple[str, int], ...]:
    """(kind, id) of what a draft tells of; nothing of a draft that another version wrote."""
    stored = draft.extra.get("subjects")
    if not isinstance(stored, list):
        return ()
    return tuple((str(one[0]), int(one[1])) for one in stored if isinstance(one, list) and len(one) == 2)
