"""Rows of a plan: which day is promised and which is expected, what is met, what it follows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, cast

from store.exchange.imports.conflicts import Question
from store.exchange.imports.importer import Draft, Importer
from store.exchange.imports.row_entry import Entry
from store.exchange.imports.row_update import Merged
from store.exchange.vocabulary.choices import word_key, words_for
from store.records import Milestone
from store.records.reforecast import move
from store.values.dates import full_date
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, say, words

_PARTS = re.compile(r"[;,\n|]+")


@dataclass(slots=True)
class Milestones(Importer):
    """Rows of a plan. What moves a promised date writes a Reforecast with it."""

    kind: ClassVar[type[Record]] = Milestone
    early: list[Question] = field(default_factory=list)

    def notes(self) -> tuple[Words, ...]:
        """What a day in the file means, as it depends on whether the milestone is known."""
        mapping = self.columns.mapping
        found = [mapping.of(name) for name in ("forecast", "finish", "baseline", "start")]
        titles = tuple(mapping.shown(one) for one in found if one is not None)
        sentence = N_(
            "days: a new milestone is promised for its day, of a known one the forecast moves;"
            " it is the first given of: {columns}"
        )
        return (words(sentence, columns=titles),) if titles else ()

    def settle(self, draft: Draft) -> None:
        """Days and status."""
        before = cast(Milestone | None, draft.before)
        settle_milestone(draft.entry, before, self.standing.told(before), self.today)
        self._early(draft.entry, before)

    def _early(self, entry: Entry, before: Milestone | None) -> None:
        """A day expected before the one promised: good news, or two columns mixed up; the reader decides."""
        values, number = entry.values, entry.row.number
        promised = values.get("baseline") or getattr(before, "baseline", None)
        day = values.get("forecast")
        if promised is None or day is None or day >= promised:
            return
        decided = self.columns.decisions.of_row(number, "last")
        days = {"day": full_date(day), "baseline": full_date(promised)}
        sentence = words(N_("{day} is before the baseline, {baseline}"), **days)
        self.early.append(Question("row", number, (number,), sentence, decided))
        name = _dated(entry)
        if decided == "skip":
            entry.refuse(name, sentence)
        elif decided == "first":
            del values["forecast"]
            entry.note(name, words(N_("{day} is before the baseline, {baseline}, and left out"), **days))
        else:
            entry.note(name, sentence)

    def questions(self) -> Iterator[Question]:
        """Also the days before the baseline."""
        yield from Importer.questions(self)
        yield from self.early

    def link(self, drafts: Sequence[Draft]) -> None:
        """Predecessors."""
        live = self.standing.live.items()
        here = [cast(Milestone, record) for (name, _), found in live if name == "code" for record in found]
        new = {draft.id: code for draft in drafts if (code := draft.entry.values.get("code"))}
        labels = {one.id: one.code for one in here} | new
        self.columns.people.labels |= labels
        codes = {fold(code): id for id, code in labels.items()}
        by_id = {draft.id: draft for draft in drafts}
        entries = [(draft.entry, draft.id) for draft in drafts]
        for id in follow(entries, codes, {one.id: one.after for one in here}):
            by_id[id].outcome = self.outcome(by_id[id])

    def change(self, before: Record, news: Merged) -> tuple[Record, ...]:
        """The milestone, and a Reforecast for each date that moves."""
        reason = say(words(N_("import {file}"), file=self.file), self.language)
        return move(cast(Milestone, before), cast(Milestone, news.onto(before)), reason, self.today)


def settle_milestone(entry: Entry, before: Milestone | None, last: Mapping[str, Any], today: date) -> None:
    """Dates and status of one row. A new milestone is promised for its day; of a known one the forecast moves."""
    promised, forecast = entry.take("baseline"), entry.values.get("forecast")
    finish, start = entry.take("finish"), entry.take("start")
    for name in ("finish", "start") if forecast else ("start",) if finish or promised else ():
        entry.keep(name)
    day = forecast or finish or promised or start
    if before is None:
        entry.values["baseline"] = promised or (None if forecast else day)
        if promised and finish and finish != promised and not forecast:
            entry.values["forecast"] = finish
        if day is None and not entry.wrong:
            entry.note("", words(N_("no day is given")))
    elif before.expected is None:
        entry.values |= {"baseline": promised or day} if day else {}
        entry.values.pop("forecast", None)
    else:
        _move(entry, before, last, day)
        if promised and before.baseline and promised != before.baseline and (finish or forecast):
            entry.differ(
                "baseline", words(N_("the baseline here stays {day}"), day=full_date(before.baseline))
            )
    _actual(entry, day, today)
    _status(entry, before, day, today)


def _actual(entry: Entry, day: date | None, today: date) -> None:
    """Planning tools write `20-Jul-20 A` for a day that has come true."""
    marked = entry.texts.get(_dated(entry), "").endswith(" A")
    if marked and day is not None and day <= today and "met_on" not in entry.values:
        entry.values["met_on"] = day
        entry.note(_dated(entry), words(N_("marked A, an actual day: it is taken as the day it was met")))


def _move(entry: Entry, before: Milestone, last: Mapping[str, Any], day: date | None) -> None:
    entry.values.pop("forecast", None)
    if day is None or day == before.expected:
        return
    if day.isoformat() == (last.get("forecast") or last.get("baseline")):
        assert before.expected is not None
        sentence = N_("the forecast was moved here to {day} and stays; the file says {said} as before")
        entry.differ(_dated(entry), words(sentence, day=full_date(before.expected), said=full_date(day)))
    else:
        entry.values["forecast"] = day


def _dated(entry: Entry) -> str:
    return next((name for name in ("forecast", "finish", "baseline", "start") if entry.texts.get(name)), "")


def _status(entry: Entry, before: Milestone | None, day: date | None, today: date) -> None:
    text = entry.texts.get("status", "")
    state = words_for("milestone", "status").get(word_key(text)) if text else None
    if text and state is None:
        entry.keep("status")
    if state == "cancelled":
        entry.refuse("status", words(N_("cancelled in the file; archive it here if it is still listed")))
    if state == "met" and "met_on" not in entry.values and (before is None or before.met_on is None):
        if day is not None and day <= today:
            entry.values["met_on"] = day
            sentence = N_("completed without its day: {day} is taken as the day it was met")
            entry.note("status", words(sentence, day=full_date(day)))
        else:
            entry.note("status", words(N_("completed without its day: enter the day it was met")))
            entry.keep("status")
    if state == "open" and "met_on" not in entry.values and before is not None and before.met_on:
        entry.differ(
            "status", words(N_("it was met here on {day} and stays so"), day=full_date(before.met_on))
        )


def follow(
    entries: Sequence[tuple[Entry, int]], codes: Mapping[str, int], linked: Mapping[int, int | None]
) -> Iterator[int]:
    """Link each milestone to the one it follows, where its predecessors name exactly one that is known.

    `entries`: the rows with the ids their milestones have or will have; `codes`: folded code → id; `linked`: id →
    the id it follows already. Yields the ids whose values changed.
    """
    rows = [(entry, id, text) for entry, id in entries if (text := entry.texts.get("predecessors"))]
    anew = {id for _, id, _ in rows}
    chains = _Chains()
    for id, other in linked.items():
        if other is not None and id not in anew:
            chains.join(id, other)
    for entry, id, text in rows:
        parts = [key for part in _PARTS.split(text) if (key := fold(part))]
        known = {codes[key] for key in parts if key in codes} - {id}
        other = next(iter(known)) if len(known) == 1 else None
        if other is not None and chains.join(id, other):
            entry.values["after"] = other
        else:
            entry.note("predecessors", words(_WHY_NOT[min(len(known), 2)]))
        if "after" not in entry.values or len(parts) > 1:
            entry.keep("predecessors")
        yield id


_WHY_NOT = (
    N_("the predecessor is not in this project: it is only kept in the remark"),
    N_("the predecessors run in a circle: this one is not linked, only kept in the remark"),
    N_("several predecessors are in this project: none is linked, all are kept in the remark"),
)


class _Chains:
    """Which milestones hang together. Each follows at most one, so a link within a chain would close a circle."""

    def __init__(self) -> None:
        self.ends: dict[int, int] = {}

    def join(self, id: int, other: int) -> bool:
        """Whether `id`, which follows nothing yet, may follow `other`; then it does."""
        end, onto = self._end(id), self._end(other)
        self.ends[end] = onto
        return end != onto

    def _end(self, id: int) -> int:
        while (step := self.ends.get(id, id)) != id:
            self.ends[id] = self.ends.get(step, step)
            id = step
        return id
