"""Rows of people: of the store alone, or with their part in a project."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from store.disk.chains import circle
from store.exchange.columns.choice_words import meaning
from store.exchange.imports.import_row import ImportRow, Outcome
from store.exchange.imports.importer import Importer
from store.exchange.imports.unread_words import Unread, UnreadWord, unread_words
from store.exchange.vocabulary.titles import OF_THE_PERSON, targets_of
from store.records import Person, Stakeholder
from store.records.stakeholder import ROLES
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, NN_, Words, say, words

NO_ROLE = NN_(
    '{n} without a role: no clock runs; a column Role says it, or --value "Head of IT=executive" for its words',
    '{n} without a role: no clock runs; a column Role says it, or --value "Head of IT=executive" for its words',
)
NO_CLOCK = N_("no role of that name: no clock runs")
_SEVERAL = re.compile(r"\s*[/;,、，；&+]\s*")


class _Named(Importer):
    """Rows that name a person."""

    def person(self, row: ImportRow) -> Person | None:
        """The one the row names; a new one when nobody is called so; None when the row is refused or left out."""
        values, people = row.values, self.columns.people
        if not (name := values.get("name")):
            return None
        try:
            found = people.alone(name, values.get("organisation", ""))
        except Unreadable as problem:
            row.wait("name", problem.words)
            return None
        if found is None and ("name", fold(name)) in self.existing_of[Person].archived:
            row.archived = True
            return None
        return found or people.add(Person(name=name, organisation=values.get("organisation", "")))


class Persons(_Named):
    """Rows of an address list."""

    kind = Person

    def identify(self, row: ImportRow) -> None:
        """By name, and organisation where there is one; somebody an earlier row brought along is the same person."""
        if person := self.person(row):
            self.claims.meet(row, person)
            row.before = None if person.id in self.columns.people.new else person


class Stakeholders(_Named):
    """Rows of a stakeholder list: each is a person of the store and that person's part in the project."""

    kind = Stakeholder

    def identify(self, row: ImportRow) -> None:
        """The person by name; the stakeholder is that person's in this project."""
        if (person := self.person(row)) is None:
            return
        row.values["person"] = person.id
        key = ("person", str(person.id))
        self.claims.claim(row, key, "name", person.name)
        found = self.existing.live.get(key, [])
        row.archived = not found and key in self.existing.archived
        if found:
            self.claims.meet(row, found[0])

    def settle(self, row: ImportRow) -> None:
        """A role of no known name is a job title; a class is dated, since clocks may run from that day."""
        before = cast(Stakeholder | None, row.before)
        if "role" not in row.values:
            self._role_of(row)
        if "role" not in row.values and (text := row.texts.get("role")):
            if "title" in row.values:
                row.keep("role")
                row.note("role", words(N_("no role of that name: it is kept in the remark")))
            else:
                row.values["title"] = text
                row.note("role", words(N_("no role of that name: it is kept as job title")))
        decided = self.columns.decisions.role
        if before is None and decided and "role" not in row.values and not row.texts.get("role"):
            row.values["role"] = decided
        if row.values.get("client_class") and (before is None or before.classed_on is None):
            row.values.setdefault("classed_on", self.today)

    def _role_of(self, row: ImportRow) -> None:
        """The one role among several words, else that of a job title that is one: `Sponsor / COO`."""
        for name in ("role", "title"):
            parts = [part for part in _SEVERAL.split(row.texts.get(name, "")) if part]
            roles = {part: role for part in parts if (role := meaning(self.kind.kind, "role", part))}
            if len(set(roles.values())) != 1:
                continue
            row.values["role"] = role = next(iter(roles.values()))
            row.read_as(name, say(ROLES[role], self.language))
            if name == "role" and len(parts) > len(roles):
                rest = " / ".join(part for part in parts if part not in roles)
                if row.values.setdefault("title", rest) != rest:
                    row.keep("role")
            return

    def notes(self) -> tuple[Words, ...]:
        """How many come in without a role: no clock runs for them."""
        return (words(NO_ROLE, n=n),) if (n := self.without_role()) else ()

    def without_role(self) -> int:
        """How many come in new whose role nobody knows."""
        return len(self._roleless())

    def roles(self) -> tuple[UnreadWord, ...]:
        """What stands where a role should: a job title, or a word of their own."""
        role = next(target for target in targets_of(self.kind) if target.name == "role")
        cells = (
            (row.number, Unread("role", row.column("role"), row.texts["role"], Words(NO_CLOCK)))
            for row in self._roleless()
            if row.texts.get("role")
        )
        return unread_words(self.kind.kind, (role,), cells)

    def _roleless(self) -> list[ImportRow]:
        return [row for row in self.rows if row.before is None and row.outcome and "role" not in row.values]

    def link(self, rows: Sequence[ImportRow]) -> None:
        """Who is reached via whom: where it would close a circle, the name is only kept."""
        coming = {row.id for row in rows}
        live = self.existing.live.items()
        here = [cast(Stakeholder, one) for (name, _), found in live if name == "person" for one in found]
        steps: dict[int, list[int]] = {}
        for one in here:
            if one.via is not None and one.id not in coming:
                steps.setdefault(one.person, []).append(one.via)
        for row in rows:
            records = row.outcome.records if row.outcome is not None else ()
            part = next((one for one in records if isinstance(one, Stakeholder)), row.before)
            if not isinstance(part, Stakeholder) or part.via is None:
                continue
            if way := circle(steps, part.person, part.via):
                loop = " → ".join(self.columns.people.label(Person.kind, id) for id in way)
                row.not_read("via", words(N_("this would go in a circle: {loop}"), loop=loop))
                self.vet(row)
            else:
                steps.setdefault(part.person, []).append(part.via)

    def outcome(self, row: ImportRow) -> Outcome:
        """The person where they are new or changed, then the stakeholder."""
        own = {name: value for name, value in row.values.items() if name in OF_THE_PERSON}
        rest = {name: value for name, value in row.values.items() if name not in OF_THE_PERSON}
        person, part = self._person(row, own), self.outcome_of(row, rest)
        return Outcome(person.records + part.records, person.changes + part.changes, person.kept + part.kept)

    def _person(self, row: ImportRow, values: Mapping[str, Any]) -> Outcome:
        people = self.columns.people
        person = people.by_id[row.values["person"]]
        if person.id in people.new:
            return Outcome((replace(person, **values),))
        news = self.news(person, values)
        return Outcome((news.onto(person),) if news.values else (), *self.changes(row, person, news))
