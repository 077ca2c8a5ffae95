"""A stop of the review as it is shown: what it is called, why it is here, what it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.records import Contact, Morale, Project, Stakeholder
from store.rules.people.contact_limit import restraint, restraint_words
from store.rules.registers.event_groups import counted_words, under
from store.rules.review.reasons.reason import Reason
from store.rules.review.review_item import Item
from store.rules.review.stops import row_words
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.date_display import dated, with_years
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, words

NAMED = 2
"""Of many alike, those that are named."""


@frozen
class ReviewLine:
    """One item: the code of its project, what it is called, whether it is mine alone; the day in its project;
    `caution`: why a contact with them had better wait; `together`: of many alike, how many and since when; of an event,
    what hangs under it. `members`: what each of several records is called, with its project where there are several."""

    item: Item
    project: str
    name: Words
    private: bool
    day: Day
    caution: Words | None = None
    together: Words | None = None
    members: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is here, as it is said: days of other years with their year. Of an event each record says its own;
        of a row of housekeeping each its first."""
        if not self.item.batch or self.item.sort in ("alike", "entered", "mail"):
            return self._said(self.item.reasons)
        found = list(self._said(self.item.reasons)) if self.item.event else []
        several = list(zip(self.members, self.item.batch, strict=True))
        for name, one in several[len(found) > 0 :]:
            for reason in self._said(one.reasons[: None if self.item.event else 1]):
                said = words(N_("{name}: {why}"), name=name, why=reason.words)
                found.append(replace(reason, words=said))
        return tuple(found)

    @property
    def lateness(self) -> Words:
        """The numbers behind its place in the queue, and how long a verdict on it holds."""
        first = self.reasons[0]
        return words(
            N_("since {day}, {late} days over, {interval} allowed; a verdict keeps it quiet for {again}wd"),
            late=first.late,
            interval=first.interval,
            day=dated(first.since, self.day.date),
            again=self.item.again,
        )

    def called(self, record: Record) -> Words:
        """What a sentence calls one of its records; a contact has no name of its own."""
        members = dict(zip((one.record.id for one in self.item.batch), self.members, strict=True))
        name = words("{name}", name=members[record.id]) if record.id in members else self.name
        return words(N_("contact with {name}"), name=name) if isinstance(record, Contact) else name

    @property
    def subject(self) -> Words:
        """What a sentence calls all of it."""
        return self.name if self.item.batch else self.called(self.item.record)

    def _said(self, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
        today = self.day.date
        return tuple(replace(one, words=with_years(one.words, today)) for one in reasons)


def beside_words(line: ReviewLine, key: str) -> tuple[Words, ...]:
    """Of several records, what makes them one stop, and what a verdict on them is on; the key that shows each."""
    if not line.item.batch:
        return ()
    if line.item.event:
        one = line.together or words("")
        return (words(N_("with it: {under}; {key} takes them one by one"), under=one, key=key),)
    sentence = N_("confirm, told, action and snooze apply to all of them; {key} goes through them one by one")
    return (*([line.together] if line.together is not None else []), words(sentence, key=key))


def line_of(nows: Mapping[int, Situation], item: Item, changed: Mapping[int, str]) -> ReviewLine:
    """`nows`: by project; `changed`: the moment of the last act on each record."""
    now = nows[item.project]
    caution = None
    if isinstance(item.record, Stakeholder) and (held := restraint(now, item.record)) is not None:
        caution = restraint_words(now.name(item.record.person), held)
    line = ReviewLine(
        item,
        now.project.code,
        _plain(_called(now, item)),
        item.record.home == "private",
        now.day,
        caution,
    )
    return _of_several(nows, line, changed) if item.batch else line


def _of_several(nows: Mapping[int, Situation], line: ReviewLine, changed: Mapping[int, str]) -> ReviewLine:
    item, now = line.item, nows[line.item.project]
    codes = {nows[one.project].project.code for one in item.batch}
    own = [_called(nows[one.project], one) for one in item.batch]
    if len(codes) > 1:
        each = [f"{nows[one.project].project.code} {name}" for one, name in zip(item.batch, own, strict=True)]
        line = replace(line, project="", members=tuple(each))
    else:
        line = replace(line, members=tuple(own))
    if item.event:
        return replace(line, together=under(now, [one.record for one in item.batch]))
    if item.sort == "housekeeping":
        names = [nows[one.project].name(getattr(one.record, "person", None)) for one in item.batch]
        return replace(line, name=row_words(item, names, own), caution=None)
    if item.sort == "mail":
        about = {name: item.reasons[0].words.values[name] for name in ("day", "name")}
        name = words(N_("mail of {day} to {name}: no answer"), **about)
        return replace(line, name=name, together=words(N_("in it: {names}"), names=tuple(own)))
    counted = words("{n} ×", n=len(own))
    if item.sort == "entered":
        counted = counted_words(one.record for one in item.batch)
    on = moment_in(now.project.zone, changed[item.record.id]).date()
    said = N_("{n} like this, entered or changed together on {day}")
    return replace(
        line,
        name=words("{counted} {names} …", counted=counted, names=tuple(own[:NAMED])),
        together=words(said, n=len(own), day=on),
    )


def _plain(name: str) -> Words:
    return words("{name}", name=name)


def _called(now: Situation, item: Item) -> str:
    """What people call the record of an item, in its project."""
    record = item.record
    if isinstance(record, Stakeholder):
        letter = f" ({record.client_class})" if record.client_class else ""
        return now.name(record.person) + letter
    if isinstance(record, Contact):
        return now.name(record.person)
    if isinstance(record, Project):
        return bare(record.name)
    if isinstance(record, Morale):
        return bare(record.text) or bare(record.follow_up)
    return bare(f"{getattr(record, 'code', '')} {record.label}")
