"""Rows of people: of the store alone, or with their part in a project."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from store.disk.chains import circle
from store.exchange.imports.importer import Draft, Importer, Outcome
from store.exchange.imports.row_update import merged
from store.exchange.vocabulary.titles import OF_THE_PERSON
from store.records import Person, Stakeholder
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, words


class _Named(Importer):
    """Rows that name a person."""

    def person(self, draft: Draft) -> Person | None:
        """The one the row names; a new one when nobody is called so; None when the row is refused or left out."""
        values, people = draft.entry.values, self.columns.people
        if not (name := values.get("name")):
            return None
        try:
            found = people.alone(name, values.get("organisation", ""))
        except Unreadable as problem:
            draft.entry.refuse("name", problem.words)
            return None
        if found is None and ("name", fold(name)) in self.standings[Person].hidden:
            draft.hidden = True
            return None
        return found or people.add(Person(name=name, organisation=values.get("organisation", "")))


class Persons(_Named):
    """Rows of an address list."""

    kind = Person

    def identify(self, draft: Draft) -> None:
        """By name, and organisation where there is one; somebody an earlier row brought along is the same person."""
        if person := self.person(draft):
            self.meet(draft, person)
            draft.before = None if person.id in self.columns.people.new else person


class Stakeholders(_Named):
    """Rows of a stakeholder list: each is a person of the store and that person's part in the project."""

    kind = Stakeholder

    def identify(self, draft: Draft) -> None:
        """The person by name; the stakeholder is that person's in this project."""
        if (person := self.person(draft)) is None:
            return
        draft.entry.values["person"] = person.id
        key = ("person", str(person.id))
        self.claim(draft, key, "name", person.name)
        found = self.standing.live.get(key, [])
        draft.hidden = not found and key in self.standing.hidden
        if found:
            self.meet(draft, found[0])

    def settle(self, draft: Draft) -> None:
        """A role of no known name is a job title; a class is dated, since clocks may run from that day."""
        entry, before = draft.entry, cast(Stakeholder | None, draft.before)
        if (text := entry.texts.get("role")) and "role" not in entry.values:
            if "title" in entry.values:
                entry.keep("role")
                entry.note("role", words(N_("no role of that name: it is kept in the remark")))
            else:
                entry.values["title"] = text
                entry.note("role", words(N_("no role of that name: it is kept as job title")))
        if entry.values.get("client_class") and (before is None or before.classed_on is None):
            entry.values.setdefault("classed_on", self.today)

    def link(self, drafts: Sequence[Draft]) -> None:
        """Who is reached via whom: a row that would close a circle is refused."""
        coming = {draft.id for draft in drafts}
        live = self.standing.live.items()
        here = [cast(Stakeholder, one) for (name, _), found in live if name == "person" for one in found]
        steps: dict[int, list[int]] = {}
        for one in here:
            if one.via is not None and one.id not in coming:
                steps.setdefault(one.person, []).append(one.via)
        for draft in drafts:
            records = draft.outcome.records if draft.outcome is not None else ()
            part = next((one for one in records if isinstance(one, Stakeholder)), draft.before)
            if not isinstance(part, Stakeholder) or part.via is None:
                continue
            if way := circle(steps, part.person, part.via):
                loop = " → ".join(self.columns.people.label(Person.kind, id) for id in way)
                draft.entry.refuse("via", words(N_("this would go in a circle: {loop}"), loop=loop))
                draft.outcome = None
            else:
                steps.setdefault(part.person, []).append(part.via)

    def outcome(self, draft: Draft) -> Outcome:
        """The person where they are new or changed, then the stakeholder."""
        values = draft.entry.values
        person = self._person(draft, {name: value for name, value in values.items() if name in OF_THE_PERSON})
        draft.entry.values = {name: value for name, value in values.items() if name not in OF_THE_PERSON}
        try:
            part = Importer.outcome(self, draft)
        finally:
            draft.entry.values = values
        return Outcome(person.records + part.records, person.shifts + part.shifts, person.kept + part.kept)

    def _person(self, draft: Draft, values: Mapping[str, Any]) -> Outcome:
        people = self.columns.people
        person = people.by_id[draft.entry.values["person"]]
        if person.id in people.new:
            return Outcome((replace(person, **values),))
        news = merged(person, values, self.standings[Person].told(person))
        return Outcome((news.onto(person),) if news.values else (), *self.told(draft.entry, person, news))
