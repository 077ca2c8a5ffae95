"""What somebody has not heard yet: the sponsor above all, then whom a change concerns."""

from collections.abc import Iterator, Sequence

from store.records import Change, Milestone, Risk
from store.records.change import unapproved
from store.records.milestone import rag
from store.records.risk import band
from store.rules.absence import stand_in_of_sponsor
from store.rules.registers.events import other_than_approved
from store.rules.registers.meanwhile import meanwhile
from store.rules.registers.must_hear import must_hear as unheard
from store.rules.registers.news import News, begins, revisions_of, tellable, who_may_know
from store.rules.registers.news import untold as not_heard
from store.rules.registers.news_age import aged
from store.rules.review.reasons.reason import Reason, Severity, heavy, seen_by_sponsor
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.record import Record, born
from store.values.words import N_, Clauses, Words, words

ANSWER_WD = 2
"""Working days that the answer to a mail may take."""


def no_sponsor(situation: Situation) -> Iterator[Reason]:
    """Without a sponsor nobody can be told anything; said once for the project."""
    if situation.sponsor is None:
        said = N_("no sponsor is set, so nobody counts as told; e enters one")
        since = born(situation.project.id)
        yield Reason(
            "no_sponsor", situation.project, words(said), "amber", since, again=20, sponsor=True, untold=True
        )


def untold(situation: Situation) -> Iterator[Reason]:
    """Known, bad, and not said to the sponsor; to a new one all of it is one briefing."""
    silent = tuple(found for found in not_heard(situation) if found.untold)
    if begins(situation):
        sponsor = situation.sponsor_person
        if theirs := tuple(found for found in silent if found.person == sponsor):
            yield _first_briefing(situation, theirs)
        silent = tuple(found for found in silent if found.person != sponsor)
    for found in silent:
        away = meanwhile(situation, found.person, (found.record,))
        stand_in = stand_in_of_sponsor(situation) if away is not None else None
        if stand_in is not None and _knows(situation, found.record, stand_in):
            # Nothing is to be done before the sponsor is back.
            continue
        if away is not None:
            known = aged(words(N_("known since {day}"), day=found.known), found.age)
            said = words("{parts}", parts=Clauses((known, away)))
        else:
            form = N_("known since {day}, {name} has not been told")
            said = aged(words(form, day=found.known, name=situation.name(found.person)), found.age)
        if (what := _unseen(situation, found)) is not None:
            said = words("{parts}", parts=Clauses((said, what)))
        yield Reason(
            "untold",
            found.record,
            said,
            _weight(situation, found.record),
            found.since,
            late=found.age,
            interval=_notice(situation, found.record),
            again=1,
            sponsor=seen_by_sponsor(situation, found.record),
            untold=True,
        )


def _unseen(situation: Situation, found: News) -> Words | None:
    """What is news of a record that no colour of it shows: a promise that moved, a change made other than approved."""
    record = found.record
    if isinstance(record, Milestone) and record.baseline is not None:
        moved = [one for one in situation.rebaselines_of.get(record.id, ()) if one.on >= found.known]
        if moved and moved[0].moved_from is not None:
            today = situation.day.date
            was, now = dated(moved[0].moved_from, today), dated(record.baseline, today)
            return words(N_("baseline {was} → {now}"), was=was, now=now)
    elif isinstance(record, Change) and record.implemented_on is not None and not unapproved(record):
        done = dated(record.implemented_on, situation.day.date)
        if other_than_approved(revisions_of(situation, record)):
            return words(N_("implemented {day} other than approved"), day=done)
    return None


def may_know(situation: Situation) -> Iterator[Reason]:
    """Bad, and kept within on the supplier's side; that it stays so is said once, until it gets worse."""
    for record in tellable(situation):
        if (found := who_may_know(situation, record)) is not None:
            yield Reason(
                "may_know",
                record,
                words(
                    N_(
                        "who may know? confirm keeps it from {name} until it gets worse, edit opens it (audience)"
                    ),
                    name=_sponsor(situation),
                ),
                _weight(situation, record),
                found.since,
                late=found.age,
                interval=_notice(situation, record),
                again=1,
                kept_from=found.person,
            )


def _first_briefing(situation: Situation, silent: Sequence[News]) -> Reason:
    first = silent[0]
    said = words(
        N_("first briefing to {name}: {n} to tell, known since {day}"),
        name=_sponsor(situation),
        n=len(silent),
        day=min(found.known for found in silent),
    )
    return Reason(
        "untold",
        situation.project,
        aged(said, first.age),
        "amber",
        first.since,
        late=first.age,
        interval=situation.day.settings.notice_milestone_wd,
        again=1,
        sponsor=True,
        untold=True,
    )


def sent(situation: Situation) -> Iterator[Reason]:
    """Sent to the sponsor and not answered."""
    for found in not_heard(situation):
        if found.heard == "sent" and found.told is not None:
            late = situation.day.since(found.told.on) - ANSWER_WD
            if late >= 0:
                said = words(
                    N_("sent {day}, {name} has not answered"),
                    day=found.told.on,
                    name=situation.name(found.person),
                )
                since = situation.day.calendar.add(found.told.on, ANSWER_WD)
                yield Reason(
                    "sent",
                    found.record,
                    said,
                    "amber",
                    since,
                    late=late,
                    interval=ANSWER_WD,
                    again=2,
                    sponsor=seen_by_sponsor(situation, found.record),
                )


def must_hear(situation: Situation) -> Iterator[Reason]:
    """A change that those who must hear of it have not all heard of, or not since it got worse."""
    for change in situation.changes:
        if left := unheard(situation, change):
            first = min(left, key=lambda one: one.known)
            yield Reason(
                "must_hear",
                change,
                words(N_("not told yet: {names}"), names=tuple(situation.name(one.person) for one in left)),
                "amber",
                first.known,
                late=max(0, situation.day.since(first.known)),
                interval=situation.day.settings.notice_change_wd,
            )


def unapproved_change(situation: Situation) -> Iterator[Reason]:
    """Implemented without an approval."""
    for change in situation.changes:
        done = change.implemented_on
        if done is not None and unapproved(change) and _lately(situation, change):
            yield Reason(
                "unapproved",
                change,
                words(N_("implemented {day} without an approval"), day=done),
                "red",
                done,
                late=situation.day.since(done),
                interval=situation.day.settings.notice_change_wd,
                sponsor=seen_by_sponsor(situation, change),
            )


def _lately(situation: Situation, change: Change) -> bool:
    """An implemented change is history after the days that "no surprises" looks back."""
    done = change.implemented_on
    return done is None or (situation.day.date - done).days < situation.day.settings.surprise_days


def _knows(situation: Situation, record: Record, stand_in: int) -> bool:
    """Asked of the stand-in of a sponsor who is away, and loaded then."""
    from store.rules.registers.hearing_order import knows

    return knows(situation, record, stand_in)


def _weight(situation: Situation, record: Record) -> Severity:
    if isinstance(record, Risk):
        return heavy(band(record, situation.day))
    if isinstance(record, Milestone):
        return heavy(rag(record, situation.day))
    return "red" if record.kind == "seat" else "amber"


def _notice(situation: Situation, record: Record) -> int:
    settings = situation.day.settings
    if isinstance(record, Milestone):
        own = situation.project.notice
        return settings.notice_milestone_wd if own is None else own
    notices = {"change": settings.notice_change_wd, "seat": settings.notice_seat_wd}
    return notices.get(record.kind, settings.notice_issue_wd)


def _sponsor(situation: Situation) -> str:
    return situation.name(situation.sponsor_person)
