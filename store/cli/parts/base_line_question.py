"""Until which day has the sponsor heard this? Asked once, where rows come in that are older than the store, or a new
sponsor takes over; scripts say `--heard-until DAY`, and without it nothing was heard."""

from collections.abc import Sequence
from datetime import date

from store.cli.parser import Call, Parser, at_terminal
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.queries.register_rows import register
from store.records import Person, Told
from store.rules.registers.base_line import asked_at_start, asked_before, heard_before, to_hear
from store.trouble import UsageProblem
from store.values.fields import field_named
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.words import N_, words


def heard_flag(parser: Parser) -> None:
    """`--heard-until DAY`."""
    parser.flag(
        "--heard-until", "DAY", N_("until which day the sponsor has heard this; without it nothing was heard")
    )


def base_line(
    call: Call,
    workspace: Workspace,
    project: int,
    coming: Sequence[Record],
    person: int | None = None,
    made: Sequence[Record] = (),
) -> tuple[Told, ...]:
    """What the sponsor, or a new one who is among `coming`, had heard of it; nothing where nobody says so."""
    typed: str = call.options.heard_until or ""
    if not (typed or at_terminal() or register(workspace, Told, project, having={"state": "before"})):
        return ()
    now = situation(workspace, project)
    sponsor = now.sponsor_person
    whom = sponsor if person is None else person
    if whom is None:
        if typed:
            raise UsageProblem(
                words(N_("nobody is the sponsor yet: enter one with --heard-until afterwards"))
            )
        return ()
    only = person is None
    if not typed:
        older = to_hear(now, coming, whom, only)
        if (until := asked_at_start(now, whom)) is not None:
            return heard_before(now, coming, whom, until, only)
        if not older or asked_before(now, whom) or not at_terminal():
            return ()
        new = next((one for one in made if one.id == whom), None) or workspace.get(Person, whom)
        typed = _answer(call, new.label if new is not None else "", len(older))
    until = heard_day(reader_for(workspace, project, call.session.language), typed)
    return heard_before(now, coming, whom, until, only) if until is not None else ()


def _answer(call: Call, name: str, n: int) -> str:
    from store.cli.parts.conflict_dialogue import ask

    question = N_("until which day has {name} heard this ({n} to tell)? a day; empty: nothing was heard")
    typed = ask(call, words(question, name=name, n=n))
    return "" if typed == "no" else typed


def heard_day(reader: Reader, typed: str) -> date | None:
    """Raises UsageProblem for what is no day, or one that is still to come."""
    if not typed.strip():
        return None
    try:
        until: date | None = reader.read(field_named(Told, "on"), typed)
    except Unreadable as problem:
        raise UsageProblem(problem.words) from None
    if until is not None and until > reader.day.date:
        raise UsageProblem(words(N_("heard until a day that has come: not after today")))
    return until
