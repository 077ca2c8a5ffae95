"""Until which day has the sponsor heard this? Asked once, where rows come in that are older than the store, or a new
sponsor takes over; scripts say `--heard-until DAY`, and without it nothing was heard."""

from collections.abc import Sequence
from datetime import date

from store.acts.hear_import import hear_coming
from store.cli.console import remark
from store.cli.parser import Call, Parser
from store.cli.parts.terminal_question import can_ask
from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import said_at_start
from store.records import Told
from store.trouble import UsageProblem
from store.values.fields import field_named
from store.values.outcome import Explain
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.words import N_, Words, words


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
    if not (typed or can_ask(call) or said_at_start(workspace, project)):
        return ()

    def found(typed: str) -> tuple[Told, ...] | Explain:
        answers = {"heard_until": typed}
        heard = hear_coming(workspace, project, coming, answers, call.session.language, person, made)
        if isinstance(heard, Words):
            raise UsageProblem(heard)
        return heard

    asked = heard = found(typed)
    while isinstance(asked, Explain) and isinstance(heard, Explain) and can_ask(call):
        try:
            heard = found(answer) if (answer := _answer(call, asked)) else ()
        except UsageProblem as problem:
            # What was decided until here is not lost for a word.
            remark(call, problem.words)
    return () if isinstance(heard, Explain) else heard


def _answer(call: Call, asked: Explain) -> str:
    from store.cli.parts.conflict_dialogue import ask

    question = N_("until which day has {name} heard this ({n} to tell)? a day; empty: nothing was heard")
    typed = ask(call, words(question, **asked.said.values))
    return "" if typed == "no" else typed.strip()


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
