"""Who must not be surprised in a project that begins, and until which day they have heard how it stands: by flags, or
asked once where somebody sits at a terminal. The day holds for what the first import brings."""

from dataclasses import replace
from datetime import date

from store.cli.console import remark, tell
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.base_line_question import heard_day, heard_flag
from store.cli.parts.field_flags import Welcoming, read_fields
from store.cli.parts.prompt import answered
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.records import Project, Stakeholder, Told
from store.rules.registers.base_line import heard_at_start
from store.trouble import UsageProblem
from store.values.reader import Reader
from store.values.words import N_, Words, words

WHO = N_("who is the sponsor, who must never be surprised? a name; empty: later")
UNTIL = N_("until which day has {name} heard how {code} stands? a day; empty: nothing was heard")
LATER = N_(
    "who is your sponsor? forewarn add stakeholder --project {code} --role sponsor --person NAME --new-people"
    " --heard-until DAY; without a day nothing was heard"
)


def first_sponsor_flags(parser: Parser) -> None:
    """`--sponsor NAME --heard-until DAY`."""
    parser.flag("--sponsor", "NAME", N_("who must never be surprised; a new name adds the person"))
    heard_flag(parser)


def check_first_sponsor(call: Call, reader: Reader) -> None:
    """Before anything is made. Raises UsageProblem for a day without a sponsor, or for what is no day."""
    if call.options.heard_until and not call.options.sponsor:
        raise UsageProblem(words(N_("--heard-until goes with --sponsor NAME")))
    heard_day(reader, call.options.heard_until or "")


def first_sponsor(call: Call, workspace: Workspace, project: Project) -> None:
    """Save them, as an act of its own; where nobody is named, how that is done later is said."""
    named, asks = call.options.sponsor, at_terminal()
    typed = named or (answered(call, words(WHO)) if asks else "")
    if not typed.strip():
        remark(call, words(LATER, code=project.code))
        return
    reader = reader_for(workspace, project.id, call.session.language)
    newcomers = Welcoming(reader.directory)
    found = read_fields(Stakeholder, {"person": typed}, replace(reader, directory=newcomers))
    part = Stakeholder(project=project.id, role="sponsor", **found)
    name = newcomers.label("person", part.person)
    day = heard_day(reader, call.options.heard_until or "")
    if asks and not named:
        day = _asked(call, reader, words(UNTIL, name=name, code=project.code))
    tolds: tuple[Told, ...] = (heard_at_start(project, part.person, day, reader.day.date),) if day else ()
    act = words(N_("{name} is the sponsor of {code}"), name=name, code=project.code)
    workspace.save(*newcomers.made, part, *tolds, act=act)
    tell(call, act)


def _asked(call: Call, reader: Reader, question: Words) -> date | None:
    """The day that is answered; asked again, with why, for what is none."""
    while True:
        try:
            return heard_day(reader, answered(call, question))
        except UsageProblem as problem:
            remark(call, problem.words)
