"""`x`: met, occurred, replied to, done, kept, closed, published."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from store.acts.publish import publish
from store.disk.workspace import Workspace
from store.queries.project_day import day_within
from store.records import Action, Milestone, Note, Risk
from store.records.milestone import review_owed
from store.records.names import Called, name_of, names
from store.records.risk import DISPOSITIONS, STATES, reply
from store.rules.registers.lifecycle import FINISH, handled
from store.rules.registers.promises import unexplained
from store.values.day import Day
from store.values.outcome import Answers, Choose, Explain, Outcome, Save
from store.values.record import Record, own_project
from store.values.words import N_, bare, words


def finish(
    workspace: Workspace,
    records: Sequence[Record],
    answers: Answers,
    language: str,
    called: Called = name_of,
) -> Outcome:
    """Of risks it is asked what `became` of them, of issues that are closed the `disposition`, of words that were not
    kept why they were `missed`, of a gate that was met its `review`, of a check its `result`; a private note is
    published, in `language`."""
    if notes := [record for record in records if isinstance(record, Note)]:
        return publish(workspace, notes[0], answers, language)
    days = {record.id: day_within(workspace, own_project(record)) for record in records}
    if risks := [record for record in records if isinstance(record, Risk)]:
        return _risks(risks, days, answers, called)
    if len(records) == 1 and isinstance(gate := records[0], Milestone) and review_owed(gate):
        from store.acts.review_gate import review_gate

        return review_gate(workspace, gate, answers, called)
    if len(records) == 1 and records[0].kind == "quality_check":
        from store.acts.hold_check import hold_check
        from store.records import Check
        from store.records.check import uncorrected

        if isinstance(check := records[0], Check) and not uncorrected(check):
            return hold_check(workspace, check, answers, called)
    today = {id: day.date for id, day in days.items()}
    missed = [one for one in records if isinstance(one, Action) and unexplained(one, today[one.id])]
    if missed:
        if not (reason := answers.get("missed")):
            return _why_missed(missed)
        ids = {one.id: replace(one, missed_because=reason) for one in missed}
        records = [ids.get(record.id, record) for record in records]
    return handled(records, today, FINISH, N_("nothing to finish here"), called)


def finish_by_hand(before: Record, after: Record, answers: Answers) -> Save | Choose | Explain:
    """A change that somebody typed. Where it finishes the record, it is asked what `x` asks, as far as the change does
    not say it."""
    if isinstance(before, Action) and isinstance(after, Action) and _ends_missed(before, after):
        if not (reason := answers.get("missed")):
            return _why_missed((after,))
        after = replace(after, missed_because=reason)
    if isinstance(before, Risk) and isinstance(after, Risk) and _ends_open(before, after):
        if (disposition := answers.get("disposition")) not in DISPOSITIONS:
            return _what_was_agreed((after,), name_of)
        after = replace(after, disposition=disposition)
    return Save((after,), words(N_("change {name}"), name=name_of(after)))


def _ends_missed(before: Action, after: Action) -> bool:
    """Whether a word ends after its day, and nobody says why."""
    end = after.done_on or after.dropped_on
    return before.open and end is not None and unexplained(replace(after, done_on=None, dropped_on=None), end)


def _ends_open(before: Risk, after: Risk) -> bool:
    """Whether an issue is closed, and nobody says what was agreed."""
    return before.state == "occurred" and after.state == "closed" and after.disposition is None


def _why_missed(missed: Sequence[Action]) -> Explain:
    """One reason for all of them."""
    called = tuple(bare(f"{one.code} {one.label}".strip()) for one in missed)
    return Explain(
        "missed",
        words(N_("{names}: after its day. Why was it missed?"), names=called),
        N_("a missed promise needs a reason; Esc leaves it open"),
        of=tuple(one.id for one in missed),
    )


def _risks(risks: Sequence[Risk], days: Mapping[int, Day], answers: Answers, called: Called) -> Outcome:
    live = [risk for risk in risks if risk.state == "open"]
    owed = [risk for risk in risks if reply(risk, days[risk.id]) is not None]
    today = {id: day.date for id, day in days.items()}
    match answers.get("became"):
        case "occurred" if live:
            occurred = (replace(risk, state="occurred", occurred_on=today[risk.id]) for risk in live)
            return Save(tuple(occurred), words(N_("occurred: {name}"), name=names(live, called)))
        case "replied" if owed:
            replied = (replace(risk, replied_on=today[risk.id]) for risk in owed)
            return Save(tuple(replied), words(N_("replied: {name}"), name=names(owed, called)))
        case "closed":
            return _closed(risks, today, answers, called)
    known: tuple[tuple[str, str], ...] = (("occurred", STATES["occurred"]),) if live else ()
    known += (("replied", N_("replied")),) if owed else ()
    said = words(N_("{name}: what became of it?"), name=names(risks, called))
    return Choose("became", said, (*known, ("closed", STATES["closed"])))


def _closed(risks: Sequence[Risk], today: Mapping[int, date], answers: Answers, called: Called) -> Outcome:
    """Of issues that have no disposition yet it is asked for."""
    open_ended = [risk for risk in risks if risk.state == "occurred" and risk.disposition is None]
    disposition = answers.get("disposition")
    if open_ended and disposition not in DISPOSITIONS:
        return _what_was_agreed(open_ended, called)
    closed = (
        replace(
            risk,
            state="closed",
            closed_on=today[risk.id],
            disposition=disposition if risk in open_ended else risk.disposition,
        )
        for risk in risks
    )
    return Save(tuple(closed), words(N_("close {name}"), name=names(risks, called)))


def _what_was_agreed(issues: Sequence[Risk], called: Called) -> Choose:
    asked = words(N_("What was agreed about {name}?"), name=names(issues, called))
    return Choose("disposition", asked, tuple(DISPOSITIONS.items()), of=tuple(one.id for one in issues))
