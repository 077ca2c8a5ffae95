"""Rows of a plan: which day is promised and which is expected, what is met, what it follows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, cast

from store.exchange.columns.column_fit import is_no
from store.exchange.columns.finish_column import finish_said
from store.exchange.imports.conflicts import Question
from store.exchange.imports.import_row import ImportRow, Outcome
from store.exchange.imports.importer import Importer
from store.exchange.imports.row_update import Update
from store.records import Milestone
from store.records.names import name_of
from store.records.reforecast import move
from store.values.dates import full_date
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, NN_, Words, say, words

HELD = NN_(
    "{n} baseline of the file waits: --approver NAME and --reason TEXT move it",
    "{n} baselines of the file wait: --approver NAME and --reason TEXT move them",
)
TASKS = NN_("{n} task that is no milestone is left out", "{n} tasks that are no milestones are left out")
DAYS = ("forecast", "finish", "baseline", "start")
"""The columns that may say for when a milestone is promised."""
_PARTS = re.compile(r"[;,\n|]+")


@dataclass(slots=True)
class Milestones(Importer):
    """Rows of a plan. What moves a promised date writes a Reforecast with it."""

    kind: ClassVar[type[Record]] = Milestone
    early: list[Question] = field(default_factory=list)
    tasks: int = 0
    """Rows that are said to be no milestones."""

    def belongs(self, row: ImportRow) -> bool:
        """A column that says yes or no tells the milestones from the tasks."""
        if not is_no(row.texts.get("is_one", "")):
            return True
        self.tasks += 1
        return False

    def notes(self) -> tuple[Words, ...]:
        """What a day in the file means, as it depends on whether the milestone is known, and which promises stay."""
        mapping = self.columns.mapping
        found = [mapping.of(name) for name in DAYS]
        titles = tuple(mapping.shown(one) for one in found if one is not None)
        sentence = N_(
            "days: a new milestone is promised for its day, of a known one the forecast moves;"
            " it is the first given of: {columns}"
        )
        said = (words(sentence, columns=titles),) if titles else ()
        left = (words(TASKS, n=self.tasks),) if self.tasks else ()
        return (*said, *finish_said(mapping), *left, *((words(HELD, n=self.held),) if self.held else ()))

    def settle(self, row: ImportRow) -> None:
        """Days and status."""
        before = cast(Milestone | None, row.before)
        last = self.existing.imported(before)
        if before is not None and _promises_anew(row, before, last) and not self._free:
            self.held += 1
            row.ask("baseline", _held(before, row.values["baseline"]))
        settle_milestone(row, before, self.today, free=self._free)
        self._early(row, before)

    def _early(self, row: ImportRow, before: Milestone | None) -> None:
        """A day expected before the one promised: good news, or two columns mixed up; the reader decides."""
        values, number = row.values, row.number
        promised = values.get("baseline") or getattr(before, "baseline", None)
        day = values.get("forecast")
        if promised is None or day is None or day >= promised:
            return
        if before is not None and self.existing.edited(before, "forecast"):
            return
        decided = self.columns.decisions.of_row(number, "last")
        days = {"day": full_date(day), "baseline": full_date(promised)}
        sentence = words(N_("{day} is before the baseline, {baseline}"), **days)
        self.early.append(Question("row", number, (number,), sentence, decided))
        name = _dated(row)
        if decided == "skip":
            row.refuse(name, sentence)
        elif decided == "first":
            del values["forecast"]
            row.note(name, words(N_("{day} is before the baseline, {baseline}, and left out"), **days))
        else:
            row.note(name, sentence)

    def questions(self) -> Iterator[Question]:
        """Also the days before the baseline."""
        yield from Importer.questions(self)
        yield from self.early

    def link(self, rows: Sequence[ImportRow]) -> None:
        """Predecessors."""
        live = self.existing.live.items()
        here = [cast(Milestone, record) for (name, _), found in live if name == "code" for record in found]
        new = {row.id: code for row in rows if (code := row.values.get("code"))}
        labels = {one.id: one.code for one in here} | new
        self.columns.people.labels |= labels
        counted = {row.counted: row.id for row in rows if row.counted}
        codes = counted | {fold(code): id for id, code in labels.items()}
        for row in follow(rows, codes, {one.id: one.after for one in here}):
            row.outcome = self.outcome(row)

    def outcome_of(self, row: ImportRow, values: Mapping[str, Any]) -> Outcome:
        """A new milestone that is expected on another day than was promised brings the reason with it."""
        outcome = Importer.outcome_of(self, row, values)
        if row.before is not None or not (reason := row.texts.get("reason")):
            return outcome
        milestone = cast(Milestone, outcome.records[0])
        _, *moved = move(replace(milestone, forecast=None), milestone, reason, self.today)
        return outcome._replace(records=(milestone, *moved))

    def change(self, row: ImportRow, before: Record, news: Update) -> tuple[Record, ...]:
        """The milestone, and a Reforecast for each date that moves."""
        decided, approval = self.columns.decisions, self.columns.decisions.approval
        change = approval.change if approval is not None else None
        of_file = words(N_("import {file}"), file=self.file) if change is None else name_of(change)
        return move(
            cast(Milestone, before),
            cast(Milestone, news.onto(before)),
            decided.reason or row.texts.get("reason") or say(of_file, self.language),
            self.today,
            planning=self._planning,
            approver=approval.approver if approval is not None else None,
            change=change.id if change is not None else None,
        )

    @property
    def _free(self) -> bool:
        """Whether the file's baselines are taken: the first plan is still being made, or somebody approved them."""
        return self._planning or self.columns.decisions.approval is not None

    @property
    def _planning(self) -> bool:
        """Whether the first plan is still being made."""
        return self.project is not None and self.project.state == "planning"


def settle_milestone(row: ImportRow, before: Milestone | None, today: date, *, free: bool = False) -> None:
    """Dates and status of one row. A new milestone is promised for its day; of a known one the forecast moves, and
    where baselines are `free` to move, its baseline too."""
    promised, forecast = row.take("baseline"), row.values.get("forecast")
    finish, start = row.take("finish"), row.take("start")
    for name in ("finish", "start") if forecast else ("start",) if finish or promised else ():
        row.keep(name)
    day = forecast or finish or promised or start
    if before is None:
        if (baseline := promised or (None if forecast else day)) is not None:
            row.values["baseline"] = baseline
        if promised and finish and finish != promised and not forecast:
            row.values["forecast"] = finish
        if day is None and not row.values.get("met_on"):
            _ask_for_day(row)
    elif before.expected is None:
        row.values |= {"baseline": promised or day} if day else {}
        row.values.pop("forecast", None)
    elif free and promised and promised != before.baseline:
        row.values["baseline"] = promised
        _move(row, before, forecast or finish)
    else:
        _move(row, before, day)
    _actual(row, day, today)
    _status(row, before, finish if finish and finish <= today else day, today)
    moved = row.values.get("forecast") or getattr(before, "forecast", None)
    if not moved or moved == (row.values.get("baseline") or getattr(before, "baseline", None)):
        row.keep("reason")


def _ask_for_day(row: ImportRow) -> None:
    """A milestone is a promised day: without one it waits."""
    given = {one.target: one.why for one in row.unread if one.target in DAYS}
    name = next((name for name in DAYS if name in given), "")
    row.lacks[name] = given.get(name, words(N_("no day is given")))


def _promises_anew(row: ImportRow, before: Milestone, last: Mapping[str, Any]) -> bool:
    """Whether the file has another baseline than is promised here, and had not when it last came in.

    Where a plan gives no other day the forecast follows its baseline: what is expected for that day is known.
    """
    promised = row.values.get("baseline")
    if not (row.values.get("finish") or row.values.get("forecast")) and promised == before.expected:
        return False
    return (
        promised is not None
        and before.baseline not in (None, promised)
        and promised.isoformat() != last.get("baseline")
    )


def _actual(row: ImportRow, day: date | None, today: date) -> None:
    """Planning tools write `20-Jul-20 A` for a day that has come true."""
    marked = row.texts.get(_dated(row), "").endswith(" A")
    if marked and day is not None and day <= today and "met_on" not in row.values:
        row.values["met_on"] = day
        row.note(_dated(row), words(N_("marked A, an actual day: it is taken as the day it was met")))


def _move(row: ImportRow, before: Milestone, day: date | None) -> None:
    row.values.pop("forecast", None)
    if day is not None and day != before.expected:
        row.values["forecast"] = day


def _held(before: Milestone, promised: date) -> Words:
    sentence = N_(
        "{name}: the baseline of the file, {said}, waits for a reason and an approver; here it is {day}"
    )
    assert before.baseline is not None
    days = {"said": full_date(promised), "day": full_date(before.baseline)}
    return words(sentence, name=before.code or before.title, **days)


def _dated(row: ImportRow) -> str:
    return next((name for name in DAYS if row.texts.get(name)), "")


def _status(row: ImportRow, before: Milestone | None, day: date | None, today: date) -> None:
    state = row.choices.get("status")
    if state == "cancelled":
        row.wait("status", words(N_("cancelled in the file; archive it here if it is still listed")))
    if state == "met" and "met_on" not in row.values and (before is None or before.met_on is None):
        if day is not None and day <= today:
            row.values["met_on"] = day
            sentence = N_("completed without its day: {day} is taken as the day it was met")
            row.note("status", words(sentence, day=full_date(day)))
        else:
            row.note("status", words(N_("completed without its day: enter the day it was met")))
            row.keep("status")
    if state == "open" and "met_on" not in row.values and before is not None and before.met_on:
        row.differ("status", words(N_("it was met here on {day} and stays so"), day=full_date(before.met_on)))


def follow(
    rows: Sequence[ImportRow], codes: Mapping[str, int], linked: Mapping[int, int | None]
) -> Iterator[ImportRow]:
    """Link each milestone to the one it follows, where its predecessors name exactly one that is known.

    `codes`: folded code → id; `linked`: id → the id it follows already. Yields the rows whose values changed.
    """
    linking = [(row, text) for row in rows if (text := row.texts.get("predecessors"))]
    anew = {row.id for row, _ in linking}
    chains = _Chains()
    for id, other in linked.items():
        if other is not None and id not in anew:
            chains.join(id, other)
    for row, text in linking:
        parts = [key for part in _PARTS.split(text) if (key := fold(part))]
        known = {codes[key] for key in parts if key in codes} - {row.id}
        other = next(iter(known)) if len(known) == 1 else None
        if other is not None and chains.join(row.id, other):
            row.values["after"] = other
        else:
            row.note("predecessors", words(_WHY_NOT[min(len(known), 2)]))
        if "after" not in row.values or len(parts) > 1:
            row.keep("predecessors")
        yield row


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
